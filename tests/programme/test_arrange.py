"""Rooms, sessions and presentations: times follow from the order, codes stay, nothing is overwritten silently."""

from datetime import date, time, timedelta

import pytest

from conference.history import Refused
from conference.models import Entry
from programme import actions
from programme.models import Session, Slot
from programme.schedule import unplaced_papers
from tests.programme.conftest import held


def starts(session):
    return [
        (slot.shown_title, int((slot.starts_at - session.starts_at).total_seconds()) // 60)
        for slot in session.slots.in_order()
    ]


def test_presentations_follow_each_other(session, paper, clara):
    actions.fill(session, things=[paper("First"), paper("Second"), paper("Third")], by=clara)

    assert starts(session) == [("First", 0), ("Second", 20), ("Third", 40)]


def test_a_longer_presentation_moves_those_after_it(session, paper, clara):
    actions.fill(session, things=[paper("First"), paper("Second")], by=clara)

    actions.set_minutes(session.slots.in_order()[0], minutes=35, by=clara)

    assert starts(session) == [("First", 0), ("Second", 35)]


def test_a_presentation_moves_up_and_the_first_one_does_not(session, paper, clara):
    actions.fill(session, things=[paper("First"), paper("Second")], by=clara)
    first, second = session.slots.in_order()

    actions.shift(second, up=True, by=clara)

    assert starts(session) == [("Second", 0), ("First", 20)]
    with pytest.raises(Refused, match="first"):
        actions.shift(second, up=True, by=clara)
    with pytest.raises(Refused, match="last"):
        actions.shift(first, up=False, by=clara)


def test_posters_hang_as_long_as_their_session_lasts(edition, room, paper, clara):
    posters = held(edition, "Posters", kind="posters", room=room, by=clara)

    actions.fill(posters, things=[paper("P1", status="accepted_poster"), paper("P2")], by=clara)

    spans = {(slot.starts_at, slot.ends_at) for slot in posters.slots.select_related("session")}
    assert spans == {(posters.starts_at, posters.ends_at)}
    assert posters.slots.in_order()[0].kind == Slot.Kind.POSTER


def test_a_slot_keeps_its_code_wherever_it_goes(talk, other_session, clara):
    code = talk.code

    moved = actions.move(talk, session=other_session, by=clara)
    out = actions.take_out(moved, by=clara)
    back = actions.place(talk.submission, session=other_session, by=clara)

    assert (moved.code, out.session, back.code, back.pk) == (code, None, code, talk.pk)


def test_what_has_no_place_can_neither_be_moved_up_nor_taken_out(talk, clara):
    actions.take_out(talk, by=clara)

    for deed in (lambda: actions.take_out(talk, by=clara), lambda: actions.shift(talk, up=True, by=clara)):
        with pytest.raises(Refused, match="no place"):
            deed()


def test_presentations_follow_their_session_to_another_time(talk, session, move_to):
    moved = move_to(session, start=time(14), end=time(15))

    talk.refresh_from_db()
    assert talk.starts_at == moved.starts_at == session.starts_at + timedelta(hours=5)


def test_only_accepted_papers_come_in(session, paper, clara):
    with pytest.raises(Refused, match="accepted"):
        actions.place(paper("No", status="submitted"), session=session, by=clara)


def test_a_paper_has_one_place(talk, other_session, clara):
    with pytest.raises(Refused, match="already has a place"):
        actions.place(talk.submission, session=other_session, by=clara)


def test_a_paper_of_another_conference_does_not_come_in(session, paper, other_edition, clara):
    stranger = paper("Elsewhere")
    stranger.edition_id = other_edition.pk

    with pytest.raises(Refused, match="another conference"):
        actions.place(stranger, session=session, by=clara)


def test_what_somebody_else_has_changed_is_not_overwritten(session, clara):
    values = {"kind": "papers", "title": "Mine", "revision": session.revision}
    actions.change_session(session, by=clara, **values | {"title": "Hers"})

    with pytest.raises(Refused, match="Somebody else"):
        actions.change_session(session, by=clara, **values)

    session.refresh_from_db()
    assert str(session) == "Hers"


def test_an_order_that_somebody_else_has_changed_is_told(session, paper, clara):
    actions.fill(session, things=[paper("First"), paper("Second")], by=clara)
    first, second = session.slots.in_order()
    seen = Session.objects.get(pk=session.pk).revision
    actions.shift(second, up=True, by=clara, revision=seen)

    with pytest.raises(Refused, match="meanwhile"):
        actions.shift(first, up=False, by=clara, revision=seen)


def test_removing_a_session_keeps_its_papers_for_another_place(talk, session, edition, clara):
    actions.remove_session(session, by=clara)

    talk.refresh_from_db()
    assert (talk.session, talk.starts_at) == (None, None)
    assert [paper.title for paper in unplaced_papers(edition)] == ["Doors that open"]


def test_something_else_goes_with_its_session(session, clara):
    item = actions.add_item(session, title="Welcome", minutes=10, by=clara)

    actions.remove_session(session, by=clara)

    assert not Slot.objects.filter(pk=item.pk).exists()


@pytest.mark.parametrize(
    ("start", "end", "problem"),
    [(time(10), time(9), "after the start"), (time(10), None, "only the day"), (time(9), time(9), "after the start")],
)
def test_times_that_cannot_be_are_refused(edition, clara, start, end, problem):
    with pytest.raises(Refused, match=problem):
        held(edition, "Impossible", start=start, end=end, by=clara)


def test_a_dinner_may_last_until_after_midnight(edition, clara):
    dinner = held(edition, "Dinner", kind="social", start=time(19), end=time(0, 30), by=clara)

    assert (dinner.ends_at - dinner.starts_at).total_seconds() == 5.5 * 3600


def test_a_conference_without_zone_has_no_times(other_edition, clara):
    with pytest.raises(Refused, match="time zone"):
        actions.add_session(other_edition, title="X", day=date(2027, 3, 1), start=time(9), end=time(10), by=clara)


def test_a_time_that_the_clocks_skip_is_told(edition, clara):
    with pytest.raises(Refused, match="does not exist"):
        actions.add_session(edition, day=date(2027, 3, 28), start=time(2, 30), end=time(4), by=clara)


def test_a_room_in_use_is_not_removed_and_names_are_not_doubled(session, room, edition, clara):
    with pytest.raises(Refused, match="1 session"):
        actions.remove_room(room, by=clara)
    with pytest.raises(Refused, match="already a room"):
        actions.add_room(edition, name="Room A", by=clara)


def test_an_empty_room_is_changed_and_removed(edition, room, clara):
    actions.change_room(room, name="Aula", capacity=300, by=clara)
    actions.remove_room(room, by=clara)

    assert edition.rooms.count() == 0


def test_every_deed_has_a_line_of_history(talk, session, edition, clara):
    actions.set_minutes(talk, minutes=30, by=clara)

    deeds = set(Entry.objects.filter(edition=edition, deed__startswith="programme.").values_list("deed", flat=True))
    assert deeds == {f"programme.{deed}" for deed in ("add_room", "add_session", "place", "set_minutes")}


def test_session_chairs_are_replaced(session, clara, tom, ravi, edition):
    as_it_is = {"kind": session.kind, "title": "T", "by": clara}
    first = actions.change_session(session, chairs=[tom, ravi], revision=session.revision, **as_it_is)
    second = actions.change_session(session, chairs=[ravi], revision=first.revision, **as_it_is)

    assert [part.person for part in second.parts.all()] == [ravi]
