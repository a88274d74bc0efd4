"""A bound on every assignment, computed from prices alone: the proof that an assignment is the best."""

import numpy as np

from .objective import idle, prices
from .problem import Duals, Problem


def certificate(problem: Problem, duals: Duals) -> float:
    """An upper bound on (sum of scores - penalty) of every assignment, in score units.

    Valid for any prices whatever, because it is the Lagrangian relaxation of slots and places (weak duality): who made
    the prices need not be trusted. Equal to the optimum for optimal prices. ValueError when the lengths do not fit.
    """
    per_paper, per_reviewer = np.asarray(duals.papers, dtype=float), np.asarray(duals.reviewers, dtype=float)
    if (per_paper.shape, per_reviewer.shape) != ((len(problem.papers),), (len(problem.reviewers),)):
        raise ValueError("duals must hold one price per paper and one per reviewer.")
    known = prices(problem)
    surplus = problem.scores - per_paper[:, np.newaxis] - per_reviewer[np.newaxis, :]
    pairs = surplus[problem.fixed].sum() + np.maximum(surplus[problem.allowed & ~problem.fixed], 0.0).sum()
    empty = sum(
        np.maximum(-known.of_slots(wanted) - price, 0.0).sum()
        for wanted, price in zip(problem.slots, per_paper, strict=True)
    )
    places = sum(
        np.maximum(known.of_places(least, room) + price, 0.0).sum()
        for least, room, price in zip(problem.load_min, problem.places, per_reviewer, strict=True)
    )
    return float(problem.slots @ per_paper + pairs + empty + places - idle(problem))
