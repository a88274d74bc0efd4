"""The release document (schema convoke.release/1): one language of it, what it carries over, how two of them differ."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

PARTS = ("sessions", "slots")
CANCELLED_STAY = timedelta(days=30)
# The objects that are no texts: every other object that is the value of a key holds one text per language.
STRUCTURE = {"edition"}


def in_language(document: dict, language: str) -> dict:
    """The document with every text as plain str in the language, else in the release's first, else in any.

    A text is an object {"en": "...", "de": "..."} (or, for keywords, of lists) that is the value of a key; an empty
    text counts as missing. "language" says which one it is: the asked one if the release has it, else its first.
    Raises ValueError for an object that is neither a text nor a known part of the schema.
    """
    languages = document.get("languages") or [document.get("language") or language]
    chosen = language if language in languages else languages[0]
    return _flattened(document, [chosen, *languages]) | {"language": chosen}


def carry_over(previous: dict | None, current: dict, now: datetime) -> dict:
    """The current document with "sequence" and "changed_at" on every session and slot, as calendars need them.

    New: 0 and now. Changed in time, day, room as printed, title, status or people (a session also in the lines of its
    talks): one more than before and now. Unchanged: as before. Gone but timed before: kept as cancelled, in its last
    time, for 30 days, without references to what is gone too. Neither argument is changed; now is aware.
    """
    stamp = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if previous is None:
        return current | {part: [entry | _born(stamp) for entry in current[part]] for part in PARTS}
    document = dict(current)
    for part in PARTS:
        before = {entry["code"]: entry for entry in previous[part]}
        here = [entry | _marks(previous, before.get(entry["code"]), current, entry, stamp) for entry in current[part]]
        codes = {entry["code"] for entry in here}
        document[part] = here + [
            _tombstone(entry, stamp)
            for entry in previous[part]
            if entry["code"] not in codes and entry["starts_at"] and not _is_forgotten(entry, now)
        ]
    return _without_loose_ends(document, {entry["code"] for part in PARTS for entry in current[part]})


@dataclass(frozen=True)
class Difference:
    """One difference between two releases, with what a sentence in any language needs.

    kind: "new", "cancelled", "removed", "restored", "scheduled", "unscheduled", "moved", "title" or "people"; title is
    the former one; before and after are places and times in words, titles, or names.
    """

    kind: str
    code: str
    title: str
    is_session: bool
    before: str = ""
    after: str = ""

    def __str__(self) -> str:
        it = f"Session “{self.title}”" if self.is_session else f"“{self.title}”"
        colon = f": {self.after}" if self.after else ""
        return {
            "new": f"{it} is new{colon}.",
            "cancelled": f"{it} is cancelled.",
            "removed": f"{it} is no longer in the programme.",
            "restored": f"{it} takes place after all{colon}.",
            "scheduled": f"{it} is now scheduled: {self.after}.",
            "unscheduled": f"{it} is no longer scheduled: it was {self.before}.",
            "moved": f"{it} moved from {self.before} to {self.after}.",
            "title": f"{it} is now called “{self.after}”.",
            "people": f"{it} is now with {self.after}." if self.after else f"{it} is no longer with {self.before}.",
        }[self.kind]


def differences(previous: dict | None, current: dict) -> list[Difference]:
    """What sessions and slots of two documents in one language differ in, as people see it; the first release: nothing.

    Times are told in each edition's zone (UTC without one). In the order of the current document, then what is gone.
    """
    if previous is None:
        return []
    return [difference for part in PARTS for difference in _part_differences(part, previous, current)]


def _flattened(value: Any, languages: list[str]) -> Any:
    if isinstance(value, list):
        return [_flattened(item, languages) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _text(key, item, languages)
        if isinstance(item, dict) and key not in STRUCTURE
        else _flattened(item, languages)
        for key, item in value.items()
    }


def _text(key: str, texts: dict, languages: Iterable[str]) -> Any:
    if not all(isinstance(text, str | list) for text in texts.values()):
        raise ValueError(f"“{key}” is neither a text nor a known part of a release.")
    return next((texts[code] for code in [*languages, *sorted(texts)] if texts.get(code)), "")


def _born(stamp: str) -> dict:
    return {"sequence": 0, "changed_at": stamp}


def _marks(previous: dict, before: dict | None, current: dict, entry: dict, stamp: str) -> dict:
    if before is None:
        return _born(stamp)
    if _as_seen(previous, before) == _as_seen(current, entry):
        return {"sequence": before["sequence"], "changed_at": before["changed_at"]}
    return {"sequence": before["sequence"] + 1, "changed_at": stamp}


def _as_seen(document: dict, entry: dict) -> tuple:
    """What makes a calendar entry another one; clients such as Google take no change without a higher SEQUENCE."""
    room = next((room for room in document["rooms"] if room["code"] == entry["room"]), None)
    printed = room and (room["code"], room["name"], room["building"])
    slots = {slot["code"]: slot for slot in document["slots"]} if "slots" in entry else {}
    talks = [_own(slots[code]) for code in entry.get("slots", []) if code in slots]
    return printed, _own(entry), talks


def _own(entry: dict) -> tuple:
    people = entry["people"] if "people" in entry else entry["chairs"]
    return entry["starts_at"], entry["ends_at"], entry["day"], entry["title"], entry["status"], people


def _tombstone(entry: dict, stamp: str) -> dict:
    if entry["status"] == "cancelled":
        return entry
    return entry | {"status": "cancelled", "sequence": entry["sequence"] + 1, "changed_at": stamp}


def _is_forgotten(entry: dict, now: datetime) -> bool:
    return entry["status"] == "cancelled" and now - datetime.fromisoformat(entry["changed_at"]) > CANCELLED_STAY


def _without_loose_ends(document: dict, present: set[str]) -> dict:
    """Cancelled remains (all that is not present now) point only to rooms, sessions, keynotes, talks that exist."""
    rooms, keynotes, sessions = (
        {entry["code"] for entry in document[part]} for part in ("rooms", "keynotes", "sessions")
    )
    held = {slot["code"]: slot["session"] for slot in document["slots"]}

    def tidy(entry: dict) -> dict:
        if entry["code"] in present:
            return entry
        known = {"room": rooms, "session": sessions, "keynote": keynotes}
        kept = {key: entry[key] if entry[key] in codes else None for key, codes in known.items() if key in entry}
        if "slots" in entry:
            kept["slots"] = [code for code in entry["slots"] if held.get(code) == entry["code"]]
        return entry | kept

    return document | {part: [tidy(entry) for entry in document[part]] for part in PARTS}


def _part_differences(part: str, previous: dict, current: dict) -> Iterator[Difference]:
    before = {entry["code"]: entry for entry in previous[part]}
    after = {entry["code"]: entry for entry in current[part]}
    for code, entry in after.items():
        yield from _entry_differences(previous, before.get(code), current, entry)
    for code, entry in before.items():
        if code not in after and entry["status"] != "cancelled":
            yield Difference("removed", code, entry["title"], "slots" in entry)


def _entry_differences(previous: dict, old: dict | None, current: dict, new: dict) -> Iterator[Difference]:
    code, is_session, is_cancelled = new["code"], "slots" in new, new["status"] == "cancelled"
    if old is None or is_cancelled or old["status"] == "cancelled":
        if (old is None and not is_cancelled) or (old is not None and old["status"] != new["status"]):
            kind = "new" if old is None else "cancelled" if is_cancelled else "restored"
            where = "" if is_cancelled else ", ".join(filter(None, _where(current, new).values()))
            yield Difference(kind, code, (old or new)["title"], is_session, after=where)
        return
    title = old["title"]
    if title != new["title"]:
        yield Difference("title", code, title, is_session, title, new["title"])
    yield from _moved(previous, old, current, new)
    if _names(old) != _names(new):
        yield Difference("people", code, title, is_session, ", ".join(_names(old)), ", ".join(_names(new)))


def _moved(previous: dict, old: dict, current: dict, new: dict) -> Iterator[Difference]:
    """Told by the parts that differ; where only the end does, by the span of time."""
    here, there = _where(previous, old), _where(current, new)
    if here == there and old["ends_at"] != new["ends_at"]:
        here["time"], there["time"] = _span(previous, old), _span(current, new)
    keys = [key for key in here if here[key] != there[key]]
    if not keys:
        return
    is_new, is_lost = not any(here[key] for key in keys), here["time"] != "" and there["time"] == ""
    kind = "scheduled" if is_new else "unscheduled" if is_lost else "moved"
    texts = [[side[key] or (f"no {key}" if kind == "moved" else "") for key in keys] for side in (here, there)]
    before, after = (", ".join(filter(None, words)) for words in texts)
    yield Difference(kind, new["code"], old["title"], "slots" in new, before, after)


def _where(document: dict, entry: dict) -> dict[str, str]:
    """Room, day and time in words, "" for what is unknown."""
    room = next((room["name"] for room in document["rooms"] if room["code"] == entry["room"]), "")
    starts_at = _local(document, entry["starts_at"])
    day = date.fromisoformat(entry["day"]) if entry["day"] else starts_at
    return {
        "room": room,
        "day": f"{day.day} {day:%B}" if day else "",
        "time": f"{starts_at:%H:%M}" if starts_at else "",
    }


def _span(document: dict, entry: dict) -> str:
    starts_at, ends_at = (_local(document, entry[key]) for key in ("starts_at", "ends_at"))
    return f"{starts_at:%H:%M}–{ends_at:%H:%M}" if starts_at and ends_at else f"{starts_at:%H:%M}" if starts_at else ""


def _local(document: dict, time: str | None) -> datetime | None:
    zone = document["edition"]["zone"] or "UTC"
    return datetime.fromisoformat(time).astimezone(ZoneInfo(zone)) if time else None


def _names(entry: dict) -> list[str]:
    return [person["name"] for person in entry.get("people", entry.get("chairs", []))]
