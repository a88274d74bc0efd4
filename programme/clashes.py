"""Schedule clashes: a person in two places, a room used twice, a talk outside its session's time."""

import heapq
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

# A person who only wrote the paper may miss the talk; the others may not.
SOFT_ROLES = {"author"}
ROLES = SOFT_ROLES | {"presenter", "speaker", "chair"}
# What has no known end is at least under way when it starts.
AN_INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Placed:
    """A slot or a session in the schedule, or still without time or room.

    people: (key that is the same for the same person, name as printed, role: "presenter", "speaker", "chair" or
    "author"). session: the code of the session that a slot belongs to. shares_room: posters, many at once in one room.
    Times are aware; in UTC where clocks may change between them. Raises ValueError for an end before or at the start
    and for an unknown role.
    """

    code: str
    title: str
    starts_at: datetime | None
    ends_at: datetime | None
    room: str | None = None
    room_name: str = ""
    people: tuple[tuple[Hashable, str, str], ...] = ()
    session: str | None = None
    shares_room: bool = False

    def __post_init__(self) -> None:
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValueError(f"“{self.title}” ({self.code}) does not end after it starts.")
        if unknown := {role for _, _, role in self.people} - ROLES:
            raise ValueError(f"“{self.title}” ({self.code}) has people in unknown roles: {sorted(unknown)}.")

    @property
    def begins(self) -> datetime:
        """The start of what has a time; ValueError for what has none."""
        if self.starts_at is None:
            raise ValueError(f"“{self.title}” ({self.code}) has no time.")
        return self.starts_at

    @property
    def until(self) -> datetime:
        return self.ends_at or self.begins + AN_INSTANT


@dataclass(frozen=True)
class Clash:
    """Two things that do not go together from an instant on; everything that a sentence in any language needs.

    kind: "person", "room" or "session". codes, titles, rooms (names) belong together; the earlier start is first, for
    "session" the talk before its session. hard: must be solved; soft: a co-author would miss something.
    """

    kind: str
    codes: tuple[str, str]
    titles: tuple[str, str]
    rooms: tuple[str, str]
    instant: datetime
    hard: bool
    person: str = ""
    room: str = ""

    def sentence(self, zone: tzinfo | None = None) -> str:
        """In English; times in the given zone, else in that of the times that came in."""
        at = self.instant.astimezone(zone) if zone else self.instant
        when = f"{at.day} {at:%B} at {at:%H:%M}"
        first, second = (
            f"“{title}” ({room})" if room else f"“{title}”" for title, room in zip(self.titles, self.rooms, strict=True)
        )
        if self.kind == "session":
            return f"“{self.titles[0]}” is outside the time of its session “{self.titles[1]}” on {when}."
        if self.kind == "room":
            return f"{self.room} is used twice on {when}: “{self.titles[0]}” and “{self.titles[1]}”."
        if self.room:
            return f"{self.person} is needed twice in {self.room} on {when}: “{self.titles[0]}” and “{self.titles[1]}”."
        return f"{self.person} is in two places on {when}: {first} and {second}."


def clashes(placed: Iterable[Placed]) -> list[Clash]:
    """All clashes among slots and sessions, in order of time; touching times do not clash.

    A session and its own talks go together. A talk held in its session's room and time is represented there by its
    session, so that two overlapping sessions are told once and not talk by talk. O(n log n + pairs that overlap).
    """
    everything = list(placed)
    by_code = {item.code: item for item in everything}
    timed = [item for item in everything if item.starts_at]
    found = [*_of_people(timed), *_of_rooms(timed, by_code), *_of_sessions(timed, by_code)]
    return sorted(found, key=lambda clash: (clash.instant, clash.kind, clash.codes, clash.person))


def _of_people(timed: list[Placed]) -> Iterator[Clash]:
    agendas: dict[Hashable, list[Placed]] = {}
    for item in timed:
        for key in dict.fromkeys(key for key, _, _ in item.people):
            agendas.setdefault(key, []).append(item)
    for key, agenda in agendas.items():
        for first, second in _overlapping(agenda):
            if not _belong_together(first, second) and not _side_by_side(first, second):
                hard = _must_be_there(key, first) and _must_be_there(key, second)
                name = next(name for other, name, _ in first.people if other == key)
                yield _clash("person", first, second, hard=hard, person=name)


def _of_rooms(timed: list[Placed], by_code: dict[str, Placed]) -> Iterator[Clash]:
    """Among what stands for itself in a room, and among the talks of one session in one room."""
    users: dict[tuple, set[Placed]] = {}
    for item in timed:
        if item.room is None:
            continue
        if item.session is not None:
            users.setdefault((item.room, item.session), set()).add(item)
        if not _is_represented(item, by_code):
            users.setdefault((item.room, None), set()).add(item)
    pairs = {pair for items in users.values() for pair in _overlapping(items)}
    for first, second in pairs:
        if not _belong_together(first, second) and not _side_by_side(first, second):
            yield _clash("room", first, second, hard=True)


def _of_sessions(timed: list[Placed], by_code: dict[str, Placed]) -> Iterator[Clash]:
    for item in timed:
        session = by_code.get(item.session) if item.session else None
        if session and session.starts_at and not _is_within(item, session):
            yield Clash(
                "session",
                (item.code, session.code),
                (item.title, session.title),
                (item.room_name, session.room_name),
                item.begins,
                hard=True,
            )


def _clash(kind: str, first: Placed, second: Placed, *, hard: bool, person: str = "") -> Clash:
    return Clash(
        kind,
        (first.code, second.code),
        (first.title, second.title),
        (first.room_name, second.room_name),
        max(first.begins, second.begins),
        hard,
        person,
        first.room_name if first.room is not None and first.room == second.room else "",
    )


def _overlapping(items: Iterable[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Each overlapping pair once, the earlier start (then the lower code) first."""
    under_way: list[tuple[datetime, str, Placed]] = []
    for item in sorted(items, key=lambda item: (item.begins, item.code)):
        while under_way and under_way[0][0] <= item.begins:
            heapq.heappop(under_way)
        yield from ((other, item) for _, _, other in under_way)
        heapq.heappush(under_way, (item.until, item.code, item))


def _must_be_there(key: Hashable, item: Placed) -> bool:
    return any(other == key and role not in SOFT_ROLES for other, _, role in item.people)


def _belong_together(first: Placed, second: Placed) -> bool:
    return first.session == second.code or second.session == first.code


def _side_by_side(first: Placed, second: Placed) -> bool:
    """Posters hang beside each other, also two of the same person."""
    return first.shares_room and second.shares_room and first.room == second.room


def _is_within(item: Placed, session: Placed) -> bool:
    """As far as is known: a session without end has none."""
    ends_in_time = session.ends_at is None or item.until <= session.ends_at
    return session.begins <= item.begins and ends_in_time


def _is_represented(item: Placed, by_code: dict[str, Placed]) -> bool:
    session = by_code.get(item.session) if item.session else None
    if session is None or session.starts_at is None or session.room != item.room:
        return False
    return session.ends_at is not None and _is_within(item, session)
