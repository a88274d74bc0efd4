"""Bars from the side: rows with a label, their parts one after the other or one below the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import ngettext

from conference.charts.chart import Chart, Key, Tick, look_of, number, percent, scale
from conference.charts.ticks import ticks

MOST_ROWS = 25  # the table has all; whoever wants to compare puts the largest first
ROOM_FOR_A_NUMBER = 0.09  # share of the width that a figure of up to three digits takes on a phone


@dataclass(frozen=True)
class Part:
    """What the values at one place of all rows have in common."""

    label: str
    look: str = ""


@dataclass(frozen=True)
class Segment:
    """From `at` on, `width` wide; with a number where there is room for it."""

    at: str
    width: str
    middle: str
    look: str
    number: str


@dataclass(frozen=True)
class Bar:
    """One row of the picture: `lanes` hold the segments that stand on one line."""

    label: str
    lanes: tuple[tuple[Segment, ...], ...]
    number: str


@dataclass(frozen=True)
class Bars:
    keys: tuple[Key, ...]
    bars: tuple[Bar, ...]
    across: tuple[Tick, ...]
    unit: str
    kind: str = "bars"


def bars(
    name: str,
    title: str,
    summary: str,
    parts: Sequence[Part],
    rows: Sequence[tuple[str, Sequence[int]]],
    *,
    what: str,
    unit: str = "",
    is_stacked: bool = True,
) -> Chart:
    """One bar for each row (label, one number >= 0 for each part); `what` heads the labels in the table.

    Not stacked, the parts of a row stand below one another, to be compared. Of many rows the picture has the first;
    without any number there is none.
    """
    totals = [sum(values) if is_stacked else max(values, default=0) for _label, values in rows]
    if not any(totals):
        return Chart(name, title, summary)
    shown, rest = rows[:MOST_ROWS], rows[MOST_ROWS:]
    top = max(sum(values) if is_stacked else max(values) for _label, values in shown)
    values = ticks(0, top, most=5)
    looks = [look_of(place, part.look) for place, part in enumerate(parts)]
    sums = [sum(column) for column in zip(*(row for _label, row in rows), strict=True)]
    keys = [Key(part.label, look, number(total)) for part, look, total in zip(parts, looks, sums, strict=True)]
    picture = Bars(
        keys=tuple(key for key, total in zip(keys, sums, strict=True) if total) if len(parts) > 1 else (),
        bars=(*(_bar(label, row, looks, values[-1], is_stacked) for label, row in shown), *_rest(rest)),
        across=scale(values),
        unit=unit,
    )
    return Chart(name, title, summary, picture, (what, *(part.label for part in parts)), _table(rows))


def _table(rows):
    return tuple((label, *values) for label, values in rows)


def _rest(rows):
    """A row of words without a bar: together the smallest would look like the largest."""
    if rows:
        label = ngettext("%(n)d more in the table", "%(n)d more in the table", len(rows)) % {"n": len(rows)}
        yield Bar(label, (), "")


def _bar(label, row, looks, top, is_stacked):
    if is_stacked:
        return Bar(label, (_lane(row, looks, top),), number(sum(row)))
    lanes = tuple(_lane([value], [look], top) for value, look in zip(row, looks, strict=True))
    return Bar(label, lanes, " / ".join(number(value) for value in row))


def _lane(row, looks, top):
    found, start = [], 0
    for value, look in zip(row, looks, strict=True):
        if value:
            has_room = len(row) > 1 and value / top >= ROOM_FOR_A_NUMBER
            middle = percent((start + value / 2) / top)
            at, width = percent(start / top), percent(value / top)
            found.append(Segment(at, width, middle, look, number(value) if has_room else ""))
        start += value
    return tuple(found)
