"""Facts from below that reviewing reacts to."""

from django.dispatch import receiver

from reviewing import actions
from submissions.signals import submission_withdrawn


@receiver(submission_withdrawn)
def tell_reviewers(sender, submission, by, **kwargs):
    actions.tell_of_withdrawn_paper(submission, by=by)
