"""Local times as instants: what the clocks skip or repeat is refused."""

from datetime import UTC, date, datetime, time

import pytest

from programme.times import TimeUnclear, instant_at, span_of

VIENNA = "Europe/Vienna"


@pytest.mark.parametrize(
    ("day", "hour"), [(date(2027, 3, 27), 8), (date(2027, 3, 28), 7), (date(2027, 10, 30), 7), (date(2027, 10, 31), 8)]
)
def test_nine_in_the_morning_around_the_changes_of_clocks(day, hour):
    assert instant_at(day, time(9), VIENNA) == datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "clock", "problem"),
    [(date(2027, 3, 28), time(2, 30), "does not exist"), (date(2027, 10, 31), time(2, 30), "happens twice")],
)
def test_a_time_that_is_not_one_instant_is_refused(day, clock, problem):
    with pytest.raises(TimeUnclear, match=problem):
        instant_at(day, clock, VIENNA)


def test_a_session_over_the_change_of_clocks_lasts_as_long_as_it_does():
    begins, ends = span_of(date(2027, 3, 28), time(1), time(4), VIENNA)

    assert (ends - begins).total_seconds() == 2 * 3600


def test_an_end_before_the_start_is_the_next_day_only_where_that_is_allowed():
    begins, ends = span_of(date(2027, 3, 1), time(20), time(1), VIENNA, may_pass_midnight=True)

    assert (ends - begins).total_seconds() == 5 * 3600
    with pytest.raises(ValueError, match="after the start"):
        span_of(date(2027, 3, 1), time(20), time(1), VIENNA)


def test_an_unknown_zone_is_told():
    with pytest.raises(ValueError, match="no time zone named"):
        instant_at(date(2027, 3, 1), time(9), "Europe/Atlantis")
