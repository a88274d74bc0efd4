"""Deadlines at their edges: six zones, clock changes, the date line, and what may not be invented."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.dates import (
    AOE,
    LocalTimeUnclear,
    instant_of,
    is_late,
    is_open,
    remaining,
    sentence,
    shown,
    shown_range,
    shown_zone,
)

MICROSECOND = timedelta(microseconds=1)
CLOSES_AT = datetime(2016, 5, 19, 12, tzinfo=UTC)


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


def test_18_may_anywhere_on_earth_ends_on_19_may_at_noon_utc():
    assert instant_of(date(2016, 5, 18), zone=AOE) == utc(2016, 5, 19, 12)


def test_anywhere_on_earth_is_twelve_hours_behind_utc():
    assert datetime(2016, 5, 18, tzinfo=ZoneInfo(AOE)).utcoffset() == timedelta(hours=-12)


@pytest.mark.parametrize(
    ("day", "zone", "closes_at"),
    [
        (
            date(2016, 3, 27),
            "Europe/Vienna",
            utc(2016, 3, 27, 22),
        ),  # the day that lost an hour
        (
            date(2016, 10, 30),
            "Europe/Vienna",
            utc(2016, 10, 30, 23),
        ),  # the day that gained one
        (date(2016, 11, 6), "America/New_York", utc(2016, 11, 7, 5)),
        (date(2016, 5, 18), "Asia/Kathmandu", utc(2016, 5, 18, 18, 15)),
        (
            date(2016, 5, 18),
            "Pacific/Kiritimati",
            utc(2016, 5, 18, 10),
        ),  # the first place to close
        (date(2016, 5, 18), "Pacific/Niue", utc(2016, 5, 19, 11)),
        (date(2016, 5, 18), AOE, utc(2016, 5, 19, 12)),  # the last one
    ],
)
def test_a_day_is_open_to_its_last_microsecond_there(day, zone, closes_at):
    assert instant_of(day, zone=zone) == closes_at
    assert is_open(closes_at, at=closes_at - MICROSECOND)
    assert not is_open(closes_at, at=closes_at)
    assert (closes_at - MICROSECOND).astimezone(ZoneInfo(zone)).date() == day
    assert closes_at.astimezone(ZoneInfo(zone)).date() == day + timedelta(days=1)


def test_2359_means_the_end_of_the_day():
    day = date(2016, 5, 18)

    assert instant_of(day, time(23, 59), "Europe/Vienna") == instant_of(day, zone="Europe/Vienna")


def test_the_stated_second_still_counts():
    closes_at = instant_of(date(2016, 5, 18), time(17), "Europe/Vienna")

    assert is_open(closes_at, at=utc(2016, 5, 18, 15, 0, 0, 999_999))
    assert not is_open(closes_at, at=utc(2016, 5, 18, 15, 0, 1))


def test_an_unstated_zone_is_enforced_as_generously_as_anywhere_on_earth_but_never_shown():
    assert instant_of(date(2016, 5, 18)) == instant_of(date(2016, 5, 18), zone=AOE)
    assert shown(date(2016, 5, 18)).zone == ""


def test_an_instant_is_given_in_utc():
    assert instant_of(date(2016, 5, 18), zone="Asia/Tokyo").tzinfo is UTC


def test_a_time_that_the_clocks_jump_over_is_refused_with_the_choices():
    with pytest.raises(LocalTimeUnclear) as refusal:
        instant_of(date(2016, 3, 27), time(2, 30), "Europe/Vienna")

    assert str(refusal.value) == (
        "02:30 does not exist on 27 March 2016 in Europe/Vienna, where clocks are set forward: "
        "choose 01:59:59 on 27 March 2016 or 03:00 on 27 March 2016."
    )
    assert [instant_of(*choice) for choice in refusal.value.choices] == [
        utc(2016, 3, 27, 1),
        utc(2016, 3, 27, 1, 0, 1),
    ]


def test_a_time_that_happens_twice_is_refused_with_the_choices():
    with pytest.raises(LocalTimeUnclear) as refusal:
        instant_of(date(2016, 10, 30), time(2, 30), "Europe/Vienna")

    assert str(refusal.value) == (
        "02:30 happens twice on 30 October 2016 in Europe/Vienna, where clocks are set back: "
        "choose 00:30 on 30 October 2016 UTC for the first or 01:30 on 30 October 2016 UTC for the second."
    )
    assert [instant_of(*choice) for choice in refusal.value.choices] == [
        utc(2016, 10, 30, 0, 30, 1),
        utc(2016, 10, 30, 1, 30, 1),
    ]


@pytest.mark.parametrize("clock", [time(1, 59, 59), time(3)])
def test_the_seconds_around_a_change_of_clocks_are_fine(clock):
    instant_of(date(2016, 3, 27), clock, "Europe/Vienna")
    instant_of(
        date(2016, 10, 30),
        clock if clock.hour == 3 else time(1, 59, 59),
        "Europe/Vienna",
    )


def test_a_day_that_ends_twice_ends_the_second_time():
    assert instant_of(date(2023, 4, 1), zone="America/Santiago") == utc(2023, 4, 2, 4)


def test_a_day_that_the_date_line_swallowed_is_refused():
    with pytest.raises(LocalTimeUnclear, match="There was no 30 December 2011 in Pacific/Apia") as refusal:
        instant_of(date(2011, 12, 30), zone="Pacific/Apia")

    assert [choice[0] for choice in refusal.value.choices] == [
        date(2011, 12, 29),
        date(2011, 12, 31),
    ]


@pytest.mark.parametrize("zone", ["Mars/Olympus", "Europe", "../etc/passwd", "AoE"])
def test_an_unknown_zone_is_refused(zone):
    with pytest.raises(ValueError, match="There is no time zone named"):
        instant_of(date(2016, 5, 18), zone=zone)


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2037, 1, 1)),
    st.sampled_from(
        [
            "Europe/Vienna",
            "America/Santiago",
            "Australia/Lord_Howe",
            "Africa/Casablanca",
            "Pacific/Apia",
        ]
    ),
)
def test_every_clear_time_reads_back_as_stated(local, zone):
    local = local.replace(microsecond=0, second=7)
    try:
        closes_at = instant_of(local.date(), local.time(), zone)
    except LocalTimeUnclear as unclear:
        assert all(instant_of(*choice) for choice in unclear.choices)
    else:
        stated = local.replace(second=59) if (local.hour, local.minute) == (23, 59) else local
        assert (closes_at - timedelta(seconds=1)).astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0) == stated


def test_a_call_is_closed_before_it_opens():
    opens_at = CLOSES_AT - timedelta(days=7)

    assert not is_open(CLOSES_AT, at=opens_at - MICROSECOND, opens_at=opens_at)
    assert is_open(CLOSES_AT, at=opens_at, opens_at=opens_at)


def test_grace_lets_in_what_is_marked_late():
    within = CLOSES_AT + timedelta(minutes=29)

    assert is_open(CLOSES_AT, at=within, grace=timedelta(minutes=30))
    assert is_late(CLOSES_AT, at=within)
    assert not is_late(CLOSES_AT, at=CLOSES_AT - MICROSECOND)
    assert not is_open(CLOSES_AT, at=CLOSES_AT + timedelta(minutes=30), grace=timedelta(minutes=30))


@pytest.mark.parametrize(
    ("before", "code", "numbers", "words"),
    [
        (
            timedelta(days=3, hours=4, minutes=59),
            "days_left",
            (3, 4),
            "3 days 4 hours left",
        ),
        (timedelta(days=1), "days_left", (1, 0), "1 day left"),
        (
            timedelta(hours=23, minutes=1),
            "hours_left",
            (23, 1),
            "23 hours 1 minute left",
        ),
        (
            timedelta(minutes=12, seconds=59),
            "minutes_left",
            (12,),
            "closes in 12 minutes",
        ),
        (timedelta(minutes=1), "minutes_left", (1,), "closes in 1 minute"),
        (timedelta(seconds=59), "moments_left", (), "closes in less than a minute"),
        (timedelta(0), "closed_moments_ago", (), "closed just now"),
        (timedelta(minutes=-5), "closed_minutes_ago", (5,), "closed 5 minutes ago"),
        (
            timedelta(hours=-1, minutes=-30),
            "closed_hours_ago",
            (1,),
            "closed 1 hour ago",
        ),
        (timedelta(days=-2, hours=-3), "closed_days_ago", (2,), "closed 2 days ago"),
    ],
)
def test_the_remaining_time_is_told_in_words(before, code, numbers, words):
    left = remaining(CLOSES_AT, CLOSES_AT - before)

    assert (left.code, left.numbers, sentence(left)) == (code, numbers, words)


def test_remaining_time_and_openness_agree_at_the_edge():
    for at in (CLOSES_AT - MICROSECOND, CLOSES_AT, CLOSES_AT + MICROSECOND):
        assert remaining(CLOSES_AT, at).is_past == (not is_open(CLOSES_AT, at=at))


def test_a_deadline_shows_what_was_stated():
    deadline = shown(date(2016, 5, 5), time(23, 59), AOE)

    assert (deadline.day, deadline.time, deadline.zone) == (
        "5 May 2016",
        "23:59",
        "anywhere on Earth",
    )
    assert str(deadline) == "5 May 2016, 23:59, anywhere on Earth"


def test_nothing_is_shown_that_was_not_stated():
    assert str(shown(date(2016, 5, 5))) == "5 May 2016"
    assert str(shown(date(2016, 5, 5), time(12))) == "5 May 2016, 12:00"
    assert str(shown(date(2016, 5, 18), ends_on=date(2016, 5, 20))) == "18–20 May 2016"
    assert str(shown(None)) == ""
    assert str(shown(None, None, AOE)) == ""


@pytest.mark.parametrize(
    ("zone", "day", "words"),
    [
        ("Europe/Vienna", date(2016, 7, 1), "Vienna time (UTC+2)"),
        ("Europe/Vienna", date(2016, 12, 1), "Vienna time (UTC+1)"),
        ("Europe/Vienna", None, "Vienna time"),
        ("Asia/Kathmandu", date(2016, 7, 1), "Kathmandu time (UTC+5:45)"),
        ("America/St_Johns", date(2016, 1, 1), "St Johns time (UTC−3:30)"),
        (
            "America/Argentina/Buenos_Aires",
            date(2016, 1, 1),
            "Buenos Aires time (UTC−3)",
        ),
        ("Etc/GMT-2", date(2016, 1, 1), "UTC+2"),
        ("UTC", date(2016, 1, 1), "UTC"),
        (AOE, date(2016, 1, 1), "anywhere on Earth"),
        ("", date(2016, 1, 1), ""),
    ],
)
def test_a_zone_is_shown_with_the_offset_of_that_day(zone, day, words):
    assert shown_zone(zone, day) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2016, 10, 7), date(2016, 10, 8), "7–8 October 2016"),
        (date(2016, 5, 18), date(2016, 5, 20), "18–20 May 2016"),
        (date(2016, 9, 30), date(2016, 10, 2), "30 September – 2 October 2016"),
        (date(2016, 12, 30), date(2017, 1, 2), "30 December 2016 – 2 January 2017"),
        (date(2016, 5, 18), date(2016, 5, 18), "18 May 2016"),
        (date(2016, 5, 18), None, "18 May 2016"),
    ],
)
def test_a_range_of_days_says_no_word_twice(first, last, words):
    assert shown_range(first, last) == words


def test_a_range_cannot_end_before_it_begins():
    with pytest.raises(ValueError, match="before the first"):
        shown_range(date(2016, 5, 20), date(2016, 5, 18))
