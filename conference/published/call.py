"""A public call as a plain value, in the language in which it was gathered: nothing here asks the database."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from conference import dates, when
from conference.texts import Texts

SECOND = timedelta(seconds=1)


@dataclass(frozen=True)
class Contact:
    """Somebody who answers for a call, as pages name people."""

    name: str
    affiliation: str = ""
    country: str = ""


@dataclass(frozen=True)
class Stated:
    """A day with a time and a zone, as far as the call said them."""

    day: date
    time: time | None = None
    zone: str = ""
    ends_on: date | None = None

    @property
    def shown(self) -> dates.Shown:
        return when.shown(self.day, self.time, self.zone)

    @property
    def when(self) -> str:
        return when.days(self.day, self.ends_on)


@dataclass(frozen=True)
class Move:
    """That a date was another one until an instant."""

    at: datetime
    before: Stated


@dataclass(frozen=True, kw_only=True)
class Date(Stated):
    """One dated stage of a call; `closes_at` is the first instant that is too late."""

    code: str
    stage: str
    name: str
    closes_at: datetime
    label: Texts = field(default_factory=Texts)
    kind: str = ""
    track: str = ""
    is_hand_in: bool = False
    is_closing: bool = False
    is_moment: bool = False
    is_informational: bool = False
    is_optional: bool = False
    grace: timedelta = timedelta(0)
    sequence: int = 0
    changed_at: datetime = datetime(2000, 1, 1, tzinfo=UTC)
    removed_at: datetime | None = None
    moves: tuple[Move, ...] = ()

    def __str__(self) -> str:
        return f"{self.name} ({self.kind})" if self.kind else self.name

    def is_open(self, at: datetime) -> bool:
        return dates.is_open(self.closes_at, at=at, grace=self.grace)

    @property
    def last_moment(self) -> datetime:
        """The last second in time."""
        return self.closes_at - SECOND

    @property
    def stated(self) -> datetime | None:
        """The last moment as clocks show it in the zone of the call; None where no zone was stated."""
        return self.last_moment.astimezone(dates.zone_named(self.zone)) if self.zone else None

    @property
    def key(self) -> tuple[str, str, str]:
        """What a date of a track replaces: that of the same stage and kind; of informational ones there are many."""
        return self.stage, self.kind, str(self.label) if self.is_informational else ""

    @property
    def former(self) -> list[str]:
        """The last two days that it was moved from, where they read otherwise than today's."""
        days = dict.fromkeys(move.before.shown.day for move in self.moves)
        return [day for day in days if day != self.shown.day][-2:]


@dataclass(frozen=True)
class Topic:
    """What papers may be about, with its parts."""

    name: Texts
    parts: tuple[Texts, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What may be handed in, with its limits; what the call did not say is None."""

    name: Texts
    description: Texts = field(default_factory=Texts)
    max_words: int | None = None
    min_paper_words: int | None = None
    max_paper_words: int | None = None
    counts_references: bool = False
    max_pages: int | None = None
    is_anonymous: bool | None = None
    is_by_invitation: bool = False
    has_abstract: bool = True
    templates: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Track:
    """A part of a call; `dates` are all that hold for it, `own_dates` those that it sets itself."""

    slug: str
    name: Texts
    url: str
    description: Texts = field(default_factory=Texts)
    chairs: tuple[Contact, ...] = ()
    topics: tuple[Topic, ...] = ()
    kinds: tuple[Kind, ...] = ()
    own_kinds: tuple[Kind, ...] = ()
    dates: tuple[Date, ...] = ()
    own_dates: tuple[Date, ...] = ()

    def is_taking(self, at: datetime) -> bool:
        return any(date.is_hand_in and date.is_open(at) for date in self.dates)


@dataclass(frozen=True, kw_only=True)
class Series:
    """The conference series or the journal that a call belongs to."""

    code: str
    kind: str
    name: Texts
    short_name: str = ""
    issn: str = ""
    publisher: str = ""
    homepage: str = ""
    licence: str = ""
    url: str = ""

    @property
    def is_journal(self) -> bool:
        return self.kind == "journal"


@dataclass(frozen=True, kw_only=True)
class Change:
    """One line of what has changed: a date that moved (`after`) or was called off (no `after`)."""

    at: datetime
    name: str
    track: str
    before: Stated
    after: Stated | None = None


@dataclass(frozen=True, kw_only=True)
class Call:
    """All that a conference or special issue tells everybody before it happens."""

    slug: str
    kind: str
    name: Texts
    series: Series
    url: str
    call_url: str
    short_name: str = ""
    tagline: Texts = field(default_factory=Texts)
    description: Texts = field(default_factory=Texts)
    ordinal: int | None = None
    place: str = ""
    country: str = ""
    venue: str = ""
    mode: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    zone: str = ""
    languages: list[str] = field(default_factory=list)
    homepage: str = ""
    volume: str = ""
    issue: str = ""
    year: int | None = None
    published_on: date | None = None
    status: str = "scheduled"
    status_note: Texts = field(default_factory=Texts)
    status_at: datetime | None = None
    former_starts_on: date | None = None
    former_ends_on: date | None = None
    guidelines: Texts = field(default_factory=Texts)
    review_process: Texts = field(default_factory=Texts)
    publication: Texts = field(default_factory=Texts)
    policies: Texts = field(default_factory=Texts)
    contact_email: str = ""
    changed_at: datetime = datetime(2000, 1, 1, tzinfo=UTC)
    organisers: tuple[Contact, ...] = ()
    editors: tuple[Contact, ...] = ()
    chairs: tuple[Contact, ...] = ()
    tracks: tuple[Track, ...] = ()
    kinds: tuple[Kind, ...] = ()
    shared_dates: tuple[Date, ...] = ()
    called_off: tuple[Date, ...] = ()

    @property
    def short(self) -> str:
        return self.short_name or str(self.name)

    @property
    def is_special_issue(self) -> bool:
        return self.kind == "special_issue"

    @property
    def is_cancelled(self) -> bool:
        return self.status == "cancelled"

    @property
    def when(self) -> str:
        return when.days(self.starts_on, self.ends_on) if self.starts_on else ""

    @property
    def guest_editors(self) -> tuple[Contact, ...]:
        return tuple(dict.fromkeys([*self.chairs, *(chair for track in self.tracks for chair in track.chairs)]))

    @property
    def dates(self) -> tuple[Date, ...]:
        """Every date of it once: those of all tracks, and those that tracks set themselves."""
        return in_order([*self.shared_dates, *(date for track in self.tracks for date in track.own_dates)])

    @property
    def last_changed_at(self) -> datetime:
        known = [self.changed_at, *(date.changed_at for date in self.dates)]
        return max([*known, *(date.removed_at for date in self.called_off if date.removed_at)])

    @property
    def changes(self) -> list[Change]:
        """Dates that were moved or called off, the latest first."""
        moved = [change for date in [*self.dates, *self.called_off] for change in _moves_of(date)]
        off = [
            Change(at=date.removed_at, name=str(date), track=date.track, before=date)
            for date in self.called_off
            if date.removed_at
        ]
        return sorted([*moved, *off], key=lambda change: change.at, reverse=True)

    def is_taking(self, at: datetime) -> bool:
        """Whether something can be handed in anywhere."""
        return any(track.is_taking(at) for track in self.tracks)


def in_order(found: list[Date]) -> tuple[Date, ...]:
    return tuple(sorted(found, key=lambda date: (date.day, date.closes_at, date.code)))


def holding(own: list[Date], shared: list[Date]) -> tuple[Date, ...]:
    """The dates that hold for a track: its own, and those of all tracks that it does not set itself."""
    keys = {date.key for date in own}
    return in_order([*own, *(date for date in shared if date.key not in keys)])


def one_zone(found: tuple[Date, ...]) -> str:
    """The zone of these deadlines, where they all state the same one: it need be said only once."""
    zones = {date.zone for date in found if date.is_moment or date.is_closing}
    return zones.pop() if len(zones) == 1 else ""


def _moves_of(date: Date) -> list[Change]:
    """Each move led to where the next one began."""
    told = []
    reached = [
        *(following.before for following in date.moves[1:]),
        Stated(date.day, date.time, date.zone, date.ends_on),
    ]
    for move, after in zip(date.moves, reached, strict=False):
        if move.before.shown != after.shown:
            told.append(Change(at=move.at, name=str(date), track=date.track, before=move.before, after=after))
    return told
