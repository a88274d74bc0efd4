"""Where sessions stand in the grid of the programme at a glance."""

from programme.formats.pdf.agenda import days
from programme.formats.pdf.grid import row_heights, sheets
from tests import samples

ROOMS = ["Room A", "Room B"]


def at(hour, minute=0):
    return f"2026-12-01T{hour:02}:{minute:02}:00Z"


def session(code, start, end, **more):
    return samples.session(code, code, at(*start), at(*end), **more)


def sheets_of(*sessions):
    (day,) = days(samples.document(sessions=sessions))
    return sheets(day.entries, ROOMS)


def columns(sheet):
    return {each.entry.title: each.column for each in sheet.placed}


def test_a_break_with_nothing_beside_it_spans_all_rooms():
    (sheet,) = sheets_of(session("TALKS", (8,), (9,)), session("COFFEE", (9,), (10,), kind="break", room=None))

    assert columns(sheet) == {"TALKS": 0, "COFFEE": None}


def test_a_break_beside_talks_stands_in_a_column():
    (sheet,) = sheets_of(session("TALKS", (8,), (10,)), session("COFFEE", (9,), (10,), kind="break", room=None))

    assert columns(sheet) == {"TALKS": 0, "COFFEE": 1}
    assert sheet.columns == ("Room A", "")


def test_two_sessions_at_once_in_one_room_stand_side_by_side():
    (sheet,) = sheets_of(session("ONE", (8,), (10,)), session("TWO", (9,), (11,)))

    assert columns(sheet) == {"ONE": 0, "TWO": 1}
    assert sheet.columns == ("Room A", "Room A")


def test_a_cancelled_session_gives_way_to_what_replaced_it():
    (sheet,) = sheets_of(session("OLD", (8,), (10,), status="cancelled"), session("NEW", (8,), (10,)))

    assert columns(sheet) == {"NEW": 0}


def test_a_day_without_times_has_no_grid():
    (day,) = days(samples.document(sessions=[samples.session("CODE", "Title", day="2026-12-01")]))

    assert sheets(day.entries, ROOMS) == []


def test_rows_fill_no_more_than_the_space_and_give_each_what_it_needs():
    (sheet,) = sheets_of(session("SHORT", (8,), (8, 10)), session("LONG", (8, 10), (12,)))

    heights = row_heights(sheet, [(0, 1, 40.0), (1, 2, 40.0)], 200.0, most_per_minute=9.0)

    assert heights[0] == 40.0
    assert abs(sum(heights) - 200.0) < 0.01


def test_rows_are_squeezed_where_the_needs_exceed_the_space():
    (sheet,) = sheets_of(session("ONE", (8,), (9,)), session("TWO", (9,), (10,)))

    assert row_heights(sheet, [(0, 1, 300.0), (1, 2, 100.0)], 200.0, most_per_minute=1.5) == [150.0, 50.0]


def test_an_empty_hour_takes_little_space():
    (sheet,) = sheets_of(session("ONE", (8,), (9,)), session("TWO", (15,), (16,)))

    heights = row_heights(sheet, [], 1000.0, most_per_minute=1.0)

    assert [round(height) for height in heights] == [60, 30, 60]
