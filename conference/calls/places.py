"""Where a conference takes place, as its call prints it."""

import re
from functools import cache

from babel import Locale

from .call import Fact
from .items import Item
from .lines import Line
from .marks import PREPOSITIONS

LANGUAGES = ("en", "de", "it", "es", "fr")
OTHER_NAMES = (
    "USA",
    "U.S.A.",
    "US",
    "UK",
    "U.K.",
    "England",
    "Scotland",
    "Wales",
    "Northern Ireland",
    "The Netherlands",
    "Holland",
    "Czech Republic",
    "South Korea",
    "Korea",
    "Taiwan",
    "Hong Kong",
    "Turkey",
    "Macedonia",
    "Russia",
    "Hawaii",
    "P.R. China",
)
WITH_STATES = (
    "USA",
    "U.S.A.",
    "US",
    "United States",
    "Canada",
    "Australia",
    "India",
    "Brazil",
    "Hawaii",
    "Mexico",
    "China",
)
LABELLED = re.compile(
    r"(?:venue|location|place|where|ort|tagungsort|veranstaltungsort|luogo|sede|lugar|"
    r"lieu)\s*:\s*(?P<place>\S.{1,110})$",
    re.IGNORECASE,
)
CITY = (
    r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’-]{0,30}(?:[ ](?:(?:am|an|der|de|di|del|la|sur|upon|do|da|im|"
    r"in|of)[ ]){0,2}[A-ZÀ-ÖØ-ÞĀ-Ž][\w.'’-]{0,30}){0,3}"
)
NO_PLACE = re.compile(
    r"\d|conference|workshop|symposium|congress|meeting|tagung|konferenz|convegno|"
    r"congreso|colloque|call for|track|journal|online|minitrack",
    re.IGNORECASE,
)
HELD = re.compile(
    rf"(?:held|takes? place|taking place|stattfind\w*|findet|terrà|svolgerà|celebrará|"
    rf"lugar|lieu)\b[^.]{{0,60}}?\b(?:in|at|a|en|à)\s(?P<place>{CITY}(?:,\s{CITY})?)"
)
LONGEST = 120


@cache
def _with_country() -> re.Pattern:
    names = {
        str(name) for language in LANGUAGES for code, name in Locale(language).territories.items() if code.isalpha()
    }
    countries = "|".join(
        re.escape(name) for name in sorted({*names, *OTHER_NAMES}, key=len, reverse=True) if name[:1].isupper()
    )
    return re.compile(
        rf"(?<![\w,])(?P<place>(?:{CITY},[ ])?{CITY},[ ](?:{countries}))(?!\w)"
        rf"|(?<![\w,])(?P<city>{CITY})[ ]\((?:{countries})\)"
    )


def place_of(lines: list[Line], head: list[Line], events: list[Item]) -> Fact | None:
    """The place: as labelled, beside the days of the conference, in a sentence about them, or under the title."""
    candidates = [
        _labelled(lines),
        *(_beside(event) for event in events),
        _held(lines),
        *(_with_country_on(line) for line in head),
    ]
    return next((fact for fact in candidates if fact), None)


def _labelled(lines: list[Line]) -> Fact | None:
    for line in lines:
        match = LABELLED.match(line.body.strip("*_ ")) if line.part != "signature" else None
        if match:
            return _fact(line, re.split(r"\s\||\s{3,}|;", match["place"])[0])
    return None


def _beside(event: Item) -> Fact | None:
    line = event.line
    found = _with_country_on(line)
    if found:
        return found
    at = event.mention.start - line.body_start
    before, behind = line.body[:at], line.body[event.mention.end - line.body_start :]
    cells = re.split(r",|\s[-–—|•]{1,2}\s|\bin\b|:", PREPOSITIONS.sub("", before.rstrip()).strip(" ,-–—|•("))
    cells = cells[-1:] if len(cells) > 1 or _is_place(cells[0]) else []
    after = re.match(
        rf"[\s,]*(?:(?:in|at|a|en|à)\s|[|–—•-])?\s*(?P<place>{CITY}(?:,\s{CITY})?)(?=\s*$|"
        rf"[.,;|(]|\s[-–—|•]|\s[a-z])",
        behind,
    )
    cells += [after["place"]] if after else []
    place = next((cell.strip() for cell in cells if _is_place(cell.strip())), "")
    return _fact(line, place) if place else None


def _is_place(words: str) -> bool:
    return (
        bool(re.fullmatch(rf"{CITY}(?:,\s{CITY})?", words))
        and not NO_PLACE.search(words)
        and len(words) > 2
        and not words.isupper()
    )


def _held(lines: list[Line]) -> Fact | None:
    for line in lines:
        match = HELD.search(line.body) if line.part != "signature" else None
        if match:
            return _with_country_on(line) or (_fact(line, match["place"]) if _is_place(match["place"]) else None)
    return None


def _with_country_on(line: Line) -> Fact | None:
    for match in _with_country().finditer(line.body):
        words = match["place"] or match[0]
        parts = words.split(", ")
        if len(parts) > 2 and (parts[-1] not in WITH_STATES or NO_PLACE.search(parts[0])):
            parts = parts[-2:]
        if not NO_PLACE.search(", ".join(parts)):
            return _fact(line, ", ".join(parts))
    return None


def _fact(line: Line, place: str) -> Fact:
    plain = place.strip(" \t,.*_")[:LONGEST]
    start = line.body_start + line.body.index(plain)
    return Fact(plain, (start, start + len(plain)))
