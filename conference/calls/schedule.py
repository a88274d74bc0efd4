"""The dates of a call: from places in the text to stages with days, times, zones and what to be careful about."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from .accepting import accepted, is_event_of_head
from .beside import DUE, clock_of, is_optional, kinds_of, said_for_all, words_of
from .call import Dated, Fact
from .cautions import Caution, caution
from .days import Day, Mention, Numbers
from .doubts import with_doubts
from .items import Item
from .lines import Line
from .stages import BEFORE_EVENT, meaning_of
from .years import Neighbour, year_near, years_of

MOST_DATES = 500  # more than any call has; each is compared with all others
PUBLISHED = re.compile(r"publi|proceedings|veröffentl|erschein|parution", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """An item with its days as they were read so far."""

    item: Item
    first: Day | None
    last: Day | None
    old: Day | None
    is_event: bool
    cautions: tuple[Caution, ...] = ()


def schedule_of(
    items: list[Item], lines: list[Line], head: list[Line], text: str, today: date
) -> tuple[list[Dated], Fact | None]:
    """All dates in the order of the text, and the zone that is said once for all of them."""
    first_lines = {line.number for line in head}
    order = _order_of_numbers([mention for item in items for mention in (item.mention, item.old) if mention])
    chosen = accepted(items, head)[:MOST_DATES]
    readings = [_reading(item, order, is_event_of_head(item, first_lines)) for item in chosen]
    all_time, all_zone, place = said_for_all(lines, {item.line.number for item in items})
    dates = []
    for reading, year in zip(readings, _years(readings, lines), strict=True):
        dated = _dated(reading, year)
        if dated.stage in DUE or (
            dated.stage == "other" and not dated.end and re.search("deadline|submission", dated.label, re.IGNORECASE)
        ):
            dated = replace(
                dated, time=dated.time or (all_time if dated.zone is None else None), zone=dated.zone or all_zone
            )
        dates.append(dated if dated.date else replace(dated, text=" ".join(text[slice(*dated.span)].split())))
    return with_doubts(dates, today), Fact(all_zone, place) if all_zone and place else None


def _order_of_numbers(mentions: list[Mention]) -> str:
    """Whether the text writes days or months first, as far as one of its dates leaves no choice."""
    numbers = [part for mention in mentions for part in (mention.first, mention.last) if isinstance(part, Numbers)]
    seen = Counter(number.order for number in numbers if not number.is_dotted and number.a != number.b and number.order)
    return next(iter(seen)) if len(seen) == 1 else ""


def _reading(item: Item, order: str, is_of_head: bool) -> Reading:
    numbers = item.mention.first
    cautions: tuple[Caution, ...] = ()
    if isinstance(numbers, Numbers):
        cautions = _cautions_of_numbers(numbers, order)
    old = _day(item.old.first if item.old else None, order)
    first, last = _day(item.mention.first, order), _day(item.mention.last, order)
    if first and not first.is_possible:
        first, last, cautions = None, None, (caution("no_such_day"),)
    is_event = is_of_head or item.meaning.stage == "event"
    return Reading(item, first, last if last and last.is_possible else None, old, is_event, cautions)


def _day(part: Day | Numbers | None, order: str) -> Day | None:
    if not isinstance(part, Numbers):
        return part
    order = part.order or order
    return part.read(order) if order else None


def _cautions_of_numbers(numbers: Numbers, order: str) -> tuple[Caution, ...]:
    if numbers.order:
        return (caution("month_first", day=numbers.b),) if numbers.order == "month" else ()
    one, other = (_shown(numbers.read(each)) for each in (order or "day", "day" if order == "month" else "month"))
    return (caution("ambiguous_read" if order else "ambiguous", one=one, other=other),)


def _shown(day: Day) -> date | str:
    """The date, or its numbers where the year is missing."""
    return day.in_year(None) or f"{day.day}.{day.month}."


def _years(readings: list[Reading], lines: list[Line]) -> list[int | None]:
    headings = [line.body for line in lines if line.is_heading and line.part == "dates"]
    year = next(
        (int(found[0]) for found in (re.findall(r"\b(?:19|20)\d\d\b", heading) for heading in headings) if found), None
    )
    neighbours = [
        Neighbour(
            reading.first or (reading.old if reading.item.mention.first else None),
            reading.item.mention.about,
            reading.is_event,
            reading.item.meaning.stage in BEFORE_EVENT and not PUBLISHED.search(reading.item.label),
        )
        for reading in readings
    ]
    own = [_year_of_line(reading) for reading in readings]
    return [found or own_year for found, own_year in zip(years_of(neighbours, year), own, strict=True)]


def _year_of_line(reading: Reading) -> int | None:
    """For the conference itself, the one year that stands in its line: "Graz 2027, 2-4 September"."""
    years = set(re.findall(r"\b(?:19|20)\d\d\b", reading.item.line.body))
    return int(years.pop()) if reading.is_event and len(years) == 1 else None


def _dated(reading: Reading, year: int | None) -> Dated:
    item, first = reading.item, reading.first
    day = first.in_year(year) if first else None
    cautions = [*reading.cautions, *_cautions_of_year(first, day)]
    end = _end(reading, day)
    if day and end and end < day:
        end = None
        cautions.append(caution("ends_before"))
    old = _old_day(reading, day)
    if old and day and item.is_beside and old > day:
        old, day = day, old
    if old:
        is_said = meaning_of(item.label).is_moved or meaning_of(item.context).is_moved
        cautions.append(caution("extended" if is_said or not item.is_beside else "extended_by_order", day=old))
    meaning = item.meaning
    stage = "event" if reading.is_event and not meaning.is_known else meaning.stage
    if not meaning.is_known and not reading.is_event:
        cautions.append(caution("unknown_stage"))
    if not item.mention.first:
        cautions.append(caution("day_not_said"))
    time, zone, doubts = clock_of(item)
    words = words_of(item)
    return Dated(
        stage=stage,
        label=_label(item, reading.is_event),
        date=day,
        span=(item.mention.start, item.mention.end),
        end=end,
        time=time,
        zone=zone,
        extended_from=old,
        kinds=kinds_of(item),
        track=item.track,
        is_optional=is_optional(item),
        is_moved=item.is_moved,
        min_words=words.least if words else None,
        max_words=words.most if words else None,
        references_counted=words.references_counted if words else None,
        cautions=(*cautions, *doubts, *_cautions_of_weekday(item, day)),
    )


def _end(reading: Reading, day: date | None) -> date | None:
    if not (reading.last and day):
        return None
    end = reading.last.in_year(day.year)
    is_turn_of_year = end and end < day and not reading.last.year and reading.last.month < day.month
    return reading.last.in_year(day.year + 1) if is_turn_of_year else end


def _old_day(reading: Reading, day: date | None) -> date | None:
    if not (reading.old and day):
        return None
    year = None if reading.old.year else year_near(reading.old, day, is_before=True)
    return reading.old.in_year(year)


def _cautions_of_year(first: Day | None, day: date | None) -> list[Caution]:
    if not first or first.year:
        return []
    return [caution("year_missing", year=day.year)] if day else [caution("year_unknown")]


def _cautions_of_weekday(item: Item, day: date | None) -> list[Caution]:
    said = item.mention.weekday
    if said is None or not day or day.weekday() == said:
        return []
    return [caution("weekday", day=day)]


def _label(item: Item, is_event: bool) -> str:
    """The label; the title or sentence around the days of a conference is none."""
    is_title = not item.meaning.is_known or (not item.has_sign and item.words > 1)
    return "" if is_event and is_title else item.label
