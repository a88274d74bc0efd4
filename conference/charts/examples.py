"""One chart of each kind and state, with invented numbers: for the living page of components."""

from datetime import UTC, datetime, timedelta

from conference.charts.bars import Part, bars
from conference.charts.chart import Chart
from conference.charts.columns import columns, counted_columns
from conference.charts.lines import Mark, Series, cumulative, over_time
from conference.charts.strips import Strip, strips

START = datetime(2026, 9, 1, 9, tzinfo=UTC)
STATES = [
    Part("review submitted", "good"),
    Part("accepted", "main"),
    Part("asked, no answer yet", "second"),
    Part("overdue", "bad"),
    Part("declined", "quiet"),
]


def every_kind() -> list[Chart]:
    return [lines(), stacked(), beside(), counted(), many(), spread(), nothing()]


def lines() -> Chart:
    """Two series with a deadline each."""
    abstracts = cumulative(START + timedelta(days=30) - timedelta(hours=hours**1.6) for hours in range(60))
    papers = cumulative(START + timedelta(days=40) - timedelta(hours=hours**1.5) for hours in range(45))
    marks = [
        Mark(START + timedelta(days=30.1), "Abstract, 1 Oct"),
        Mark(START + timedelta(days=40.1), "Full paper, 11 Oct"),
    ]
    return over_time(
        "example-lines",
        "Lines over time",
        "60 abstracts and 45 papers came in; half of the papers in the last two days before the deadline.",
        [Series("Abstracts", abstracts, "second"), Series("Papers", papers, "main")],
        marks=marks,
        zone="Europe/Vienna",
        now=START + timedelta(days=60),
        unit="handed in so far",
    )


def stacked() -> Chart:
    """Parts one after the other, in all looks."""
    rows = [
        ("Co-production of public services", [24, 9, 4, 3, 2]),
        ("Open data", [12, 0, 8, 1, 5]),
        ("A track with a name that is so long that it goes over several lines", [1, 1, 1, 0, 0]),
    ]
    summary = "37 of 64 reviews that were asked for are in, 4 are overdue."
    return bars("example-stacked", "Stacked bars", summary, STATES, rows, what="Track", unit="requests")


def beside() -> Chart:
    """Parts below one another; more rows than the picture shows."""
    rows = [(f"Topic {number}", [40 - number, number * 7 % 11]) for number in range(1, 40)]
    parts = [Part("papers"), Part("reviewers who name it")]
    summary = "39 of 39 topics have papers; no reviewer names “Topic 11”, “Topic 22” and 1 more."
    return bars("example-beside", "Bars to compare", summary, parts, rows, what="Topic", is_stacked=False)


def counted() -> Chart:
    values = [number % 7 % 5 for number in range(80)]
    summary = "80 reviewers have 0 to 4 papers, on average 1.7; 23 have none."
    return columns("example-columns", "Columns", summary, counted_columns(values), what="papers", unit="reviewers")


def many() -> Chart:
    """A wide range, put together in classes."""
    values = [number**2 % 97 for number in range(500)]
    summary = "500 reviewers have 0 to 96 papers."
    return columns(
        "example-classes", "Columns of classes", summary, counted_columns(values), what="papers", unit="people"
    )


def spread() -> Chart:
    groups = [
        Strip("Co-production of public services", [number % 13 / 3 - 2 for number in range(400)]),
        Strip("Open data", [-2, -0.5, 0, 0.5, 0.5, 1]),
        Strip("Nothing here", []),
    ]
    summary = "The means of 406 reviewed papers lie between −2.0 and 2.0; half are at least 0.0."
    return strips(
        "example-strips", "Spread in groups", summary, groups, lowest=-2, highest=2, what="Track", unit="mean"
    )


def nothing() -> Chart:
    return over_time("example-nothing", "Nothing yet", "Nothing has been handed in yet.", [], now=START)
