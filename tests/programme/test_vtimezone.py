"""VTIMEZONE of every zone, read back in two ways that know nothing of our generator, against zoneinfo."""

import re
import zoneinfo
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from dateutil.rrule import rrulestr
from dateutil.tz import tzical

from programme.formats.vtimezone import Change, changes_of, rules_of, vtimezone

MIDWINTER, MIDSUMMER = datetime(2026, 1, 15, 12), datetime(2026, 7, 15, 12)


def read(zone, first_year=2026, last_year=2027):
    """As dateutil reads it: from wall time to offset."""
    text = vtimezone(zone, first_year, last_year).decode().replace("\r\n", "\n")
    return tzical(StringIO(f"BEGIN:VCALENDAR\n{text}END:VCALENDAR\n")).get(zone)


def by_the_letter(zone):
    """As RFC 5545 says, from instant to offset: the observance whose onset, in its TZOFFSETFROM, was the last one."""
    text = vtimezone(zone, 2026, 2027).decode().replace("\r\n", "\n")
    observances = []
    for part in re.findall(r"BEGIN:(?:STANDARD|DAYLIGHT)\n(.*?)END:", text, re.DOTALL):
        recurrence = "\n".join(line for line in part.split("\n") if re.match("DTSTART|RRULE|RDATE", line))
        before, after = (seconds(re.search(f"TZOFFSET{end}:(.*)", part)[1]) for end in ("FROM", "TO"))
        observances.append((rrulestr(recurrence, compatible=True, cache=True), before, after))

    def offset(at):
        onsets = [(rule.before(at + before, inc=True), before, after) for rule, before, after in observances]
        return max((onset - before, after) for onset, before, after in onsets if onset)[1]

    return offset


def seconds(offset):
    hours, minutes, rest = int(offset[1:3]), int(offset[3:5]), int(offset[5:] or 0)
    return timedelta(hours=hours, minutes=minutes, seconds=rest) * (-1 if offset[0] == "-" else 1)


def wall_times(zone):
    """Mid-season, New Year, and before and after each change."""
    steps = [timedelta(seconds=seconds) for seconds in (-7200, -1, 7200, 86400)]
    around = [change.onset + step for change in changes_of(zone, 2026, 2027) for step in steps]
    ends = [datetime(2026, 1, 1), datetime(2027, 12, 31, 23, 59)]
    return [MIDWINTER, MIDSUMMER, *ends, *(at for at in around if 2026 <= at.year <= 2027)]


def instants(zone):
    """Mid-season, and the seconds before and at each change."""
    changes = [change.at.replace(tzinfo=None) for change in changes_of(zone, 2026, 2027)]
    return [MIDWINTER, MIDSUMMER, *(at + timedelta(seconds=step) for at in changes for step in (-3600, -1, 0, 3600))]


def differing(zone):
    ours, theirs = read(zone), zoneinfo.ZoneInfo(zone)
    return [
        at for at in wall_times(zone) if at.replace(tzinfo=ours).utcoffset() != at.replace(tzinfo=theirs).utcoffset()
    ]


def differing_by_the_letter(zone):
    ours, theirs = by_the_letter(zone), zoneinfo.ZoneInfo(zone)
    return [at for at in instants(zone) if ours(at) != at.replace(tzinfo=UTC).astimezone(theirs).utcoffset()]


@pytest.mark.parametrize("differences", [differing, differing_by_the_letter])
def test_every_zone_reads_back_as_zoneinfo_has_it(differences):
    zones = zoneinfo.available_timezones()

    wrong = {zone: found for zone in zones if (found := differences(zone))}

    assert len(zones) > 400
    assert wrong == {}


def test_an_onset_written_in_the_time_that_begins_would_be_noticed(monkeypatch):
    monkeypatch.setattr(Change, "onset", property(lambda change: (change.at + change.after).replace(tzinfo=None)))
    vtimezone.cache_clear()

    found = differing_by_the_letter("Europe/Vienna")
    vtimezone.cache_clear()

    assert len(found) > 0


def test_names_read_back_too():
    vienna = read("Europe/Vienna")

    assert MIDWINTER.replace(tzinfo=vienna).tzname() == "CET"
    assert MIDSUMMER.replace(tzinfo=vienna).tzname() == "CEST"


def test_vienna_in_full_with_the_onset_in_the_time_that_ends():
    assert vtimezone("Europe/Vienna", 2026, 2026).decode().split("\r\n") == [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Vienna",
        "BEGIN:DAYLIGHT",
        "DTSTART:20250330T020000",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "TZNAME:CEST",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:20251026T030000",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "TZNAME:CET",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    ]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("America/New_York", "BYMONTH=3;BYDAY=2SU"),
        ("Asia/Jerusalem", "BYMONTH=3;BYDAY=FR;BYMONTHDAY=23,24,25,26,27,28,29"),
        ("America/Nuuk", "BYMONTH=3;BYDAY=SA;BYMONTHDAY=24,25,26,27,28,29,30"),
        ("America/Santiago", "BYMONTH=4;BYDAY=SU;BYMONTHDAY=2,3,4,5,6,7,8"),
    ],
)
def test_rules_that_leave_their_day_stay_one_rule(zone, expected):
    assert expected in vtimezone(zone, 2026, 2026).decode()


def test_a_rule_that_may_leave_its_month_is_written_date_by_date():
    cairo = vtimezone("Africa/Cairo", 2026, 2028).decode()

    assert [rule.rrule() is None for rule in rules_of("Africa/Cairo")] == [False, True]
    assert "RRULE" not in cairo
    assert cairo.count("RDATE:") == 6


def test_a_zone_whose_law_names_dates_is_written_date_by_date():
    casablanca = vtimezone("Africa/Casablanca", 2026, 2027).decode()

    assert "RRULE" not in casablanca
    assert casablanca.count("RDATE:") == 4


def test_a_zone_without_changes_has_one_observance_that_is_the_same_for_all_years():
    assert vtimezone("Asia/Tokyo", 2026, 2026) == vtimezone("Asia/Tokyo", 2030, 2031)
    assert b"DTSTART:19700101T000000\r\nTZOFFSETFROM:+0900\r\nTZOFFSETTO:+0900\r\nTZNAME:JST\r\n" in vtimezone(
        "Asia/Tokyo", 2026, 2026
    )


@pytest.mark.parametrize(("zone", "year"), [("Europe/Vienna", 1979), ("Europe/Vienna", 1980), ("Europe/Moscow", 2011)])
def test_years_in_which_the_law_changed_read_back_too(zone, year):
    ours, theirs = read(zone, year, year), zoneinfo.ZoneInfo(zone)

    for day in range(0, 365, 5):
        at = datetime(year, 1, 1, 12) + timedelta(days=day)
        assert at.replace(tzinfo=ours).utcoffset() == at.replace(tzinfo=theirs).utcoffset()


def test_changes_are_found_to_the_second():
    changes = changes_of("Europe/Vienna", 2026, 2026)

    assert [change.at for change in changes] == [
        datetime(2026, 3, 29, 1, tzinfo=UTC),
        datetime(2026, 10, 25, 1, tzinfo=UTC),
    ]


def test_an_unknown_zone_is_refused():
    with pytest.raises(zoneinfo.ZoneInfoNotFoundError):
        vtimezone("Europe/Atlantis", 2026, 2026)


def test_years_in_the_wrong_order_are_refused():
    with pytest.raises(ValueError, match="wrong order"):
        vtimezone("Europe/Vienna", 2027, 2026)
