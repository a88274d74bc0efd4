"""Days and ranges of days in a text, each as it is written: nothing is added and nothing is guessed here."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from .months import MONTH, MONTHS, month_number, weekday_number
from .shapes import DAY, PATTERNS, WEAK, WITHOUT_DAY

LEAP_YEAR = 2000
SHORTEST_FULL_LINE = 45
TH = r"(?:st|nd|rd|th|\.)?"
YEAR = r"(?:19|20)\d\d(?![-/\d])"
CUTS = tuple(
    (re.compile(rf"(?:{before})[ ]*$"), re.compile(rf"[ ]*{rest}"))
    for before, rest in [
        (rf"{DAY}{TH}(?:[ ]*[-–—][ ]*{DAY}{TH})?", rf"{MONTH}[ ]*,?[ ]*{YEAR}"),
        (MONTH, rf"{DAY}{TH},?[ ]+{YEAR}"),
        (rf"{MONTH}[ ]*{DAY}{TH},|{DAY}{TH}[ ]*{MONTH}", YEAR),
        (rf"{DAY}[ ]*(?:{MONTH})?[ ]*[-–—]", rf"{DAY}[ ]+{MONTH}"),
    ]
)


@dataclass(frozen=True)
class Day:
    """A day of which the year may not have been said."""

    year: int | None
    month: int
    day: int

    @property
    def is_possible(self) -> bool:
        return 1 <= self.month <= 12 and 1 <= self.day <= monthrange(self.year or LEAP_YEAR, self.month)[1]

    def in_year(self, year: int | None) -> date | None:
        """The date; None without a year, or where that year has no such day."""
        year = self.year or year
        if not year or not Day(year, self.month, self.day).is_possible:
            return None
        return date(year, self.month, self.day)


@dataclass(frozen=True)
class Numbers:
    """Two numbers and perhaps a year of which the text does not say which is the month: 11/1/2020."""

    a: int
    b: int
    year: int | None
    is_dotted: bool = False

    @property
    def order(self) -> str:
        """Day or month first, where that can be known from these numbers alone."""
        if self.is_dotted or self.a > 12 or self.a == self.b:
            return "day"
        return "month" if self.b > 12 else ""

    def read(self, order: str) -> Day:
        return Day(self.year, self.b, self.a) if order == "day" else Day(self.year, self.a, self.b)


@dataclass(frozen=True)
class Mention:
    """A place of the text that speaks of a day or a range; without `first` of a time that is not a day (May 2027)."""

    start: int
    end: int
    shape: str
    first: Day | Numbers | None = None
    last: Day | Numbers | None = None
    weekday: int | None = None
    about: date | None = None

    @property
    def is_weak(self) -> bool:
        """Whether it is a date only where a label says so."""
        return self.shape in WEAK


def dates_in(text: str) -> list[Mention]:
    """Those of a text in their order; where two would overlap, the one that begins first, then the longer one."""
    found = [mention for shape in PATTERNS for mention in _of_shape(shape, text)]
    found.sort(key=lambda mention: (mention.start, -mention.end))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def joined_lines(text: str) -> str:
    """The text with a space for each end of line that cuts a date in two; all places stay the same."""
    lines = text.split("\n")
    ends = [" " if _is_cut(line, after) else "\n" for line, after in pairwise(lines)]
    return "".join(part for pair in zip(lines, [*ends, ""], strict=True) for part in pair)


def _is_cut(line: str, after: str) -> bool:
    """Whether a full line ends amid a date: with "2-4" or "15 March", and the next goes on with the rest of it."""
    if len(line) < SHORTEST_FULL_LINE:
        return False
    return any(before.search(line[-30:]) and rest.match(after) for before, rest in CUTS)


def _of_shape(shape: str, text: str) -> Iterator[Mention]:
    for match in PATTERNS[shape].finditer(text):
        mention = _mention(shape, match)
        if mention:
            yield mention


def _mention(shape: str, match: re.Match) -> Mention | None:
    if shape in WITHOUT_DAY:
        return None if match[0].startswith("may") else Mention(match.start(), match.end(), shape, about=_about(match))
    parts = {name: value for name, value in match.groupdict().items() if value}
    first, last = (_numbers if "a1" in parts else _named)(parts)
    if first is None or (last and parts.get("both") and not _is_next(first, last)):
        return None
    if parts.get("m1") == "may" and not parts.get("y1"):
        return None  # the verb
    weekday = weekday_number(parts["week"]) if "week" in parts else None
    return Mention(match.start(), match.end(), shape, first, last, weekday)


def _named(parts: dict[str, str]) -> tuple[Day | None, Day | None]:
    """The first and last day of a shape with names of months; what the first leaves out is said by the last."""
    month = parts.get("m1") or parts["m2"]
    year = parts.get("y1") or parts.get("y2")
    first = Day(_year(year), _month(month), int(parts["d1"]))
    if "d2" not in parts:
        return first, None
    last = Day(_year(parts.get("y2")), _month(parts.get("m2") or month), int(parts["d2"]))
    if "y1" in parts and "y2" not in parts:
        last = Day(first.year, last.month, last.day)
    elif "y1" not in parts and first.year and first.month > last.month:
        first = Day(first.year - 1, first.month, first.day)  # 30 December – 2 January 2028
    return first, last


def _numbers(parts: dict[str, str]) -> tuple[Numbers | None, Numbers | None]:
    is_dotted = parts.get("sign", ".") == "."
    month = parts.get("b1") or parts.get("b2")
    year = _year(parts.get("y1") or parts.get("y2"))
    first = Numbers(int(parts["a1"]), int(month or 0), year, is_dotted)
    last = Numbers(int(parts["a2"]), int(parts["b2"]), _year(parts.get("y2")), is_dotted) if "a2" in parts else None
    if not any(first.read(order).is_possible for order in ("day", "month")[: 1 if is_dotted else 2]):
        return None, None
    return first, last


def _about(match: re.Match) -> date | None:
    """The middle of the month or year that is named, for those beside it to take their year from."""
    year = _year(match.groupdict().get("y1"))
    months = [MONTHS[word] for word in re.findall(r"[^\W\d_]+", match[0].lower()) if word in MONTHS]
    return date(year, months[0] if months else 7, 15) if year else None


def _month(name: str) -> int:
    return int(name) if name.isdigit() else month_number(name)


def _year(digits: str | None) -> int | None:
    if not digits:
        return None
    digits = digits.lstrip("'’")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _is_next(first: Day | Numbers, last: Day | Numbers) -> bool:
    """Whether "7 and 8 May" are days of one event; "3 and 10 May" are two dates."""
    return isinstance(first, Day) and isinstance(last, Day) and last.day == first.day + 1
