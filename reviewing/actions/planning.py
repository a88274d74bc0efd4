"""What a proposal of reviewers is made from, and the plan that comes of it: computed before anything is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from conference.history import Refused
from conference.models import Person, Track
from reviewing.actions.locks import papers_in_hands_of
from reviewing.eligibility import Bar, bars
from reviewing.matching import Result
from reviewing.models import Assignment, Round
from reviewing.pool import reviewers_of
from reviewing.proposing import affinity_of, matched, reason_of
from submissions.models import Submission, Transfer

COMPARING, SOLVING, EXPLAINING = "comparing", "solving", "explaining"
Tell = Callable[[str, int, int], None]  # (one of these steps, done, total); total 0 where nobody knows

REPLACED = Q(status=Assignment.Status.PROPOSED, by_hand=False)


@dataclass(frozen=True)
class Situation:
    """Papers and people by primary key, and what binds a proposal: two are equal where the same proposal fits both."""

    papers: Mapping[int, Submission]
    people: Mapping[int, Person]
    standing: frozenset[tuple[int, int]]  # (paper, person): sent, or added by hand
    barred: Mapping[tuple[int, int], Bar]
    wanted: Mapping[int, int]  # paper -> reviewers wanted from the pool


@dataclass(frozen=True)
class Plan:
    """New assignments as (paper, person, score, reason), and the whole result of matching."""

    situation: Situation
    new: tuple[tuple[int, int, float, dict], ...]
    result: Result


def situation_of(track: Track, by: Person | None, with_abstracts: bool = False) -> Situation:
    """How things stand, for the papers that `by` handles. Refused where there is nobody or nothing to assign."""
    people = {person.pk: person for person in reviewers_of(track)}
    if not people:
        raise Refused(_("There are no reviewers yet. Please invite some first."))
    papers = {paper.pk: paper for paper in to_assign(track, by, with_abstracts)}
    if not papers:
        raise Refused(_("There are no papers to assign yet."))
    rows = in_running_rounds(papers).standing().exclude(REPLACED)
    standing = frozenset(rows.values_list("submission", "reviewer"))
    wanted = _wanted(track, papers, {pair for pair in standing if pair[1] not in people})
    return Situation(papers, people, standing, bars(papers.values(), people.values()), wanted)


def to_assign(track, by, with_abstracts):
    """Papers under review without a decision, with their topics and running rounds; none offered to another track."""
    wanted = [Submission.Status.SUBMITTED, *([Submission.Status.ABSTRACT] if with_abstracts else [])]
    papers = papers_in_hands_of(by, track).filter(status__in=wanted).order_by("number")
    undecided = papers.exclude(pk__in=Round.objects.running().exclude(decision=None).values("submission"))
    undecided = undecided.exclude(pk__in=Transfer.objects.open().values("submission"))
    running = Prefetch("rounds", Round.objects.running(), to_attr="running_rounds")
    return undecided.prefetch_related("topics", running)


def in_running_rounds(papers: Mapping[int, Submission]):
    """Assignments of these papers, whatever their state."""
    running = {paper.running_rounds[0].pk for paper in papers.values() if paper.running_rounds}
    return Assignment.objects.filter(round__in=running)


def _wanted(track, papers, by_others):
    """Reviewers wanted from the pool: those who review without being in it (any more) count, too."""
    wanted = dict.fromkeys(papers, track.edition.reviews_per_paper)
    for paper, _reviewer in by_others:
        wanted[paper] = max(0, wanted[paper] - 1)
    return wanted


def plan_of(situation: Situation, tell: Tell | None = None) -> Plan:
    """The best proposal for how things stand. Reads no rows but those it is given; may take minutes."""
    tell = tell or _silent
    papers, people = list(situation.papers.values()), list(situation.people.values())
    known = affinity_of(papers, people, partial(tell, COMPARING))
    kept = {pair for pair in situation.standing if pair[1] in situation.people}
    result = matched(known, situation.barred, kept, situation.wanted, partial(tell, SOLVING))
    pairs = [pair for pair in result.pairs if pair[:2] not in situation.standing]
    return Plan(situation, tuple(_explained(pairs, known, tell)), result)


def _explained(pairs, known, tell):
    for count, (paper, person, score) in enumerate(pairs, 1):
        tell(EXPLAINING, count, len(pairs))
        yield paper, person, score, reason_of(known, paper, person)


def _silent(step, done, total):
    """Nobody waits at a page for it."""
