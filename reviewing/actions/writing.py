"""Deeds of reviewers on reviews: saving a draft, submitting, changing; and the chair's reopening."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from conference.history import Refused, action
from conference.models import Person
from reviewing.actions.locks import locked_assignment
from reviewing.models import Assignment, Criterion, Review
from reviewing.permissions import is_open_for_writing, why_closed

REOPENED_FOR = timedelta(days=7)


class Stale(Refused):
    """The review was saved elsewhere since this form was opened."""


@action(secret="reviews")
def save_review(
    assignment: Assignment,
    *,
    revision: int,
    by: Person | None,
    scores: Mapping[str, int | None],
    for_authors: str = "",
    confidential: str = "",
    at: datetime | None = None,
) -> Review:
    """Keeps a draft. `revision` is that of the review that the writer saw, 0 for none; `scores`: slug -> number."""
    review = _locked_review(assignment, revision, at)
    if review.status == Review.Status.SUBMITTED:
        raise Refused(_("This review is in already: please submit your changes."))
    return _write(review, scores, for_authors, confidential, at)


@action(secret="reviews")
def submit_review(
    assignment: Assignment,
    *,
    revision: int,
    by: Person | None,
    scores: Mapping[str, int | None],
    for_authors: str,
    confidential: str = "",
    at: datetime | None = None,
) -> Review:
    """Hands a review in, or a changed one; all criteria and a text for the authors are needed."""
    review = _locked_review(assignment, revision, at)
    missing = [str(criterion) for criterion in _criteria(review) if scores.get(criterion.slug) is None]
    if missing:
        raise Refused(_("Please answer: %(criteria)s.") % {"criteria": ", ".join(missing)})
    if not for_authors.strip():
        raise Refused(_("Please write something for the authors."))
    review.status = Review.Status.SUBMITTED
    review.submitted_at = review.submitted_at or at or timezone.now()
    review = _write(review, scores, for_authors, confidential, at)
    Assignment.objects.filter(pk=review.assignment_id).update(status=Assignment.Status.DONE)
    return review


@action(secret="reviews")
def reopen_review(assignment: Assignment, *, by: Person | None, at: datetime | None = None) -> Assignment:
    """Lets a reviewer change a submitted review for a week more."""
    assignment = locked_assignment(assignment)
    if assignment.status != Assignment.Status.DONE:
        raise Refused(_("There is no submitted review to reopen."))
    if assignment.round.is_closed:
        raise Refused(_("The decision has been released: the review can no longer change."))
    assignment.due_at = (at or timezone.now()) + REOPENED_FOR
    assignment.save(update_fields=["due_at"])
    return assignment


def _locked_review(assignment, revision, at):
    """The review to write into, as nobody else can write until this deed is over."""
    assignment = locked_assignment(assignment)
    if not assignment.may_read:
        raise Refused(_("Only who has accepted the request can write a review."))
    if refusal := why_closed(assignment):
        raise Refused(refusal)
    if not is_open_for_writing(assignment, at):
        raise Refused(_("This review can no longer be changed. If it should be, please write to the chairs."))
    review = Review.objects.filter(assignment=assignment).first()
    if revision != (review.revision if review else 0):
        raise Stale(_("This review has been saved elsewhere in the meantime, perhaps in another window."))
    return review or Review(
        edition_id=assignment.edition_id, submission=assignment.submission, assignment=assignment, revision=0
    )


def _write(review, scores, for_authors, confidential, at):
    review.scores = {
        criterion.slug: _as_asked(criterion, scores[criterion.slug])
        for criterion in _criteria(review)
        if scores.get(criterion.slug) is not None
    }
    review.for_authors, review.confidential = for_authors.strip(), confidential.strip()
    review.revision += 1
    review.changed_at = at or timezone.now()
    review.save()
    return review


def _criteria(review):
    return Criterion.objects.filter(edition=review.edition_id).order_by("position", "pk")


def _as_asked(criterion, value):
    if not criterion.lowest <= value <= criterion.highest:
        raise Refused(_("%(value)s is not on the scale of “%(criterion)s”.") % {"value": value, "criterion": criterion})
    return criterion.as_asked(value)
