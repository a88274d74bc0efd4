"""Solving an assignment problem to proven optimality: candidate pairs, the engine, and pricing of all other pairs."""

import time
from collections.abc import Callable, Hashable, Sequence
from hashlib import blake2b

import numpy as np

from .blocked import blocked
from .certificate import certificate
from .engine import ENGINE, Flow, Network, best_flow
from .objective import Prices, penalty, prices
from .problem import Duals, Problem
from .result import Result

ALL_AT_ONCE = 20_000  # so many pairs go to the engine without choosing candidates
NEAREST = 12  # candidates per paper and per reviewer beyond what they need; and pairs added per paper and round
WORTHWHILE = 1e-9  # of the range of scores: less is rounding


def solve(problem: Problem, tell: Callable[[int, int], None] | None = None) -> Result:
    """The best assignment under the rules, filled as far as they allow; never fails for want of reviewers.

    Same values in, same assignment out, in whatever order papers and reviewers are given: ties are decided by a digest
    of the ids, so that neither early numbers nor early letters win them. `tell` hears before each run of the engine
    how many were done, and 0, for nobody knows how many it takes; what it raises ends it.
    """
    started = time.perf_counter()
    rows, columns = _tie_order(problem.papers), _tie_order(problem.reviewers)
    chosen, duals = _solved(_reordered(problem, rows, columns), tell)
    back, across = np.argsort(rows), np.argsort(columns)
    duals = Duals(duals.papers[back], duals.reviewers[across])
    return _result(problem, chosen[back][:, across], duals, started)


def _tie_order(ids: Sequence[Hashable]) -> np.ndarray:
    digests = [blake2b(f"{type(one).__name__} {one}".encode()).digest() for one in ids]
    return np.array(sorted(range(len(ids)), key=digests.__getitem__), dtype=np.int64)


def _reordered(problem: Problem, rows: np.ndarray, columns: np.ndarray) -> Problem:
    return Problem(
        tuple(problem.papers[row] for row in rows),
        tuple(problem.reviewers[column] for column in columns),
        problem.scores[rows][:, columns],
        problem.allowed[rows][:, columns],
        problem.demand[rows],
        problem.load_min[columns],
        problem.load_max[columns],
        problem.locked,
        problem.balance,
    )


def _solved(problem: Problem, tell: Callable[[int, int], None] | None) -> tuple[np.ndarray, Duals]:
    """Chosen pairs (bool table) and prices: solve over candidates, add pairs worthwhile at these prices, repeat."""
    known = prices(problem)
    candidates = _candidates(problem)
    runs = 0
    while True:
        if tell:
            tell(runs, 0)
        runs += 1
        flow, table = _engine_run(problem, known, candidates)
        surplus = problem.scores - flow.paper_prices[:, np.newaxis] - flow.reviewer_prices[np.newaxis, :]
        better = problem.allowed & ~candidates & (surplus > WORTHWHILE * known.scale)
        if not better.any():
            return table, Duals(flow.paper_prices, flow.reviewer_prices)
        candidates |= better & _highest(np.where(better, surplus, -np.inf), NEAREST)


def _candidates(problem: Problem) -> np.ndarray:
    """Bool table: everything if it is little, else the best pairs of each paper and reviewer, and locked ones."""
    if problem.allowed.sum() <= ALL_AT_ONCE:
        return problem.allowed.copy()
    scores = np.where(problem.allowed, problem.scores, -np.inf)
    per_paper = _highest(scores, int(problem.slots.max()) + NEAREST)
    per_reviewer = _highest(scores.T, int(problem.load_min.max()) + NEAREST).T
    return problem.allowed & (per_paper | per_reviewer | problem.fixed)


def _highest(values: np.ndarray, number: int) -> np.ndarray:
    """Bool table: the highest values of each row, as many as told (of equals the first)."""
    table = np.zeros(values.shape, dtype=bool)
    np.put_along_axis(table, np.argsort(-values, axis=1, kind="stable")[:, :number], True, axis=1)
    return table


def _engine_run(problem: Problem, known: Prices, candidates: np.ndarray) -> tuple[Flow, np.ndarray]:
    """The engine works in units of the score range, so that its tolerances mean the same for every scale."""
    rows, columns = np.nonzero(candidates)
    flow = best_flow(_network(problem, known, rows, columns))
    table = np.zeros(candidates.shape, dtype=bool)
    table[rows[flow.taken], columns[flow.taken]] = True
    return Flow(flow.taken, flow.paper_prices * known.scale, flow.reviewer_prices * known.scale), table


def _network(problem: Problem, known: Prices, rows: np.ndarray, columns: np.ndarray) -> Network:
    places = [
        np.unique(known.of_places(least, room), return_counts=True)
        for least, room in zip(problem.load_min, problem.places, strict=True)
    ]
    return Network(
        papers=rows,
        reviewers=columns,
        gains=problem.scores[rows, columns] / known.scale,
        fixed=problem.fixed[rows, columns],
        needs=problem.slots,
        empty_of=np.repeat(np.arange(len(problem.papers)), problem.slots),
        empty_prices=_joined([known.of_slots(wanted) for wanted in problem.slots]) / known.scale,
        place_of=np.repeat(np.arange(len(problem.reviewers)), [len(worth) for worth, _ in places]),
        place_worth=_joined([worth for worth, _ in places]) / known.scale,
        place_room=_joined([room for _, room in places]),
        reviewer_count=len(problem.reviewers),
    )


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    return np.concatenate([np.zeros(0), *parts])


def _result(problem: Problem, chosen: np.ndarray, duals: Duals, started: float) -> Result:
    pairs = _pairs(problem, chosen)
    total = float(sum(score for _, _, score in pairs))
    paid = penalty(problem, pairs)
    bound = certificate(problem, duals) + paid
    loads = chosen.sum(axis=0)
    return Result(
        pairs=pairs,
        loads=dict(zip(problem.reviewers, loads.tolist(), strict=True)),
        total=total,
        penalty=paid,
        upper_bound=bound,
        gap=bound - total,
        unfilled=_positive(problem.papers, problem.slots - chosen.sum(axis=1)),
        below_minimum=_positive(problem.reviewers, problem.load_min - loads),
        blocked=blocked(problem, chosen),
        duals=duals,
        engine=ENGINE,
        seconds=time.perf_counter() - started,
    )


def _pairs(problem: Problem, chosen: np.ndarray) -> tuple[tuple[Hashable, Hashable, float], ...]:
    rows, columns = np.nonzero(chosen)
    order = np.lexsort((columns, -problem.scores[rows, columns], rows))
    return tuple(
        (problem.papers[row], problem.reviewers[column], float(problem.scores[row, column]))
        for row, column in zip(rows[order], columns[order], strict=True)
    )


def _positive(ids: Sequence[Hashable], missing: np.ndarray) -> dict[Hashable, int]:
    return {one: number for one, number in zip(ids, missing.tolist(), strict=True) if number > 0}
