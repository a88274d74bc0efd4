"""Facts about papers that upper apps must follow: sent inside the deed, so that a failing receiver undoes it."""

from django.dispatch import Signal

# sender=Submission, submission: the locked row, by: the person or None
submission_withdrawn = Signal()
