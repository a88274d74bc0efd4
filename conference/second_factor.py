"""Who manages a conference that asks for it sets up a second factor before its workbench opens."""

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

KINDS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]  # codes for emergencies alone are none


class SecondFactorNeeded(Exception):
    """The page opens only to who has one."""


def has_second_factor(person) -> bool:
    """An app for codes, or a passkey."""
    return is_mfa_enabled(person, KINDS)


def is_needed(edition) -> bool:
    return edition.requires_second_factor or settings.REQUIRE_SECOND_FACTOR


def require_second_factor(viewer, edition):
    """Of who really looks: not of whom an organiser looks as."""
    if is_needed(edition) and not has_second_factor(viewer.real_person or viewer.person):
        raise SecondFactorNeeded


def closed_editions(viewer) -> list[int]:
    """Primary keys of those that the viewer manages and that ask for a second factor which is missing."""
    if viewer.is_anonymous or has_second_factor(viewer.real_person or viewer.person):
        return []
    managed = viewer.real.managed_editions
    careful = managed if settings.REQUIRE_SECOND_FACTOR else managed.filter(requires_second_factor=True)
    return list(careful.values_list("pk", flat=True))


class LeadToSecondFactor:
    """To the page that explains it, and from there back; a part of a page that asks how far something is goes whole."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, SecondFactorNeeded):
            return None
        if request.headers.get("HX-Request"):
            return HttpResponse(headers={"HX-Refresh": "true"})
        back = request.get_full_path() if request.method == "GET" else ""
        return redirect(f"{reverse('conference:second-factor')}?{urlencode({'next': back})}")
