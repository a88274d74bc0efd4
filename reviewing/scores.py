"""Numbers of reviews: what a group of scores says, without pretending that three numbers are statistics."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Summary:
    """How many scores there are, their mean and how far they lie apart (highest minus lowest, in points)."""

    count: int
    mean: float
    lowest: int
    highest: int

    @property
    def spread(self) -> int:
        return self.highest - self.lowest


def summary(values: Sequence[int]) -> Summary | None:
    """None where there is no score."""
    if not values:
        return None
    return Summary(len(values), sum(values) / len(values), min(values), max(values))


def points(number: int | float | None) -> str:
    """A score as printed: whole numbers plain, means with one decimal, a true minus sign; empty where there is none."""
    if number is None:
        return ""
    text = f"{number:.1f}" if isinstance(number, float) else str(number)
    text = "0.0" if text == "-0.0" else text
    return text.replace("-", "−")
