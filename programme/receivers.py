"""What happens to the programme when something happens to a paper."""

from django.dispatch import receiver

from programme import actions
from programme.models import Slot
from submissions.signals import submission_withdrawn


@receiver(submission_withdrawn)
def keep_the_place_of_a_withdrawn_paper(submission, by, **kwargs):
    for slot in Slot.objects.placed().filter(submission=submission):
        actions.mark_withdrawn(slot, by=by)
