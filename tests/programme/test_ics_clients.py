"""The calendar in programs that others wrote: vobject, and khal with its own configuration and another zone."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import vobject

from programme import release
from programme.formats import ics
from tests.samples import conference, document, slot

KHAL = Path(sys.executable).with_name("khal")
SHANGHAI = """
[calendars]
[[programme]]
path = {folder}/programme
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


@pytest.fixture
def khal(tmp_path):
    (tmp_path / "programme").mkdir()
    config = tmp_path / "config"
    config.write_text(SHANGHAI.format(folder=tmp_path))

    def run(*arguments):
        command = [KHAL, "--config", config, *arguments]
        environment = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "LC_ALL": "C.UTF-8", "PATH": ""}
        return subprocess.run(command, check=True, capture_output=True, text=True, env=environment, timeout=60).stdout

    return run


def published(previous, current, at):
    return release.carry_over(previous, current, at)


def moved(release_document, *, hours):
    """The same release, everything some hours later."""

    def later(time):
        return time and (datetime.fromisoformat(time) + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")

    parts = {
        part: [
            entry | {"starts_at": later(entry["starts_at"]), "ends_at": later(entry["ends_at"])}
            for entry in release_document[part]
        ]
        for part in ("sessions", "slots")
    }
    return release_document | parts


FIRST_AT, SECOND_AT = datetime(2026, 11, 20, 9, tzinfo=UTC), datetime(2026, 11, 21, 9, tzinfo=UTC)
LISTED = ("list", "--once", "--notstarted", "--day-format", "", "--format", "{start-long} {uid}", "2026-12-01", "3d")


def import_into(khal, tmp_path, content):
    file = tmp_path / "feed.ics"
    file.write_bytes(content)
    khal("import", "--batch", "--include-calendar", "programme", str(file))
    return khal(*LISTED).split("\n")


def test_khal_shows_each_session_at_its_time_in_shanghai(khal, tmp_path):
    lines = import_into(khal, tmp_path, ics.calendar(conference(), base_url="https://convoke.example"))

    assert [line for line in lines if line] == [
        "2026-12-01 16:00 SESSIONDAT@convoke",
        "2026-12-01 17:00 SESSIONCOF@convoke",
        "2026-12-01 17:30 SESSIONKEY@convoke",
        "2026-12-02 16:00 SLOTALONE1@convoke",
    ]


def test_khal_moves_what_a_new_release_moves(khal, tmp_path):
    first = published(None, conference(), FIRST_AT)
    second = published(first, moved(conference(), hours=2), SECOND_AT)

    import_into(khal, tmp_path, ics.calendar(first, base_url="https://convoke.example", each="slot"))
    lines = import_into(khal, tmp_path, ics.calendar(second, base_url="https://convoke.example", each="slot"))

    assert [line for line in lines if line] == [
        "2026-12-01 18:00 SLOTDATA01@convoke",
        "2026-12-01 18:30 SLOTDATA02@convoke",
        "2026-12-01 19:00 SESSIONCOF@convoke",
        "2026-12-01 19:30 SLOTKEYNOT@convoke",
        "2026-12-02 18:00 SLOTALONE1@convoke",
    ]
    kept = [file.read_text() for file in (tmp_path / "programme").glob("*.ics")]
    assert [text.count("SEQUENCE:1") for text in kept] == [1] * 5


def test_vobject_reads_the_same_instants_through_our_vtimezone():
    feed = vobject.readOne(ics.calendar(conference(), base_url="https://convoke.example", each="slot").decode())

    expected = {entry["code"]: entry for part in ("slots", "sessions") for entry in conference()[part]}
    for event in feed.vevent_list:
        entry = expected[event.uid.value.removesuffix("@convoke")]
        assert event.dtstart.value.astimezone(UTC) == datetime.fromisoformat(entry["starts_at"])
        assert event.dtend.value.astimezone(UTC) == datetime.fromisoformat(entry["ends_at"])
        assert event.summary.value == entry["title"]
    assert len(feed.vevent_list) == 5


def test_vobject_reads_the_hours_beside_the_change_to_summer_time():
    nights = [slot(f"SLOTNIGHT{n}", "Night", f"2027-03-28T0{n}:30:00Z", f"2027-03-28T0{n}:45:00Z") for n in range(4)]

    feed = vobject.readOne(ics.calendar(document(slots=nights), base_url="https://convoke.example").decode())

    assert [event.dtstart.value.astimezone(UTC).hour for event in feed.vevent_list] == [0, 1, 2, 3]


def test_a_change_keeps_the_uid_and_raises_the_sequence():
    first = published(None, conference(), FIRST_AT)
    second = published(first, moved(conference(), hours=1), SECOND_AT)

    before, after = (
        vobject.readOne(ics.calendar(document, base_url="https://convoke.example").decode())
        for document in (first, second)
    )

    def facts(feed, *names):
        return [tuple(event.getChildValue(name) for name in names) for event in feed.vevent_list]

    assert facts(before, "uid") == facts(after, "uid")
    assert facts(before, "sequence") == [("0",)] * 4
    assert facts(after, "sequence") == [("1",)] * 4
    assert facts(after, "dtstamp") == [(SECOND_AT,)] * 4
