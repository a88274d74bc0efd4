"""A release as it is read on paper: days, what happens on each in order, and times in the zone of the conference."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from conference import when

KINDS = {
    "keynote": _("Keynote"),
    "plenary": _("Plenary"),
    "panel": _("Panel"),
    "posters": _("Posters"),
    "workshop": _("Workshop"),
    "social": _("Social event"),
}
TIME_UNKNOWN = _("time not recorded")


@dataclass(frozen=True)
class Entry:
    """A session with its presentations, or a single presentation outside any session."""

    session: dict | None
    slots: tuple[dict, ...]
    day: date | None
    starts_at: datetime | None
    ends_at: datetime | None
    room: str

    @property
    def main(self) -> dict:
        return self.session or self.slots[0]

    @property
    def anchor(self) -> str:
        return f"session-{self.session['code']}" if self.session else slot_anchor(self.slots[0])

    @property
    def kind(self) -> str:
        if self.session:
            return self.session["kind"]
        return "keynote" if self.slots[0]["kind"] == "keynote" else "papers"

    @property
    def title(self) -> str:
        return self.main["title"].strip() or kind_in_words(self.kind) or self.kind.capitalize()

    @property
    def is_cancelled(self) -> bool:
        return self.main["status"] == "cancelled"


@dataclass(frozen=True)
class Day:
    """One day and its entries in order of time and room; the date is None for what has no day."""

    date: date | None
    entries: tuple[Entry, ...]

    @property
    def anchor(self) -> str:
        return f"day-{self.date or 'unknown'}"


def days(document: dict) -> list[Day]:
    """All days in order; entries without a day come last."""
    entries = _entries(document)
    dates = [*sorted({entry.day for entry in entries if entry.day}), None]
    found = [Day(day, tuple(entry for entry in entries if entry.day == day)) for day in dates]
    return [day for day in found if day.entries]


def kind_in_words(kind: str) -> str:
    """Of a session; papers and breaks need no word."""
    return str(KINDS.get(kind, ""))


def slot_anchor(slot: dict) -> str:
    return f"slot-{slot['code']}"


def keynote_anchor(keynote: dict) -> str:
    return f"keynote-{keynote['code']}"


def slot_of(keynote: dict, document: dict) -> dict | None:
    """The presentation of a keynote, where it has one."""
    matches = (s for s in document["slots"] if s["code"] == keynote["slot"] or s["keynote"] == keynote["code"])
    return next(matches, None)


def zone_of(document: dict) -> tzinfo:
    """The zone of the conference; UTC where it has none (pages then say so)."""
    return ZoneInfo(document["edition"]["zone"]) if document["edition"]["zone"] else UTC


def local(instant: str | None, zone: tzinfo) -> datetime | None:
    """A moment that may be unknown."""
    return moment(instant, zone) if instant else None


def moment(instant: str, zone: tzinfo) -> datetime:
    """ "2026-12-01T08:00:00Z" -> aware local time."""
    return datetime.fromisoformat(instant).astimezone(zone)


def span(starts_at: datetime | None, ends_at: datetime | None) -> str:
    """ "09:00–10:30"; only the start where the end is unknown; "" without times."""
    return "–".join(f"{moment:%H:%M}" for moment in (starts_at, ends_at) if moment) if starts_at else ""


def date_range(first: str | None, last: str | None) -> str:
    """ "1–3 December 2026", "30 November – 2 December 2026"; "" without dates."""
    known = [date.fromisoformat(day) for day in (first, last) if day]
    return when.days(known[0], known[-1]) if known else ""


def _entries(document):
    zone, slots = zone_of(document), {slot["code"]: slot for slot in document["slots"]}
    order = {room["code"]: index for index, room in enumerate(document["rooms"])}
    rooms = {room["code"]: room["name"] for room in document["rooms"]}
    entries = [_entry(session, _slots_of(session, slots), rooms, zone) for session in document["sessions"]]
    sessions = {session["code"] for session in document["sessions"]}
    alone = [slot for slot in document["slots"] if slot["session"] not in sessions]
    entries += [_entry(None, (slot,), rooms, zone) for slot in alone]
    latest = datetime.max.replace(tzinfo=UTC)
    return sorted(entries, key=lambda entry: (entry.starts_at or latest, order.get(entry.main["room"], len(order))))


def _slots_of(session, slots):
    """In the session's own order; presentations that name the session without being listed come last."""
    listed = [slots[code] for code in session["slots"] if code in slots]
    return tuple(listed + [s for s in slots.values() if s["session"] == session["code"] and s not in listed])


def _entry(session, slots, rooms, zone):
    main = session or slots[0]
    starts = [local(item["starts_at"], zone) for item in (main, *slots) if item["starts_at"]]
    ends = [local(item["ends_at"], zone) for item in (main, *slots) if item["ends_at"]]
    starts_at = local(main["starts_at"], zone) or min(starts, default=None)
    ends_at = local(main["ends_at"], zone) or max(ends, default=None)
    day = date.fromisoformat(main["day"]) if main["day"] else starts_at and starts_at.date()
    return Entry(session, tuple(slots), day, starts_at, ends_at, rooms.get(main["room"], ""))
