"""How people see what happens behind the pages: tasks that somebody started, and the queue of mails."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, Min, Q
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference import jobs
from conference.models import Job, Message

SOON = timedelta(seconds=10)  # so long nobody wonders why nothing happens
ENDED_WELL, ENDED_BADLY = {"done"}, {"refused", "failed", "cancelled"}
STATES = {
    "waiting": gettext_lazy("Waiting"),
    "late": gettext_lazy("Waiting"),
    "again": gettext_lazy("To be tried again"),
    "running": gettext_lazy("Under way"),
    "lost": gettext_lazy("Interrupted"),
    "done": gettext_lazy("Done"),
    "refused": gettext_lazy("Not done"),
    "failed": gettext_lazy("Not done"),
    "cancelled": gettext_lazy("Stopped"),
}
TONES = {"done": "good", "refused": "bad", "failed": "bad", "lost": "warn", "again": "warn", "running": "info"}
LOOKS = {"late": "waiting", "again": "waiting", "lost": "waiting", "refused": "failed"}


@dataclass(frozen=True)
class Task:
    """One line of the list of tasks, and the head of a task's page."""

    row: Job
    title: str
    state: str  # a key of STATES: finer than the row's status

    @property
    def state_shown(self):
        return STATES[self.state]

    @property
    def tone(self):
        return TONES.get(self.state, "")

    @property
    def look(self):
        """One of waiting, running, done, failed, cancelled: how its progress is drawn."""
        return LOOKS.get(self.state, self.state)

    @property
    def percent(self):
        """0 to 100; None while a running one cannot tell."""
        if self.row.total:
            return 100 * self.row.done // self.row.total
        return {"done": 100, "running": None}.get(self.state, 0)

    @property
    def is_open(self):
        return self.row.is_open

    @property
    def steps(self):
        """(moment, sentence) in the language of the page, the latest last."""
        return [(parse_datetime(step["at"]), _(step["say"]) % step["values"]) for step in self.row.steps]

    @property
    def announced(self):
        """A key that changes as often as somebody who listens wants to hear of it: by state, and each quarter."""
        return f"{self.state}{(self.percent or 0) // 25}" if self.state == "running" else self.state

    @property
    def halted(self):
        """What has become of everything, where it did not end well."""
        known = jobs.shown(self.row)
        return known.halted if known and self.state in ENDED_BADLY else ""

    @property
    def place(self):
        """(address, words) of where to go on, or None."""
        known = jobs.shown(self.row)
        return known.place(self.row) if known else None


def task(row: Job) -> Task:
    known = jobs.shown(row)
    return Task(row, known.title(row) if known else _("Task of an earlier version of this site"), state_of(row))


def state_of(row: Job, at: datetime | None = None) -> str:
    """The row's status, and finer: waiting for long or after a failure, running without a sign of life, refused."""
    at = at or timezone.now()
    if row.status == Job.Status.WAITING and row.attempts:
        return "again"
    if row.status == Job.Status.WAITING and row.run_at < at - SOON:
        return "late"
    if row.status == Job.Status.RUNNING and row.lease_until and row.lease_until < at:
        return "lost"
    if row.status == Job.Status.FAILED and row.problem:
        return "refused"
    return row.status


def outcome(row: Job, viewer) -> list[tuple[str, str]]:
    """(tone, sentence) of what came of a task that is done, as far as the viewer may know it now."""
    known = jobs.shown(row)
    return known.outcome(row, viewer) if known and row.status == Job.Status.DONE else []


def tasks_of(viewer):
    """The rows of what the viewer started: the open ones first, then what ended last."""
    ordered = Job.objects.of(viewer).order_by(F("finished_at").desc(nulls_first=True), "-created_at", "-pk")
    return ordered.select_related("edition").defer("log", "result")


def news_for(viewer) -> list[Task]:
    """Open tasks of the viewer, and those that ended unseen; in one query, empty for nearly everybody."""
    return [task(row) for row in tasks_of(viewer).news()[:20]]


@dataclass(frozen=True)
class Queue:
    """How far the mails of a conference are; `done` and `total` count from the oldest that still waits."""

    sent: int = 0
    waiting: int = 0
    failed: int = 0
    since: datetime | None = None
    done: int = 0

    @property
    def total(self):
        return self.done + self.waiting

    @property
    def percent(self):
        return 100 * self.done // self.total if self.waiting else 100

    @property
    def look(self):
        return ("running" if self.done else "waiting") if self.waiting else "done"

    @property
    def is_late(self):
        return bool(self.since and not self.done and self.since < timezone.now() - SOON)

    @property
    def announced(self):
        return f"{self.percent // 25}" if self.waiting else "done"


def queue_of(messages, *, is_whole: bool = False) -> Queue:
    """Of these mails; no drafts, for nobody has said that they shall go. Where they are the whole of something, all
    that have gone count, else those since the oldest that waits."""
    status = Message.Status
    counts = messages.order_by().aggregate(
        sent=Count("pk", filter=Q(status=status.SENT)),
        waiting=Count("pk", filter=Q(status=status.QUEUED)),
        failed=Count("pk", filter=Q(status=status.FAILED)),
        since=Min("created_at", filter=Q(status=status.QUEUED)),
    )
    done = 0
    if counts["waiting"]:
        ended = messages.filter(status__in=[status.SENT, status.FAILED, status.BOUNCED])
        done = (ended if is_whole else ended.filter(created_at__gte=counts["since"])).count()
    return Queue(**counts, done=done)
