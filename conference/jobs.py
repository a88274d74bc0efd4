"""Jobs: rows that say what must happen after a deed. Celery only wakes the workers; a lease keeps two from one row."""

import logging
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from celery import current_app
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from conference.codes import new_code
from conference.history import Refused
from conference.models import Job

log = logging.getLogger(__name__)
_functions = {}


class Cancelled(Exception):
    """Somebody cancelled the job, or another worker has taken it over, while it ran."""


@dataclass(frozen=True)
class Shown:
    """What people read about a job that somebody started and watches: a task.

    title    row -> what is done, in a few words
    place    row -> (address, words of the link): where to go on, whatever came of it
    outcome  (row, viewer) -> [(tone, sentence)]: what came of it, as far as the viewer may know it now
    halted   what has become of everything where the task was stopped or has failed, in a lazy sentence
    """

    title: object
    place: object
    outcome: object
    halted: object


def job(function=None, *, gave_up=None, shown=None, most_attempts=Job.MOST_ATTEMPTS):
    """Registers what a job row may name. The function gets the row and may run twice without harm; `gave_up` gets the
    row and the problem when the last attempt is lost. With `shown` (see there) its rows are tasks that people see."""
    if function is None:
        return lambda inner: job(inner, gave_up=gave_up, shown=shown, most_attempts=most_attempts)
    function.task = f"{function.__module__}.{function.__name__}"
    function.gave_up, function.shown, function.most_attempts = gave_up, shown, most_attempts
    _functions[function.task] = function
    return function


def shown(row):
    """What people read about the row's function; None where this version of the site does not know it any more."""
    return getattr(_functions.get(row.task), "shown", None)


URGENT, SOON, USUAL = 0, 2, 5


def enqueue(function, *, purpose, edition=None, by=None, run_at=None, priority=USUAL, **arguments):
    """Writes the row in the running transaction; a purpose that already has one is not doubled.

    URGENT is for what somebody waits for at the screen, such as the code to sign in with; SOON for what takes a while.
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


def start(function, *, key, by, edition=None, **arguments):
    """The row of a task that `by` starts; the open one where this key has one already (somebody pressed twice).

    Refused while a worker has not noticed yet that the last one of this key was stopped.
    """
    if Job.objects.filter(key=key, status=Job.Status.CANCELLED, lease_until__gt=timezone.now()).exists():
        raise Refused(_("The last one is still being stopped. Please try again in a minute."))
    fields = {"task": function.task, "arguments": arguments, "edition": edition, "by": by, "priority": SOON}
    for _chance in range(3):  # the open one may end between our two looks
        try:
            with transaction.atomic():
                row = Job.objects.create(purpose=f"{key} {new_code()}", key=key, is_task=True, **fields)
        except IntegrityError:
            if row := Job.objects.filter(key=key, status__in=Job.OPEN).first():
                return row
        else:
            transaction.on_commit(wake)
            return row
    raise RuntimeError(f"No task could be started for {key}.")


def cancel(row):
    """Ends a job that has not ended; returns how many rows that were (0 or 1).

    One that waits never starts; one that runs hears of it when it next tells its progress, or at its end. Until then
    its lease runs on: who stops and starts again does not get a second worker.
    """
    still_open = Job.objects.filter(pk=row.pk, status__in=Job.OPEN)
    return still_open.update(status=Job.Status.CANCELLED, finished_at=timezone.now())


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


def progress(row, done, total=None, say="", *, quiet=0, **values):
    """Tells how far a job is and renews its lease; raises Cancelled when the job is no longer this worker's.

    `say` is a sentence for the person who waits, marked by gettext_noop, with `values` for its places; said again with
    other values, it takes the place of its former self. `quiet`: for so many seconds the job may be silent after this.
    To be called outside of transactions, for inside of one nobody could see it.
    """
    changes = {"done": done, "lease_until": _lease(quiet)}
    if total is not None:
        changes["total"] = total
    if say:
        row.steps = changes["steps"] = _with_step(row.steps, say, values)
    if not _mine(row).update(**changes):
        raise Cancelled


def _with_step(steps, say, values):
    step = {"at": timezone.now().isoformat(), "say": say, "values": values}
    if steps and steps[-1]["say"] == say:
        return [*steps[:-1], step | {"at": steps[-1]["at"]}]
    return [*steps, step]


def saw_the_end(rows):
    """Those of a person's tasks that have ended need not be told any more; returns how many were news."""
    ended = [row.pk for row in rows if not row.is_open]
    return Job.objects.filter(pk__in=ended, seen_at=None).update(seen_at=timezone.now()) if ended else 0


@contextmanager
def finishing(row):
    """A job's last deed and its end in one transaction: either both, or, where it was cancelled or taken over, none.

    Yields the result, a dict to be filled.
    """
    result = {}
    with transaction.atomic():
        yield result
        if not _close(row, status=Job.Status.DONE, done=F("total"), result=result):
            raise Cancelled


def _mine(row):
    """The row, as long as it is this worker's."""
    return Job.objects.filter(pk=row.pk, status=Job.Status.RUNNING, attempts=row.attempts)


def _lease(seconds=0):
    return timezone.now() + timedelta(seconds=max(seconds, settings.JOB_LEASE_SECONDS))


def _claim():
    """The next due job, marked as ours by one conditional update; None when there is none."""
    for candidate in Job.objects.due()[:20]:
        mine = Job.objects.filter(pk=candidate.pk, status=candidate.status, attempts=candidate.attempts)
        now = {"started_at": timezone.now(), "lease_until": _lease()}
        if mine.update(status=Job.Status.RUNNING, attempts=F("attempts") + 1, **now):
            return Job.objects.select_related("by", "edition").get(pk=candidate.pk)
    return None


def _run(row):
    if row.attempts > _most_attempts(row):
        _give_up(row, "Every worker that tried it died.")
        return
    try:
        with translation.override(row.by.language if row.by else settings.LANGUAGE_CODE):
            result = _functions[row.task](row)
    except Cancelled:
        Job.objects.filter(pk=row.pk, status=Job.Status.CANCELLED, attempts=row.attempts).update(lease_until=None)
    except Refused as refusal:  # rules are the same the next time
        _give_up(row, refusal, sentence=str(refusal))
    except Exception as problem:  # the edge of a task: whatever went wrong is written down and tried again later
        log.exception("Job %s failed", row)
        _postpone(row, problem)
    else:
        _close(row, status=Job.Status.DONE, done=F("total"), result=result or {})


def _close(row, **changes):
    """Ends a job that is still this worker's; returns how many rows that were (0 or 1)."""
    return _mine(row).update(**{"finished_at": timezone.now(), "lease_until": None} | changes)


def _most_attempts(row):
    return getattr(_functions.get(row.task), "most_attempts", Job.MOST_ATTEMPTS)


def _postpone(row, problem):
    if row.attempts >= _most_attempts(row):
        _give_up(row, problem)
        return
    wait = timedelta(seconds=min(3600, 5 * 4**row.attempts))
    again = timezone.now() + wait
    _close(row, status=Job.Status.WAITING, run_at=again, finished_at=None, log=_with_line(row, problem))


def _give_up(row, problem, sentence=""):
    gave_up = getattr(_functions.get(row.task), "gave_up", None)
    with transaction.atomic():
        if _close(row, status=Job.Status.FAILED, problem=sentence, log=_with_line(row, problem)) and gave_up:
            gave_up(row, problem)


def _with_line(row, line):
    return f"{row.log}{timezone.now():%H:%M:%S} {line}\n"
