"""The language of a page stands in its address: /de/copro/ is /copro/ in German, an address without one is English.

The pages of a person (those behind the sign-in) speak that person's language where the address names none. Whatever
is rendered while a language is spoken links to pages in the same language, for it is part of the script prefix.
"""

from contextlib import contextmanager

from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import get_script_prefix, set_script_prefix
from django.utils import translation


def codes():
    return [code for code, name in settings.LANGUAGES]


def source():
    """The language that all texts are written in; its pages have no language in the address."""
    return settings.LANGUAGE_CODE


def current():
    """The language of what is rendered now, one of ours."""
    return known(translation.get_language())


def known(code):
    """The code itself if we speak it, else English."""
    return code if code in codes() else source()


def language_of(person):
    return known(getattr(person, "language", ""))


@contextmanager
def speaking(code):
    """Texts, dates, numbers and links in this language, whoever's request or job it is; all is as before afterwards."""
    before = get_script_prefix()
    try:
        with translation.override(code):
            set_script_prefix(prefix_of(code))
            yield
    finally:
        set_script_prefix(before)


def prefix_of(code):
    """What addresses begin with: "/" in English, "/de/" in German (below the path where the site is mounted)."""
    return root() if code == source() else f"{root()}{code}/"


def root():
    """The script prefix without a language."""
    prefix = get_script_prefix()
    last = prefix.strip("/").rpartition("/")[2]
    return prefix.removesuffix(f"{last}/") if last in codes() else prefix


def site_in(code):
    """The address of the site in a language, without a slash at its end; does not depend on any request."""
    return settings.SITE_URL if code == source() else f"{settings.SITE_URL}/{code}"


def parted(path):
    """("de", "/copro/") of "/de/copro/"; ("", path) where no language is named."""
    first, slash, rest = path.removeprefix("/").partition("/")
    return (first, f"/{rest}") if slash and first in codes() else ("", path)


class LanguageOfAddress:
    """Takes the language off the address before anything looks at it, and speaks it until the answer is made."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.language_of_address, request.path_info = parted(request.path_info)
        with speaking(request.language_of_address or source()):
            if request.language_of_address:
                set_script_prefix(f"{root()}{request.language_of_address}/")
            response = self.get_response(request)
            if response.headers.get("Content-Type", "").startswith("text/html"):
                response.headers.setdefault("Content-Language", translation.get_language())
        return response

    def process_view(self, request, view, args, kwargs):
        """English public pages have one address; only who reads another language can ask for a personal page in it."""
        is_public = is_for_everybody(view)
        if request.language_of_address == source() and (is_public or language_of(request.user) == source()):
            moved = HttpResponsePermanentRedirect if is_public else HttpResponseRedirect
            return moved(root() + request.get_full_path_info()[1:], preserve_request=request.method == "POST")
        if not is_public and not request.language_of_address:
            speak_from_now(request, language_of(request.user))
        return None


def is_for_everybody(view):
    return not getattr(view, "login_required", True)


def speak_from_now(request, code):
    """For the rest of this request; its path is as the links of the page name it."""
    translation.activate(code)
    set_script_prefix(prefix_of(code))
    request.path = get_script_prefix() + request.path_info[1:]


class PlainReauthentication:
    """allauth finds the form that waited for a password by resolving its path, which must then name no language."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, ReauthenticationRequired):
            request.path = request.path_info


def addresses(request):
    """The addresses of this page in all languages, for its menu: [(code, name, path)].

    A page of a person names English, too: without a language in its address it would speak that person's.
    """
    here, found = request.get_full_path_info()[1:], request.resolver_match
    is_public = bool(found and is_for_everybody(found.func))
    before = {code: prefix_of(code) if is_public else f"{root()}{code}/" for code in codes()}
    return [(code, name, before[code] + here) for code, name in settings.LANGUAGES]
