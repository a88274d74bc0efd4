"""Who may not review what, and why: standing conflicts, authors, those who declined, those whom a chair took off,
those to whom an offer to another track has told the authors."""

from collections.abc import Iterable
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.utils.translation import gettext as _

from conference.history import Refused
from conference.models import Person
from reviewing.models import Assignment
from submissions.models import Author, Conflict, Submission, Transfer
from submissions.transfers import who_saw_authors_by_offers


@dataclass(frozen=True)
class Bar:
    """Why a person is not proposed for a paper; a chair may set only a mild one aside by hand."""

    sentence: str
    is_conflict: bool = False
    is_mild: bool = False


def bars(papers: Iterable[Submission], people: Iterable[Person]) -> dict[tuple[int, int], Bar]:
    """(paper's key, person's key) -> the gravest reason, with the same few queries for any number of both."""
    papers, people = list(papers), list(people)
    found = {}
    for pair, bar in (*_withdrawn(papers, people), *_declined(papers, people), *_told(papers, people)):
        found[pair] = bar
    for pair, bar in (*_conflicts(papers, people), *_authors(papers, people)):
        found[pair] = bar
    return found


def _withdrawn(papers, people):
    off = Assignment.objects.filter(submission__in=papers, reviewer__in=people, status=Assignment.Status.WITHDRAWN)
    for pair in off.values_list("submission", "reviewer"):
        yield pair, Bar(_("was taken off this paper"), is_mild=True)


def _declined(papers, people):
    no = Assignment.objects.filter(submission__in=papers, reviewer__in=people, status=Assignment.Status.DECLINED)
    for pair in no.values_list("submission", "reviewer"):
        yield pair, Bar(_("has declined this paper"))


def _told(papers, people):
    """Who came to know the authors of a blind paper because it was offered to another track."""
    persons = {person.pk for person in people}
    for paper, person in who_saw_authors_by_offers(papers):
        if person in persons:
            yield (paper, person), Bar(_("knows the authors, as the paper was offered to another track"))


def refuse_while_offered(papers: Iterable[Submission]):
    """Nobody is put on a paper that another track may take: its chairs see the authors until they answer."""
    offered = Transfer.objects.open().filter(submission__in=papers).select_related("submission").first()
    if offered:
        sentence = _("%(paper)s is offered to another track. Please wait for the answer, or take the offer back.")
        raise Refused(sentence % {"paper": offered.submission.label})


def _conflicts(papers, people):
    words = {str(kind): _("conflict of interest: %(kind)s") % {"kind": kind.label} for kind in Conflict.Kind}
    standing = Conflict.objects.standing().filter(submission__in=papers, person__in=people)
    for paper, person, kind in standing.values_list("submission", "person", "kind"):
        yield (paper, person), Bar(words[kind], is_conflict=True)


def _authors(papers, people):
    """Authors by their account or any of their addresses, and who handed the paper in for others."""
    persons = {person.pk for person in people}
    by_address = {person.email.lower(): person.pk for person in people if person.email}
    for address, person in EmailAddress.objects.filter(user__in=people).values_list("email", "user"):
        by_address[address.lower()] = person
    bar = Bar(_("author of this paper"), is_conflict=True)
    for paper in papers:
        if paper.contact_id in persons:
            yield (paper.pk, paper.contact_id), bar
    for paper, person, email in Author.objects.filter(submission__in=papers).values_list(
        "submission", "person", "email"
    ):
        for who in {person, by_address.get(email.lower())} & persons:
            yield (paper, who), bar
