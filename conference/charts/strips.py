"""How values are spread in several groups: a line of dots for each, larger where more values fall together."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from conference.charts.chart import Chart, Tick, number, percent, scale
from conference.charts.ticks import decimals, ticks

PLACES = 40  # along the scale; values nearer to each other share a dot
SMALLEST, LARGEST = 3.0, 11.0  # radius of a dot in CSS pixels; its area tells how many


@dataclass(frozen=True)
class Strip:
    label: str
    values: Sequence[float]


@dataclass(frozen=True)
class Dot:
    at: str
    radius: str


@dataclass(frozen=True)
class DrawnStrip:
    label: str
    dots: tuple[Dot, ...]
    mean: str
    number: str


@dataclass(frozen=True)
class Strips:
    strips: tuple[DrawnStrip, ...]
    across: tuple[Tick, ...]
    unit: str
    kind: str = "strips"


def strips(
    name: str,
    title: str,
    summary: str,
    groups: Sequence[Strip],
    *,
    lowest: float,
    highest: float,
    what: str,
    unit: str = "",
) -> Chart:
    """Values between `lowest` and `highest` by group, each group with its mean; groups without values are left out.

    `what` heads the labels in the table. ValueError for a value outside of the scale.
    """
    groups = [group for group in groups if group.values]
    if not groups:
        return Chart(name, title, summary)
    if any(not lowest <= value <= highest for group in groups for value in group.values):
        raise ValueError("A value lies outside of the scale.")
    values = ticks(lowest, highest, most=6, whole=highest - lowest > 2)
    binned = [_binned(group, values) for group in groups]
    most = max(max(counts.values()) for counts in binned)
    drawn = tuple(_drawn(group, counts, most, values) for group, counts in zip(groups, binned, strict=True))
    picture = Strips(drawn, scale(values, decimals(values)), unit)
    head = (what, _("Number"), _("Mean"), _("Lowest"), _("Highest"))
    return Chart(name, title, summary, picture, head, tuple(_row(group) for group in groups))


def mean_of(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _binned(group, values):
    span = values[-1] - values[0]
    return Counter(round((value - values[0]) / span * PLACES) for value in group.values)


def _drawn(group, counts, most, values):
    dots = tuple(Dot(percent(place / PLACES), _radius(count / most)) for place, count in sorted(counts.items()))
    mean = mean_of(group.values)
    at = percent((mean - values[0]) / (values[-1] - values[0]))
    return DrawnStrip(group.label, dots, at, number(mean, 1))


def _radius(share):
    return f"{SMALLEST + (LARGEST - SMALLEST) * math.sqrt(share):.1f}"


def _row(group):
    values = group.values
    return group.label, len(values), round(mean_of(values), 2), round(min(values), 2), round(max(values), 2)
