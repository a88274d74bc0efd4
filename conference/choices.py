"""Choices of a form field as somebody writes them: a line each, the same line in every language.

A choice keeps its key when its label is corrected, for answers name choices by their keys; no key is given twice.
"""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from conference.codes import new_code
from conference.topics import rows_of

ALIKE = 0.8  # from here on a line is taken for the same choice with its label corrected


def typed(choices: Iterable[dict], languages: Iterable[str]) -> dict[str, str]:
    """{language: lines} of choices, [{key, label: texts}], in their order."""
    choices = list(choices)
    written = (code for choice in choices for code, text in choice["label"].items() if text)
    lines = {
        code: [choice["label"].get(code, "") for choice in choices] for code in dict.fromkeys([*languages, *written])
    }
    return {code: "\n".join(each) for code, each in lines.items() if any(each)}


def labels_of(texts: dict[str, str]) -> list[dict[str, str]]:
    """The label of each line, in all languages."""
    return [row["name"] for row in rows_of(texts)]


def keyed(before: Iterable[dict], labels: Iterable[dict[str, str]]) -> list[dict]:
    """[{key, label}] of these labels: who stays the same keeps its key, then who is only spelled otherwise."""
    labels, left, keys = list(labels), list(before), {}
    for is_meant in (is_same, is_alike):
        for place, label in enumerate(labels):
            match = next((each for each in left if place not in keys and is_meant(each["label"], label)), None)
            if match:
                keys[place] = match["key"]
                left.remove(match)
    return [{"key": keys.get(place) or new_code(), "label": label} for place, label in enumerate(labels)]


def is_same(old: dict[str, str], new: dict[str, str]) -> bool:
    """In one of the languages it says what it said."""
    return any(text and old.get(code) == text for code, text in new.items())


def is_alike(old: dict[str, str], new: dict[str, str]) -> bool:
    """Spelled a little otherwise. Other numbers are another choice: 2026 is not 2027 corrected."""
    return any(_is_spelling(old[code], text) for code, text in new.items() if old.get(code))


def _is_spelling(old, new):
    old, new = old.casefold(), new.casefold()
    return _numbers(old) == _numbers(new) and SequenceMatcher(None, old, new, autojunk=False).ratio() >= ALIKE


def _numbers(text):
    return re.findall(r"\d+", text)
