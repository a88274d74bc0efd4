"""Schedule clashes: who, which room, when, and how it is said."""

from datetime import UTC, datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.clashes import Placed, clashes

TEN = datetime(2026, 12, 1, 10, tzinfo=ZoneInfo("Europe/Vienna"))
ADA = ("ada", "Ada Lovelace", "presenter")


def placed(code, start=0, end=30, *, room=None, **more):
    """Minutes after ten; a room called by its letter."""
    starts_at, ends_at = (None if at is None else TEN + timedelta(minutes=at) for at in (start, end))
    return Placed(code, code, starts_at, ends_at, room, f"Room {room}" if room else "", **more)


def found(*items):
    return [(clash.kind, clash.codes, clash.hard) for clash in clashes(items)]


def sentences(*items):
    return [clash.sentence() for clash in clashes(items)]


def test_a_presenter_cannot_be_in_two_rooms_at_once():
    expected = "Ada Lovelace is in two places on 1 December at 10:15: “A” (Room X) and “B” (Room Y)."

    assert sentences(placed("A", room="X", people=(ADA,)), placed("B", 15, 45, room="Y", people=(ADA,))) == [expected]


def test_a_clash_holds_what_another_language_needs():
    (clash,) = clashes([placed("A", room="X", people=(ADA,)), placed("B", 15, 45, room="Y", people=(ADA,))])

    assert (clash.person, clash.codes, clash.titles) == ("Ada Lovelace", ("A", "B"), ("A", "B"))
    assert (clash.rooms, clash.instant, clash.hard) == (("Room X", "Room Y"), TEN + timedelta(minutes=15), True)


def test_times_may_be_told_in_another_zone():
    (clash,) = clashes([placed("A", people=(ADA,)), placed("B", people=(ADA,))])

    assert clash.sentence(UTC) == "Ada Lovelace is in two places on 1 December at 09:00: “A” and “B”."


def test_a_talk_that_starts_when_the_other_ends_is_no_clash():
    assert found(placed("A", room="X", people=(ADA,)), placed("B", 30, 60, room="X", people=(ADA,))) == []


@pytest.mark.parametrize("roles", [("presenter", "presenter"), ("presenter", "chair"), ("chair", "speaker")])
def test_whoever_must_be_there_clashes_hard(roles):
    items = [placed(code, people=(("ada", "Ada", role),)) for code, role in zip("AB", roles, strict=True)]

    assert found(*items) == [("person", ("A", "B"), True)]


@pytest.mark.parametrize("roles", [("author", "presenter"), ("chair", "author"), ("author", "author")])
def test_a_co_author_clashes_softly(roles):
    items = [placed(code, people=(("ada", "Ada", role),)) for code, role in zip("AB", roles, strict=True)]

    assert found(*items) == [("person", ("A", "B"), False)]


def test_who_writes_and_presents_presents():
    both = (("ada", "Ada", "author"), ("ada", "Ada", "presenter"))

    assert found(placed("A", people=both), placed("B", people=both)) == [("person", ("A", "B"), True)]


def test_people_of_the_same_name_are_not_the_same():
    assert found(placed("A", people=(("1", "Li Wei", "chair"),)), placed("B", people=(("2", "Li Wei", "chair"),))) == []


def test_a_room_is_used_once_at_a_time():
    assert sentences(placed("A", room="X"), placed("B", 10, 20, room="X")) == [
        "Room X is used twice on 1 December at 10:10: “A” and “B”."
    ]


def test_a_person_needed_twice_in_one_room_is_told_so():
    assert sentences(placed("A", room="X", people=(ADA,)), placed("B", room="X", people=(ADA,))) == [
        "Ada Lovelace is needed twice in Room X on 1 December at 10:00: “A” and “B”.",
        "Room X is used twice on 1 December at 10:00: “A” and “B”.",
    ]


def test_a_talk_outside_its_session_is_told():
    items = placed("S", 0, 60, room="X"), placed("A", 45, 75, room="X", session="S")

    assert sentences(*items) == ["“A” is outside the time of its session “S” on 1 December at 10:45."]


def test_a_chair_may_present_in_the_own_session():
    session = placed("S", 0, 60, room="X", people=(("ada", "Ada", "chair"),))

    assert found(session, placed("A", room="X", session="S", people=(ADA,))) == []


def test_two_sessions_in_one_room_are_told_once_and_not_talk_by_talk():
    sessions = placed("S", 0, 60, room="X"), placed("T", 30, 90, room="X")
    talks = placed("A", 30, 60, room="X", session="S"), placed("B", 30, 60, room="X", session="T")

    assert found(*sessions, *talks) == [("room", ("S", "T"), True)]


def test_two_talks_of_one_session_cannot_be_at_once():
    talks = placed("A", 0, 30, room="X", session="S"), placed("B", 15, 45, room="X", session="S")

    assert found(placed("S", 0, 60, room="X"), *talks) == [("room", ("A", "B"), True)]


def test_posters_hang_side_by_side():
    posters = [placed(c, 0, 60, room="X", session="S", shares_room=True, people=(ADA,)) for c in "AB"]

    assert found(placed("S", 0, 60, room="X"), *posters) == []


def test_what_has_no_time_never_clashes():
    assert found(placed("A", None, None, room="X", people=(ADA,)), placed("B", room="X", people=(ADA,))) == []


def test_what_has_no_end_is_under_way_when_it_starts():
    assert found(placed("A", 10, None, room="X"), placed("B", 0, 30, room="X")) == [("room", ("B", "A"), True)]
    assert found(placed("A", 10, None, room="X"), placed("B", 15, 30, room="X")) == []


def test_an_end_before_the_start_is_refused():
    with pytest.raises(ValueError, match="“A” \\(A\\) does not end after it starts"):
        placed("A", 30, 10)


def test_an_unknown_role_is_refused():
    with pytest.raises(ValueError, match="unknown roles: \\['guest'\\]"):
        placed("A", people=(("ada", "Ada", "guest"),))


@st.composite
def programmes(draw):
    """A few sessions and talks on a coarse clock, so that touching and overlapping are common."""
    sessions = draw(st.lists(st.sampled_from("STU"), unique=True))
    talks = [f"T{n}" for n in range(draw(st.integers(0, 7)))]
    return [draw(things(code, of_session=code in talks)) for code in draw(st.permutations(sessions + talks))]


@st.composite
def things(draw, code, *, of_session):
    start = draw(st.none() | st.integers(0, 6))
    end = None if start is None else draw(st.none() | st.integers(start + 1, 9))
    roles = draw(st.dictionaries(st.sampled_from("pq"), st.sampled_from(["author", "chair"])))
    return placed(
        code,
        start,
        end,
        room=draw(st.none() | st.sampled_from("XY")),
        people=tuple((key, key, role) for key, role in roles.items()),
        session=draw(st.none() | st.sampled_from("STU")) if of_session else None,
        shares_room=draw(st.booleans()),
    )


def by_brute_force(items):
    """Every pair against the definition, minute by minute."""
    sessions = {item.code: item for item in items}
    return {
        *((kind, frozenset((a.code, b.code))) for a, b in combinations(items, 2) for kind in kinds(a, b, sessions)),
        *(("session", frozenset((item.code, item.session))) for item in items if strays(item, sessions)),
    }


def kinds(a, b, sessions):
    beside = a.shares_room and b.shares_room and a.room == b.room
    if not minutes(a) & minutes(b) or a.session == b.code or b.session == a.code or beside:
        return
    yield from (f"person {key}" for key in {key for key, _, _ in a.people} & {key for key, _, _ in b.people})
    siblings = a.session is not None and a.session == b.session
    if a.room and a.room == b.room and (siblings or not (hidden(a, sessions) or hidden(b, sessions))):
        yield "room"


def minutes(item):
    """The tenths of minutes in which it is known to be under way."""
    if item.starts_at is None:
        return set()
    start = round((item.starts_at - TEN) / timedelta(seconds=6))
    return set(range(start, round((item.ends_at - TEN) / timedelta(seconds=6)))) if item.ends_at else {start}


def strays(item, sessions):
    session = sessions.get(item.session)
    if not session or not session.starts_at or not item.starts_at:
        return False
    until = session.ends_at or TEN + timedelta(days=1)
    return bool({m for m in minutes(item) if not session.starts_at <= TEN + timedelta(seconds=6 * m) < until})


def hidden(item, sessions):
    session = sessions.get(item.session)
    return bool(session and session.ends_at and session.room == item.room and not strays(item, sessions))


@given(programmes())
def test_exactly_the_clashes_of_the_definition_are_found(items):
    ours = [(f"person {c.person}" if c.kind == "person" else c.kind, frozenset(c.codes)) for c in clashes(items)]

    assert len(ours) == len(set(ours))
    assert set(ours) == by_brute_force(items)


def test_a_large_programme_takes_a_moment():
    people = [(f"p{n}", f"P{n}", "author") for n in range(2000)]
    items = [
        placed(f"T{n}", 20 * (n // 10), 20 * (n // 10) + 20, room=f"{n % 10}", people=tuple(people[n * 3 % 1990 :][:3]))
        for n in range(5000)
    ]

    assert found(*items) == []
