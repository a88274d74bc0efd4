"""What wakes a worker."""

from celery import shared_task

from conference import jobs, mail  # noqa: F401 - mail registers its job


@shared_task
def sweep():
    """Does every job that is due; beat calls it, and so does each deed that left work behind."""
    jobs.run_due()
