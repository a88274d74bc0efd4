"""What wakes a worker."""

from celery import shared_task

from conference import jobs, mail  # noqa: F401 - mail registers its job
from conference.models import Job

SECONDS = 3


@shared_task
def sweep():
    """Does jobs that are due; beat calls it, and so does each deed that left work behind.

    Only for some seconds, then it calls itself again while anything is left: a worker that is told to stop ends its
    task first, and nobody wants to wait for a thousand mails.
    """
    jobs.run_due(seconds=SECONDS)
    if Job.objects.due().exists():
        jobs.wake()
