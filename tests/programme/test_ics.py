"""What a calendar of a release says, read back with icalendar and line by line."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from programme.formats import ics
from tests.samples import conference, document, edition, session, slot

URL = "https://convoke.example/"
PROGRAMME = "https://convoke.example/copro2027/programme"
MORNING = ("2026-12-01T08:00:00Z", "2026-12-01T08:30:00Z")


def calendar(release, **how):
    return ics.calendar(release, base_url=URL, **how)


def events(release, **how):
    """The events by code, in the order of the calendar."""
    return {event["UID"].removesuffix("@convoke"): event for event in read(release, **how).walk("VEVENT")}


def read(release, **how):
    return Calendar.from_ical(calendar(release, **how))


def talk(**more):
    return slot("SLOTALONE1", "A talk", *MORNING, **more)


def test_each_session_is_one_event_and_a_talk_without_session_its_own():
    assert list(events(conference())) == ["SESSIONDAT", "SESSIONCOF", "SESSIONKEY", "SLOTALONE1"]


def test_each_talk_is_one_event_and_a_break_its_own():
    expected = ["SLOTDATA01", "SLOTDATA02", "SESSIONCOF", "SLOTKEYNOT", "SLOTALONE1"]

    assert list(events(conference(), each="slot")) == expected


@pytest.mark.parametrize(
    ("only", "each", "expected"),
    [
        (("day", "2026-12-02"), "session", ["SLOTALONE1"]),
        (("day", "2026-12-01"), "slot", ["SLOTDATA01", "SLOTDATA02", "SESSIONCOF", "SLOTKEYNOT"]),
        (("session", "SESSIONDAT"), "session", ["SESSIONDAT"]),
        (("session", "SESSIONDAT"), "slot", ["SLOTDATA01", "SLOTDATA02"]),
        (("session", "SESSIONCOF"), "slot", ["SESSIONCOF"]),
        (("slot", "SLOTDATA02"), "session", ["SLOTDATA02"]),
    ],
)
def test_a_part_holds_what_belongs_to_it(only, each, expected):
    assert list(events(conference(), only=only, each=each)) == expected


def test_the_day_is_that_of_the_conference_where_it_is_not_told():
    late = talk() | {"day": None, "starts_at": "2026-11-30T23:30:00Z", "ends_at": "2026-12-01T00:30:00Z"}

    assert list(events(document(slots=[late]), only=("day", "2026-12-01"))) == ["SLOTALONE1"]


def test_a_timed_talk_of_a_session_without_time_is_not_lost():
    release = document(
        slots=[talk(session="SESSION001")], sessions=[session("SESSION001", "Some day", slots=["SLOTALONE1"])]
    )

    assert list(events(release, each="session")) == ["SLOTALONE1"]


def test_a_session_whose_talks_have_no_time_is_not_lost():
    held = session("SESSION001", "Posters", *MORNING, slots=["SLOTPOSTER"])
    release = document(slots=[slot("SLOTPOSTER", "A poster", session="SESSION001")], sessions=[held])

    assert list(events(release, each="slot")) == ["SESSION001"]


def test_an_event_in_full():
    lines = calendar(conference(), only=("slot", "SLOTDATA01")).decode().replace("\r\n ", "").split("\r\n")
    event = lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT")]

    assert sorted(event[1:]) == [
        "CATEGORIES:Data and services,open data,cities towns",
        "CLASS:PUBLIC",
        "CREATED:20261120T090000Z",
        "DESCRIPTION:Ada Lovelace (University of Linz)\\, Berta Suttner (Peace Institute)\\n\\nData\\n\\n"
        "We open data (https://example.org/data).\\n- doors\\n- windows\\n\\n" + PROGRAMME + "/SLOTDATA01/",
        "DTEND;TZID=Europe/Vienna:20261201T093000",
        "DTSTAMP:20261120T090000Z",
        "DTSTART;TZID=Europe/Vienna:20261201T090000",
        "LAST-MODIFIED:20261120T090000Z",
        "LOCATION:Room A\\, Alte Welt Campus\\, Linz",
        "SEQUENCE:0",
        "STATUS:CONFIRMED",
        "SUMMARY:Open data\\, open doors\\; a study",
        "TRANSP:OPAQUE",
        "UID:SLOTDATA01@convoke",
        f"URL:{PROGRAMME}/SLOTDATA01/",
    ]


def test_a_session_lists_its_talks_in_local_time():
    (event,) = events(conference(), only=("session", "SESSIONDAT")).values()

    assert str(event["DESCRIPTION"]) == (
        "Chair: Clara Chair (TU Wien)\n\n"
        "09:00 Open data, open doors; a study (Ada Lovelace, Berta Suttner)\n"
        "09:30 Bürgerbeteiligung für alle (Berta Suttner)\n\n" + PROGRAMME + "/sessions/SESSIONDAT/"
    )


def test_the_head_names_the_calendar_for_every_client():
    feed = read(conference(), source="https://convoke.example/all.ics", refresh=timedelta(minutes=15))

    head = {name: str(feed[name]) for name in feed if name not in ("LAST-MODIFIED", "REFRESH-INTERVAL")}
    assert head == {
        "PRODID": "-//Convoke//Programme//EN",
        "VERSION": "2.0",
        "CALSCALE": "GREGORIAN",
        "NAME": "Co-production 2027",
        "X-WR-CALNAME": "Co-production 2027",
        "DESCRIPTION": "Public services, made together",
        "X-WR-CALDESC": "Public services\\, made together",
        "X-WR-TIMEZONE": "Europe/Vienna",
        "X-PUBLISHED-TTL": "PT15M",
        "URL": PROGRAMME + "/",
        "SOURCE": "https://convoke.example/all.ics",
        "COLOR": "teal",
        "X-APPLE-CALENDAR-COLOR": "#0b6e6e",
    }
    assert feed["REFRESH-INTERVAL"].dt == timedelta(minutes=15)


def test_a_part_says_what_it_is_in_its_name():
    assert read(conference(), only=("session", "SESSIONDAT"))["NAME"] == "Co-production 2027: Data"
    assert read(conference(), only=("slot", "SLOTALONE1"))["NAME"] == "Co-production 2027: A talk alone"
    assert read(conference(), only=("day", "2026-12-01"))["NAME"] == "Co-production 2027: 2026-12-01"


def test_the_calendar_has_no_uid_and_no_method():
    head = calendar(conference()).partition(b"BEGIN:VTIMEZONE")[0]

    assert b"UID:" not in head
    assert b"METHOD:" not in head


def test_a_cancelled_talk_stays_and_says_so():
    (event,) = events(document(slots=[talk(status="cancelled", sequence=3)])).values()

    assert (event["STATUS"], event["SUMMARY"], event["SEQUENCE"]) == ("CANCELLED", "Cancelled: A talk", 3)
    assert event["TRANSP"] == "TRANSPARENT"


def test_words_may_be_in_the_language_of_the_release():
    words = ics.Words(cancelled="Abgesagt: {title}", chairs="Leitung: {names}")

    (event,) = events(document(slots=[talk(status="cancelled")]), words=words).values()

    assert event["SUMMARY"] == "Abgesagt: A talk"


def test_the_day_of_creation_is_told_only_while_it_is_known():
    (changed,) = events(document(slots=[talk(sequence=1)])).values()

    assert "CREATED" not in changed


def test_the_same_document_gives_the_same_bytes(time_machine):
    time_machine.move_to("2026-11-21T20:00:00Z")
    first = calendar(conference())

    time_machine.move_to("2026-11-28T20:00:00Z")

    assert calendar(conference()) == first


def test_a_feed_may_be_joined_from_events_made_before():
    made = ics.events(conference(), URL, "session")

    joined = ics.joined(conference(), made.values(), base_url=URL)

    assert list(made) == ["SESSIONDAT", "SESSIONCOF", "SESSIONKEY", "SLOTALONE1"]
    assert joined == calendar(conference())


def test_a_talk_without_end_has_no_end():
    (event,) = events(document(slots=[slot("SLOTALONE1", "Open end", "2026-12-01T08:00:00Z")])).values()

    assert "DTEND" not in event


@pytest.mark.parametrize("ends_at", ["2026-12-01T08:00:00Z", "2026-12-01T07:59:00Z"])
def test_a_talk_that_does_not_end_after_it_starts_is_refused_by_name(ends_at):
    with pytest.raises(ValueError, match="“A talk” \\(SLOTALONE1\\) does not end after it starts"):
        calendar(document(slots=[talk() | {"ends_at": ends_at}]))


def test_times_without_a_zone_are_refused():
    with pytest.raises(ValueError, match="no time zone"):
        calendar(document(slots=[talk()], edition=edition(zone=None)))


def test_a_programme_without_times_is_told_apart():
    with pytest.raises(ics.NothingScheduled):
        calendar(document(slots=[slot("SLOTDAYONL", "Some time", day="2026-12-01")], edition=edition(zone=None)))


def test_a_day_without_anything_is_told_apart():
    with pytest.raises(ics.NothingScheduled):
        calendar(conference(), only=("day", "2026-12-24"))


@pytest.mark.parametrize("only", [("slot", "NOSUCHSLOT"), ("session", "NOSUCHSESS")])
def test_an_unknown_code_is_refused(only):
    with pytest.raises(KeyError):
        calendar(conference(), only=only)


def test_a_zone_without_offset_needs_no_vtimezone():
    feed = calendar(document(slots=[talk()], edition=edition(zone="UTC")))

    assert b"DTSTART:20261201T080000Z\r\n" in feed
    assert b"VTIMEZONE" not in feed


def test_the_hour_that_the_clock_repeats_is_written_in_utc():
    night = slot("SLOTALONE1", "Late", "2026-10-25T01:30:00Z", "2026-10-25T03:30:00Z")

    feed = calendar(document(slots=[night]))

    assert b"DTSTART:20261025T013000Z\r\nDTEND;TZID=Europe/Vienna:20261025T043000\r\n" in feed


@pytest.mark.parametrize(
    ("accent", "name"), [("#0b6e6e", "teal"), ("#ff0000", "red"), ("#00ffff", "aqua"), ("#fefefe", "white")]
)
def test_a_colour_is_named_after_its_nearest_neighbour(accent, name):
    assert ics.css_colour(accent) == name


@given(st.text(alphabet=st.characters(), min_size=1, max_size=200))
def test_no_text_breaks_the_lines(text):
    feed = calendar(document(slots=[talk(abstract=text, track=text, keywords=[text]) | {"title": "T" + text}]))

    lines = feed.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert [line for line in lines if not all(is_allowed(character) for character in line.decode())] == []
    assert [event["UID"] for event in Calendar.from_ical(feed).walk("VEVENT")] == ["SLOTALONE1@convoke"]


def is_allowed(character):
    return character == "\t" or (character >= " " and not "\x7f" <= character <= "\x9f")
