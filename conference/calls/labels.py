"""Which words of a line belong to which of its dates: label first or date first, old date beside the new one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from .clock import TIME, ZONE
from .days import Mention
from .items import Item
from .lines import Line
from .marks import (
    ANNOUNCED,
    FILL,
    LONGEST_LABEL,
    MOVED_BETWEEN,
    NEW_BEHIND,
    OLD_BEHIND,
    OPENING,
    PREPOSITIONS,
    SENTENCE_END,
    SEPARATORS,
    STRUCK,
    TAIL,
    UNSTRUCK,
)
from .stages import MARKED

NEAR = 240  # characters on each side of a date that can belong to it
SIGN_BEFORE = re.compile(r"(?:[:|=>\t]|[-–—_·…]|\.\.|\s{2,})[\s~*(.]*$")
SIGN_BEHIND = re.compile(r"[\s~*)]*(?:[:|=>\t]|[-–—_·…]|\.\.|\s{2,})")


@dataclass(frozen=True)
class Slot:
    """A date of a line, or an old and a new one that belong together, and where they begin and end."""

    start: int
    end: int
    new: Mention
    old: Mention | None = None
    is_beside: bool = False
    is_struck: bool = False


def items_on(line: Line, mentions: list[Mention], text: str) -> Iterator[Item]:
    """The dates of a line with their labels; a label is empty where the line has none for it."""
    slots = list(_slots(mentions, text))
    before = text[max(line.body_start, slots[0].start - NEAR) : slots[0].start]
    gaps = [text[a.end : b.start][:NEAR] for a, b in pairwise(slots)]
    gaps.append(text[slots[-1].end : max(line.end, slots[-1].end)][:NEAR])
    if _has_words(label_before(before)):
        yield from _label_first(line, slots, before, gaps)
    else:
        yield from _date_first(line, slots, before, gaps)


def label_before(words: str) -> str:
    """The label at the end of what stands before a date: without the sentence before, times and prepositions."""
    pieces = [piece for piece in SENTENCE_END.split(words) if _has_words(_clean(piece))]
    return _clean(pieces[-1]) if pieces else ""


def label_behind(words: str) -> str:
    pieces = [piece for piece in SENTENCE_END.split(words.lstrip(SEPARATORS)) if _has_words(_clean(piece))]
    return _clean(pieces[0]) if pieces else ""


def _label_first(line: Line, slots: list[Slot], before: str, gaps: list[str]) -> Iterator[Item]:
    label, around, has_sign = label_before(before), before, _has_sign(before)
    for slot, gap in zip(slots, gaps, strict=True):
        cut = len(gap) if slot is slots[-1] else _end_of_tail(gap)
        yield _item(slot, line, label, f"{around} {gap[:cut]}", has_sign)
        around = gap[cut:]
        label = label_before(around) or (label if gap else "")
        has_sign = _has_sign(around)


def _date_first(line: Line, slots: list[Slot], before: str, gaps: list[str]) -> Iterator[Item]:
    for slot, gap in zip(slots, gaps, strict=True):
        cut = _end_of_tail(gap)
        yield _item(slot, line, label_behind(gap[cut:]), f"{before} {gap}", bool(SIGN_BEHIND.match(gap)))
        before = ""


def _item(slot: Slot, line: Line, label: str, context: str, has_sign: bool) -> Item:
    return Item(slot.new, label, line, context, slot.old, slot.is_beside, has_sign, slot.is_struck)


def _slots(mentions: list[Mention], text: str) -> Iterator[Slot]:
    """Dates of a line, each old one together with the one that replaced it."""
    slot: Slot | None = None
    for mention in mentions:
        new = _slot(mention, text)
        relation = _relation(slot, new, text) if slot else ""
        if slot and relation:
            pair = (new.new, slot.new) if relation in ("new", "beside") else (slot.new, new.new)
            slot = Slot(slot.start, new.end, *pair, is_beside=relation == "beside")
            continue
        if slot:
            yield slot
        slot = new
    if slot:
        yield slot


def _slot(mention: Mention, text: str) -> Slot:
    before = text[max(0, mention.start - 60) : mention.start]
    if mention.last and MOVED_BETWEEN.search(before):
        old, new = replace(mention, last=None), replace(mention, first=mention.last, last=None)
        return Slot(mention.start, mention.end, new, old)
    is_struck = bool(STRUCK.search(before) and UNSTRUCK.match(text, mention.end))
    return Slot(mention.start, mention.end, mention, is_struck=is_struck)


def _relation(first: Slot, second: Slot, text: str) -> str:
    """Whether the second of two dates is the "new" or the "old" one of a pair, or only "beside"; else empty."""
    gap = text[first.end : second.start]
    if len(gap) > 80 or not first.new.first or not second.new.first:
        return ""
    if second.is_struck and not first.is_struck and not gap.strip(SEPARATORS):
        return "old"
    if OLD_BEHIND.fullmatch(gap):
        return "old"
    if NEW_BEHIND.fullmatch(gap) or (first.is_struck and not gap.strip(SEPARATORS)):
        return "new"
    is_beside = gap and not gap.strip(" \xa0*/()") and not (first.new.last or second.new.last)
    return "beside" if is_beside else ""


def _end_of_tail(gap: str) -> int:
    """How far behind a date times, zones and remarks in brackets go that belong to it."""
    at = 0
    while True:
        fill = FILL.match(gap, at)
        next_at = fill.end() if fill else at
        match = next(filter(None, (pattern.match(gap, next_at) for pattern in (TAIL, MARKED, TIME, ZONE))), None)
        if not match or match.end() == at:
            return at
        at = match.end()


def _clean(label: str) -> str:
    label = ZONE.sub(" ", TIME.sub(" ", label))
    label = _unannounced(" ".join(re.sub(r"~~|</?\w{1,6}>|\*\*|__", " ", label).split()))
    label = _without_prepositions(label).lstrip(SEPARATORS.replace("(", "").replace("[", ""))
    return _balanced(re.sub(r"^(?:and|und|e|y|et)\s", "", label))[-LONGEST_LABEL:]


def _unannounced(label: str) -> str:
    """Without the heading or the announcement that stands before a label in its line."""
    label = OPENING.sub("", label)
    announced = ANNOUNCED.match(label.lstrip(SEPARATORS))
    return label.lstrip(SEPARATORS)[announced.end() :] if announced else label


def _without_prepositions(words: str) -> str:
    """Cuts "is due on", "by" and leaders from the end, however many there are."""
    while True:
        shorter = PREPOSITIONS.sub("", words.rstrip(SEPARATORS.replace(")", "")))
        if shorter == words:
            return words
        if not shorter.strip():
            return ""
        words = shorter


def _balanced(label: str) -> str:
    """Without brackets that are empty, or whose other half stands elsewhere."""
    label = re.sub(r"\(\s*[,;]?\s*\)|\[\s*\]", "", label)
    if label.count("(") != label.count(")"):
        label = label.replace("(", "").replace(")", "")
    return " ".join(label.split()).strip(" :;,–—-•*")


def _has_sign(before: str) -> bool:
    """Whether a colon, leaders or a column stand before a date, be it "due on" or a time between them."""
    words = ZONE.sub("", TIME.sub("", before))
    return bool(SIGN_BEFORE.search(words) or SIGN_BEFORE.search(PREPOSITIONS.sub("", words.rstrip())))


def _has_words(label: str) -> bool:
    return bool(re.search(r"[^\W\d_]{2}", label))
