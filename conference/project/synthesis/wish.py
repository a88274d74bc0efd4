"""What is asked for: how large an edition, in which stage of its way, and the days that follow from it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

STAGES = ("call", "reviewing", "decided", "programme", "empty")
# Days from now to each date of an edition that is in this stage.
DAYS = {
    "call": {"abstract": 9, "paper": 23, "review": 60, "notification": 75, "final": 100, "event": 160},
    "reviewing": {"abstract": -48, "paper": -34, "review": 8, "notification": 25, "final": 60, "event": 120},
    "decided": {"abstract": -95, "paper": -80, "review": -20, "notification": -3, "final": 30, "event": 90},
    "programme": {"abstract": -150, "paper": -135, "review": -80, "notification": -60, "final": -20, "event": 14},
}
OVERDUE = -4  # where extremes are wanted, reviews are late
OPENED = timedelta(days=75)  # so long before the abstracts are due a call is published


@dataclass(frozen=True)
class Wish:
    """`papers` counts what has been handed in; drafts come on top of it."""

    slug: str
    papers: int
    reviewers: int
    tracks: int
    seed: int
    stage: str
    extremes: bool
    now: datetime

    @property
    def is_reviewed(self) -> bool:
        return self.stage in ("reviewing", "decided", "programme")

    @property
    def is_decided(self) -> bool:
        return self.stage in ("decided", "programme")

    def day(self, stage: str) -> date:
        days = DAYS[self.stage] | ({"review": OVERDUE} if self.extremes and self.stage == "reviewing" else {})
        return self.now.date() + timedelta(days=days[stage])

    def noon(self, stage: str) -> datetime:
        """The middle of a stage's day; deadlines close later, for they are those of the last place on Earth."""
        day = self.day(stage)
        return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)

    @property
    def opened_at(self) -> datetime:
        return self.noon("abstract") - OPENED

    def until_now(self, moment: datetime) -> datetime:
        return min(moment, self.now)
