"""Deeds about tasks."""

from django.utils.translation import gettext as _

from conference import jobs
from conference.history import Refused, action
from conference.models import Job, Person


@action
def cancel_task(row: Job, *, by: Person | None) -> Job:
    """Stops a task: one that waits never starts, one that runs leaves no half of its deed behind."""
    if not jobs.cancel(row):
        raise Refused(_("This task has ended already."))
    row.refresh_from_db()
    return row
