"""Where the sessions of a day stand in a table of times and rooms: rows, columns and spans. Pure."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any


@dataclass(frozen=True)
class Item:
    """Something with a start and an end (after it); column None stands for no room."""

    thing: Any
    begins: datetime
    ends: datetime
    column: Hashable | None


@dataclass(frozen=True)
class Cell:
    """A cell of the table; several things in one cell clash. Without things it is free."""

    things: tuple
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Row:
    begins: datetime
    ends: datetime
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    columns: tuple[Hashable | None, ...]
    rows: tuple[Row, ...]


def grid_of(items: Sequence[Item], columns: Sequence[Hashable]) -> Grid:
    """The table with one column per room that is used, in the given order; spans where nothing is beside.

    An item without room goes over the whole width if nothing else runs then, else into a last column of its own.
    Times at which nothing happens get no row.
    """
    bands = [item for item in items if item.column is None and not _beside(item, items)]  # so each is a single row
    placed = [item for item in items if item not in bands]
    used = {item.column for item in placed}
    shown = tuple(column for column in [*columns, None] if column in used) or (None,)
    limits = sorted({moment for item in items for moment in (item.begins, item.ends)})
    spans = [(a, b) for a, b in pairwise(limits) if any(_runs(item, a, b) for item in items)]
    lanes = {column: _blocks([item for item in placed if item.column == column], spans) for column in shown}
    rows = [_row(at, span, bands, lanes) for at, span in enumerate(spans)]
    return Grid(shown, tuple(rows))


def _row(at, span, bands, lanes):
    band = next((item for item in bands if _runs(item, *span)), None)
    if band:
        return Row(*span, (Cell((band.thing,), columns=len(lanes)),))
    cells = [lane.get(at, Cell(())) for lane in lanes.values()]
    return Row(*span, tuple(cell for cell in cells if cell))


def _blocks(items, spans):
    """{row: Cell, or None where a cell from above reaches down}; overlapping items share a cell."""
    blocks: dict[int, Cell | None] = {}
    for group in _groups(items):
        rows = [at for at, span in enumerate(spans) if any(_runs(item, *span) for item in group)]
        blocks |= dict.fromkeys(rows)
        blocks[rows[0]] = Cell(tuple(item.thing for item in group), len(rows))
    return blocks


def _groups(items):
    groups: list[list[Item]] = []
    for item in sorted(items, key=lambda item: item.begins):
        if groups and item.begins < max(other.ends for other in groups[-1]):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _runs(item, begins, ends):
    return item.begins < ends and begins < item.ends


def _beside(item, items):
    return any(other is not item and _runs(other, item.begins, item.ends) for other in items)
