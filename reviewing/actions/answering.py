"""Deeds of reviewers on requests: accepting and declining."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from conference.history import Refused, action, note
from conference.models import Person
from reviewing.actions.locks import locked_assignment
from reviewing.models import Assignment
from reviewing.permissions import why_closed

Status = Assignment.Status


@action(secret="reviewers")
def answer(
    assignment: Assignment, *, accepts: bool, by: Person | None, reason: str = "", at: datetime | None = None
) -> Assignment:
    """Accepts or declines. Who has accepted may still decline until the review is in; who has declined may come back
    while the paper still lacks a reviewer."""
    assignment = locked_assignment(assignment)
    if refusal := why_closed(assignment) or _refusal(assignment, accepts):
        raise Refused(refusal)
    assignment.status = Status.ACCEPTED if accepts else Status.DECLINED
    assignment.decline_reason = "" if accepts else reason.strip()
    assignment.answered_at = at or timezone.now()
    assignment.save()
    note(answer=assignment.status)
    return assignment


def _refusal(assignment, accepts):
    if assignment.status == Status.DONE:
        return _("You have submitted your review already. Thank you!")
    if accepts and assignment.status == Status.DECLINED and not _has_room(assignment):
        return _("Others review this paper now. If you would like to help after all, please write to the chairs.")
    return ""


def _has_room(assignment):
    return assignment.round.assignments.standing().count() < assignment.edition.reviews_per_paper
