"""The year of days that were written without one: taken from the dates beside them, or left open."""

from dataclasses import dataclass
from datetime import date

from .days import Day

AGAINST_ORDER = 3  # so many times worse is a day before its predecessor than one as far behind it
AFTER_EVENT = 10


@dataclass(frozen=True)
class Neighbour:
    """One date of the list: a day with or without a year, or `about` when; `is_event` for the conference itself."""

    day: Day | None
    about: date | None = None
    is_event: bool = False
    is_before_event: bool = False

    @property
    def known(self) -> date | None:
        return self.about or (self.day.in_year(None) if self.day else None)


def years_of(neighbours: list[Neighbour], year_of_list: int | None = None) -> list[int | None]:
    """For each of a list, in the order of the text, the year that fits best between its neighbours; None if unknown."""
    known = [neighbour.known for neighbour in neighbours]
    years: list[int | None] = []
    for at, neighbour in enumerate(neighbours):
        if neighbour.day and known[at] is None:
            known[at] = _best(at, neighbours, known, year_of_list)
        found = known[at]
        years.append(found.year if neighbour.day and found else None)
    return years


def year_near(day: Day, other: date, *, is_before: bool) -> int | None:
    """The year of an old date beside the new one, or of a new one beside the old."""
    sign = -1 if is_before else 1
    return _cheapest(day, [other.year - 1, other.year, other.year + 1], lambda found: _gap(other, found, sign))


def _best(at: int, neighbours: list[Neighbour], known: list[date | None], year_of_list: int | None) -> date | None:
    own = neighbours[at]
    others = [(place, found) for place, found in enumerate(known) if found and not neighbours[place].is_event]
    event = next(
        (found for place, found in enumerate(known) if found and neighbours[place].is_event and place != at), None
    )
    before = next((found for place, found in reversed(others) if place < at), None)
    after = next((found for place, found in others if place > at), None)
    if own.is_event:
        before, after, event = max((found for _, found in others), default=None), None, event if not others else None
    anchors = [found for found in (before, after, event) if found]
    if not anchors:
        return own.day.in_year(year_of_list) if own.day else None

    def cost(found: date) -> int:
        total = (_gap(before, found, 1) if before else 0) + (_gap(after, found, -1) if after else 0)
        if event and own.is_before_event and found > event:
            return total + AFTER_EVENT * (found - event).days
        return total + (abs((event - found).days) if event and not (before or after) else 0)

    years = sorted({year + step for anchor in anchors for year in [anchor.year] for step in (-1, 0, 1)})
    year = _cheapest(own.day, years, cost) if own.day else None
    return own.day.in_year(year) if own.day else None


def _cheapest(day: Day, years: list[int], cost) -> int | None:
    possible = [(cost(found), found.year) for found in (day.in_year(year) for year in years) if found]
    return min(possible)[1] if possible else None


def _gap(anchor: date, found: date, sign: int) -> int:
    """Days between, counted several times if they lie on the wrong side."""
    days = (found - anchor).days * sign
    return days if days >= 0 else -AGAINST_ORDER * days
