"""Upright columns: how often each value occurs."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from conference.charts.chart import Chart, Tick, number, percent, thinned
from conference.charts.ticks import step, ticks

MOST_COLUMNS = 14
LETTERS = 24  # that fit below all columns on a phone, a space after each label included
GAP = 0.12  # of the width of a column, on either side


@dataclass(frozen=True)
class Column:
    """`label` is short, for below the column; `row_label` heads the row of the table where more is to be said."""

    label: str
    value: int
    row_label: str = ""


@dataclass(frozen=True)
class DrawnColumn:
    at: str
    width: str
    middle: str
    high: str
    height: str
    label: str
    number: str
    is_minor: bool  # its label goes where there is little room,
    is_tight: bool  # and its number, too


@dataclass(frozen=True)
class Columns:
    columns: tuple[DrawnColumn, ...]
    up: tuple[Tick, ...]
    unit: str
    across: str
    kind: str = "columns"


def columns(name: str, title: str, summary: str, given: Sequence[Column], *, what: str, unit: str) -> Chart:
    """`what` is said below the picture and heads the labels in the table, `unit` is what is counted.

    Without any number there is no picture.
    """
    if not any(column.value for column in given):
        return Chart(name, title, summary)
    values = ticks(0, max(column.value for column in given), most=4)
    longest = max(len(column.label) for column in given)
    minor = thinned(len(given), max(2, LETTERS // (longest + 1)))
    drawn = tuple(_drawn(column, place, len(given), values[-1], minor[place]) for place, column in enumerate(given))
    up = tuple(Tick(percent(1 - value / values[-1]), number(value)) for value in values)
    rows = tuple((column.row_label or column.label, column.value) for column in given)
    return Chart(name, title, summary, Columns(drawn, up, unit, what), (what, unit), rows)


def _drawn(column, place, count, top, is_minor):
    width, height = 1 / count, column.value / top
    return DrawnColumn(
        at=percent((place + GAP) * width),
        width=percent((1 - 2 * GAP) * width),
        middle=percent((place + 0.5) * width),
        high=percent(1 - height),
        height=percent(height),
        label=column.label,
        number=number(column.value) if column.value else "",
        is_minor=is_minor,
        is_tight=count * len(str(column.value)) > LETTERS + 4,
    )


def counted_columns(values: Sequence[int]) -> list[Column]:
    """How often each whole number from the lowest to the highest occurs; many are put together: "10–14"."""
    if not values:
        return []
    lowest, highest = min(values), max(values)
    width = int(step(highest - lowest + 1, MOST_COLUMNS))
    first = math.floor(lowest / width)
    counts = Counter(math.floor(value / width) for value in values)
    places = range(first, math.floor(highest / width) + 1)
    return [Column(_range(place * width, width), counts[place]) for place in places]


def _range(lowest, width):
    return number(lowest) if width == 1 else f"{number(lowest)}–{number(lowest + width - 1)}"
