"""What "My work" and the workbench list: plain values that each app computes for a viewer."""

from dataclasses import dataclass
from datetime import datetime, timedelta


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
    is_urgent: bool = False

    @property
    def last_moment(self):
        """The last second in time: what closes at midnight is due on the day before."""
        return self.due and self.due - timedelta(seconds=1)


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
