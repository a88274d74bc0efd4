"""iCalendar feeds (RFC 5545, RFC 7986) of a released programme: the same document gives the same bytes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vDuration, vText, vUri
from PIL import ImageColor

from conference.published.prose import clean, one_line, plain
from programme.formats.vtimezone import vtimezone

PRODID = "-//Convoke//Programme//EN"
HOUR = timedelta(hours=1)


class NothingScheduled(Exception):
    """What was asked for has nothing with a time, and a calendar without events is no valid calendar."""


@dataclass(frozen=True)
class Words:
    """The few words that a calendar adds to the programme's own texts."""

    cancelled: str = "Cancelled: {title}"
    chairs: str = "Chair: {names}"


ENGLISH = Words()


def calendar(
    document: dict,
    *,
    base_url: str,
    only: tuple[str, str] | None = None,
    each: str = "session",
    source: str | None = None,
    refresh: timedelta = HOUR,
    words: Words = ENGLISH,
) -> bytes:
    """The calendar of a release, or of one part of it.

    only: None = all, ("day", "2026-12-01"), ("session", code) or ("slot", code). each: "session" = one event per
    session with its talks in the description, a talk outside any timed session by itself; "slot" = one event per talk,
    a session without timed talks (coffee, dinner) by itself. source: the address of this very feed; refresh: how often
    clients should ask. Raises KeyError for an unknown code, NothingScheduled where nothing has a time, ValueError
    where an event does not end after it starts, or has a time but the edition no zone.
    """
    chosen = _chosen(document, only, each)
    made = events(document, base_url, each, chosen=chosen, words=words)
    name = _name(document, only)
    return joined(document, made.values(), base_url=base_url, name=name, source=source, refresh=refresh)


def events(
    document: dict, base_url: str, each: str, *, chosen: list[dict] | None = None, words: Words = ENGLISH
) -> dict[str, bytes]:
    """The bytes of each VEVENT by the code of its session or slot, in order of time; all of them unless chosen."""
    book = _Book(document, base_url, words)
    entries = book.entries(each) if chosen is None else chosen
    timed = sorted((entry for entry in entries if entry["starts_at"]), key=lambda e: (e["starts_at"], e["code"]))
    return {entry["code"]: book.event(entry).to_ical() for entry in timed}


def joined(
    document: dict,
    made: Iterable[bytes],
    *,
    base_url: str,
    name: str = "",
    source: str | None = None,
    refresh: timedelta = HOUR,
) -> bytes:
    """One calendar of already made VEVENTs of this document (a personal feed, say); cheap. Errors as calendar()."""
    body = b"".join(made)
    if not body:
        raise NothingScheduled
    head = _head(document, base_url, name, source, refresh).to_ical().removesuffix(b"END:VCALENDAR\r\n")
    return head + (_zone_of(document) if b";TZID=" in body else b"") + body + b"END:VCALENDAR\r\n"


def css_colour(accent: str) -> str:
    """The CSS colour name nearest to "#rrggbb", since RFC 7986 5.9 knows colours by name only."""
    wanted = ImageColor.getrgb(accent)

    def distance(name: str) -> int:
        return sum((a - b) ** 2 for a, b in zip(wanted, ImageColor.getrgb(name), strict=True))

    return min(sorted(ImageColor.colormap), key=distance)


def _head(document: dict, base_url: str, name: str, source: str | None, refresh: timedelta) -> Calendar:
    """The calendar's own properties. No UID: vdirsyncer files all events under it. No METHOD: it needs an organizer."""
    edition, head = document["edition"], Calendar()
    title = one_line(name or edition["name"])
    head.add("prodid", PRODID)
    head.add("version", "2.0")
    head.add("calscale", "GREGORIAN")
    for names, value in ((("name", "x-wr-calname"), title), (("description", "x-wr-caldesc"), edition["tagline"])):
        for key in names if value else ():
            # Told to be text, or the library leaves commas in X- properties as they are.
            head.add(key, vText(one_line(value)))
    if edition["zone"]:
        head.add("x-wr-timezone", edition["zone"])
    head.add("refresh-interval", refresh, parameters={"VALUE": "DURATION"})
    head.add("x-published-ttl", vDuration(refresh).to_ical().decode())
    head.add("url", vUri(f"{base_url.rstrip('/')}/{edition['slug']}/programme/"))
    if source:
        head.add("source", vUri(source), parameters={"VALUE": "URI"})
    head.add("last-modified", _instant(document["published_at"]))
    if edition["accent"]:
        head.add("color", css_colour(edition["accent"]))
        head.add("x-apple-calendar-color", edition["accent"])
    return head


def _zone_of(document: dict) -> bytes:
    """The VTIMEZONE for every year of the release: the same in all of its feeds."""
    times = [
        entry[key] for part in ("sessions", "slots") for entry in document[part] for key in ("starts_at", "ends_at")
    ]
    years = [int(time[:4]) for time in times if time]
    return vtimezone(document["edition"]["zone"], min(years), max(years))


def _chosen(document: dict, only: tuple[str, str] | None, each: str) -> list[dict]:
    book = _Book(document)
    if only is None:
        return book.entries(each)
    part, value = only
    if part == "day":
        return [entry for entry in book.entries(each) if book.day(entry) == value]
    if part == "slot":
        return [book.slots[value]]
    if part != "session":
        raise ValueError(f"A calendar cannot be cut by {part!r}.")
    session = book.sessions[value]
    return [entry for entry in book.entries(each) if entry is session or entry.get("session") == value]


def _name(document: dict, only: tuple[str, str] | None) -> str:
    name = document["edition"]["name"]
    if only is None:
        return name
    part, value = only
    if part == "day":
        return f"{name}: {value}"
    return f"{name}: {next(entry['title'] for entry in document[part + 's'] if entry['code'] == value)}"


class _Book:
    """A document with its parts by code, and how they look in a calendar."""

    def __init__(self, document: dict, base_url: str = "", words: Words = ENGLISH):
        self.edition, self.words = document["edition"], words
        self.sessions = {session["code"]: session for session in document["sessions"]}
        self.slots = {slot["code"]: slot for slot in document["slots"]}
        self.rooms = {room["code"]: room for room in document["rooms"]}
        self.zone = ZoneInfo(self.edition["zone"]) if self.edition["zone"] else None
        self.url = f"{base_url.rstrip('/')}/{self.edition['slug']}/programme"

    def entries(self, each: str) -> list[dict]:
        """The sessions and slots that are events of their own; so that no talk with a time is lost."""
        if each == "slot":
            return list(self.slots.values()) + [s for s in self.sessions.values() if not self._has_timed_talks(s)]
        if each == "session":
            return list(self.sessions.values()) + [s for s in self.slots.values() if not self._in_timed_session(s)]
        raise ValueError(f"An event can be each session or each slot, not each {each!r}.")

    def _has_timed_talks(self, session: dict) -> bool:
        return any(self.slots[code]["starts_at"] for code in session["slots"])

    def _in_timed_session(self, slot: dict) -> bool:
        session = self.sessions.get(slot["session"])
        return session is not None and session["starts_at"] is not None

    def day(self, entry: dict) -> str | None:
        return entry["day"] or (entry["starts_at"] and self._local(entry["starts_at"]).date().isoformat())

    def event(self, entry: dict) -> Event:
        event, is_cancelled = Event(), entry["status"] == "cancelled"
        changed_at = _instant(entry["changed_at"])
        event.add("uid", f"{entry['code']}@convoke")
        event.add("summary", self._title(entry))
        for key in ("dtstamp", "last-modified") + (() if entry["sequence"] else ("created",)):
            # Only a thing that has never changed was created when it changed last; later the instant is unknown.
            event.add(key, changed_at)
        event.add("sequence", entry["sequence"])
        event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
        event.add("transp", "TRANSPARENT" if is_cancelled or entry["kind"] == "break" else "OPAQUE")
        event.add("class", "PUBLIC")
        self._add_times(event, entry)
        if categories := _categories([entry["track"], *entry.get("keywords", [])]):
            event.add("categories", categories)
        if location := self._location(entry):
            event.add("location", location)
        url = f"{self.url}/{'sessions/' if _is_session(entry) else ''}{entry['code']}/"
        event.add("description", vText("\n\n".join([*filter(None, self._description(entry)), url])))
        event.add("url", vUri(url))
        return event

    def _add_times(self, event: Event, entry: dict) -> None:
        starts_at = self._local(entry["starts_at"])
        event.add("dtstart", starts_at)
        if entry["ends_at"]:
            ends_at = self._local(entry["ends_at"])
            if _instant(entry["ends_at"]) <= _instant(entry["starts_at"]):
                raise ValueError(f"“{one_line(entry['title'])}” ({entry['code']}) does not end after it starts.")
            event.add("dtend", ends_at)

    def _local(self, time: str) -> datetime:
        """In the edition's zone, but the hour that the clock repeats in UTC: iCalendar knows only its first passing."""
        if self.zone is None:
            raise ValueError("The programme has times but no time zone. Set the zone of the conference first.")
        local = _instant(time).astimezone(self.zone)
        return _instant(time) if local.fold else local

    def _title(self, entry: dict) -> str:
        title = one_line(entry["title"])
        return self.words.cancelled.format(title=title) if entry["status"] == "cancelled" else title

    def _location(self, entry: dict) -> str:
        room = self.rooms.get(entry["room"], {"name": "", "building": ""})
        parts = [room["name"], room["building"], self.edition["venue"], self.edition["place"]]
        return ", ".join(dict.fromkeys(one_line(part) for part in parts if one_line(part)))

    def _description(self, entry: dict) -> list[str]:
        """Paragraphs, some of them empty."""
        if _is_session(entry):
            talks = "\n".join(self._line(self.slots[code]) for code in entry["slots"])
            return [self._chairs(entry), plain(entry["description"]), talks]
        session = self.sessions.get(entry["session"])
        people = ", ".join(_as_printed(person) for person in entry["people"])
        return [people, one_line(session["title"]) if session else "", plain(entry["abstract"])]

    def _chairs(self, session: dict) -> str:
        names = ", ".join(_as_printed(person) for person in session["chairs"])
        return self.words.chairs.format(names=names) if names else ""

    def _line(self, slot: dict) -> str:
        """ "10:00 Title (Ada Lovelace, Grace Hopper)" """
        time = f"{self._local(slot['starts_at']):%H:%M} " if slot["starts_at"] else ""
        names = ", ".join(one_line(person["name"]) for person in slot["people"])
        return f"{time}{self._title(slot)}" + (f" ({names})" if names else "")


def _is_session(entry: dict) -> bool:
    return "slots" in entry


def _as_printed(person: dict) -> str:
    name, affiliation = one_line(person["name"]), one_line(person["affiliation"])
    return f"{name} ({affiliation})" if affiliation else name


def _categories(texts: Iterable[str]) -> list[str]:
    """Without commas and semicolons, at which some readers split although they are escaped."""
    found = (re.sub(r"[\s,;]+", " ", clean(text)).strip() for text in texts)
    return list(dict.fromkeys(text for text in found if text))


def _instant(time: str) -> datetime:
    return datetime.fromisoformat(time)
