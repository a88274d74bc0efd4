"""Reads a whole call: the parts, one after the other, from the same lines."""

from dataclasses import replace
from datetime import date

from .call import Call, Dated, Fact
from .days import dates_in, joined_lines
from .heading import facts_of, lines_of_head
from .items import Item
from .kinds import limits_in
from .lines import by_line, lines_of
from .nearby import items_of
from .numbered import with_numbered_tracks
from .people import people_in
from .places import place_of
from .schedule import schedule_of
from .tables import items_of_tables
from .topics import topics_in
from .tracks import track_of_lines, tracks_in

# Every sign becomes one sign, so that all places stay the same.
LINE_ENDS = str.maketrans({"\r": " ", "\f": "\n", "\v": "\n", "\u2028": "\n", "\u2029": "\n"})


def read(text: str, today: date) -> Call:
    """What a call proposes; nothing is guessed: what the text does not say is missing here. Never raises."""
    smooth = joined_lines(text.translate(LINE_ENDS))
    lines = with_numbered_tracks(lines_of(smooth))
    head = list(lines_of_head(lines))
    mentions = dates_in(smooth)
    of_tables, taken = items_of_tables(lines, mentions, smooth)
    loose = {number: here for number, here in by_line(lines, mentions).items() if number not in taken}
    items = items_of(lines, [mention for here in loose.values() for mention in here], smooth)
    dated = {item.line.number for item in items} | taken
    tracks = tracks_in(lines, dated)
    owner = track_of_lines(lines, tracks)
    items = sorted([*of_tables, *(_in_track(item, owner) for item in items)], key=lambda item: item.mention.start)
    dates, zone = schedule_of(items, lines, head, smooth, today)
    edition = facts_of(head)
    event = next((each for each in dates if each.stage == "event" and each.date), None)
    events = [item for item in items if item.line in head and item.mention.last] + _items_of(event, items)
    place = None if "kind" in edition else place_of(lines, head, events)
    return Call(
        text=text,
        edition=edition | _more(place, zone, event),
        tracks=tuple(named for _, named in tracks),
        people=tuple(people_in(lines, dated, owner)),
        dates=tuple(dates),
        topics=tuple(topics_in(lines, dated)),
        limits=tuple(limits_in(lines, dates)),
    )


def _in_track(item: Item, owner: dict[int, str]) -> Item:
    return replace(item, track=owner.get(item.line.number, ""))


def _items_of(dated: Dated | None, items: list[Item]) -> list[Item]:
    return [item for item in items if dated and item.mention.start == dated.span[0]]


def _more(place: Fact | None, zone: Fact | None, event: Dated | None) -> dict[str, Fact]:
    found = {"place": place, "zone": zone}
    if event and event.date:
        found["starts"] = Fact(event.date.isoformat(), event.span)
        found["ends"] = Fact((event.end or event.date).isoformat(), event.span)
    return {name: fact for name, fact in found.items() if fact}
