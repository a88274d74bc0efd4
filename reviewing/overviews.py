"""What chairs look at: their papers with who reviews them, what came back and what was decided, in few queries."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Prefetch

from conference.models import Role
from reviewing.models import Assignment, Decision, Review, Round
from reviewing.pseudonyms import in_order_of_pseudonyms
from reviewing.scores import Summary, summary
from submissions.models import Conflict, Submission

Status = Assignment.Status


@dataclass(frozen=True)
class Sheet:
    """A paper as its chairs see it. `conflicts` counts reviewers, `in_conflict` are those assigned nevertheless."""

    paper: Submission
    assignments: list[Assignment]
    wanted: int
    conflicts: int
    in_conflict: frozenset[int]
    decision: Decision | None

    @property
    def standing(self):
        return [one for one in self.assignments if one.is_standing]

    @property
    def declined(self):
        return [one for one in self.assignments if one.status == Status.DECLINED]

    @property
    def missing(self):
        return max(0, self.wanted - len([one for one in self.standing if one.reviewer_id not in self.in_conflict]))

    @property
    def asked(self):
        return [one for one in self.assignments if one.status in Assignment.SENT]

    @property
    def reviews(self):
        return [one.review for one in self.assignments if one.status == Status.DONE]

    @property
    def overall(self) -> Summary | None:
        return overall_of(self.reviews)


def overall_of(reviews) -> Summary | None:
    """The overall recommendations of reviews in figures."""
    answers = [answer for review in reviews for answer in review.scores.values() if answer["is_overall"]]
    return summary([answer["value"] for answer in answers])


def sheets(viewer, edition, track=None, statuses=None, only=None):
    """One sheet for each paper that the viewer handles, by number; always the same number of queries."""
    papers = Submission.objects.handled_by(viewer).filter(edition=edition)
    if only is None:
        papers = papers.filter(status__in=statuses) if statuses else papers.handed_in()
    papers = papers.filter(track=track) if track else papers
    papers = papers.filter(pk=only.pk) if only else papers
    rounds = Round.objects.select_related("decision__decided_by").order_by("number").prefetch_related(_assignments())
    found = list(papers.select_related("track", "kind").order_by("number").prefetch_related(Prefetch("rounds", rounds)))
    in_conflict = _conflicts(edition, found)
    return [_sheet(paper, edition, in_conflict.get(paper.pk, frozenset())) for paper in found]


def _assignments():
    return Prefetch("assignments", Assignment.objects.select_related("reviewer").prefetch_related("review"))


def _conflicts(edition, papers):
    """Paper's key -> keys of the edition's reviewers who are in conflict with it."""
    reviewers = Role.objects.reviewing().filter(edition=edition)
    rows = Conflict.objects.standing().filter(submission__in=papers, person__in=reviewers.values("person"))
    found = {}
    for paper, person in rows.values_list("submission", "person"):
        found.setdefault(paper, set()).add(person)
    return found


def _sheet(paper, edition, conflicted):
    """The latest round counts; where it is decided and a revision came, nobody reviews the paper yet."""
    latest = (list(paper.rounds.all()) or [None])[-1]
    if latest and latest.is_closed and not paper.is_decided:
        latest = None
    assignments = in_order_of_pseudonyms(latest.assignments.all()) if latest else []
    standing = {one.reviewer_id for one in assignments if one.is_standing}
    return Sheet(
        paper=paper,
        assignments=assignments,
        wanted=edition.reviews_per_paper,
        conflicts=len(conflicted),
        in_conflict=frozenset(conflicted & standing),
        decision=getattr(latest, "decision", None) if latest else None,
    )


@dataclass(frozen=True)
class Column:
    """One review beside the others on the page where a paper is decided."""

    assignment: Assignment
    review: Review
    scores: dict


def side_by_side(sheet):
    """(questions, columns): every criterion that a review answered, and the submitted reviews as columns."""
    questions = {}
    for assignment in sheet.assignments:
        if assignment.status == Status.DONE:
            for slug, answer in assignment.review.scores.items():
                questions.setdefault(slug, answer)
    ordered = sorted(questions, key=lambda slug: questions[slug]["position"])
    columns = [Column(one, one.review, one.review.scores) for one in sheet.assignments if one.status == Status.DONE]
    return [(slug, questions[slug]) for slug in ordered], columns


def decision_counts(sheets):
    """How many pending decisions there are of each outcome, in the order of the outcomes."""
    decisions = [sheet.decision for sheet in sheets if sheet.decision]
    pending = [one for one in decisions if not (one.is_released or one.is_recommendation)]
    counts = Counter(decision.outcome for decision in pending)
    return [(label, counts[value]) for value, label in Decision.Outcome.choices if counts[value]]
