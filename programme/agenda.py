"""A release as pages read it: days with what happens on them, sessions with their talks, local times. Pure."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, tzinfo
from functools import cached_property
from zoneinfo import ZoneInfo

NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Talk:
    """A slot of the document with its room, its times in the edition's zone, and the keynote that it may be."""

    slot: dict
    room: str
    begins: datetime | None
    ends: datetime | None
    day: date | None
    keynote: dict | None

    @property
    def code(self) -> str:
        return self.slot["code"]

    @property
    def title(self) -> str:
        return self.slot["title"] or "–"

    @property
    def people(self) -> list[dict]:
        return self.slot["people"]

    @property
    def is_cancelled(self) -> bool:
        return self.slot["status"] == "cancelled"


@dataclass(frozen=True)
class Session:
    """A session of the document with its talks; also stands for a talk outside any session (then "session" is None)."""

    session: dict | None
    room: str
    begins: datetime | None
    ends: datetime | None
    day: date | None
    talks: tuple[Talk, ...] = ()

    @property
    def code(self) -> str:
        return self.session["code"] if self.session else self.talks[0].code

    @property
    def title(self) -> str:
        return self.session["title"] if self.session else self.talks[0].title

    @property
    def kind(self) -> str:
        return self.session["kind"] if self.session else "talk"

    @property
    def chairs(self) -> list[dict]:
        return self.session["chairs"] if self.session else []

    @property
    def is_pause(self) -> bool:
        return self.kind in ("break", "social") and not self.talks

    @property
    def is_cancelled(self) -> bool:
        return (self.session or self.talks[0].slot)["status"] == "cancelled"


@dataclass(frozen=True)
class Day:
    """One day; None for what has no day yet. keynotes: those that are told for the day but stand in no session."""

    date: date | None
    sessions: list[Session] = field(default_factory=list)
    keynotes: list[dict] = field(default_factory=list)

    @property
    def is_timed(self) -> bool:
        return any(session.begins for session in self.sessions)


class Agenda:
    """A release document in one language (release.in_language)."""

    def __init__(self, document: dict):
        self.document, self.edition = document, document["edition"]
        self.rooms = {room["code"]: room for room in document["rooms"]}
        self.keynotes = {keynote["code"]: keynote for keynote in document["keynotes"]}

    @property
    def is_issue(self) -> bool:
        return self.edition["kind"] == "special_issue"

    @property
    def has_times(self) -> bool:
        return any(entry["starts_at"] for part in ("sessions", "slots") for entry in self.document[part])

    @cached_property
    def zone(self) -> tzinfo:
        return ZoneInfo(self.edition["zone"]) if self.edition["zone"] else UTC

    @cached_property
    def talks(self) -> dict[str, Talk]:
        return {slot["code"]: self._talk(slot) for slot in self.document["slots"]}

    @cached_property
    def sessions(self) -> dict[str, Session]:
        return {session["code"]: self._session(session) for session in self.document["sessions"]}

    @cached_property
    def entries(self) -> list[Session]:
        """Sessions and talks outside any, in order of time and then of rooms; as in the document where untimed."""
        alone = [self._alone(talk) for talk in self.talks.values() if talk.slot["session"] not in self.sessions]
        order = {room["name"]: position for position, room in enumerate(self.document["rooms"])}
        everything = [*self.sessions.values(), *alone]
        return sorted(everything, key=lambda entry: (entry.begins or NEVER, order.get(entry.room, len(order))))

    @cached_property
    def days(self) -> list[Day]:
        """In order; what has no day comes last."""
        placed = {keynote for talk in self.talks.values() if (keynote := talk.slot["keynote"])}
        loose = [keynote for code, keynote in self.keynotes.items() if code not in placed and keynote["day"]]
        told = {date.fromisoformat(keynote["day"]) for keynote in loose}
        dates = sorted({entry.day for entry in self.entries if entry.day} | told)
        days = [
            Day(
                day,
                [entry for entry in self.entries if entry.day == day],
                [keynote for keynote in loose if day and keynote["day"] == day.isoformat()],
            )
            for day in [*dates, None]
        ]
        return [day for day in days if day.sessions or day.keynotes]

    def day(self, wanted: date) -> Day | None:
        return next((day for day in self.days if day.date == wanted), None)

    def session_of(self, talk: Talk) -> Session | None:
        return self.sessions.get(talk.slot["session"])

    def talk_of(self, keynote: dict) -> Talk | None:
        """Where a keynote is given; None for one that has only a day, or nothing yet."""
        return next((talk for talk in self.talks.values() if talk.slot["keynote"] == keynote["code"]), None)

    def neighbours(self, talk: Talk) -> tuple[Talk | None, Talk | None]:
        """The talks before and after: in its session, in an issue or outside sessions among all."""
        session = self.session_of(talk)
        everything = [each for entry in self.entries for each in entry.talks]
        row = list(session.talks) if session and not self.is_issue else everything
        here = row.index(talk)
        return (row[here - 1] if here else None), (row[here + 1] if here + 1 < len(row) else None)

    def _talk(self, slot):
        begins, ends, day = self._when(slot)
        return Talk(slot, self._room(slot), begins, ends, day, self.keynotes.get(slot["keynote"]))

    def _session(self, session):
        begins, ends, day = self._when(session)
        listed = [self.talks[code] for code in session["slots"] if code in self.talks]
        gone = [talk for talk in self.talks.values() if talk.slot["session"] == session["code"] and talk not in listed]
        return Session(session, self._room(session), begins, ends, day, (*listed, *gone))

    def _alone(self, talk):
        return Session(None, talk.room, talk.begins, talk.ends, talk.day, (talk,))

    def _when(self, entry):
        begins, ends = self._local(entry["starts_at"]), self._local(entry["ends_at"])
        day = date.fromisoformat(entry["day"]) if entry["day"] else begins and begins.date()
        return begins, ends, day

    def _local(self, instant):
        return datetime.fromisoformat(instant).astimezone(self.zone) if instant else None

    def _room(self, entry):
        return self.rooms[entry["room"]]["name"] if entry["room"] in self.rooms else ""
