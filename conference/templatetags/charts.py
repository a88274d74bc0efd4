"""Tags for figures: a chart with its words, its table and its file; and one figure of the workbench by its name."""

from datetime import date

from django import template
from django.urls import reverse
from django.utils.formats import date_format

from conference.charts.chart import number
from conference.charts.ticks import decimals
from conference.figures import figure_for

register = template.Library()
MOST_DECIMALS = 2


@register.inclusion_tag("parts/chart.html")
def chart(chart, csv="", level=2):
    """A chart as a figure; `csv` is the address of its numbers, `level` that of its heading (2 or 3)."""
    kind = chart.picture and chart.picture.kind
    return {"chart": chart, "csv": csv, "level": level, "drawing": f"parts/charts/{kind}.html" if kind else ""}


@register.inclusion_tag("parts/figure.html", takes_context=True)
def figure(context, edition, name, level=2):
    """One figure beside what it is about; nothing where the viewer may not look at it, or it is empty."""
    found = figure_for(context["request"].viewer, edition, name)
    chart = found.draw() if found else None
    return {"chart": chart if chart and chart.picture else None, "edition": edition, "level": level}


@register.simple_tag
def figure_csv(edition, chart):
    return reverse("conference:figure-csv", args=[edition.slug, chart.name])


@register.filter
def cell(value):
    """What stands in a cell of a chart's table, as this language prints it."""
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, int | float):
        return number(value, min(decimals([value]), MOST_DECIMALS))
    return value


@register.filter
def is_number(value):
    return isinstance(value, int | float)
