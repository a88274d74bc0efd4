"""The engine: a best flow from paper slots over pairs to reviewer places, with its prices, by HiGHS in scipy.

Whatever engine comes to stand here takes a `Network` and returns a `Flow`; nothing else of the package knows how.
"""

from dataclasses import dataclass

import numpy as np
import scipy
from scipy import sparse
from scipy.optimize import linprog

ENGINE = f"HiGHS dual simplex (scipy {scipy.__version__})"
INTEGRAL = 1e-6


@dataclass(frozen=True, eq=False)
class Network:
    """Each entry of a group of arrays is one arc; papers and reviewers are positions.

    papers, reviewers, gains, fixed   pairs: taken (once) or not; a fixed one is always taken
    needs                             slots of each paper, filled by a pair or left empty
    empty_of, empty_prices            what leaving one slot empty costs, an entry per slot
    place_of, place_worth, place_room what giving a paper to a reviewer is worth besides the pair, for so many papers
    """

    papers: np.ndarray
    reviewers: np.ndarray
    gains: np.ndarray
    fixed: np.ndarray
    needs: np.ndarray
    empty_of: np.ndarray
    empty_prices: np.ndarray
    place_of: np.ndarray
    place_worth: np.ndarray
    place_room: np.ndarray
    reviewer_count: int


@dataclass(frozen=True, eq=False)
class Flow:
    """Which pairs are taken (bool per pair), and the price of one slot of each paper and one place of each reviewer."""

    taken: np.ndarray
    paper_prices: np.ndarray
    reviewer_prices: np.ndarray


def best_flow(network: Network) -> Flow:
    """The flow of highest worth. The matrix is totally unimodular, so that the simplex ends in whole numbers."""
    papers, pairs = len(network.needs), len(network.gains)
    if not pairs + len(network.empty_of) + len(network.place_of):
        return Flow(np.zeros(pairs, dtype=bool), np.zeros(papers), np.zeros(network.reviewer_count))
    solved = linprog(
        np.concatenate([-network.gains, network.empty_prices, -network.place_worth]),
        A_eq=_balance_rows(network),
        b_eq=np.concatenate([network.needs, np.zeros(network.reviewer_count)]),
        bounds=_bounds(network),
        method="highs-ds",
    )
    if solved.status != 0:
        raise RuntimeError(f"The engine stopped without an optimum: {solved.message}")
    amount = solved.x[:pairs]
    if pairs and np.abs(amount - amount.round()).max() > INTEGRAL:
        raise RuntimeError("The engine ended outside a corner of the polytope: pairs are not whole.")
    price = -solved.eqlin.marginals
    return Flow(amount > 0.5, price[:papers], price[papers:])


def _balance_rows(network: Network) -> sparse.csc_array:
    """Per paper: pairs + empty slots = needs. Per reviewer: pairs - places = 0."""
    papers, pairs = len(network.needs), len(network.gains)
    empty, places = len(network.empty_of), len(network.place_of)
    rows = [network.papers, papers + network.reviewers, network.empty_of, papers + network.place_of]
    columns = [np.arange(pairs), np.arange(pairs), pairs + np.arange(empty), pairs + empty + np.arange(places)]
    values = np.concatenate([np.ones(2 * pairs + empty), -np.ones(places)])
    shape = (papers + network.reviewer_count, pairs + empty + places)
    return sparse.csc_array((values, (np.concatenate(rows), np.concatenate(columns))), shape=shape)


def _bounds(network: Network) -> np.ndarray:
    empty, places = len(network.empty_of), len(network.place_of)
    least = np.concatenate([network.fixed, np.zeros(empty + places)])
    most = np.concatenate([np.ones(len(network.gains) + empty), network.place_room])
    return np.column_stack([least, most]).astype(float)
