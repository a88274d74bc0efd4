"""Looking for conflicts of interest: the pure rules asked about the papers and the reviewers and chairs of a track."""

from collections import defaultdict
from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.db.models import Q

from conference import jobs
from conference.history import action, note
from conference.models import Edition, Person, Role, Track
from submissions.conflicts import Found, Party, Rule, find
from submissions.models import Author, Conflict, Submission

KIND = {
    Rule.SAME_PERSON: Conflict.Kind.AUTHOR,
    Rule.CO_SUBMISSION: Conflict.Kind.CO_SUBMISSION,
    Rule.SAME_DOMAIN: Conflict.Kind.INSTITUTION,
    Rule.SAME_INSTITUTION: Conflict.Kind.INSTITUTION,
    Rule.SAME_NAME: Conflict.Kind.NAME,
}


@action
def find_conflicts(
    track: Track,
    *,
    by: Person | None,
    people: Iterable[Person] | None = None,
    papers: Iterable[Submission] | None = None,
) -> Track:
    """Records what the rules find between the track's papers (or these) and its reviewers and chairs (or these people).

    May run as often as one likes: what a chair has confirmed, declared or dismissed stays as it is; a found conflict
    whose reason has gone (an author was taken off) goes.
    """
    papers = list(Submission.objects.handed_in().filter(track=track) if papers is None else papers)
    people = list(handling(track) if people is None else people)
    reasons = _reasons(track, papers, people)
    is_new = _write(track, reasons)
    gone = _forget(papers, people, reasons)
    note(papers=len(papers), people=len(people), new=is_new, gone=gone)
    return track


def find_soon(submission: Submission, version_code: str) -> None:
    """A paper that has just come in may be in conflict with those who are there already."""
    jobs.enqueue(
        find_for_paper,
        purpose=f"conflicts {version_code}",
        edition=submission.edition,
        submission=submission.code,
    )


@jobs.job
def find_for_paper(row):
    submission = Submission.objects.select_related("track").get(code=row.arguments["submission"])
    find_conflicts(submission.track, by=None, papers=[submission])


def handling(track: Track):
    """Reviewers and chairs of the track, or of the whole conference."""
    roles = Role.objects.filter(Q(track=track) | Q(track=None), edition=track.edition)
    return Person.objects.filter(pk__in=roles.filter(role__in=[Role.REVIEWER, Role.CHAIR]).values("person"))


def people_with_roles(edition: Edition):
    """Everybody who organises, chairs or reviews in this edition."""
    roles = Role.objects.filter(edition=edition)
    return Person.objects.filter(pk__in=roles.values("person")).order_by("family_name", "given_name", "pk")


def _reasons(track, papers, people):
    """(paper, person, kind) -> sentences of evidence; paper and person by primary key."""
    authors, papers_of = _authors(papers)
    handlers = {party.key: (party, person) for party, person in _handlers(people)}
    parties = [party for party, _person in handlers.values()]
    reasons = defaultdict(list)
    for found in find(authors, parties, _author_lists(track)):
        _party, person = handlers[found.reviewer]
        for paper in papers_of[found.author]:
            _add(reasons[paper, person.pk, KIND[found.rule]], found)
    return {reason: evidence for reason, evidence in reasons.items() if not _is_said_already(reason, reasons)}


def _is_said_already(reason, reasons):
    """Who is an author of this very paper is not told that the two wrote "another" one together."""
    paper, person, kind = reason
    return kind == Conflict.Kind.CO_SUBMISSION and (paper, person, Conflict.Kind.AUTHOR) in reasons


def _add(sentences: list[str], found: Found):
    if found.evidence not in sentences:
        sentences.append(found.evidence)


def _authors(papers):
    """The authors as parties, and the papers of each by its key."""
    parties, papers_of = [], defaultdict(set)
    for author in Author.objects.filter(submission__in=[paper.pk for paper in papers]).select_related("person"):
        party = _author(author)
        parties.append(party)
        papers_of[party.key].add(author.submission_id)
    return parties, papers_of


def _author(author, *, with_name=True):
    person = author.person
    return Party(
        key=person.code if person else f"author {author.pk}",
        names=(author.name,) if with_name and author.name else (),
        emails=tuple(filter(None, {author.email, person.email if person else ""})),
        affiliations=(author.affiliation,) if author.affiliation else (),
        orcid=author.orcid,
    )


def _handlers(people):
    addresses = defaultdict(set)
    for row in EmailAddress.objects.filter(user__in=[person.pk for person in people]):
        addresses[row.user_id].add(row.email)
    for person in people:
        emails = addresses[person.pk] | ({person.email} if person.email else set())
        names = (person.name,) if person.family_name else ()
        affiliations = (person.affiliation,) if person.affiliation else ()
        yield Party(person.code, names, tuple(sorted(emails)), affiliations, person.orcid), person


def _author_lists(track):
    """Who wrote together here. Without names: the evidence must not tell a chair who wrote a paper of another track."""
    lists = defaultdict(list)
    handed_in = Submission.objects.handed_in().filter(edition=track.edition)
    for author in Author.objects.filter(submission__in=handed_in.values("pk")).select_related("person"):
        lists[author.submission_id].append(_author(author, with_name=False))
    return [group for group in lists.values() if len(group) > 1]


def _write(track, reasons):
    """Creates what is new and refreshes the evidence of what is still open; returns how many are new."""
    papers = {paper for paper, _person, _kind in reasons}
    standing = {
        (row.submission_id, row.person_id, row.kind): row for row in Conflict.objects.filter(submission__in=papers)
    }
    new = []
    for (paper, person, kind), sentences in reasons.items():
        evidence = "\n".join(sentences)
        row = standing.get((paper, person, kind))
        if row is None:
            new.append(
                Conflict(
                    edition_id=track.edition_id,
                    submission_id=paper,
                    person_id=person,
                    kind=kind,
                    status=Conflict.Status.FOUND,
                    evidence=evidence,
                )
            )
        elif row.status == Conflict.Status.FOUND and row.evidence != evidence:
            Conflict.objects.filter(pk=row.pk).update(evidence=evidence)
    Conflict.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def _forget(papers, people, reasons):
    """Found conflicts, not yet looked at, whose reason has gone."""
    open_ones = Conflict.objects.filter(
        submission__in=[paper.pk for paper in papers], person__in=people, status=Conflict.Status.FOUND
    )
    gone = [row.pk for row in open_ones if (row.submission_id, row.person_id, row.kind) not in reasons]
    Conflict.objects.filter(pk__in=gone).delete()
    return len(gone)
