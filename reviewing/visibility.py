"""What reviewing grants of papers, which mails it keeps from whom, and what authors may read of a review."""

from dataclasses import dataclass

from django.db.models import Exists, Max, OuterRef, Q

from conference.texts import Texts
from reviewing.models import Assignment, Decision, Review, Round
from reviewing.pseudonyms import in_order_of_pseudonyms
from reviewing.scores import points
from submissions.visibility import concealed


def reviewed_by(viewer):
    """A condition on Submission: see AssignmentQuerySet.opening_the_paper_to."""
    return Q(pk__in=Assignment.objects.opening_the_paper_to(viewer).values("submission"))


def reads_until(viewer, submission):
    """The moment of the release after which a reviewer reads no new version, for no running round is the viewer's."""
    mine = Assignment.objects.opening_the_paper_to(viewer).filter(submission=submission)
    if mine.filter(round__in=Round.objects.running()).exists():
        return None
    return mine.aggregate(last=Max("round__decision__released_at"))["last"]


def concealed_bundles(viewer):
    """Codes of mails about several papers (see actions.sending), one of which is kept from the viewer."""
    together = Assignment.objects.filter(
        reviewer=OuterRef("reviewer"), sent_at=OuterRef("sent_at"), submission__code__in=concealed(viewer)
    )
    # Says nothing new, but spares looking through the bundles of every other reviewer of the site.
    theirs = Assignment.objects.filter(submission__code__in=concealed(viewer)).values("reviewer")
    return Assignment.objects.filter(Exists(together), reviewer__in=theirs).values("code")


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


def for_authors(review: Review, pseudonym: str) -> ReviewForAuthors:
    return ReviewForAuthors(pseudonym, scores_of(review, for_authors=True), review.for_authors)


def scores_of(review: Review, *, for_authors: bool = False) -> tuple[Score, ...]:
    """The scores in the order of the form; for authors only those that they were promised to see."""
    answers = sorted(review.scores.values(), key=lambda answer: answer["position"])
    return tuple(
        Score(Texts(answer["question"]), answer["value"], answer["label"])
        for answer in answers
        if answer["is_shown_to_authors"] or not for_authors
    )


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
    return [for_authors(by_assignment[one], one.pseudonym) for one in in_order_of_pseudonyms(by_assignment)]
