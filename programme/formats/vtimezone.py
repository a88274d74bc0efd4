"""VTIMEZONE components (RFC 5545 3.6.5) for any IANA zone, with the onset written in the wall time that it ends."""

import re
import zoneinfo
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

DAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# The form of nearly every footer: standard and summer name with offsets, then two rules such as M3.5.0/2.
FOOTER = re.compile(
    r"(?P<std><[^>]+>|[A-Za-z]+)(?P<std_offset>[-+\d:]+)(?P<dst><[^>]+>|[A-Za-z]+)(?P<dst_offset>[-+\d:]+)?"
    r",M(?P<begins>[\d.]+(?:/[-+\d:]+)?),M(?P<ends>[\d.]+(?:/[-+\d:]+)?)"
)


class Change(NamedTuple):
    """One change of a zone's offset or name at an instant."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str

    @property
    def onset(self) -> datetime:
        """The wall time at which the clock is changed: still in the old offset, as RFC 5545 wants it."""
        return (self.at + self.before).replace(tzinfo=None)


@dataclass(frozen=True)
class YearlyRule:
    """A yearly change: the nth (5 = last) weekday (0 = Sunday) of a month, plus seconds which may leave that day."""

    month: int
    week: int
    weekday: int
    seconds: int
    before: timedelta
    after: timedelta
    name: str

    def change(self, year: int) -> Change:
        first = datetime(year, self.month, 1, tzinfo=UTC)
        day = first + timedelta(days=(self.weekday - first.isoweekday()) % 7 + 7 * (self.week - 1))
        if day.month != self.month:
            day -= timedelta(days=7)
        return Change(day + timedelta(seconds=self.seconds) - self.before, self.before, self.after, self.name)

    def rrule(self) -> str | None:
        """The RRULE of this change; None where it may fall into a neighbouring month, which one RRULE cannot say."""
        shift = self.seconds // 86400
        day = DAYS[(self.weekday + shift) % 7]
        if not shift:
            return f"FREQ=YEARLY;BYMONTH={self.month};BYDAY={-1 if self.week == 5 else self.week}{day}"
        length = MONTH_LENGTHS[self.month - 1]
        start = (length - 6 if self.week == 5 else 7 * self.week - 6) + shift
        if start < 1 or start + 6 > length or self.month == 2:
            return None
        days = ",".join(str(number) for number in range(start, start + 7))
        return f"FREQ=YEARLY;BYMONTH={self.month};BYDAY={day};BYMONTHDAY={days}"


@lru_cache(maxsize=256)
def vtimezone(zone: str, first_year: int, last_year: int) -> bytes:
    """The VTIMEZONE of an IANA zone, right for every local time from the first to the last year.

    Two observances with an RRULE where the zone's POSIX footer tells all changes of those years, else each change by
    its date. Lines end with CRLF. Raises zoneinfo.ZoneInfoNotFoundError for an unknown zone, ValueError for years in
    the wrong order.
    """
    if last_year < first_year:
        raise ValueError(f"The years {first_year} to {last_year} are in the wrong order.")
    changes = changes_of(zone, first_year - 1, last_year)
    rules = rules_of(zone) if changes else []
    if changes and changes == _changes_by(rules, first_year - 1, last_year) and all(rule.rrule() for rule in rules):
        observances = [_yearly(rule, first_year - 1) for rule in rules]
    else:
        observances = _before_all(zone, changes, first_year) + _dated(changes)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{zone}", *(line for lines in observances for line in lines), "END:VTIMEZONE"]
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")


def changes_of(zone: str, first_year: int, last_year: int) -> list[Change]:
    """Every change of offset or name in the years first to last (UTC), as zoneinfo has it."""
    tz, found = zoneinfo.ZoneInfo(zone), []
    day, end = datetime(first_year, 1, 1, tzinfo=UTC), datetime(last_year + 1, 1, 1, tzinfo=UTC)
    while day < end:
        following = day + timedelta(days=1)
        if _state(tz, day) != _state(tz, following):
            at = _instant_of_change(tz, day, following)
            before, (after, name) = _state(tz, day)[0], _state(tz, at)
            found.append(Change(at, before, after, name))
        day = following
    return found


def rules_of(zone: str) -> list[YearlyRule]:
    """The two yearly rules in the POSIX footer of the zone's TZif file (RFC 8536 3.3), or none."""
    match = FOOTER.fullmatch(_footer(zone))
    if match is None:
        return []
    standard = -timedelta(seconds=_seconds(match["std_offset"]))
    hour_on = standard + timedelta(hours=1)
    summer = -timedelta(seconds=_seconds(match["dst_offset"])) if match["dst_offset"] else hour_on
    return [
        _rule(match["begins"], standard, summer, match["dst"]),
        _rule(match["ends"], summer, standard, match["std"]),
    ]


def _rule(text: str, before: timedelta, after: timedelta, name: str) -> YearlyRule:
    date, _, time = text.partition("/")
    month, week, weekday = (int(part) for part in date.split("."))
    return YearlyRule(month, week, weekday, _seconds(time or "2"), before, after, name.strip("<>"))


def _seconds(text: str) -> int:
    """Seconds of a POSIX "[+-]hh[:mm[:ss]]"."""
    hours, minutes, seconds = ([int(part) for part in text.lstrip("+-").split(":")] + [0, 0])[:3]
    return (-1 if text.startswith("-") else 1) * (hours * 3600 + minutes * 60 + seconds)


def _footer(zone: str) -> str:
    content = _tzif(zone)
    return content.rstrip(b"\n").rpartition(b"\n")[2].decode("ascii") if content[4:5] >= b"2" else ""


def _tzif(zone: str) -> bytes:
    """The zone's file, searched in the order of zoneinfo, which keeps its own reading to itself."""
    for folder in zoneinfo.TZPATH:
        path = Path(folder, zone)
        if path.is_file():
            return path.read_bytes()
    return resources.files("tzdata").joinpath("zoneinfo", *zone.split("/")).read_bytes()


def _changes_by(rules: list[YearlyRule], first_year: int, last_year: int) -> list[Change]:
    return sorted(rule.change(year) for rule in rules for year in range(first_year, last_year + 1))


def _state(tz: zoneinfo.ZoneInfo, at: datetime) -> tuple[timedelta, str]:
    local = at.astimezone(tz)
    return local.utcoffset() or timedelta(0), local.tzname() or ""


def _instant_of_change(tz: zoneinfo.ZoneInfo, low: datetime, high: datetime) -> datetime:
    old = _state(tz, low)
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low) // timedelta(seconds=2))
        low, high = (middle, high) if _state(tz, middle) == old else (low, middle)
    return high


def _yearly(rule: YearlyRule, year: int) -> list[str]:
    return _observance(rule.change(year), [f"RRULE:{rule.rrule()}"])


def _dated(changes: list[Change]) -> list[list[str]]:
    """One observance per kind of change, the first by DTSTART, the others by RDATE."""
    kinds: dict[tuple, list[Change]] = {}
    for change in changes:
        kinds.setdefault(change[1:], []).append(change)
    return [_observance(same[0], [f"RDATE:{_local(change.onset)}" for change in same[1:]]) for same in kinds.values()]


def _before_all(zone: str, changes: list[Change], first_year: int) -> list[list[str]]:
    """What holds before the first change, needed only where that change may come after the first local time."""
    if changes and changes[0].at < datetime(first_year - 1, 12, 30, tzinfo=UTC):
        return []
    start = datetime(first_year - 1, 1, 1, tzinfo=UTC)
    offset, name = _state(zoneinfo.ZoneInfo(zone), start)
    # A zone without changes gets the customary epoch, so that its bytes do not depend on the years.
    onset = start if changes else min(start, datetime(1970, 1, 1, tzinfo=UTC))
    return [_observance(Change(onset - offset, offset, offset, name), [])]


def _observance(change: Change, recurrence: list[str]) -> list[str]:
    """The clock set forward is called DAYLIGHT, also in Dublin, whose law calls winter the exception."""
    kind = "DAYLIGHT" if change.after > change.before else "STANDARD"
    return [
        f"BEGIN:{kind}",
        f"DTSTART:{_local(change.onset)}",
        f"TZOFFSETFROM:{_offset(change.before)}",
        f"TZOFFSETTO:{_offset(change.after)}",
        f"TZNAME:{change.name}",
        *recurrence,
        f"END:{kind}",
    ]


def _local(at: datetime) -> str:
    # Not strftime: %Y does not fill years before 1000 with zeros on every system.
    return f"{at.year:04}{at.month:02}{at.day:02}T{at.hour:02}{at.minute:02}{at.second:02}"


def _offset(offset: timedelta) -> str:
    total = round(offset.total_seconds())
    minutes, seconds = divmod(abs(total), 60)
    text = f"{'-' if total < 0 else '+'}{minutes // 60:02}{minutes % 60:02}"
    return f"{text}{seconds:02}" if seconds else text
