"""Deeds that end or turn the way of a paper: withdrawing, and what reviewing calls when decisions are released."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from conference import mail
from conference.history import Refused, action, digest, note
from conference.models import Person
from submissions.correspondents import recipients
from submissions.models import Submission
from submissions.signals import submission_withdrawn

Status = Submission.Status


@action(secret="authors")
def withdraw(submission: Submission, *, by: Person | None, at: datetime | None = None) -> Submission:
    """Takes the paper back; upper apps undo what they have planned with it. Its authors are told, if it was in."""
    at = at or timezone.now()
    submission = Submission.objects.locked(submission)
    if submission.status == Status.WITHDRAWN:
        raise Refused(_("This paper has already been withdrawn."))
    if submission.status == Status.REJECTED:
        raise Refused(_("A paper that was not accepted need not be withdrawn."))
    was = submission.status
    submission.status, submission.withdrawn_at, submission.changed_at = Status.WITHDRAWN, at, at
    submission.save(update_fields=["status", "withdrawn_at", "changed_at"])
    submission_withdrawn.send(sender=Submission, submission=submission, by=by)
    if submission.number:
        _confirm_withdrawal(submission)
    note(was=was)
    return submission


def _confirm_withdrawal(submission):
    for address, person in recipients(submission).items():
        mail.send(
            "submissions/mail/withdrawn.txt",
            to=person or address,
            purpose=f"withdrawn {submission.code} {digest(address)}",
            about=submission,
            secret="authors",
            submission=submission,
        )


@action(secret="decision")
def accept(
    submission: Submission, *, by: Person | None, as_poster: bool = False, at: datetime | None = None
) -> Submission:
    """Called when the decision is released, not when it is made."""
    return _decide(submission, Status.ACCEPTED_POSTER if as_poster else Status.ACCEPTED, at)


@action(secret="decision")
def ask_revision(submission: Submission, *, by: Person | None, at: datetime | None = None) -> Submission:
    return _decide(submission, Status.REVISE, at)


@action(secret="decision")
def reject(submission: Submission, *, by: Person | None, at: datetime | None = None) -> Submission:
    return _decide(submission, Status.REJECTED, at)


def _decide(submission, status, at):
    submission = Submission.objects.locked(submission)
    if submission.is_draft:
        raise Refused(_("A draft cannot be decided on: it has not been handed in."))
    if submission.status == Status.WITHDRAWN:
        raise Refused(_("%(paper)s has been withdrawn by its authors.") % {"paper": submission.label})
    submission.status, submission.changed_at = status, at or timezone.now()
    submission.save(update_fields=["status", "changed_at"])
    return submission
