"""What every chart is: words, a table of its numbers, and a picture whose places are already printed for SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.formats import number_format

# Colour and pattern of what belongs together; see css/charts.css. No two of them differ by colour alone.
LOOKS = ("main", "second", "good", "bad", "quiet")

Cell = str | int | float | date


class Picture(Protocol):
    """The part of a chart that is drawn; `kind` names the template that draws it."""

    @property
    def kind(self) -> str: ...


@dataclass(frozen=True)
class Chart:
    """A picture with its words; without a picture there is nothing to show, and the summary says so.

    `name` is unique on a page: ids are made from it. `rows` are as long as `head`; their first cell names the row.
    """

    name: str
    title: str
    summary: str
    picture: Picture | None = None
    head: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True)
class Key:
    """One entry of a legend; `number` is what this part comes to, in print."""

    label: str
    look: str
    number: str = ""


@dataclass(frozen=True)
class Tick:
    """A line of the scale; where there is little room, minor ones go without words."""

    at: str
    label: str
    is_minor: bool = False


def percent(share: float) -> str:
    """A share (0..1) of the drawing as SVG wants it, the same in every language: "12.5%"."""
    return f"{share * 100:.2f}".rstrip("0").rstrip(".") + "%"


def number(value: float, decimals: int = 0) -> str:
    """A number as this language prints it, with a true minus sign."""
    rounded = round(value, decimals)  # for number_format would cut
    printed = number_format(abs(rounded), decimals)
    return f"−{printed}" if rounded < 0 else printed


def look_of(place: int, given: str = "") -> str:
    """The look that was asked for, else the one of this place. ValueError for one that does not exist."""
    look = given or LOOKS[place % len(LOOKS)]
    if look not in LOOKS:
        raise ValueError(f"There is no look named {look!r}.")
    return look


def thinned(count: int, most: int) -> list[bool]:
    """Which of `count` labels are minor, so that at most `most` are not: every second, third ... stays."""
    every = -(-count // most) if count else 1
    return [place % every != 0 for place in range(count)]


def scale(ticks: Sequence[float], decimals: int = 0, most: int = 6) -> tuple[Tick, ...]:
    """Ticks from left to right over the whole width."""
    span = ticks[-1] - ticks[0]
    minor = thinned(len(ticks), most)
    return tuple(
        Tick(percent((value - ticks[0]) / span), number(value, decimals), is_minor)
        for value, is_minor in zip(ticks, minor, strict=True)
    )
