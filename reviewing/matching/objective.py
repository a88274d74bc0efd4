"""What an assignment is worth: its scores, less prices for empty slots, unmet minimum loads and uneven loads.

The prices keep a strict order without several runs: no gain further down ever pays for a loss further up.
    1. every slot filled; where that cannot be, papers with the fewest reviewers first (a first reviewer of any paper
       is worth more than a second one of another)
    2. every minimum load met; where that cannot be, the least busy reviewers first
    3. highest sum of scores, less the balance price (convex: it grows with every further paper of a reviewer)
Any two assignments differ by cycles through each paper and reviewer at most once, so a price above the largest change
of one such cycle is high enough (Ahuja, Magnanti, Orlin, Network Flows, ch. 3.5 and 14).
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from .problem import Problem


@dataclass(frozen=True)
class Prices:
    """In score units; `scale` is the range of the scores and 0 (1 when all are 0): what one pair can change."""

    scale: float
    slot: float
    minimum: float
    balance: float
    most_wanted: int

    def of_slots(self, wanted: int) -> np.ndarray:
        """Price of leaving a paper's first, second ... slot empty, falling."""
        return self.slot * (self.most_wanted - np.arange(wanted))

    def of_places(self, minimum: int, places: int) -> np.ndarray:
        """Worth of giving a reviewer a first, second ... paper besides the scores, falling."""
        number = np.arange(places)
        return self.minimum * np.maximum(minimum - number, 0) - self.balance * number


def prices(problem: Problem) -> Prices:
    """The prices that put filling before minimum loads before scores for this problem."""
    scores = problem.scores[problem.allowed]
    scale = float(scores.max(initial=0.0) - scores.min(initial=0.0)) or 1.0
    balance = problem.balance * (float(np.ptp(scores)) if scores.size and np.ptp(scores) else 1.0)
    by_scores = (min(problem.scores.shape) + 1) * scale + 2 * balance * problem.places.max(initial=0)
    minimum = 1.1 * by_scores
    slot = 1.1 * (minimum * problem.load_min.max(initial=0) + by_scores)
    return Prices(scale, slot, minimum, balance, int(problem.slots.max(initial=0)))


def penalty(problem: Problem, pairs: Iterable[tuple]) -> float:
    """What an assignment pays for empty slots, unmet minimum loads and uneven loads (score units, 0 or more)."""
    known = prices(problem)
    given, loads = _counted(problem, pairs)
    empty = sum(known.of_slots(wanted)[got:].sum() for wanted, got in zip(problem.slots, given, strict=True))
    return float(empty + idle(problem) - sum(_worth(known, problem, r, load) for r, load in enumerate(loads)))


def idle(problem: Problem) -> float:
    """The price of no minimum load being met at all; less the worth of places, what unmet minimums cost."""
    least = problem.load_min
    return float(prices(problem).minimum * (least * (least + 1) // 2).sum())


def _worth(known: Prices, problem: Problem, reviewer: int, load: int) -> float:
    return float(known.of_places(problem.load_min[reviewer], load).sum())


def _counted(problem: Problem, pairs: Iterable[tuple]) -> tuple[np.ndarray, np.ndarray]:
    table = np.zeros(problem.scores.shape, dtype=np.int64)
    for paper, reviewer, *_ in pairs:
        table[problem.row[paper], problem.column[reviewer]] += 1
    return table.sum(axis=1), table.sum(axis=0)
