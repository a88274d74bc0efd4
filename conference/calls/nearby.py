"""Labels that stand on other lines than their dates: above or below them, or cut by the end of a line."""

import re
from collections.abc import Iterator
from dataclasses import replace

from .days import Mention
from .items import Item
from .labels import items_on, label_before
from .lines import MAIL, Line, by_line
from .marks import ANNOUNCED
from .stages import meaning_of

LONGEST_LABEL_LINE = 100
STAMP = re.compile(r"\d\d:\d\d:\d\d|[+-]\d{4}\b")


def items_of(lines: list[Line], mentions: list[Mention], text: str) -> list[Item]:
    """All dates of a call with their labels, in the order of the text."""
    dated = {number: here for number, here in by_line(lines, mentions).items() if not _is_of_mail(lines, number - 1)}
    items = {number: list(items_on(lines[number - 1], here, text)) for number, here in dated.items()}
    for run in _runs(lines, items):
        _label_run(run, items)
    return [_completed(item, lines, items) for number in sorted(items) for item in items[number]]


def _is_of_mail(lines: list[Line], at: int) -> bool:
    """Whether a line says when a message was written: "Date: Mon, 3 May 2027 10:00:00 +0200"."""
    line = lines[at]
    match = MAIL.match(line.body)
    if line.part == "signature" or not match:
        return line.part == "signature"
    if not re.match(r"(?:date|datum|data)\b", match[0], re.IGNORECASE):
        return True
    near = lines[max(0, at - 2) : at] + lines[at + 1 : at + 3]
    return bool(STAMP.search(line.text)) or any(
        re.match(r"(?:From|To|Subject|Von|An|Da|Oggetto): ", near_by.body) for near_by in near
    )


def _runs(lines: list[Line], items: dict[int, list[Item]]) -> Iterator[list[Line]]:
    """Lines in which labels and dates take turns; blank lines between them do not count."""
    run: list[Line] = []
    for line in lines:
        if line.is_blank:
            continue
        is_date = line.number in items and not any(item.label for item in items[line.number])
        can_stand = is_date or (line.number not in items and _is_label_like(line))
        turns = not run or (run[-1].number in items) != is_date
        if can_stand and turns:
            run.append(line)
            continue
        yield run
        run = [line] if can_stand else []
    yield run


def _is_label_like(line: Line) -> bool:
    return not line.is_heading and len(line.body) <= LONGEST_LABEL_LINE and not re.search(r"[^f]\.$", line.body)


def _label_run(run: list[Line], items: dict[int, list[Item]]) -> None:
    """Gives the dates of a run their labels: those above them, or those below where the run says so."""
    if len(run) < 2:
        return
    step = 1 if _is_date_first(run, items) else -1
    for at, line in enumerate(run):
        if line.number in items and 0 <= at + step < len(run):
            label_line = run[at + step]
            items[line.number] = [
                replace(
                    item,
                    label=label_before(label_line.body),
                    context=f"{label_line.body} {item.context}",
                    has_sign=True,
                )
                for item in items[line.number]
            ]


def _is_date_first(run: list[Line], items: dict[int, list[Item]]) -> bool:
    if run[0].number in items:
        return True
    if run[-1].number in items:
        return False
    labels = [line.body for line in run if line.number not in items]
    known = [meaning_of(label).is_known for label in labels]
    return known[-1] and not known[0]


def _completed(item: Item, lines: list[Line], items: dict[int, list[Item]]) -> Item:
    """The item with the beginning of its label, where that stands at the end of the line above."""
    at = item.line.number - 1
    is_whole = at == 0 or bool(item.line.bullet or ANNOUNCED.search(item.context))
    if not item.label or is_whole or items[item.line.number][0] is not item:
        return item
    above = lines[at - 1]
    is_cut = item.label.count(")") > item.label.count("(") or item.label[0].islower() or len(above.text) > 55
    if above.is_blank or above.is_heading or above.number in items or not is_cut or re.search(r"[.:;!?*]$", above.body):
        return item
    whole = label_before(f"{above.body} {lines[at].body[: item.mention.start - lines[at].body_start]}")
    if meaning_of(item.label).is_known and not item.label[0].islower():
        return item
    return replace(item, label=whole or item.label, context=f"{above.body} {item.context}")
