"""Jobs: rows that say what must happen after a deed. Celery only wakes the workers; a lease keeps two from one row."""

import logging
import time
from datetime import timedelta

from celery import current_app
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from conference.models import Job

log = logging.getLogger(__name__)
_functions = {}


class Cancelled(Exception):
    """Somebody cancelled the job, or another worker has taken it over, while it ran."""


def job(function=None, *, gave_up=None):
    """Registers what a job row may name. The function gets the row and may run twice without harm; `gave_up` gets the
    row and the problem when the last attempt is lost."""
    if function is None:
        return lambda inner: job(inner, gave_up=gave_up)
    function.task = f"{function.__module__}.{function.__name__}"
    function.gave_up = gave_up
    _functions[function.task] = function
    return function


URGENT, USUAL = 0, 5


def enqueue(function, *, purpose, edition=None, by=None, run_at=None, priority=USUAL, **arguments):
    """Writes the row in the running transaction; a purpose that already has one is not doubled.

    URGENT is for what somebody waits for at the screen, such as the code to sign in with.
    """
    row, is_new = Job.objects.get_or_create(
        purpose=purpose,
        defaults={
            "task": function.task,
            "arguments": arguments,
            "edition": edition,
            "by": by,
            "run_at": run_at or timezone.now(),
            "priority": priority,
        },
    )
    if is_new:
        transaction.on_commit(wake)
    return row


def wake():
    """Tells a worker to look. A broker that is away costs seconds, not work: the sweep looks anyway."""
    try:
        current_app.send_task("conference.tasks.sweep", expires=60, retry=False)
    except Exception:  # the broker is outside our world; the row is safe
        log.warning("The broker could not be told of new work; the next sweep finds it.", exc_info=True)


def run_due(limit=1000, *, seconds=3600):
    """Does what is due, one job after the other, until nothing is left or the time is over; returns how many it did."""
    count, latest = 0, time.monotonic() + seconds
    while count < limit and time.monotonic() < latest and (row := _claim()):
        _run(row)
        count += 1
    return count


def progress(row, done, total=None, line=""):
    """Tells how far a job is and renews its lease; raises Cancelled when the job is no longer this worker's."""
    changes = {"done": done, "lease_until": _lease()}
    if total is not None:
        changes["total"] = total
    if line:
        row.log = changes["log"] = _with_line(row, line)
    if not Job.objects.filter(pk=row.pk, status=Job.Status.RUNNING, attempts=row.attempts).update(**changes):
        raise Cancelled


def _lease():
    return timezone.now() + timedelta(seconds=settings.JOB_LEASE_SECONDS)


def _claim():
    """The next due job, marked as ours by one conditional update; None when there is none."""
    for candidate in Job.objects.due()[:20]:
        mine = Job.objects.filter(pk=candidate.pk, status=candidate.status, attempts=candidate.attempts)
        if mine.update(status=Job.Status.RUNNING, lease_until=_lease(), attempts=F("attempts") + 1):
            return Job.objects.get(pk=candidate.pk)
    return None


def _run(row):
    if row.attempts > Job.MOST_ATTEMPTS:
        _give_up(row, "Every worker that tried it died.")
        return
    try:
        result = _functions[row.task](row)
    except Cancelled:
        return
    except Exception as problem:  # the edge of a task: whatever went wrong is written down and tried again later
        log.exception("Job %s failed", row)
        _postpone(row, problem)
    else:
        _close(row, status=Job.Status.DONE, result=result or {})


def _close(row, **changes):
    """Ends a job that is still this worker's; returns how many rows that were (0 or 1)."""
    mine = Job.objects.filter(pk=row.pk, status=Job.Status.RUNNING, attempts=row.attempts)
    return mine.update(**{"finished_at": timezone.now(), "lease_until": None} | changes)


def _postpone(row, problem):
    if row.attempts >= Job.MOST_ATTEMPTS:
        _give_up(row, problem)
        return
    wait = timedelta(seconds=min(3600, 5 * 4**row.attempts))
    again = timezone.now() + wait
    _close(row, status=Job.Status.WAITING, run_at=again, finished_at=None, log=_with_line(row, problem))


def _give_up(row, problem):
    gave_up = getattr(_functions.get(row.task), "gave_up", None)
    with transaction.atomic():
        if _close(row, status=Job.Status.FAILED, log=_with_line(row, problem)) and gave_up:
            gave_up(row, problem)


def _with_line(row, line):
    return f"{row.log}{timezone.now():%H:%M:%S} {line}\n"
