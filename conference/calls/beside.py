"""What a call says beside its dates: times and zones, also once for all, limits, and the kinds they are for."""

from __future__ import annotations

import datetime
import re

from .call import Span
from .cautions import Caution, caution
from .clock import Time, Zone, times_in, zones_in
from .items import Item
from .limits import Extent, extents_in, is_general, kinds_in
from .lines import Line

# Stages at which something is due: a time and zone that are said once for all deadlines hold for these.
DUE = frozenset(["abstract", "paper", "resubmission", "review", "response", "discussion", "revision", "final"])
FOR_ALL = re.compile(
    r"\b(?:all|every|each|unless|deadlines?|dates|times?|time[- ]?zone|alle|sämtliche|"
    r"fristen|tutte|tutti|scadenze|orari|todas|todos|plazos|fechas|toutes|tous|dates limites)\b",
    re.IGNORECASE,
)
ALL_DEADLINES = re.compile(
    r"\b(?:all|every|each|alle|sämtliche|tutte le|todos los|todas las|toutes les)\b[^.]{0,40}\b(?:deadline|"
    r"date|time|submission|frist|termin|scaden|plazo|fecha|date)",
    re.IGNORECASE,
)
OPTIONAL = re.compile(
    r"encourag|optional|not (?:mandatory|required|obligatory)|non[- ]?(?:binding|mandatory)|"
    r"recommended|freiwillig|empfohlen|fakultativ|facoltativ|consigliat|opcional|recomendad|"
    r"facultati|recommandé",
    re.IGNORECASE,
)

NO_PARTS = frozenset(["signature", "people", "committee", "contact"])


def clock_of(item: Item) -> tuple[datetime.time | None, str | None, list[Caution]]:
    """The time and zone beside a date, and what is unclear about them."""
    time, zone = _clock_in(item.context)
    doubts = []
    if time and time.is_midnight:
        doubts.append(caution("midnight"))
    if zone and not zone.name:
        doubts.append(caution("zone_unclear"))
    return time.time if time else None, (zone.name if zone else "") or None, doubts


def said_for_all(lines: list[Line], dated: set[int]) -> tuple[datetime.time | None, str | None, Span | None]:
    """Time, zone and their place where they are said once for all deadlines: "all deadlines 11:59 PM AoE"."""
    for line in lines:
        is_for_all = (ALL_DEADLINES if line.number in dated else FOR_ALL).search(line.body)
        time, zone = _clock_in(line.body) if is_for_all and line.part not in NO_PARTS else (None, None)
        if zone and zone.name:
            return time.time if time else None, zone.name, (line.body_start + zone.start, line.body_start + zone.end)
    return None, None, None


def words_of(item: Item) -> Extent | None:
    """How many words are asked for, where that stands beside the date."""
    return next((extent for extent in extents_in(f"{item.label} {item.context}") if extent.unit == "words"), None)


def kinds_of(item: Item) -> tuple[str, ...]:
    """The kinds for which alone a deadline is (posters, short papers); none where it is for papers as such."""
    names = list(dict.fromkeys(name for _, _, name in kinds_in(item.label)))
    if item.meaning.stage not in DUE | {"notification"} or any(is_general(name) for name in names):
        return ()
    return tuple(names)


def is_optional(item: Item) -> bool:
    return bool(OPTIONAL.search(item.label))


def _clock_in(words: str) -> tuple[Time | None, Zone | None]:
    """The first time and zone; numbers of a zone (UTC+5:30) are no time."""
    zones = list(zones_in(words))
    for zone in zones:
        words = words[: zone.start] + " " * (zone.end - zone.start) + words[zone.end :]
    return next(times_in(words), None), next(iter(zones), None)
