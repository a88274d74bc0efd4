"""Adding, removing and moving authors on the page, without saving anything and without JavaScript."""

import re
from collections.abc import Mapping

from submissions.freezing import AUTHOR_FIELDS

PREFIX = "authors"
MOVING = re.compile(r"(remove|up|down)-author-(\d{1,4})")
NUMBER = re.compile("[0-9]{1,9}")


def is_rearranging(deed: str) -> bool:
    return deed == "add-author" or bool(MOVING.fullmatch(deed))


def rearranged(rows: list[dict[str, str]], deed: str) -> list[dict[str, str]]:
    """The rows after the button: "add-author", "remove-author-2", "up-author-2", "down-author-2" (counted from 0)."""
    if deed == "add-author":
        return [*rows, dict.fromkeys(AUTHOR_FIELDS, "")]
    what, place = MOVING.fullmatch(deed).groups()
    rows, place = list(rows), int(place)
    if what == "remove":
        return rows[:place] + rows[place + 1 :]
    other = place + (-1 if what == "up" else 1)
    if place < len(rows) and 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
    return rows


def rows_typed(post: Mapping[str, str], most: int) -> list[dict[str, str]]:
    """What was typed into the rows of the page, unchecked; at most so many."""
    count = min(whole_number(post.get(f"{PREFIX}-TOTAL_FORMS", "")), most)
    return [{field: post.get(f"{PREFIX}-{place}-{field}", "") for field in AUTHOR_FIELDS} for place in range(count)]


def whole_number(typed: str) -> int:
    """What a hidden field holds; 0 for what no page of ours has put there."""
    return int(typed) if NUMBER.fullmatch(typed) else 0


def is_blank(row: Mapping[str, str]) -> bool:
    return not any((row.get(field) or "").strip() for field in AUTHOR_FIELDS if field != "country")
