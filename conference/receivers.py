"""What happens when allauth tells of an account: a proven address claims the person that was introduced with it."""

from allauth.account.signals import email_confirmed, user_logged_in
from django.dispatch import receiver

from conference import actions


@receiver(email_confirmed)
def claim_by_address(request, email_address, **kwargs):
    actions.claim(email_address.user, by=email_address.user)


@receiver(user_logged_in)
def claim_by_signing_in(request, user, **kwargs):
    if user.claimed_at is None:
        actions.claim(user, by=user)
