"""Where the sessions of one day stand in the grid of rooms and times; pure arithmetic, no drawing."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from programme.formats.pdf.agenda import Entry

BANDS = {"break", "plenary", "keynote", "social"}  # shown over all rooms when nothing runs beside them
MOST_COLUMNS = 6  # on one landscape A4 page
NO_ROOM = ""


@dataclass(frozen=True)
class Placed:
    """An entry in rows [first, last) of a column; column None spans all."""

    entry: Entry
    first: int
    last: int
    column: int | None


@dataclass(frozen=True)
class Sheet:
    """One page of the grid: names of the rooms over its columns, row limits in time, and what stands where."""

    columns: tuple[str, ...]
    limits: tuple[datetime, ...]
    placed: tuple[Placed, ...]


def sheets(entries: tuple[Entry, ...], rooms: list[str]) -> list[Sheet]:
    """
    The pages of a day's grid; [] where no entry has a start and an end.

    Entries that overlap in one room get columns side by side; a cancelled one is left out where it would need one.
    """
    timed = [entry for entry in entries if entry.starts_at and entry.ends_at and entry.starts_at < entry.ends_at]
    if not timed:
        return []
    bands = [entry for entry in timed if entry.kind in BANDS and not _beside(entry, timed)]
    columns = _columns([entry for entry in timed if entry not in bands], rooms)
    limits = tuple(sorted({moment for entry in timed for moment in (entry.starts_at, entry.ends_at) if moment}))
    return [_sheet(part, bands, limits) for part in _shared_out(columns)]


def row_heights(
    sheet: Sheet, needs: list[tuple[int, int, float]], space: float, *, most_per_minute: float
) -> list[float]:
    """
    Heights of the rows in points, in proportion to their minutes as far as the needs (first, last, points) allow.

    Their sum is at most `space`; pauses and hours without anything take no more than half an hour's height.
    """
    least, lengths = _least(len(sheet.limits) - 1, needs), _lengths(sheet)
    if sum(least) >= space:
        return [need * space / sum(least) for need in least]
    low, high = 0.0, most_per_minute
    for _ in range(40):
        middle = (low + high) / 2
        if sum(max(need, middle * length) for need, length in zip(least, lengths, strict=True)) > space:
            high = middle
        else:
            low = middle
    return [max(need, low * length) for need, length in zip(least, lengths, strict=True)]


def _lengths(sheet):
    """Minutes that count for each row."""
    busy = {row for each in sheet.placed if each.entry.kind != "break" for row in range(each.first, each.last)}
    minutes = [(b - a) / timedelta(minutes=1) for a, b in pairwise(sheet.limits)]
    return [length if row in busy else min(length, 30) for row, length in enumerate(minutes)]


def _least(count, needs):
    """What each row needs; entries over several rows add what these lack in equal shares, short entries first."""
    least = [0.0] * count
    for first, last, need in sorted(needs, key=lambda each: each[1] - each[0]):
        lack = max(0.0, need - sum(least[first:last])) / (last - first)
        for row in range(first, last):
            least[row] += lack
    return least


def _beside(entry, others):
    return any(_overlap(entry, other) for other in others if other is not entry and not other.is_cancelled)


def _overlap(one, other):
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _columns(entries, rooms):
    """[(room, entries)] in the order of the rooms, those without a room last."""
    named = [*rooms, *dict.fromkeys(entry.room for entry in entries if entry.room not in rooms)]
    named = [name for name in named if name != NO_ROOM] + [NO_ROOM]
    return [(room, lane) for room in named for lane in _lanes([entry for entry in entries if entry.room == room])]


def _lanes(entries):
    lanes = []
    for entry in sorted(entries, key=lambda entry: (entry.is_cancelled, entry.starts_at)):
        free = next((lane for lane in lanes if not any(_overlap(entry, other) for other in lane)), None)
        if free is not None:
            free.append(entry)
        elif not entry.is_cancelled or not lanes:
            lanes.append([entry])
    return lanes


def _shared_out(columns):
    """Columns over as few pages as possible, as evenly as possible."""
    pages = max(1, math.ceil(len(columns) / MOST_COLUMNS))
    size = math.ceil(len(columns) / pages) or 1
    return [columns[at : at + size] for at in range(0, len(columns), size)] or [[]]


def _sheet(columns, bands, limits):
    placed = [_placed(entry, limits, None) for entry in bands]
    placed += [_placed(entry, limits, index) for index, (_, lane) in enumerate(columns) for entry in lane]
    placed.sort(key=lambda each: (each.first, -1 if each.column is None else each.column))
    return Sheet(tuple(room for room, _ in columns), limits, tuple(placed))


def _placed(entry, limits, column):
    return Placed(entry, limits.index(entry.starts_at), limits.index(entry.ends_at), column)
