"""Whether an assignment keeps the rules, looked up pair by pair: shares nothing with what made the assignment."""

from collections import Counter
from collections.abc import Iterable, Iterator

from .problem import Problem


def violations(problem: Problem, pairs: Iterable[tuple]) -> list[str]:
    """A sentence for each rule that (paper id, reviewer id, ...) pairs break: demand, loads, locks, conflicts."""
    chosen = [(pair[0], pair[1]) for pair in pairs]
    strangers = [pair for pair in chosen if pair[0] not in problem.papers or pair[1] not in problem.reviewers]
    known = [pair for pair in chosen if pair not in strangers]
    return [
        *(f"The pair ({paper}, {reviewer}) names an unknown paper or reviewer." for paper, reviewer in strangers),
        *_broken_pairs(problem, known),
        *_broken_demand(problem, Counter(paper for paper, _ in known)),
        *_broken_loads(problem, Counter(reviewer for _, reviewer in known)),
    ]


def _broken_pairs(problem: Problem, pairs: list[tuple]) -> Iterator[str]:
    place = {reviewer: position for position, reviewer in enumerate(problem.reviewers)}
    allowed = dict(zip(problem.papers, problem.allowed, strict=True))
    for (paper, reviewer), times in Counter(pairs).items():
        if times > 1:
            yield f"Reviewer {reviewer} is assigned to paper {paper} {times} times."
        if not allowed[paper][place[reviewer]]:
            yield f"Reviewer {reviewer} may not review paper {paper}."
    for paper, reviewer in sorted(set(problem.locked) - set(pairs), key=str):
        yield f"The locked pair ({paper}, {reviewer}) is missing."


def _broken_demand(problem: Problem, given: Counter) -> Iterator[str]:
    locked = Counter(paper for paper, _ in problem.locked)
    for paper, demand in zip(problem.papers, problem.demand.tolist(), strict=True):
        if given[paper] < demand:
            yield f"Paper {paper} has {given[paper]} of {demand} reviewers."
        if given[paper] > max(demand, locked[paper]):
            yield f"Paper {paper} has {given[paper]} reviewers, but wants {demand}."


def _broken_loads(problem: Problem, loads: Counter) -> Iterator[str]:
    locked = Counter(reviewer for _, reviewer in problem.locked)
    bounds = zip(problem.reviewers, problem.load_min.tolist(), problem.load_max.tolist(), strict=True)
    for reviewer, least, most in bounds:
        if loads[reviewer] < least:
            yield f"Reviewer {reviewer} has {loads[reviewer]} papers, but at least {least} were agreed."
        if loads[reviewer] > max(most, locked[reviewer]):
            yield f"Reviewer {reviewer} has {loads[reviewer]} papers, but at most {most} were agreed."
