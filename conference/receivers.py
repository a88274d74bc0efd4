"""What happens when allauth tells of an account: a proven address claims the person that was introduced with it."""

from allauth.account.signals import email_confirmed, user_logged_in
from django.contrib.auth import HASH_SESSION_KEY
from django.dispatch import receiver

from conference import actions

# Only a session that signed up, or that has just given the password, comes to this page of allauth. All other ways
# (a sign-in code, a new password by code) prove the address, but not who chose the password that stands there now.
OWN_CONFIRMATION = "account_email_verification_sent"


@receiver(email_confirmed)
def claim_by_address(request, email_address, **kwargs):
    page = request.resolver_match.url_name if request.resolver_match else ""
    actions.claim(email_address.user, by=email_address.user, keeps_keys=page == OWN_CONFIRMATION)


@receiver(user_logged_in)
def claim_by_signing_in(request, user, **kwargs):
    if user.claimed_at is None:
        claimed = actions.claim(user, by=user)
        request.session[HASH_SESSION_KEY] = claimed.get_session_auth_hash()
