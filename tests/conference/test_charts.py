"""Charts: round scales, places in percent, numbers that add up, and words where there is nothing to draw."""

import itertools
import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as some

from conference.charts import (
    Column,
    Mark,
    Part,
    Series,
    Strip,
    bars,
    columns,
    counted_columns,
    cumulative,
    over_time,
    strips,
)
from conference.charts.chart import number, percent
from conference.charts.examples import every_kind
from conference.charts.ticks import days, decimals, ticks

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def hours_ago(*hours):
    return [NOW - timedelta(hours=each) for each in hours]


def timeline(moments, **more):
    series = [Series("Papers", cumulative(moments))]
    return over_time("papers", "Papers", "They came in.", series, **{"now": NOW} | more)


# -- Scales ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("highest", "values"),
    [(1, [0, 1]), (3, [0, 1, 2, 3]), (7, [0, 2, 4, 6, 8]), (38, [0, 10, 20, 30, 40]), (800, [0, 200, 400, 600, 800])],
)
def test_a_scale_has_round_steps(highest, values):
    assert ticks(0, highest) == values


def test_a_scale_of_fractions_tells_them_apart():
    assert ticks(0, 1, whole=False) == [0, 0.2, 0.4, 0.6, 0.8, 1]
    assert decimals(ticks(0, 1, whole=False)) == 1


def test_a_scale_does_not_go_down():
    with pytest.raises(ValueError, match="upwards"):
        ticks(2, 1)


@given(some.integers(-10_000, 10_000), some.integers(0, 100_000), some.integers(2, 12), some.booleans())
def test_a_scale_holds_what_it_is_for_in_even_steps(lowest, span, most, whole):
    found = ticks(lowest, lowest + span, most=most, whole=whole)

    steps = {round(after - before, 6) for before, after in itertools.pairwise(found)}
    assert len(steps) == 1
    assert found[0] <= lowest and lowest + span <= found[-1]
    assert len(found) <= most + 2


def test_days_of_a_scale_are_days_mondays_or_firsts_of_months():
    start = date(2026, 11, 4)

    assert days(start, date(2026, 11, 7)) == [date(2026, 11, day) for day in (4, 5, 6, 7)]
    assert {day.weekday() for day in days(start, date(2026, 12, 10))} == {0}
    assert {day.day for day in days(start, date(2027, 11, 10))} == {1}


@given(some.dates(date(2000, 1, 1), date(2090, 1, 1)), some.integers(1, 9000), some.integers(3, 8))
def test_days_of_a_scale_lie_within_and_are_few(first, span, most):
    last = first + timedelta(days=span)

    found = days(first, last, most=most)

    assert all(first <= day <= last for day in found)
    assert len(found) <= most + 1


def test_places_are_printed_for_svg_in_every_language():
    with translation.override("de"):
        assert percent(1 / 3) == "33.33%"
        assert percent(0.5) == "50%"


def test_numbers_are_printed_for_people_in_their_language():
    assert number(-1.26, 1) == "−1.3"
    assert number(0.99, 1) == "1.0"
    assert number(-0.04, 1) == "0.0"
    with translation.override("de"):
        assert number(1.5, 1) == "1,5"


# -- Lines -------------------------------------------------------------------------------------------------------------


def test_a_line_goes_up_by_one_for_each_and_on_until_now():
    line = timeline(hours_ago(6, 6, 12)).picture.lines[0]

    assert line.path == "M0 1000H0V667H250V0H500"


def test_a_line_ends_with_what_is_shown_not_with_today():
    chart = timeline(hours_ago(24 * 300))

    assert chart.picture.lines[0].path.endswith("H1000")
    assert len(chart.rows) == 1


def test_a_deadline_at_midnight_belongs_to_the_day_before():
    midnight = datetime(2026, 11, 22, tzinfo=UTC)

    chart = timeline(hours_ago(30, 1), marks=[Mark(midnight, "Full paper")])

    assert chart.picture.marks[0].at == "100%"
    assert chart.head == ("Day", "Papers", "Deadline")
    assert chart.rows == ((date(2026, 11, 20), 1, ""), (date(2026, 11, 21), 2, "Full paper"))


def test_days_are_those_of_the_place():
    late_evening = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)

    assert timeline([late_evening], zone="Europe/Vienna").rows == ((date(2026, 11, 21), 1),)


def test_a_line_of_many_points_stays_small():
    moments = [NOW - timedelta(minutes=7 * number) for number in range(5000)]

    assert len(timeline(moments).picture.lines[0].path) < 12_000


def test_lines_differ_by_more_than_their_colour():
    series = [Series("A", cumulative(hours_ago(1))), Series("B", cumulative(hours_ago(2)))]

    chart = over_time("x", "X", "Two.", series, now=NOW)

    assert [line.look for line in chart.picture.lines] == ["main", "second"]


# -- Bars, columns, strips ---------------------------------------------------------------------------------------------


def test_parts_of_a_bar_follow_one_another():
    chart = bars("x", "X", "Words.", [Part("in"), Part("late")], [("A", [3, 1]), ("B", [0, 0])], what="Track")

    first, second = chart.picture.bars[0].lanes[0]
    assert (first.at, first.width, first.number) == ("0%", "75%", "3")
    assert (second.at, second.width) == ("75%", "25%")
    assert [bar.number for bar in chart.picture.bars] == ["4", "0"]
    assert chart.rows == (("A", 3, 1), ("B", 0, 0))


def test_of_many_bars_the_picture_has_the_first_and_the_table_all():
    rows = [(f"Topic {place}", [1]) for place in range(60)]

    chart = bars("x", "X", "Words.", [Part("papers")], rows, what="Topic")

    assert len(chart.picture.bars) == 26
    assert (chart.picture.bars[-1].label, chart.picture.bars[-1].lanes) == ("35 more in the table", ())
    assert len(chart.rows) == 60


def test_a_look_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="look"):
        bars("x", "X", "Words.", [Part("in", "pink")], [("A", [1])], what="Track")


def test_columns_count_each_number_between_the_lowest_and_the_highest():
    assert counted_columns([0, 3, 3]) == [Column("0", 1), Column("1", 0), Column("2", 0), Column("3", 2)]
    assert counted_columns([]) == []


def test_many_numbers_are_put_together():
    found = counted_columns(list(range(500)))

    assert len(found) <= 14
    assert sum(column.value for column in found) == 500
    assert found[1].label == "50–99"


def test_long_labels_are_fewer_where_there_is_little_room():
    given = [Column(f"{place}0–{place}9", 1) for place in range(1, 10)]

    drawn = columns("x", "X", "Words.", given, what="papers", unit="people").picture.columns

    assert [column.label for column in drawn if not column.is_minor] == ["10–19", "40–49", "70–79"]


@given(some.lists(some.integers(-50, 2000), min_size=1, max_size=80))
def test_columns_lose_nobody(values):
    assert sum(column.value for column in counted_columns(values)) == len(values)


def test_a_column_is_as_high_as_its_share():
    drawn = columns("x", "X", "Words.", [Column("0", 2), Column("1", 4)], what="papers", unit="people").picture.columns

    assert [(each.height, each.high, each.number) for each in drawn] == [("50%", "50%", "2"), ("100%", "0%", "4")]


def test_dots_grow_with_those_that_fall_together():
    chart = strips("x", "X", "Words.", [Strip("A", [0, 0, 0, 0, 2])], lowest=-2, highest=2, what="Track")

    small, large = sorted(float(dot.radius) for dot in chart.picture.strips[0].dots)
    assert (small, large) == (7.0, 11.0)
    assert chart.rows == (("A", 5, 0.4, 0, 2),)


def test_a_value_outside_of_the_scale_is_refused():
    with pytest.raises(ValueError, match="outside"):
        strips("x", "X", "Words.", [Strip("A", [3])], lowest=-2, highest=2, what="Track")


@pytest.mark.parametrize(
    "chart",
    [
        over_time("x", "X", "Nothing yet.", [Series("A", [])], now=NOW),
        bars("x", "X", "Nothing yet.", [Part("a")], [("A", [0])], what="Track"),
        bars("x", "X", "Nothing yet.", [Part("a")], [], what="Track"),
        columns("x", "X", "Nothing yet.", [Column("0", 0)], what="papers", unit="people"),
        strips("x", "X", "Nothing yet.", [Strip("A", [])], lowest=0, highest=0, what="Track"),
    ],
)
def test_where_nothing_is_a_sentence_says_so(chart):
    page = shown(chart)

    assert chart.picture is None
    assert "Nothing yet." in page
    assert "<svg" not in page and "<table" not in page


# -- On a page ---------------------------------------------------------------------------------------------------------


def shown(chart, csv="/figures/x.csv"):
    return Template("{% load charts %}{% chart chart csv %}").render(Context({"chart": chart, "csv": csv}))


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("chart", every_kind(), ids=lambda chart: chart.name)
def test_a_chart_is_drawn_without_styles_and_with_points_in_its_numbers(chart, language):
    with translation.override(language):
        page = shown(chart)

    drawn = re.findall(r'(?:x|y|x1|x2|y1|y2|cx|cy|r|d|width|height)="([^"]*)"', page)
    assert "style=" not in page
    assert not [place for place in drawn if "," in place]


@pytest.mark.parametrize("chart", [each for each in every_kind() if each.picture], ids=lambda chart: chart.name)
def test_a_chart_has_a_name_a_summary_a_table_and_a_file(chart):
    page = shown(chart)

    ids = re.findall(r'id="([^"]+)"', page)
    assert f'role="img" aria-labelledby="{chart.name}-title {chart.name}-summary"' in page
    assert len(ids) == len(set(ids))
    assert page.count("<tr>") == len(chart.rows) + 1
    assert 'href="/figures/x.csv"' in page


def test_what_people_typed_is_text_and_no_markup():
    page = shown(bars("x", "X", "Words.", [Part("a")], [("<script>alert(1)</script>", [1])], what="Track"))

    assert "<script>" not in page
