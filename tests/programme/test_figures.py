"""The figure of the programme: minutes of sessions by room and day."""

from datetime import time

from django.db import connection
from django.test.utils import CaptureQueriesContext

from conference.figures import figure_for, figures_for
from conference.viewers import Viewer
from tests.programme.conftest import held


def chart(somebody, edition):
    return figure_for(Viewer(person=somebody), edition, "minutes").draw()


def test_minutes_are_counted_by_room_and_day(session, other_session, edition, room, clara):
    held(edition, "Late", room=room, start=time(16), end=time(17), day=1, by=clara)
    held(edition, "Coffee", room=room, kind="break", start=time(10, 30), end=time(11), by=clara)

    found = chart(clara, edition)

    first, second = (f"{day:%a}, {day.day} {day:%b}" for day in (edition.starts_on, edition.ends_on))
    assert found.rows == (("Room A", 90, 60), ("Room B", 90, 0))
    assert found.head[:2] == ("Room", first)
    assert second not in found.head
    assert found.summary == "4 h 0 min of sessions in 2 rooms on 2 days."


def test_of_many_days_only_the_sum_is_shown(session, edition, clara):
    for day in range(5):
        held(edition, "Each day", room=session.room, start=time(14), end=time(15), day=day, by=clara)

    assert chart(clara, edition).rows == (("Room A", 90 + 5 * 60),)


def test_a_session_without_room_or_time_is_no_reason_to_fail(session, edition, clara):
    held(edition, "Somewhere", start=time(14), end=time(15), by=clara)
    held(edition, "Some time", start=None, end=None, by=clara)

    assert chart(clara, edition).rows == (("Room A", 90), ("no room", 60))


def test_without_a_time_a_sentence_says_so(edition, clara):
    assert chart(clara, edition).summary == "No session has a time yet."


def test_a_special_issue_has_no_minutes(issue, clara):
    names = [figure.name for figure in figures_for(Viewer(person=clara), issue)]

    assert "minutes" not in names


def test_chairs_look_and_others_find_nothing(session, edition, track, as_, tom, ada, eve):
    page = "/copro/manage/figures/minutes.csv"

    assert as_(tom).get(page).status_code == 200
    for somebody in (ada, eve):
        assert as_(somebody).get(page).status_code == 404
    assert as_(None).get(page).status_code == 302


def test_the_figure_costs_the_same_for_3_and_for_30_sessions(many_talks, edition, clara):
    many_talks(3)
    few = cost(clara, edition)

    many_talks(27)

    assert cost(clara, edition) == few


def cost(somebody, edition):
    with CaptureQueriesContext(connection) as queries:
        chart(somebody, edition)
    return len(queries)
