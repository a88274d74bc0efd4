"""What wakes a worker."""

import logging

from celery import shared_task
from django.utils import timezone

from conference import jobs, mail, registry  # noqa: F401 - mail registers its job
from conference.models import Job

logger = logging.getLogger(__name__)

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


@shared_task
def look_at_the_clock():
    """Does what has become due since the last look; beat calls it. One routine that fails stops no other."""
    now = timezone.now()
    for routine in registry.routines:
        try:
            routine(now)
        except Exception:
            logger.exception("A routine failed: %s", routine.__name__)
