"""Which of the dates in a text belong to its call: those of lists, and of sentences that ask for something."""

import re

from .items import Item
from .lines import Line
from .stages import demands, is_only_mark

NEAR = 4  # lines around a date of the call in which an unknown label is one, too
WAS_HELD = re.compile(
    r"\b(?:was|were|has been|have been) (?:first )?(?:held|organi[sz]ed|founded)|\btook place|"
    r"fand\b.{0,60}\bstatt|si è tenut|se celebró|a eu lieu",
    re.IGNORECASE,
)
GOES_ON = re.compile(r"\s+[a-zà-ÿ]{2,}\s+[a-zà-ÿ]")  # a sentence behind the date
LONGEST_PHRASE = 8  # words; beyond it a label is a sentence
LONGEST_WEAK = 3
NO_PARTS = frozenset(["signature", "committee"])
HELD = re.compile(
    r"\bheld\b|takes? place|taking place|findet|si terrà|si svolger|celebrar|tendrá lugar|"
    r"aura lieu|se déroulera",
    re.IGNORECASE,
)


def accepted(items: list[Item], head: list[Line]) -> list[Item]:
    """Those items that are dates of the call; `head` are the lines before its first part."""
    first_lines = {line.number for line in head}
    sure = {item.line.number for item in items if _is_sure(item, first_lines)}
    near = {number + step for number in sure for step in range(-NEAR, NEAR + 1)}
    return [item for item in items if _is_sure(item, first_lines) or (_may_be_other(item) and item.line.number in near)]


def is_event_of_head(item: Item, first_lines: set[int]) -> bool:
    """A day or range under the title, such as "Graz, Austria, 2-4 September 2027"."""
    meaning = item.meaning
    if item.line.number not in first_lines or item.mention.is_weak or (meaning.is_known and meaning.stage != "event"):
        return False
    return (
        bool(item.mention.last) or meaning.stage == "event" or bool(re.search(r"[A-Z]\w+,\s*[A-Z]\w+", item.line.body))
    )


def _is_sure(item: Item, first_lines: set[int]) -> bool:
    if item.line.part in NO_PARTS or item.is_struck:
        return False
    meaning = item.meaning
    if is_event_of_head(item, first_lines):
        return True
    if item.mention.is_weak and not _is_said_clearly(item):
        return False
    if not meaning.is_known:
        is_listed = item.line.part == "dates" and (item.has_sign or item.words <= LONGEST_PHRASE)
        return bool(item.label) and (is_listed or is_only_mark(item.label))
    if WAS_HELD.search(f"{item.label} {item.context}"):
        return False
    if meaning.stage == "event" and item.words > LONGEST_WEAK:
        return bool(HELD.search(f"{item.label} {item.context}"))
    if item.words > LONGEST_PHRASE and not (item.line.part == "dates" and item.has_sign):
        return demands(f"{item.label} {item.context}")
    if item.has_sign or item.line.part == "dates" or demands(f"{item.label} {item.context}"):
        return True
    return item.words <= LONGEST_WEAK and not GOES_ON.match(_behind(item))


def _behind(item: Item) -> str:
    return item.line.body[max(0, item.mention.end - item.line.body_start) :]


def _is_said_clearly(item: Item) -> bool:
    """Whether a time without a day, or numbers that might be anything, are labelled as in a list of dates."""
    if item.mention.shape in ("month alone", "open", "slashed without year", "dotted without year"):
        return item.has_sign and item.meaning.is_known
    return (item.has_sign or item.words <= LONGEST_WEAK) and (item.meaning.is_known or item.line.part == "dates")


def _may_be_other(item: Item) -> bool:
    """Something else in a list of dates that has no heading: "Tutorial proposals: 15 March 2027"."""
    if item.line.part in NO_PARTS or item.is_struck or item.mention.is_weak:
        return False
    return item.has_sign and item.words <= LONGEST_PHRASE
