"""The table of times and rooms."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from programme.grid import Item, grid_of


def at(hour, minute=0):
    return datetime(2026, 12, 1, hour, minute, tzinfo=UTC)


def item(name, begins, ends, column="A"):
    return Item(name, at(*begins), at(*ends), column)


def shape(grid):
    return [[(cell.things, cell.rows, cell.columns) for cell in row.cells] for row in grid.rows]


def test_parallel_sessions_stand_side_by_side():
    grid = grid_of([item("a", (9,), (10,)), item("b", (9,), (10,), "B")], ["A", "B", "C"])

    assert grid.columns == ("A", "B")
    assert shape(grid) == [[(("a",), 1, 1), (("b",), 1, 1)]]


def test_a_pause_without_room_goes_over_the_whole_width():
    grid = grid_of([item("a", (9,), (10,)), item("pause", (10,), (11,), None), item("b", (9,), (10,), "B")], ["A", "B"])

    assert shape(grid)[1] == [(("pause",), 1, 2)]


def test_what_has_no_room_but_runs_beside_others_gets_a_column():
    grid = grid_of([item("a", (9,), (10,)), item("walk", (9,), (10,), None)], ["A"])

    assert grid.columns == ("A", None)


def test_a_long_session_spans_rows():
    grid = grid_of([item("long", (9,), (11,)), item("b", (9,), (10,), "B"), item("c", (10,), (11,), "B")], ["A", "B"])

    assert shape(grid) == [[(("long",), 2, 1), (("b",), 1, 1)], [(("c",), 1, 1)]]


def test_two_in_one_room_share_a_cell():
    grid = grid_of([item("a", (9,), (10,)), item("b", (9, 30), (10, 30))], ["A"])

    assert shape(grid)[0] == [(("a", "b"), 3, 1)]


def test_hours_without_anything_have_no_row():
    assert len(grid_of([item("a", (9,), (10,)), item("b", (14,), (15,))], ["A"]).rows) == 2


@given(
    st.lists(
        st.tuples(st.integers(0, 20), st.integers(1, 3), st.sampled_from(["A", "B", None])), min_size=1, max_size=9
    )
)
def test_every_item_stands_once_and_every_row_is_full(spans):
    items = [Item(n, at(start), at(min(start + length, 23)), column) for n, (start, length, column) in enumerate(spans)]

    grid = grid_of(items, ["A", "B"])

    assert sorted(thing for row in grid.rows for cell in row.cells for thing in cell.things) == list(range(len(items)))
    covered = sum(cell.rows * cell.columns for row in grid.rows for cell in row.cells)
    assert covered == len(grid.rows) * len(grid.columns)
