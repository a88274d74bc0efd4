"""A date of a call with its label, as they stand in the text."""

from dataclasses import dataclass

from .days import Mention
from .lines import Line
from .marks import ANNOUNCED
from .stages import Meaning, meaning_of


@dataclass(frozen=True)
class Item:
    """A date with its label and what stands beside it (times, remarks); `old` is the date that it replaced.

    `is_beside`: an old and a new date stand side by side, and nothing but their order says which is which.
    `has_sign`: a colon, a dash or a column separates label and date, as in a list of dates.
    """

    mention: Mention
    label: str
    line: Line
    context: str = ""
    old: Mention | None = None
    is_beside: bool = False
    has_sign: bool = False
    is_struck: bool = False
    track: str = ""

    @property
    def meaning(self) -> Meaning:
        return meaning_of(self.label)

    @property
    def is_moved(self) -> bool:
        """Whether the label says so, or an announcement before it."""
        return self.meaning.is_moved or bool(ANNOUNCED.search(self.context))

    @property
    def words(self) -> int:
        return len(self.label.split())
