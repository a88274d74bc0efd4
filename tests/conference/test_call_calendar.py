"""The calendar of deadlines: instants, what moved and what was called off, and programs that others wrote."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
import vobject
from icalendar import Calendar

from conference.published import ics
from tests.conference.a_call import CHANGED, dated, moved

KHAL = Path(sys.executable).with_name("khal")
SHANGHAI = """
[calendars]
[[dates]]
path = {folder}/dates
[sqlite]
path = {folder}/khal.db
[locale]
local_timezone = Asia/Shanghai
default_timezone = Asia/Shanghai
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
"""


def due(date, **facts):
    return ics.Due(date, "CoPro 2027", "https://convoke.example/copro/call/", **facts)


def feed(*dues):
    return ics.calendar(
        dues, name="Deadlines", url="https://convoke.example/", source="https://convoke.example/dates.ics"
    )


def events(*dues):
    return Calendar.from_ical(feed(*dues)).walk("VEVENT")


def starts(date):
    return events(due(date))[0].decoded("dtstart")


@pytest.mark.parametrize(
    ("stated", "instant"),
    [
        ({}, datetime(2027, 1, 16, 11, 59, 59, tzinfo=UTC)),
        ({"time": time(23, 59)}, datetime(2027, 1, 16, 11, 59, 59, tzinfo=UTC)),
        ({"time": time(17, 0)}, datetime(2027, 1, 16, 5, 0, 0, tzinfo=UTC)),
        ({"zone": "UTC"}, datetime(2027, 1, 15, 23, 59, 59, tzinfo=UTC)),
        # Across the date line: this day begins fourteen hours earlier there, and ends so.
        ({"zone": "Pacific/Kiritimati"}, datetime(2027, 1, 15, 9, 59, 59, tzinfo=UTC)),
        # Summer and winter time.
        ({"zone": "Europe/Vienna"}, datetime(2027, 1, 15, 22, 59, 59, tzinfo=UTC)),
        ({"zone": "Europe/Vienna", "day": date(2027, 7, 15)}, datetime(2027, 7, 15, 21, 59, 59, tzinfo=UTC)),
        ({"zone": "Europe/Vienna", "day": date(2027, 3, 28)}, datetime(2027, 3, 28, 21, 59, 59, tzinfo=UTC)),
        ({"zone": "Europe/Vienna", "day": date(2027, 10, 31)}, datetime(2027, 10, 31, 22, 59, 59, tzinfo=UTC)),
    ],
)
def test_a_deadline_is_an_instant_in_utc(stated, instant):
    assert starts(dated(**stated)) == instant


def test_what_has_no_zone_gets_none():
    assert starts(dated(zone="")) == date(2027, 1, 15)
    assert starts(dated(zone="", time=time(17))) == datetime(2027, 1, 15, 17)


def test_informational_dates_are_days_unless_a_time_was_stated():
    event = events(due(dated("event", date(2027, 5, 17), ends_on=date(2027, 5, 19), is_informational=True)))[0]

    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2027, 5, 17), date(2027, 5, 20))
    assert starts(dated("notification", date(2027, 3, 1))) == date(2027, 3, 1)
    assert starts(dated("registration", time=time(12), zone="UTC")) == datetime(2027, 1, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("date", "title"),
    [
        (dated(), "[CoPro 2027] Full paper due (AoE)"),
        (dated(zone="UTC"), "[CoPro 2027] Full paper due"),
        (dated(track="Open data", kind="Poster"), "[CoPro 2027] Full paper due: Poster, Open data (AoE)"),
        (dated("notification"), "[CoPro 2027] Notification"),
        (dated(name="Papers\n, all", label={"en": "Papers"}), "[CoPro 2027] Papers , all (AoE)"),
    ],
)
def test_the_title_says_what_is_due_and_whose(date, title):
    assert str(events(due(date))[0]["summary"]) == title


def test_a_moved_date_moves_with_its_uid_and_a_higher_sequence():
    before, after = (
        dated(),
        replace(moved(dated(day=date(2027, 1, 29)), date(2027, 1, 15)), changed_at=CHANGED + timedelta(3)),
    )

    first, second = events(due(before))[0], events(due(after))[0]

    assert str(first["uid"]) == str(second["uid"]) == f"{before.code}@convoke"
    assert (first["sequence"], second["sequence"]) == (0, 1)
    assert second.decoded("last-modified") == second.decoded("dtstamp") == CHANGED + timedelta(3)
    assert second.decoded("dtstart") == datetime(2027, 1, 30, 11, 59, 59, tzinfo=UTC)
    assert "Formerly: 15 January 2027" in str(second["description"])


def test_a_date_that_was_called_off_is_cancelled_and_rings_no_more():
    event = events(due(replace(dated(), removed_at=CHANGED + timedelta(1))))[0]

    assert (str(event["status"]), event.walk("VALARM")) == ("CANCELLED", [])
    assert event.decoded("last-modified") == CHANGED + timedelta(1)
    assert str(event["summary"]).startswith("Cancelled: ")


def test_a_cancelled_conference_cancels_every_date():
    found = events(*(due(date, cancelled_at=CHANGED + timedelta(5)) for date in (dated(), dated("notification"))))

    assert {str(event["status"]) for event in found} == {"CANCELLED"}
    assert {event.decoded("dtstamp") for event in found} == {CHANGED + timedelta(5)}


def test_what_is_to_be_handed_in_rings_a_week_and_a_day_before():
    alarms = events(due(dated()))[0].walk("VALARM")

    assert [alarm.decoded("trigger") for alarm in alarms] == [timedelta(days=-7), timedelta(days=-1)]
    assert events(due(dated("notification")))[0].walk("VALARM") == []


def test_the_same_dates_give_the_same_bytes_in_whatever_order():
    dues = [due(dated()), due(dated("notification"))]

    assert feed(*dues) == feed(*reversed(dues))


def test_without_dates_it_is_still_a_calendar():
    assert events() == []
    assert vobject.readOne(feed().decode()).name == "VCALENDAR"


def test_lines_are_folded_and_end_as_the_standard_says():
    lines = feed(due(dated(track="Ä" * 200))).split(b"\r\n")

    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in b"".join(lines)


@pytest.fixture
def khal(tmp_path):
    (tmp_path / "dates").mkdir()
    config = tmp_path / "config"
    config.write_text(SHANGHAI.format(folder=tmp_path))

    def imported(content):
        file = tmp_path / "feed.ics"
        file.write_bytes(content)
        environment = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "LC_ALL": "C.UTF-8", "PATH": ""}
        listed = (
            "list",
            "--once",
            "--notstarted",
            "--day-format",
            "",
            "--format",
            "{start-long} {title}",
            "2027-01-01",
            "90d",
        )
        for arguments in (("import", "--batch", "--include-calendar", "dates", str(file)), listed):
            command = [KHAL, "--config", config, *arguments]
            done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, timeout=60)
        return [line for line in done.stdout.split("\n") if line]

    return imported


def test_khal_shows_the_instant_in_shanghai_and_follows_a_move(khal):
    first = khal(feed(due(dated()), due(dated("notification", date(2027, 3, 1)))))
    later = moved(dated(day=date(2027, 1, 29)), date(2027, 1, 15))
    second = khal(feed(due(later), due(dated("notification", date(2027, 3, 1)))))

    assert first == ["2027-01-16 19:59 [CoPro 2027] Full paper due (AoE)", "2027-03-01 [CoPro 2027] Notification"]
    assert second == ["2027-01-30 19:59 [CoPro 2027] Full paper due (AoE)", "2027-03-01 [CoPro 2027] Notification"]


def test_vobject_reads_the_same_instants():
    read = vobject.readOne(feed(due(dated()), due(dated("abstract", date(2026, 12, 15)))).decode())

    assert [event.dtstart.value for event in read.vevent_list] == [
        datetime(2026, 12, 16, 11, 59, 59, tzinfo=UTC),
        datetime(2027, 1, 16, 11, 59, 59, tzinfo=UTC),
    ]
