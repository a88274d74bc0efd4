"""What "My work" and the workbench list: plain values that each app computes for a viewer."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

SOON = timedelta(days=7)


@dataclass(frozen=True)
class Duty:
    """One line of My work: what is to be done or looked at next, where, and until when."""

    group: str  # heading: "My submissions", "Reviews", ...
    edition: str
    title: str
    url: str
    state: str
    next_step: str = ""  # a deed, in the words of its button
    sentence: str = ""  # what happens without a deed of this person
    tone: str = ""  # of the state: good, warn, bad, info
    due: datetime | None = None
    due_shown: str = ""  # as the call states it, zone included; else the moment itself is shown
    due_of: str = ""  # what is due, where it is not the only date
    encouraged: str = ""  # a date before it that need not be kept, in words
    is_urgent: bool = False
    is_over: bool = False  # nothing is to be done about it any more: it is folded away

    @property
    def last_moment(self):
        """The last second in time: what closes at midnight is due on the day before."""
        return self.due and self.due - timedelta(seconds=1)


@dataclass
class Group:
    """Duties of one heading: what is going on, by date, and what is over."""

    name: str
    current: list[Duty] = field(default_factory=list)
    over: list[Duty] = field(default_factory=list)


def due_soon(duties: Iterable[Duty], now: datetime) -> list[Duty]:
    """What is to be done within a week, or is late, the most pressing first."""
    pressing = [duty for duty in duties if duty.due and duty.next_step and not duty.is_over and duty.due < now + SOON]
    return sorted(pressing, key=lambda duty: duty.due)


def grouped(duties: Iterable[Duty]) -> list[Group]:
    """In the order in which headings come; what has a date first, by date, the rest as it came."""
    groups: dict[str, Group] = {}
    for duty in duties:
        group = groups.setdefault(duty.group, Group(duty.group))
        (group.over if duty.is_over else group.current).append(duty)
    for group in groups.values():
        group.current.sort(key=lambda duty: (duty.due is None, duty.due.timestamp() if duty.due else 0))
    return list(groups.values())


@dataclass(frozen=True)
class Room:
    """One entry of an edition's workbench navigation."""

    key: str
    label: str
    url: str
    icon: str = ""
    order: int = 50


@dataclass(frozen=True)
class Card:
    """One figure or task on the overview of an edition's workbench."""

    title: str
    figure: str
    text: str = ""
    url: str = ""
    action: str = ""
    order: int = 50

    @property
    def is_in_words(self):
        """Such as "Not published": not a number, and not to be shown as large as one."""
        return any(character.isalpha() for character in self.figure)
