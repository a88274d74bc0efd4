"""Time zones by name: all of the tz database that people live in, found by a part of the name."""

from functools import cache
from zoneinfo import available_timezones

from conference.dates import AOE
from conference.text.folding import folded

# Parts of the world: what the database keeps beside them are old names, and zones counted from Greenwich.
WORLD = tuple(
    f"{part}/" for part in "Africa America Antarctica Arctic Asia Atlantic Australia Europe Indian Pacific".split()
)
BY_NAME = {"aoe": AOE, "anywhere on earth": AOE, "utc": "UTC", "gmt": "UTC", "greenwich": "UTC"}


@cache
def zones() -> tuple[str, ...]:
    """Names such as "Europe/Vienna", and "UTC"."""
    return ("UTC", *sorted(name for name in available_timezones() if name.startswith(WORLD)))


def shown(zone: str) -> str:
    """As people read it: "America/New York"."""
    return zone.replace("_", " ")


def matching(text: str, most: int = 12) -> list[str]:
    """Zones in whose name all words occur, those first whose place begins with what was typed."""
    typed = _plain(text)
    words = typed.split()
    found = [zone for zone in zones() if words and all(word in _plain(zone) for word in words)]
    found.sort(key=lambda zone: (not _place(zone).startswith(typed), not _plain(zone).startswith(typed), zone))
    return found[:most]


def zone_of(text: str) -> str:
    """The zone that was meant: its name in any letters, a place that only one has, or the one match; else ""."""
    typed = _plain(text)
    if not typed:
        return ""
    if typed in BY_NAME:
        return BY_NAME[typed]
    named = [zone for zone in zones() if _plain(zone) == typed]
    placed = [zone for zone in zones() if _place(zone) == typed]
    for found in (named, placed, matching(text)):
        if len(found) == 1:
            return found[0]
    return ""


def _plain(text):
    return " ".join(folded(text).replace("_", " ").split())


def _place(zone):
    return _plain(zone.rpartition("/")[2])
