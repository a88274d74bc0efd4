"""Tables of dates: a row for each track and a column for each stage, or the other way round."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .days import Mention
from .items import Item
from .labels import items_on
from .lines import Line, by_line
from .stages import meaning_of

CELL = re.compile(r"[^|\t\n]+?(?=\s*(?:\||\t|$)|[^\S\n]{2,}\S)")
OLD = re.compile(r"(?:old|original|previous|initial|alt|bisher|vecchia|antigua|ancienne)", re.IGNORECASE)
NEW = re.compile(r"(?:new|extended|revised|current|updated|neu|verlängert|nuov|ampliad|nouvelle)", re.IGNORECASE)
FRAME = re.compile(r"^[\s|+:=-]*$")


@dataclass(frozen=True)
class Cell:
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def items_of_tables(lines: list[Line], mentions: list[Mention], text: str) -> tuple[list[Item], set[int]]:
    """The dates in tables with a head of stages or of tracks, and the numbers of the lines that those tables take."""
    items: list[Item] = []
    taken: set[int] = set()
    dated = by_line(lines, mentions)
    for line in lines:
        has_rows = any(after.number in dated for after in lines[line.number : line.number + 2])
        if line.number in taken or line.number in dated or not has_rows:
            continue
        head, rows = cells_of(line), list(_rows_below(lines, line, dated))
        found = list(_items(head, rows, dated, text)) if len(head) > 1 else []
        if found:
            items += found
            taken |= {line.number, *(row.number for row in rows)}
    return items, taken


def cells_of(line: Line) -> list[Cell]:
    """The cells of a line, between bars, tabs or wide gaps."""
    found = []
    for match in CELL.finditer(line.text):
        words = match[0].strip(" \xa0*")
        if words:
            found.append(Cell(line.start + match.start() + match[0].index(words), words))
    return found


def _rows_below(lines: list[Line], head: Line, dated: dict[int, list[Mention]]) -> Iterator[Line]:
    for line in lines[head.number :]:
        if FRAME.match(line.text) and line.text.strip():
            continue
        if line.number not in dated:
            return
        yield line


def _items(head: list[Cell], rows: list[Line], dated: dict[int, list[Mention]], text: str) -> Iterator[Item]:
    stages = [meaning_of(cell.text).is_known and len(cell.text) < 50 for cell in head]
    is_of_moves = any(OLD.match(cell.text) for cell in head) and any(NEW.match(cell.text) for cell in head)
    by_track = sum(stages) >= 2 and not is_of_moves
    for row in rows:
        cells = cells_of(row)
        shift = 1 if len(cells) == len(head) + 1 else 0
        days = [cell for cell in cells if _mentions_in(cell, dated[row.number])]
        first = cells[0] if cells and cells[0] not in days else None
        if not first or (not by_track and not (len(days) >= 2 and meaning_of(first.text).is_known)):
            return
        yield from _items_of_row(row, head, cells, shift, first.text, by_track, dated[row.number], text)


def _items_of_row(row, head, cells, shift, first, by_track, mentions, text) -> Iterator[Item]:
    old: Item | None = None
    for at, cell in enumerate(cells):
        here = _mentions_in(cell, mentions)
        place = at - shift
        if not here or not 0 <= place < len(head):
            continue
        part = replace(row, text=text[row.start : cell.end], body_start=cell.start, body=cell.text)
        title = head[place].text
        item = next(items_on(part, here, text))
        item = replace(item, line=row, context=f"{title} {item.context}", has_sign=True)
        if not by_track and OLD.match(title):
            old = replace(item, label=first)
        elif not by_track and NEW.match(title) and old:
            yield replace(item, label=first, old=old.mention)
        elif by_track:
            yield replace(item, label=title, track=first)
        else:
            yield replace(item, label=first, track=title)


def _mentions_in(cell: Cell, mentions: list[Mention]) -> list[Mention]:
    return [mention for mention in mentions if cell.start <= mention.start < cell.end]
