"""What happens when allauth tells of an account: a proven address claims the person that was introduced with it."""

from allauth.account.authentication import get_authentication_records
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


@receiver(email_confirmed)
def reach_again_by_address(email_address, **kwargs):
    if email_address.user.bounced_at and email_address.email == email_address.user.email:
        actions.prove_address(email_address.user, by=email_address.user)


@receiver(user_logged_in)
def reach_again_by_mailed_code(request, user, **kwargs):
    """A code that was mailed and has come back proves that mail arrives; a password proves nothing."""
    records = get_authentication_records(request, user)
    if user.bounced_at and any(one["method"] == "code" and one.get("email") == user.email for one in records):
        actions.prove_address(user, by=user)
