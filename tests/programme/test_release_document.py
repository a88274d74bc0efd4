"""What a release carries over from the one before, in which language it speaks, and how two of them differ."""

from copy import deepcopy
from datetime import UTC, datetime, timedelta

import pytest

from programme.release import carry_over, differences, in_language
from tests.samples import ADA, BERTA, conference, document, edition, room, session, slot

FIRST_AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
SECOND_AT = datetime(2026, 11, 21, 9, tzinfo=UTC)
FIRST, SECOND = "2026-11-20T09:00:00Z", "2026-11-21T09:00:00Z"
MORNING = ("2026-12-01T09:00:00Z", "2026-12-01T09:30:00Z")
LATER = {"starts_at": "2026-12-01T10:00:00Z", "ends_at": "2026-12-01T10:30:00Z"}


def talk(code="SLOTA", title="A", **more):
    return slot(code, title, *MORNING, **more)


def released(previous, current, at=SECOND_AT):
    return carry_over(previous, current, at)


def marks(release, code="SLOTA"):
    (entry,) = (entry for part in ("sessions", "slots") for entry in release[part] if entry["code"] == code)
    return entry["sequence"], entry["changed_at"], entry["status"]


def after(first, second, *, more_first=None, more_second=None):
    """The second release of one talk."""
    before = released(None, document(slots=[first], **(more_first or {})), FIRST_AT)
    return released(before, document(slots=[second], **(more_second or {})))


def test_what_is_new_starts_at_nought():
    assert marks(released(None, document(slots=[talk()]), FIRST_AT)) == (0, FIRST, "confirmed")


def test_what_is_added_later_starts_at_nought_then():
    first = released(None, document(slots=[talk()]), FIRST_AT)

    second = released(first, document(slots=[talk(), talk("SLOTB", "B")]))

    assert (marks(second), marks(second, "SLOTB")) == ((0, FIRST, "confirmed"), (0, SECOND, "confirmed"))


@pytest.mark.parametrize(
    "change",
    [
        LATER,
        {"ends_at": "2026-12-01T09:45:00Z"},
        {"room": "ROOMB"},
        {"title": "B"},
        {"status": "cancelled"},
        {"people": [ADA, BERTA]},
        {"day": "2026-11-30"},
    ],
    ids=lambda change: "+".join(change),
)
def test_a_change_that_a_calendar_shows_is_counted(change):
    second = after(talk(), talk() | change)

    assert marks(second)[:2] == (1, SECOND)


def test_a_room_that_is_renamed_is_a_change_for_those_who_look_for_it():
    renamed = {"rooms": [room("ROOMA", "Aula")]}

    assert marks(after(talk(), talk(), more_second=renamed))[:2] == (1, SECOND)


def test_a_better_abstract_is_not_counted():
    assert marks(after(talk(), talk(abstract="Better")))[:2] == (0, FIRST)


def test_a_session_counts_the_changes_of_the_talks_that_it_lists():
    held = session("SESSION001", "Data", *MORNING, slots=["SLOTA"])
    first = released(None, document(slots=[talk(session="SESSION001")], sessions=[held]), FIRST_AT)

    second = released(first, document(slots=[talk(session="SESSION001", people=[BERTA])], sessions=[held]))

    assert marks(second, "SESSION001") == (1, SECOND, "confirmed")


def test_what_is_gone_stays_as_cancelled_in_its_last_time():
    first = released(None, document(slots=[talk()]), FIRST_AT)

    second = released(first, document())

    assert marks(second) == (1, SECOND, "cancelled")
    assert second["slots"][0]["starts_at"] == MORNING[0]


def test_what_is_gone_without_ever_having_a_time_is_gone():
    first = released(None, document(slots=[slot("SLOTA", "A", day="2026-12-01")]), FIRST_AT)

    assert released(first, document())["slots"] == []


def test_what_was_cancelled_stays_for_thirty_days_and_does_not_change_again():
    second = released(released(None, document(slots=[talk()]), FIRST_AT), document())

    third = released(second, document(), SECOND_AT + timedelta(days=30))
    fourth = released(third, document(), SECOND_AT + timedelta(days=30, seconds=1))

    assert marks(third) == (1, SECOND, "cancelled")
    assert fourth["slots"] == []


def test_what_comes_back_counts_on():
    second = released(released(None, document(slots=[talk()]), FIRST_AT), document())

    third = released(second, document(slots=[talk()]), SECOND_AT + timedelta(days=1))

    assert marks(third) == (2, "2026-11-22T09:00:00Z", "confirmed")


def test_cancelled_remains_point_to_nothing_that_is_gone():
    first = released(None, conference(), FIRST_AT)

    second = released(first, document(rooms=[room("ROOMB", "Room B")], slots=[conference()["slots"][0]]))

    remains = {entry["code"]: entry for part in ("sessions", "slots") for entry in second[part]}
    assert remains["SESSIONDAT"]["slots"] == ["SLOTDATA01", "SLOTDATA02"]
    assert remains["SLOTDATA02"]["session"] == "SESSIONDAT"
    assert (remains["SLOTKEYNOT"]["keynote"], remains["SLOTKEYNOT"]["room"]) == (None, None)
    assert remains["SLOTALONE1"]["room"] == "ROOMB"


def test_a_cancelled_session_lets_go_of_talks_that_moved_on():
    old = session("SESSION001", "Old", *MORNING, slots=["SLOTA"])
    new = session("SESSION002", "New", *MORNING, slots=["SLOTA"])
    first = released(None, document(slots=[talk(session="SESSION001")], sessions=[old]), FIRST_AT)

    second = released(first, document(slots=[talk(session="SESSION002")], sessions=[new]))

    assert [(entry["code"], entry["slots"]) for entry in second["sessions"]] == [
        ("SESSION002", ["SLOTA"]),
        ("SESSION001", []),
    ]


def test_neither_document_is_changed_by_carrying_over():
    first = released(None, conference(), FIRST_AT)
    current = document()
    kept = deepcopy((first, current))

    released(first, current)

    assert (first, current) == kept


BILINGUAL = document(
    slots=[talk(title={"en": "Doors", "de": "Türen"}, keywords=["data"])],
    edition=edition(name={"en": "Co-production", "de": ""}, tagline={"fr": "Ensemble"}, place={}),
    languages=["en", "de"],
)


def test_a_text_is_told_in_the_language_asked_for():
    german = in_language(BILINGUAL, "de")

    assert (german["slots"][0]["title"], german["language"]) == ("Türen", "de")


def test_a_missing_text_is_told_in_the_first_language_or_in_any():
    told = in_language(BILINGUAL, "de")["edition"]

    assert (told["name"], told["tagline"], told["place"]) == ("Co-production", "Ensemble", "")


def test_a_language_that_the_release_does_not_speak_gives_its_first():
    french = in_language(BILINGUAL, "fr")

    assert (french["language"], french["slots"][0]["title"]) == ("en", "Doors")


def test_a_document_in_one_language_stays_as_it_is():
    assert in_language(conference(), "en") == conference()


def test_an_object_that_is_no_text_is_refused():
    with pytest.raises(ValueError, match="“place” is neither a text nor a known part"):
        in_language(document(edition=edition(place={"en": 3})), "en")


def told(first, second, **more):
    return [str(difference) for difference in differences(document(slots=[first]), document(slots=[second], **more))]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (LATER | {"room": "ROOMB"}, "“A” moved from Room A, 10:00 to Room B, 11:00."),
        (LATER, "“A” moved from 10:00 to 11:00."),
        ({"room": None}, "“A” moved from Room A to no room."),
        ({"ends_at": "2026-12-01T09:45:00Z"}, "“A” moved from 10:00–10:30 to 10:00–10:45."),
        (
            {"starts_at": "2026-12-02T08:00:00Z", "ends_at": "2026-12-02T08:30:00Z", "day": "2026-12-02", "room": None},
            "“A” moved from Room A, 1 December, 10:00 to no room, 2 December, 09:00.",
        ),
        ({"starts_at": None, "ends_at": None}, "“A” is no longer scheduled: it was 10:00."),
        ({"title": "B"}, "“A” is now called “B”."),
        ({"people": [ADA, BERTA]}, "“A” is now with Ada Lovelace, Berta Suttner."),
        ({"people": []}, "“A” is no longer with Ada Lovelace."),
        ({"status": "cancelled"}, "“A” is cancelled."),
    ],
)
def test_a_difference_is_one_sentence(change, sentence):
    assert told(talk(), talk() | change) == [sentence]


def test_two_changes_are_two_sentences():
    assert told(talk(), talk(room="ROOMB") | {"title": "B"}) == [
        "“A” is now called “B”.",
        "“A” moved from Room A to Room B.",
    ]


def test_a_better_abstract_is_no_difference():
    assert told(talk(), talk(abstract="Better")) == []


def test_a_talk_that_gets_a_time_is_told():
    assert told(slot("SLOTA", "A", day="2026-12-01"), talk()) == ["“A” is now scheduled: Room A, 10:00."]


def test_what_is_cancelled_may_come_back():
    assert told(talk(status="cancelled"), talk()) == ["“A” takes place after all: Room A, 1 December, 10:00."]


def test_what_is_new_and_what_is_gone_is_told_and_sessions_are_called_so():
    first = document(slots=[slot("SLOTA", "A")], sessions=[session("SESSION001", "Data")])
    second = document(slots=[talk("SLOTB", "B")], sessions=[session("SESSION002", "Dinner")])

    assert [str(difference) for difference in differences(first, second)] == [
        "Session “Dinner” is new.",
        "Session “Data” is no longer in the programme.",
        "“B” is new: Room A, 1 December, 10:00.",
        "“A” is no longer in the programme.",
    ]


def test_what_was_cancelled_and_is_forgotten_is_not_told_again():
    assert differences(document(slots=[talk(status="cancelled")]), document()) == []


def test_the_first_release_differs_from_nothing():
    assert differences(None, conference()) == []


def test_the_chair_of_a_session_is_told():
    first = document(sessions=[session("SESSION001", "Data")])
    second = document(sessions=[session("SESSION001", "Data", chairs=[{"name": "Clara Chair", "affiliation": ""}])])

    assert [str(difference) for difference in differences(first, second)] == ["Session “Data” is now with Clara Chair."]
