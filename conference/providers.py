"""Signing in by an account elsewhere (ORCID, Google ...), as far as it differs from allauth's way."""

from urllib.parse import urlsplit

from allauth.account.signals import user_logged_in
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings
from allauth.socialaccount.signals import social_account_added
from django.conf import settings
from django.dispatch import receiver
from django.shortcuts import render

from conference import actions, languages
from conference.orcid import orcid_of

KEPT = ("login", "name", "email", "preferred_username")  # of what a provider tells: to know the account again by


class ProvidersAdapter(DefaultSocialAccountAdapter):
    """Keys come from settings alone; an address that a provider tells is only what the form begins with.

    No address that a provider calls verified signs anybody in, or counts as proven: a paper is its author's by a proven
    address, and a careless provider would hand it over. Our own code is mailed all the same.
    """

    def list_apps(self, request, provider=None, client_id=None):
        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    def list_providers(self, request):
        return [_by_its_name(provider) for provider in super().list_providers(request)]

    def get_provider(self, request, provider, client_id=None):
        return _by_its_name(super().get_provider(request, provider, client_id))

    def populate_user(self, request, sociallogin, data):
        person, account = sociallogin.user, sociallogin.account
        given, _space, family = (data.get("name") or "").strip().rpartition(" ")
        person.email = (data.get("email") or "").lower() or None
        person.given_name = (data.get("first_name") or given)[:100]
        person.family_name = (data.get("last_name") or family)[:100]
        person.language = languages.current()
        sociallogin.email_addresses = []
        account.extra_data = _kept(account.extra_data)
        return person

    def get_signup_form_initial_data(self, sociallogin):
        person = sociallogin.user
        return {"email": person.email or "", "given_name": person.given_name, "family_name": person.family_name}


def _by_its_name(provider):
    if provider.id == "orcid":
        provider.name = "ORCID"
    return provider


def _kept(told):
    told = told.get("userinfo") or told.get("id_token") or told
    return {name: told[name] for name in KEPT if isinstance(told.get(name), str)}


@receiver(user_logged_in)
@receiver(social_account_added)
def take_orcid_over(request, sociallogin=None, **kwargs):
    """An iD that its owner has just proven stands in the profile, unless there is one."""
    if sociallogin is None or sociallogin.account.provider != "orcid" or sociallogin.user.orcid:
        return
    if orcid := orcid_of(sociallogin.account.uid):
        actions.confirm_orcid(sociallogin.user, orcid=orcid, by=sociallogin.user)


class ToProviders:
    """What our pages need for the way to a provider and back.

    The way leads over a page of ours: a form that ends up on another site is refused by our policy (form-action),
    which names no other site, for a provider may lead on to a third. And providers know one address to come back to,
    so the way begins without a language in it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        found = request.resolver_match
        if found and found.url_name in _doors() and response.status_code == 302:
            address = response.headers["Location"]
            if urlsplit(address).netloc:
                return _led_on(request, response, address)
        return response

    def process_view(self, request, view, args, kwargs):
        if request.resolver_match.url_name in _doors():
            languages.speak_from_now(request, languages.source())


def _doors():
    return {f"{name}_login" for name in settings.SOCIALACCOUNT_PROVIDERS}


def _led_on(request, response, address):
    page = render(request, "socialaccount/login_redirect.html", {"address": address})
    page.cookies = response.cookies
    return page
