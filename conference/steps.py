"""Steps of a long calculation, told to who waits as the progress of a job."""

import time
from dataclasses import dataclass

from conference import jobs

SELDOM = 0.5  # seconds between two signs of life within a step, for each is written to the disk


@dataclass(frozen=True)
class Step:
    """A sentence (a msgid; it may name %(n)d of %(all)d) and from where to where it moves the percentage."""

    say: str
    start: int
    end: int
    quiet: int = 0  # seconds that it may take without a sign of life


class Telling:
    """Called with (step, done, total) as often as one likes; raises jobs.Cancelled when the work is to end."""

    def __init__(self, row, steps: dict[str, Step]):
        self.row, self.steps = row, steps
        self.name, self.total, self.told_at = "", 0, 0.0

    def __call__(self, name: str, done: int = 0, total: int = 0):
        if name != self.name:
            self._end_step()
        elif time.monotonic() < self.told_at + SELDOM:
            return
        self.name, self.total, self.told_at = name, total, time.monotonic()
        self._tell(done)

    def _end_step(self):
        if self.total:
            self._tell(self.total)

    def _tell(self, done):
        step = self.steps[self.name]
        percent = step.start + ((step.end - step.start) * done // self.total if self.total else 0)
        jobs.progress(self.row, percent, 100, step.say, quiet=step.quiet, n=done, all=self.total)
