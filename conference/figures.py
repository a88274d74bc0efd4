"""Figures of an edition: pictures that apps offer to who manages it, each drawn only when it is looked at."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.formats import date_format

from conference import registry
from conference.charts import Chart, Mark
from conference.dates import AOE


@dataclass(frozen=True)
class Figure:
    """`draw` gives the chart, made of nothing but what this viewer handles; its name is that of the figure."""

    name: str
    order: int
    draw: Callable[[], Chart]


def figures_for(viewer, edition) -> list[Figure]:
    """Those that the viewer may look at, in their order; none for who does not manage the edition."""
    if not viewer.manages(edition):
        return []
    found = [figure for rule in registry.figures for figure in rule(viewer, edition)]
    return sorted(found, key=lambda figure: figure.order)


def figure_for(viewer, edition, name: str) -> Figure | None:
    return next((figure for figure in figures_for(viewer, edition) if figure.name == name), None)


def deadline_mark(deadline) -> Mark:
    """A deadline as a figure marks it: where it closes, with the day that was stated."""
    place = " AoE" if deadline.zone == AOE else ""
    return Mark(deadline.closes_at, f"{deadline.get_stage_display()}, {date_format(deadline.day, 'j M')}{place}")
