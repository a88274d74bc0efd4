"""Whether dates follow each other as they must: a final version before its notification is a contradiction."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import product
from typing import NamedTuple

from django.utils.translation import gettext as _

from conference import when


@dataclass(frozen=True)
class Dated:
    """A stage (as in Deadline.Stage) with its last day and, where known, the instant at which it closes.

    `key` is what the caller knows it by; `name` stands for it in sentences. A range of days begins on `begins`.
    """

    key: Hashable
    stage: str
    name: str
    day: date
    closes_at: datetime | None = None
    begins: date | None = None

    @property
    def first_day(self) -> date:
        return self.begins or self.day


class Contradiction(NamedTuple):
    code: str
    sentence: str
    keys: tuple[Hashable, ...]


# Stage -> the stages that may not come before it. Both on one moment is no contradiction.
AFTER = {
    "abstract": ["paper", "review", "notification"],
    "paper": ["resubmission", "review", "response", "discussion", "notification"],
    "resubmission": ["review", "notification"],
    "review": ["response", "discussion", "notification"],
    "response": ["discussion", "notification"],
    "discussion": ["notification"],
    "notification": ["revision", "final"],
    "revision": ["final"],
}
BEFORE_THE_EVENT = ["abstract", "paper", "resubmission", "review", "response", "discussion", "notification", "final"]


def contradictions(dates: Iterable[Dated]) -> list[Contradiction]:
    """(code, sentence, keys of the two dates) of every pair that stands the wrong way round, in order of stages.

    The dates are those that hold for one and the same paper: of one track and contribution type.
    """
    by_stage: dict[str, list[Dated]] = {}
    for each in dates:
        by_stage.setdefault(each.stage, []).append(each)
    found = [
        _wrong_way_round(first, second)
        for stage, later in AFTER.items()
        for other in later
        for first, second in product(by_stage.get(stage, []), by_stage.get(other, []))
        if _is_after(first, second)
    ]
    return found + [
        _after_the_event(each, event)
        for stage in BEFORE_THE_EVENT
        for each, event in product(by_stage.get(stage, []), by_stage.get("event", []))
        if each.day > event.day
    ]


def _is_after(first: Dated, second: Dated) -> bool:
    """By instants where both are known: days of different zones cannot be compared."""
    if first.closes_at and second.closes_at:
        return first.closes_at > second.closes_at and first.day > second.first_day
    return first.day > second.first_day


def _wrong_way_round(first: Dated, second: Dated) -> Contradiction:
    days = {"day": when.day(first.day), "early": when.day(second.first_day)}
    words = {"first": first.name, "second": second.name, **days}
    sentence = _("“%(second)s” is on %(early)s, before “%(first)s” on %(day)s, which comes first.") % words
    return Contradiction(f"{second.stage}_before_{first.stage}", sentence, (first.key, second.key))


def _after_the_event(each: Dated, event: Dated) -> Contradiction:
    words = {"name": each.name, "day": when.day(each.day), "end": when.day(event.day)}
    sentence = _("“%(name)s” is on %(day)s, when the conference is over: it ends on %(end)s.") % words
    return Contradiction(f"{each.stage}_after_event", sentence, (each.key, event.key))
