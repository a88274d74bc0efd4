"""Deeds that ask reviewers: sending what was proposed, one mail to each reviewer, and reminding them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import mail
from conference.history import Refused, action, note
from conference.models import Deadline, Edition, Person, Role, Track
from conference.tokens import signature
from conference.viewers import Viewer
from reviewing.actions.criteria import set_default_criteria
from reviewing.actions.inviting import REMIND_AFTER, refuse_a_second_mail_a_day
from reviewing.actions.locks import locked_assignment, locked_track, papers_in_hands_of
from reviewing.eligibility import bars, refuse_while_offered
from reviewing.models import Assignment, Round
from reviewing.permissions import is_in_conflict
from submissions.models import Submission
from submissions.visibility import concealed

TEMPLATE = "reviewing/mail/request.txt"


@dataclass(frozen=True)
class Sent:
    """How many requests went out to how many reviewers in how many mails."""

    requests: int
    reviewers: int
    mails: int


@dataclass(frozen=True)
class Bundle:
    """What a mail about several papers is about: it is known by the code of one of its assignments.

    Whoever may not know of one of its papers does not see it: see `visibility.concealed_bundles`.
    """

    edition: Edition
    subject_code: str


def waiting_to_be_sent(track: Track, by: Person | None):
    """Proposals on papers that `by` handles, by reviewer and paper."""
    papers = papers_in_hands_of(by, track).exclude(status="withdrawn")
    rows = Assignment.objects.filter(submission__in=papers.values("pk"), status=Assignment.Status.PROPOSED)
    related = rows.select_related("reviewer", "submission", "round", "edition")
    return related.order_by("reviewer__family_name", "reviewer", "submission__number")


@action(secret="reviewers")
def send(track: Track, *, by: Person | None, at: datetime | None = None) -> Sent:
    """Asks the reviewers for everything that is proposed, with a link per paper to accept or decline.

    A proposal that has come into conflict since is not sent, and neither is anything else: a chair must look first.
    """
    at, track = at or timezone.now(), locked_track(track)
    waiting = list(waiting_to_be_sent(track, by))
    if not waiting:
        raise Refused(_("There is nothing to send: please propose an assignment first."))
    refuse_while_offered({assignment.submission for assignment in waiting})
    _refuse_conflicts(waiting)
    if not track.edition.criteria.exists():
        set_default_criteria(track.edition, by=by)
    _take_latest_versions(waiting)
    deadline = review_deadline(track)
    due = deadline.closes_at if deadline else None
    mails = bundles(track.edition, waiting)
    for place, theirs in enumerate(mails):
        moment = at + timedelta(microseconds=place)  # each mail its own: it ties the papers of a mail together
        asked = [ask(assignment, by=by, at=moment, due_at=due) for assignment in theirs]
        _mail(asked, track=track, deadline=deadline, at=moment, by=by)
    return Sent(len(waiting), len({one.reviewer_id for one in waiting}), len(mails))


def bundles(edition: Edition, waiting: Sequence[Assignment]) -> list[list[Assignment]]:
    """What goes into one mail: all papers of a reviewer but those that are kept from one of the organisers.

    These have a mail of their own, so that who reads the outbox misses nothing that could tell of them. So do papers
    for which somebody is asked again.
    """
    kept = _kept_from_organisers(edition, waiting)
    found: dict[tuple, list[Assignment]] = {}
    for assignment in waiting:
        alone = assignment.submission.code in kept or assignment.sent_at
        found.setdefault((assignment.reviewer_id, assignment.pk if alone else None), []).append(assignment)
    return list(found.values())


def _kept_from_organisers(edition, waiting):
    papers = Submission.objects.filter(pk__in=[assignment.submission_id for assignment in waiting])
    organisers = Role.objects.organising().filter(edition=edition).select_related("person")
    viewers = [Viewer(person=role.person) for role in organisers]
    return {
        code for viewer in viewers for code in papers.filter(code__in=concealed(viewer)).values_list("code", flat=True)
    }


@action(secret="reviewers")
def ask(assignment: Assignment, *, by: Person | None, at: datetime, due_at: datetime | None) -> Assignment:
    """One proposal becomes a request (the mail is the sender's business); who is asked again keeps the first moment."""
    assignment.status, assignment.due_at = Assignment.Status.ASKED, due_at
    assignment.sent_at = assignment.sent_at or at
    assignment.decline_reason, assignment.answered_at = "", None
    assignment.save()
    note(reviewer=assignment.reviewer.code)
    return assignment


def review_deadline(track: Track) -> Deadline | None:
    """When reviews are due; None where no date has been set."""
    rows = Deadline.objects.of_track(track).filter(stage=Deadline.Stage.REVIEW, kind=None)
    return rows.order_by("closes_at").first()


def _refuse_conflicts(waiting: Sequence[Assignment]):
    papers = {assignment.submission for assignment in waiting}
    people = {assignment.reviewer for assignment in waiting}
    barred = bars(papers, people)
    for assignment in waiting:
        bar = barred.get((assignment.submission_id, assignment.reviewer_id))
        who = {"name": assignment.reviewer.name, "paper": assignment.submission.label}
        if bar and not bar.is_mild:
            who["why"] = bar.sentence
            raise Refused(_("%(name)s and %(paper)s: %(why)s. Please remove this proposal first.") % who)
        if not assignment.reviewer.email:
            raise Refused(_("There is no e-mail address of %(name)s.") % who)


def _take_latest_versions(waiting: Sequence[Assignment]):
    """A round is about what was last handed in when its reviewers were asked."""
    rounds = {assignment.round_id: assignment.submission for assignment in waiting}
    for round, submission in rounds.items():
        Round.objects.filter(pk=round).update(version=submission.versions.order_by("-number").first())


def _mail(assignments, *, track, deadline, at, by):
    first = assignments[0]
    mail.send(
        TEMPLATE,
        to=first.reviewer,
        purpose=f"assignment {first.code} asked {at:%Y-%m-%d %H:%M:%S.%f}",
        about=Bundle(first.edition, first.code),
        secret="reviewers",
        track=track,
        requests=[(assignment.submission, link_of(assignment)) for assignment in assignments],
        deadline=deadline,
        sender=by,
    )


def link_of(assignment: Assignment) -> str:
    """The page where the request is answered without signing in."""
    return reverse_lazy("reviewing:answer", args=[assignment.code, signature("assignment", assignment.code)])


@action(secret="reviewers")
def remind(assignment: Assignment, *, by: Person | None, at: datetime | None = None) -> Assignment:
    """Reminds a reviewer of an unanswered request or a review that is not in, at most once a day."""
    at, assignment = at or timezone.now(), locked_assignment(assignment)
    if assignment.status not in (Assignment.Status.ASKED, Assignment.Status.ACCEPTED) or assignment.round.is_closed:
        raise Refused(_("There is nothing to remind of."))
    if is_in_conflict(assignment):
        raise Refused(_("%(name)s has a conflict of interest: please withdraw the request.") % _named(assignment))
    if assignment.sent_at > at - REMIND_AFTER:
        raise Refused(_("%(name)s was asked less than 24 hours ago.") % _named(assignment))
    refuse_a_second_mail_a_day(f"assignment {assignment.code} ", assignment.reviewer, at)
    mail.send(
        "reviewing/mail/reminder.txt",
        to=assignment.reviewer,
        purpose=f"assignment {assignment.code} reminder {at:%Y-%m-%d %H:%M}",
        about=assignment,
        secret="reviewers",
        assignment=assignment,
        submission=assignment.submission,
        link=link_of(assignment),
    )
    return assignment


def _named(assignment):
    return {"name": assignment.reviewer.name}
