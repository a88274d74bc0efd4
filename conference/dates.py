"""Deadlines and days: when a call closes, how long it is open, how a date is written without inventing anything.

A deadline is inclusive to the last microsecond of the second that was stated. Every closing instant here is therefore
*exclusive*, the first instant that is too late: a call is open while `now < closes_at`.
"18 May, anywhere on Earth" names its last second as 23:59:59 at UTC-12 and closes at 19 May 12:00:00 UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

AOE = "Etc/GMT+12"  # anywhere on Earth is UTC-12: the tz database turns the sign of its Etc zones around
LAST_SECOND = time(23, 59, 59)
# What lies outside of these is a slip of the hand, such as the year 0207.
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)
SECOND = timedelta(seconds=1)
NO_GRACE = timedelta(0)
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


class LocalTimeUnclear(ValueError):
    """A local day or time that does not exist, or happens twice; `choices` are (day, time, zone) that are clear."""

    def __init__(self, sentence: str, choices: tuple[tuple[date, time | None, str], ...]):
        super().__init__(sentence)
        self.choices = choices


def instant_of(day: date, time: time | None = None, zone: str = "") -> datetime:
    """The first UTC instant at which a deadline is over.

    Without a time the whole local day counts, and so it does for 23:59, which everybody means as the end of the day;
    any other time counts to the end of its stated second. Without a zone the call did not say where, and the last
    place on Earth where it is still that day decides (AoE): nobody is shut out by what was left unsaid.
    Raises ValueError for an unknown zone and LocalTimeUnclear where the clocks are changed over this time.
    """
    place = zone_named(zone or AOE)
    stated = last_second_stated(time)
    readings = _readings(datetime.combine(day, stated), place)
    if time is None:
        return _end_of_day(day, readings, zone) + SECOND
    if len(readings) != 1:
        raise _unclear(day, time, zone, readings)
    return readings[0] + SECOND


def is_credible(day: date) -> bool:
    """Whether something may have been meant for this day; the one rule for days of conferences and their dates."""
    return FIRST_DAY <= day <= LAST_DAY


def zone_named(zone: str) -> ZoneInfo:
    """The zone of this tz database name; ValueError if there is none."""
    try:
        return ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"There is no time zone named “{zone}”: choose one such as Europe/Vienna.") from error


def last_second_stated(time: time | None) -> time:
    """The second that a deadline names as its last: 23:59:59 for a whole day and for 23:59."""
    if time is None or (time.hour, time.minute) == (23, 59):
        return LAST_SECOND
    return time.replace(microsecond=0, tzinfo=None, fold=0)


def is_open(
    closes_at: datetime,
    *,
    at: datetime,
    opens_at: datetime | None = None,
    grace: timedelta = NO_GRACE,
) -> bool:
    """Whether something may still be handed in at this instant; the grace is never announced."""
    return (opens_at is None or opens_at <= at) and at < closes_at + grace


def is_late(closes_at: datetime, *, at: datetime) -> bool:
    """Whether this instant is past the announced end, be it within the grace or not."""
    return at >= closes_at


@dataclass(frozen=True)
class Remaining:
    """Whole days (of 24 hours), hours and minutes to or since a deadline, rounded down."""

    days: int
    hours: int
    minutes: int
    is_past: bool

    @property
    def code(self) -> str:
        """Which sentence fits, for whoever translates: its `numbers` are those that the sentence says."""
        unit = "days" if self.days else "hours" if self.hours else "minutes" if self.minutes else "moments"
        return f"closed_{unit}_ago" if self.is_past else f"{unit}_left"

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the sentence: the two largest units before a deadline, the largest one after it."""
        counts = {
            "days": (self.days, self.hours),
            "hours": (self.hours, self.minutes),
            "minutes": (self.minutes,),
        }
        numbers = next((numbers for unit, numbers in counts.items() if unit in self.code), ())
        return numbers[:1] if self.is_past else numbers


def remaining(closes_at: datetime, at: datetime) -> Remaining:
    """How long a deadline is still away, or how long it is over."""
    is_past = at >= closes_at
    distance = at - closes_at if is_past else closes_at - at
    minutes = distance // timedelta(minutes=1)
    return Remaining(minutes // 1440, minutes // 60 % 24, minutes % 60, is_past)


def sentence(left: Remaining) -> str:
    """The remaining time in English: "3 days 4 hours left", "closes in 12 minutes", "closed 2 days ago"."""
    unit = left.code.removeprefix("closed_").removesuffix("_ago").removesuffix("_left")
    if unit == "moments":
        return "closed just now" if left.is_past else "closes in less than a minute"
    largest = _counted(left.numbers[0], unit)
    if left.is_past:
        return f"closed {largest} ago"
    if unit == "minutes":
        return f"closes in {largest}"
    smaller = left.numbers[1] and " " + _counted(left.numbers[1], {"days": "hours", "hours": "minutes"}[unit])
    return f"{largest}{smaller or ''} left"


@dataclass(frozen=True)
class Shown:
    """A deadline as it is printed, in English; a part that was not stated is empty."""

    day: str
    time: str
    zone: str

    def __str__(self) -> str:
        return ", ".join(part for part in (self.day, self.time, self.zone) if part)


def shown(day: date | None, time: time | None = None, zone: str = "", ends_on: date | None = None) -> Shown:
    """What was stated and nothing else: "5 May 2016" (or a range of days), "23:59", "anywhere on Earth"."""
    place = shown_zone(zone, ends_on or day, time) if day or time else ""
    days = shown_range(day, ends_on) if day else ""
    return Shown(days, _clock(time) if time is not None else "", place)


def shown_zone(zone: str, day: date | None = None, time: time | None = None) -> str:
    """A zone in words: "anywhere on Earth", "UTC", "Vienna time (UTC+2)"; the offset only where the day is known."""
    if not zone:
        return ""
    if zone == AOE:
        return "anywhere on Earth"
    place = zone_named(zone)
    if zone in ("UTC", "Etc/UTC", "GMT", "Etc/GMT"):
        return "UTC"
    if zone.startswith("Etc/"):
        return _offset(datetime(2000, 1, 1, tzinfo=place))
    name = f"{zone.rpartition('/')[2].replace('_', ' ')} time"
    if day is None:
        return name
    return f"{name} ({_offset(datetime.combine(day, last_second_stated(time), place))})"


def shown_range(first: date, last: date | None = None) -> str:
    """One day or a range of days: "7–8 October 2016", "30 September – 2 October 2016"."""
    last = last or first
    if last < first:
        raise ValueError(f"The last day, {last}, is before the first, {first}.")
    if first == last:
        return _day(first)
    if first.year != last.year:
        return f"{_day(first)} – {_day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} – {_day(last)}"
    return f"{first.day}–{_day(last)}"


def _readings(local: datetime, place: ZoneInfo) -> list[datetime]:
    """The UTC instants at which clocks there show this local time: one, two (set back) or none (set forward)."""
    candidates = {local.replace(tzinfo=place, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sorted(instant for instant in candidates if instant.astimezone(place).replace(tzinfo=None, fold=0) == local)


def _end_of_day(day: date, readings: list[datetime], zone: str) -> datetime:
    """The last 23:59:59 of a day; where the clocks jump over it, the last second before they do."""
    if readings:
        return readings[-1]
    before, _after = _around_gap(datetime.combine(day, LAST_SECOND), zone_named(zone))
    if before.date() != day:
        after = day + timedelta(days=1)
        raise LocalTimeUnclear(
            f"There was no {_day(day)} in {zone}: choose {_day(before.date())} or {_day(after)}.",
            ((before.date(), None, zone), (after, None, zone)),
        )
    return before.astimezone(UTC)


def _unclear(day: date, time: time, zone: str, readings: list[datetime]) -> LocalTimeUnclear:
    if readings:
        return _twice(day, time, zone, readings)
    before, after = _around_gap(datetime.combine(day, last_second_stated(time)), zone_named(zone))
    sentence = (
        f"{_clock(time)} does not exist on {_day(day)} in {zone}, where clocks are set forward: "
        f"choose {_moment(before)} or {_moment(after)}."
    )
    return LocalTimeUnclear(
        sentence,
        tuple((moment.date(), moment.time(), zone) for moment in (before, after)),
    )


def _twice(day: date, time: time, zone: str, readings: list[datetime]) -> LocalTimeUnclear:
    first, second = (reading.replace(tzinfo=None) for reading in readings)
    sentence = (
        f"{_clock(time)} happens twice on {_day(day)} in {zone}, where clocks are set back: "
        f"choose {_moment(first)} UTC for the first or {_moment(second)} UTC for the second."
    )
    return LocalTimeUnclear(
        sentence,
        tuple((moment.date(), moment.time(), "UTC") for moment in (first, second)),
    )


def _around_gap(local: datetime, place: ZoneInfo) -> tuple[datetime, datetime]:
    """The last local second before the clocks jump over `local`, and the first one after.

    Read with the offset of before the jump (fold=0) a time in the gap lies after the jump in UTC, read with the offset
    of after (fold=1) it lies before: the jump is searched between the two, to the second.
    """
    early = local.replace(tzinfo=place, fold=1).astimezone(UTC)
    late = local.replace(tzinfo=place, fold=0).astimezone(UTC)
    offset = early.astimezone(place).utcoffset()
    while late - early > SECOND:
        middle = early + (late - early) // 2 // SECOND * SECOND
        if middle.astimezone(place).utcoffset() == offset:
            early = middle
        else:
            late = middle
    return early.astimezone(place), late.astimezone(place)


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _clock(time: time) -> str:
    return time.strftime("%H:%M:%S" if time.second else "%H:%M")


def _moment(moment: datetime) -> str:
    return f"{_clock(moment.time())} on {_day(moment.date())}"


def _offset(moment: datetime) -> str:
    """An offset as "UTC+2", "UTC−3:30", "UTC"."""
    minutes = (moment.utcoffset() or NO_GRACE) // timedelta(minutes=1)
    hours, rest = divmod(abs(minutes), 60)
    if not minutes:
        return "UTC"
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit.removesuffix('s') if number == 1 else unit}"
