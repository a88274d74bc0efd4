"""The assignment problem as plain values: papers, reviewers, scores, who may read what, demand and loads."""

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

DEFAULT_BALANCE = 0.02


@dataclass(frozen=True, eq=False)
class Problem:
    """Who could review what, and what is wanted.

    papers, reviewers   ids, each unique on its side
    scores              float, papers x reviewers, any finite unit, higher is better (negative = discouraged)
    allowed             bool, papers x reviewers; False = conflict of interest or opted out: never assigned
    demand              reviewers wanted, int per paper (or one for all)
    load_min, load_max  papers, int per reviewer (or one for all)
    locked              (paper id, reviewer id) pairs that must stay, even beyond demand or load_max
    balance             price of uneven loads: giving a paper to somebody with d papers more than another reviewer
                        must gain about d x balance x (highest - lowest allowed score); 0 = off

    ValueError, in words for a chair or programmer, when the values do not fit together.
    """

    papers: Sequence[Any]
    reviewers: Sequence[Any]
    scores: np.ndarray
    allowed: np.ndarray
    demand: Any  # whatever was given (array, list, one number), an int array from here on; so are the loads
    load_min: Any
    load_max: Any
    locked: Collection[tuple[Hashable, Hashable]] = frozenset()
    balance: float = DEFAULT_BALANCE

    def __post_init__(self) -> None:
        fields = self.__dict__  # the frozen class is normalised once, here
        fields["papers"], fields["reviewers"] = _ids("papers", self.papers), _ids("reviewers", self.reviewers)
        shape = (len(self.papers), len(self.reviewers))
        fields["scores"] = _table("scores", self.scores, shape).astype(float)
        fields["allowed"] = _table("allowed", self.allowed, shape)
        fields["demand"] = _counts("demand", self.demand, shape[0], "papers")
        fields["load_min"] = _counts("load_min", self.load_min, shape[1], "reviewers")
        fields["load_max"] = _counts("load_max", self.load_max, shape[1], "reviewers")
        fields["locked"] = frozenset((paper, reviewer) for paper, reviewer in self.locked)
        _require_sense(self)

    @cached_property
    def row(self) -> dict[Hashable, int]:
        """Position of each paper."""
        return {paper: position for position, paper in enumerate(self.papers)}

    @cached_property
    def column(self) -> dict[Hashable, int]:
        """Position of each reviewer."""
        return {reviewer: position for position, reviewer in enumerate(self.reviewers)}

    @cached_property
    def fixed(self) -> np.ndarray:
        """The locked pairs as a bool table, papers x reviewers."""
        table = np.zeros(self.allowed.shape, dtype=bool)
        for paper, reviewer in self.locked:
            table[self.row[paper], self.column[reviewer]] = True
        return table

    @cached_property
    def slots(self) -> np.ndarray:
        """Reviewers a paper gets at most: its demand, or what is locked if that is more."""
        return np.maximum(self.demand, self.fixed.sum(axis=1))

    @cached_property
    def places(self) -> np.ndarray:
        """Papers a reviewer gets at most: load_max, or what is locked if that is more, but only what they may read."""
        return np.minimum(np.maximum(self.load_max, self.fixed.sum(axis=0)), self.allowed.sum(axis=0))


@dataclass(frozen=True, eq=False)
class Duals:
    """Prices that prove a bound: of one slot of each paper, and of one place at each reviewer, in score units."""

    papers: np.ndarray
    reviewers: np.ndarray


def even_loads(demand: Sequence[int] | np.ndarray, reviewers: int) -> tuple[np.ndarray, np.ndarray]:
    """The evenest (load_min, load_max) for a number of reviewers: mean load rounded down and up, for each of them."""
    if reviewers < 1:
        raise ValueError("Loads can only be evened out among at least one reviewer.")
    total = int(np.sum(demand))
    return np.full(reviewers, total // reviewers), np.full(reviewers, -(-total // reviewers))


def _ids(name: str, ids: Iterable[Hashable]) -> tuple[Hashable, ...]:
    ids = tuple(ids)
    if len(set(ids)) < len(ids):
        raise ValueError(f"Some {name} appear twice: every id must be unique.")
    return ids


def _table(name: str, values: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    table = np.asarray(values)
    if table.shape != shape:
        raise ValueError(
            f"{name} has shape {table.shape}, but {shape[0]} papers and {shape[1]} reviewers need {shape}."
        )
    if name == "allowed" and table.dtype != bool:
        raise ValueError("allowed must hold True and False only.")
    return table


def _counts(name: str, values: np.ndarray | Sequence[int] | int, length: int, per: str) -> np.ndarray:
    numbers = np.asarray(values)
    if numbers.ndim == 0:
        numbers = np.full(length, numbers)
    if numbers.shape != (length,):
        raise ValueError(f"{name} has shape {numbers.shape}, but there are {length} {per}.")
    if length and (not np.isfinite(numbers.astype(float)).all() or (numbers < 0).any() or (numbers % 1 != 0).any()):
        raise ValueError(f"{name} must hold whole numbers of 0 or more.")
    return numbers.astype(np.int64)


def _require_sense(problem: Problem) -> None:
    if not np.isfinite(problem.scores).all():
        raise ValueError("scores holds values that are not numbers (NaN or infinite).")
    if not (np.isfinite(problem.balance) and problem.balance >= 0):
        raise ValueError("balance must be a number of 0 or more.")
    if (problem.load_min > problem.load_max).any():
        worst = problem.reviewers[int(np.argmax(problem.load_min > problem.load_max))]
        raise ValueError(f"load_min is above load_max for reviewer {worst}.")
    for paper, reviewer in sorted(problem.locked, key=str):
        if paper not in problem.row or reviewer not in problem.column:
            raise ValueError(f"The locked pair ({paper}, {reviewer}) names an unknown paper or reviewer.")
        if not problem.allowed[problem.row[paper], problem.column[reviewer]]:
            raise ValueError(f"The pair ({paper}, {reviewer}) is locked, but this reviewer may not review this paper.")
