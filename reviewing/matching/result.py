"""What comes out of matching: the assignment, how good it provably is, and what stood in its way."""

from collections.abc import Hashable
from dataclasses import dataclass

from .problem import Duals


@dataclass(frozen=True)
class Blocked:
    """Why slots stay empty: these papers want more (`demand`) than all who may read them can take (`capacity`)."""

    papers: tuple[Hashable, ...]
    reviewers: tuple[Hashable, ...]
    demand: int
    capacity: int

    @property
    def missing(self) -> int:
        """How many reviewers these papers lack in any assignment."""
        return self.demand - self.capacity


@dataclass(frozen=True)
class Result:
    """An assignment with its proof.

    pairs          (paper id, reviewer id, score), by paper in the order given, best score first
    loads          papers per reviewer id
    total          sum of the scores
    penalty        what was paid for empty slots, unmet minimum loads and uneven loads (score units)
    upper_bound    no assignment with at most this penalty has a higher total (from `duals`, see `certificate`)
    gap            upper_bound - total: 0 but for rounding when the assignment is the best possible
    unfilled       reviewers missing, per paper id that lacks any
    below_minimum  papers missing, per reviewer id with fewer than load_min
    blocked        why slots stay empty: together they name every missing reviewer
    """

    pairs: tuple[tuple[Hashable, Hashable, float], ...]
    loads: dict[Hashable, int]
    total: float
    penalty: float
    upper_bound: float
    gap: float
    unfilled: dict[Hashable, int]
    below_minimum: dict[Hashable, int]
    blocked: tuple[Blocked, ...]
    duals: Duals
    engine: str
    seconds: float
