"""What was read from a call: proposals, each with the place in the text that it was read from."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from .cautions import Caution

Span = tuple[int, int]


@dataclass(frozen=True)
class Fact:
    """A piece of the text and what it says."""

    value: str | int
    span: Span


@dataclass(frozen=True)
class Dated:
    """A date of a call; without a day, `text` is what the call says instead ("end of August").

    `kinds` are those for which alone it holds (posters), `track` the one of several tracks it holds for.
    `is_moved`: the call says that it was extended, with or without the old day.
    """

    stage: str
    label: str
    date: datetime.date | None
    span: Span
    end: datetime.date | None = None
    time: datetime.time | None = None
    zone: str | None = None
    extended_from: datetime.date | None = None
    text: str = ""
    kinds: tuple[str, ...] = ()
    track: str = ""
    is_optional: bool = False
    is_moved: bool = False
    min_words: int | None = None
    max_words: int | None = None
    references_counted: bool | None = None
    cautions: tuple[Caution, ...] = ()


@dataclass(frozen=True)
class Named:
    """A track or a topic."""

    name: str
    span: Span
    track: str = ""


@dataclass(frozen=True)
class Human:
    """Somebody with a part in the call; `role` is organiser, chair or guest_editor."""

    given: str
    family: str
    affiliation: str
    role: str
    span: Span
    email: str = ""
    track: str = ""

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True)
class Limit:
    """A kind of contribution, with its limits where the call has some."""

    kind: str
    span: Span
    min_words: int | None = None
    max_words: int | None = None
    min_pages: int | None = None
    max_pages: int | None = None
    max_characters: int | None = None
    references_counted: bool | None = None


@dataclass(frozen=True)
class Call:
    """All proposals; `edition` has kind, name, ordinal, title, journal, place, zone ... as far as they are said."""

    text: str
    edition: dict[str, Fact] = field(default_factory=dict)
    tracks: tuple[Named, ...] = ()
    people: tuple[Human, ...] = ()
    dates: tuple[Dated, ...] = ()
    topics: tuple[Named, ...] = ()
    limits: tuple[Limit, ...] = ()

    @property
    def kind(self) -> str:
        return str(self.edition["kind"].value) if "kind" in self.edition else "conference"
