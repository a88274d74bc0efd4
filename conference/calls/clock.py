"""Times of day and time zones as calls write them: 11:59 PM AoE (UTC-12), 12:00 (noon) CET, 17 Uhr MEZ."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from functools import cache
from zoneinfo import available_timezones

AOE = "AoE"  # in the tz database Etc/GMT+12
_BY_LETTERS = """
AoE AoE|CET Europe/Berlin|CEST Europe/Berlin|MEZ Europe/Berlin|MESZ Europe/Berlin|HEC Europe/Paris
GMT UTC|UTC UTC|BST Europe/London|WET Europe/Lisbon|WEST Europe/Lisbon|EET Europe/Helsinki|EEST Europe/Helsinki
MSK Europe/Moscow|EST America/New_York|EDT America/New_York|CDT America/Chicago|MDT America/Denver
PST America/Los_Angeles|PDT America/Los_Angeles|AKST America/Anchorage|HST Pacific/Honolulu|JST Asia/Tokyo
KST Asia/Seoul
SGT Asia/Singapore|HKT Asia/Hong_Kong|AEST Australia/Sydney|AEDT Australia/Sydney|AWST Australia/Perth
NZST Pacific/Auckland|NZDT Pacific/Auckland
"""
_BY_REGION = """
anywhere on earth AoE|central european AoE|pacific America/Los_Angeles|eastern America/New_York
mountain America/Denver|central America/Chicago|hawaii Pacific/Honolulu|hawaiian Pacific/Honolulu
alaska America/Anchorage|uk Europe/London|british Europe/London
"""
ABBREVIATIONS = dict(entry.split(" ") for entry in _BY_LETTERS.strip().replace("\n", "|").split("|"))
REGIONS = dict(entry.rsplit(" ", 1) for entry in _BY_REGION.strip().replace("\n", "|").split("|"))
REGIONS["central european"] = "Europe/Berlin"
# Each stands for several zones: which one is for the organiser to say.
UNCLEAR = frozenset(["CST", "IST", "MST", "AST", "SST", "ECT"])
HALF_HOURS = {"+3:30": "Asia/Tehran", "+4:30": "Asia/Kabul", "+5:30": "Asia/Kolkata", "+5:45": "Asia/Kathmandu"}
HALF_HOURS |= {"+6:30": "Asia/Yangon", "+9:30": "Australia/Darwin", "-3:30": "America/St_Johns"}

OTHER_NAMES = {"roma": "Europe/Rome", "wien": "Europe/Vienna", "londra": "Europe/London", "londres": "Europe/London"}
OTHER_NAMES |= {
    "parigi": "Europe/Paris",
    "lisboa": "Europe/Lisbon",
    "zürich": "Europe/Zurich",
    "athen": "Europe/Athens",
}

_SPACE = r"[^\S\n]?"
_HALF = r"(?P<half>[ap])\.?m\b\.?"
TIME = re.compile(
    r"(?<![\d.:/-])(?:"
    rf"(?P<hour>[01]?\d|2[0-4])[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d/]|\.\d){_SPACE}(?i:{_HALF}|"
    rf"(?P<clock>uhr|hrs?|h|hours)\b)?"
    rf"|(?P<hours>[01]?\d|2[0-4]){_SPACE}(?i:(?P<half2>[ap])\.?m\b\.?|uhr\b|hrs\b|h\b)"
    r")(?:[^\S\n]{0,2}\(?(?i:noon|midday|midnight)\)?)?"
    r"|(?<![^\W\d_])(?i:(?P<word>noon|midday|midnight|mitternacht|mezzanotte|medianoche|"
    r"mezzogiorno|mediodía|minuit))(?![^\W\d_])"
)
NOON = frozenset(["noon", "midday", "mezzogiorno", "mediodía"])
ZONE = re.compile(
    r"(?<![^\W\d_])(?:"
    r"(?i:(?P<earth>anywhere[^\S\n]on[^\S\n]earth|aoe\b))(?:[^\S\n]{0,2}[(,=/]?[^\S\n]?(?:UTC|"
    r"GMT)[^\S\n]?[-–−]?[^\S\n]?(?:12(?::00)?)?h?\)?)?"
    r"|(?:UTC|GMT)[^\S\n]?(?P<sign>[-+–−±])[^\S\n]?(?P<hours>\d{1,2})(?:[:.]?(?P<minutes>\d\d))?(?!\d)"
    rf"|(?P<letters>{'|'.join(sorted({*ABBREVIATIONS, *UNCLEAR} - {'AoE'}, key=len, reverse=True))})\b"
    r"|(?P<database>(?:Africa|America|Asia|Atlantic|Australia|Europe|Pacific)/[A-Z][A-Za-z_]{2,20}(?:/[A-Z][A-Za-z_]{2,20})?)"
    r"|(?P<place>(?![AP]M\b)(?:[A-Z][\w'-]{1,15}[^\S\n])?[A-Z][\w'-]{1,15})[^\S\n](?:(?i:standard|"
    r"daylight|summer)[^\S\n])?(?i:time)\b"
    r"|(?i:ora[^\S\n]di|hora[^\S\n]de|heure[^\S\n]de)[^\S\n](?P<city>[A-Z][\w'-]{1,15})"
    r")"
)


@dataclass(frozen=True)
class Time:
    """A time of day that was said; `is_midnight` where nobody knows which end of the day is meant."""

    start: int
    end: int
    time: time
    is_midnight: bool = False


@dataclass(frozen=True)
class Zone:
    """A zone that was said; the name is empty where the words stand for several zones."""

    start: int
    end: int
    name: str


def times_in(text: str) -> Iterator[Time]:
    """Times with a colon, a half of the day, or a word; a dotted one (23.59) only with "Uhr" or the like behind it."""
    for match in TIME.finditer(text):
        found = _time(match)
        if found:
            yield found


def zones_in(text: str) -> Iterator[Zone]:
    for match in ZONE.finditer(text):
        name = _zone(match)
        if name is not None:
            yield Zone(match.start(), match.end(), name)


def _time(match: re.Match) -> Time | None:
    word = (match["word"] or "").lower()
    if "midnight" in match[0].lower():
        word = "midnight"
    if word:
        is_noon = word in NOON
        return Time(match.start(), match.end(), time(12) if is_noon else time(23, 59), is_midnight=not is_noon)
    if match["hour"] and "." in match[0][:3] and not (match["half"] or match["clock"]):
        return None
    hour, minute = int(match["hour"] or match["hours"]), int(match["minute"] or 0)
    half = (match["half"] or match["half2"] or "").lower()
    if half and hour > 12:
        half = ""
    hour = hour % 12 + 12 * (half == "p") if half else hour
    is_midnight = hour == 24 or (hour, minute) == (0, 0)
    return Time(match.start(), match.end(), time(23, 59) if is_midnight else time(hour, minute), is_midnight)


def _zone(match: re.Match) -> str | None:
    """The name in the tz database; empty for an unclear one, None for words that are no zone."""
    if match["earth"]:
        return AOE
    if match["sign"]:
        return _offset("-" if match["sign"] in "-–−" else "+", int(match["hours"]), int(match["minutes"] or 0))
    if match["letters"]:
        return ABBREVIATIONS.get(match["letters"], "")
    if match["database"]:
        return match["database"] if match["database"] in available_timezones() else None
    return _region(match["place"] or match["city"])


def _offset(sign: str, hours: int, minutes: int) -> str | None:
    if minutes:
        return HALF_HOURS.get(f"{sign}{hours}:{minutes:02}", "")
    if (sign, hours) == ("-", 12):
        return AOE
    if hours == 0:
        return "UTC"
    return f"Etc/GMT{'-' if sign == '+' else '+'}{hours}" if hours <= (14 if sign == "+" else 11) else None


def _region(words: str) -> str | None:
    """The zone of "Pacific Time" and "Vienna time": the last words that name one."""
    parts = [word for word in words.lower().split() if word not in ("standard", "daylight", "summer")]
    for name in (" ".join(parts), *reversed(parts)):
        if zone := REGIONS.get(name) or _cities().get(name):
            return zone
    return None


@cache
def _cities() -> dict[str, str]:
    """Cities that the tz database names, by their name in small letters; Rome, Vienna, New York."""
    zones = [zone for zone in available_timezones() if zone.count("/") == 1 and not zone.startswith(("Etc/", "US/"))]
    return {zone.partition("/")[2].replace("_", " ").lower(): zone for zone in sorted(zones)} | OTHER_NAMES
