"""What reviewing grants of papers, which mails it keeps from whom, and what authors may read of a review."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from conference.texts import Texts
from reviewing.models import Assignment, Decision, Review
from reviewing.scores import points
from submissions.visibility import concealed


def reviewed_by(viewer):
    """A condition on Submission. Who declined no longer sees the paper."""
    asked = Assignment.objects.of(viewer).filter(status__in=Assignment.SENT)
    return Q(pk__in=asked.values("submission"))


def concealed_bundles(viewer):
    """Codes of mails about several papers (see actions.sending), one of which is kept from the viewer."""
    together = Assignment.objects.filter(
        reviewer=OuterRef("reviewer"), sent_at=OuterRef("sent_at"), submission__code__in=concealed(viewer)
    )
    return Assignment.objects.filter(Exists(together)).values("code")


@dataclass(frozen=True)
class Score:
    """One criterion as it was asked, and the answer in figures and words."""

    question: Texts
    value: int
    label: str

    @property
    def points(self):
        return points(self.value)


@dataclass(frozen=True)
class ReviewForAuthors:
    """What authors read of a review. There is no way from here to the reviewer, the remarks or the times."""

    pseudonym: str
    scores: tuple[Score, ...]
    text: str


def for_authors(review: Review) -> ReviewForAuthors:
    """Needs review.assignment loaded."""
    shown = scores_of(review, for_authors=True)
    return ReviewForAuthors(review.assignment.pseudonym, shown, review.for_authors)


def scores_of(review: Review, *, for_authors: bool = False) -> tuple[Score, ...]:
    """The scores in the order of the form; for authors only those that they were promised to see."""
    answers = sorted(review.scores.values(), key=lambda answer: answer["position"])
    return tuple(
        Score(Texts(answer["question"]), answer["value"], answer["label"])
        for answer in answers
        if answer["is_shown_to_authors"] or not for_authors
    )


def in_order_of_pseudonyms(assignments):
    """R1, R2 ... R10; who has none yet comes last."""
    return sorted(assignments, key=lambda one: (not one.pseudonym, int(one.pseudonym[1:] or 0), one.pk))


def outcomes_for_authors(viewer, submission):
    """Released decisions on the viewer's own paper, the latest first, each with its reviews as authors may see them."""
    told = Decision.objects.released().of_author(viewer).filter(submission=submission).select_related("round")
    readable = Review.objects.visible_to(viewer).submitted().filter(submission=submission)
    by_round = {}
    for review in readable.select_related("assignment"):
        by_round.setdefault(review.assignment.round_id, []).append(review)
    return [(decision, _in_order(by_round.get(decision.round_id, ()))) for decision in told.order_by("-round__number")]


def _in_order(reviews):
    by_assignment = {review.assignment: review for review in reviews}
    return [for_authors(by_assignment[one]) for one in in_order_of_pseudonyms(by_assignment)]
