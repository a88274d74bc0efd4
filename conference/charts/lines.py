"""Steps over time: how much had come by when, and the moments that mattered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from conference.charts.chart import Chart, Key, Tick, look_of, number, percent
from conference.charts.ticks import days, ticks

BOX = 1000  # units of the inner drawing, which is stretched; more points than that nobody can tell apart
LABELS = 4  # days that fit on a phone
ROW = 20  # CSS pixels that a line of words takes
SHORT = "j M"


@dataclass(frozen=True)
class Series:
    """(aware moment, value from then on) in the order of time."""

    label: str
    points: Sequence[tuple[datetime, int]]
    look: str = ""


@dataclass(frozen=True)
class Mark:
    """A moment that matters, such as a deadline."""

    at: datetime
    label: str


@dataclass(frozen=True)
class Line:
    look: str
    path: str
    area: str


@dataclass(frozen=True)
class DrawnMark:
    at: str
    label: str
    anchor: str  # "start" or "end": the side with more room
    above: int  # of the drawing, in CSS pixels: a row for each, so that none lies on another or on a line


@dataclass(frozen=True)
class Lines:
    """`lines` have paths in a box of 1000 x 1000 units; everything else is placed in percent."""

    keys: tuple[Key, ...]
    lines: tuple[Line, ...]
    marks: tuple[DrawnMark, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    unit: str
    kind: str = "lines"


def cumulative(moments: Iterable[datetime]) -> list[tuple[datetime, int]]:
    """How many there were from each of these moments on."""
    return [(moment, count) for count, moment in enumerate(sorted(moments), start=1)]


def over_time(
    name: str,
    title: str,
    summary: str,
    series: Sequence[Series],
    *,
    marks: Sequence[Mark] = (),
    zone: str = "",
    now: datetime,
    unit: str = "",
) -> Chart:
    """Lines that go up in steps, from the first day with a point to the last day with a point or mark.

    Days are those of `zone` (UTC where it is empty). A line goes on to `now`, but not beyond the drawing. The table
    has a row for each day on which something changed. Without any point there is no picture.
    """
    if not any(each.points for each in series):
        return Chart(name, title, summary)
    place = ZoneInfo(zone or "UTC")
    frame = _frame(series, marks, place)
    highest = max(value for each in series for _at, value in each.points)
    values = ticks(0, highest, most=4)
    looks = [look_of(index, each.look) for index, each in enumerate(series)]
    picture = Lines(
        keys=tuple(
            Key(each.label, look, number(_value_at(each, None))) for each, look in zip(series, looks, strict=True)
        ),
        lines=tuple(_line(each, look, frame, values[-1], now) for each, look in zip(series, looks, strict=True)),
        marks=tuple(_mark(mark, row, frame) for row, mark in enumerate(sorted(marks, key=lambda mark: mark.at))),
        across=_days(frame, place),
        up=tuple(Tick(percent(1 - value / values[-1]), number(value)) for value in values),
        unit=unit,
    )
    head = (_("Day"), *(each.label for each in series), *([_("Deadline")] if marks else []))
    return Chart(name, title, summary, picture, head, tuple(_rows(series, marks, place)))


def _frame(series, marks, place):
    """Midnight before the first moment, midnight after the last."""
    moments = [at for each in series for at, _value in each.points] + [_within(mark) for mark in marks]
    first, last = (edge(moments).astimezone(place).date() for edge in (min, max))
    return _midnight(first, place), _midnight(last + timedelta(days=1), place)


def _midnight(day, place):
    return datetime.combine(day, time(), place)


def _within(mark):
    """What closes at midnight belongs to the day before."""
    return mark.at - timedelta(seconds=1)


def _share(at, frame):
    start, end = (edge.timestamp() for edge in frame)
    return (at.timestamp() - start) / (end - start)


def _value_at(series, at):
    """The value at this moment; the last one for None."""
    return next((value for moment, value in reversed(series.points) if at is None or moment <= at), 0)


def _line(series, look, frame, top, now):
    """From the ground up; of points in the same place only the last is drawn."""
    heights = {round(_share(at, frame) * BOX): BOX - round(value / top * BOX) for at, value in series.points}
    steps = "".join(f"H{x}V{y}" for x, y in heights.items())
    last = max([min(round(_share(now, frame) * BOX), BOX), *heights])
    start = min(heights, default=0)
    return Line(look, f"M{start} {BOX}{steps}H{last}", f"M{start} {BOX}{steps}H{last}V{BOX}Z")


def _mark(mark, row, frame):
    share = _share(mark.at, frame)
    return DrawnMark(percent(share), mark.label, "end" if share >= 0.5 else "start", 12 + row * ROW)


def _days(frame, place):
    first, end = (edge.astimezone(place).date() for edge in frame)
    found = days(first, end, most=LABELS)
    return tuple(Tick(percent(_share(_midnight(day, place), frame)), _label(day, first, end)) for day in found)


def _label(day: date, first: date, end: date) -> str:
    return date_format(day, SHORT if (end - first).days < 300 else "M Y")


def _rows(series, marks, place):
    changes = {at.astimezone(place).date() for each in series for at, _value in each.points}
    due = {}
    for mark in marks:
        due.setdefault(_within(mark).astimezone(place).date(), []).append(mark.label)
    for day in sorted(changes | set(due)):
        end = _midnight(day + timedelta(days=1), place) - timedelta(microseconds=1)
        deadlines = [", ".join(due.get(day, []))] if marks else []
        yield (day, *(_value_at(each, end) for each in series), *deadlines)
