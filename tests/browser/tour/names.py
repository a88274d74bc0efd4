"""What pages there are: every named address that answers to a visit, and the few that are no page."""

import inspect

from django.conf import settings
from django.urls import NoReverseMatch, Resolver404, URLPattern, get_resolver, resolve, reverse

# Named addresses that nobody looks at, each with the reason.
NO_PAGE = {
    "conference:account-menu": "a part that public pages ask for",
    "conference:healthz": "for machines",
    "conference:institutions": "what suggest.js asks for",
    "conference:portrait": "a picture",
    "conference:sponsor-logo": "a picture",
    "conference:zones": "what suggest.js asks for",
    "submissions:answer-file": "a file",
    "conference:readyz": "for machines",
}


def all_names():
    """Named addresses that may be visited, with those that only take deeds left out."""
    return {name for name, view in named_views() if "GET" in methods_of(view)}


def named_views(resolver=None, namespace=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield namespace + pattern.name, pattern.callback
        else:
            yield from named_views(pattern, namespace + (f"{pattern.namespace}:" if pattern.namespace else ""))


def methods_of(view):
    """What `require_POST` and its like allow; everything where nothing is said."""
    while inspect.isfunction(view):
        allowed = inspect.getclosurevars(view).nonlocals.get("request_method_list")
        if allowed:
            return allowed
        view = getattr(view, "__wrapped__", None)
    return ("GET", "POST")


def name_of(path):
    """The name of an address; None for what is none, for static files, and for the same page in another language."""
    if path.split("/")[1] in {code for code, _ in settings.LANGUAGES} or path.startswith(settings.STATIC_URL):
        return None
    try:
        return resolve(path).view_name
    except Resolver404:
        return None


def without_arguments(names):
    """Addresses that can be written down without knowing anything of the site."""
    for name in sorted(names):
        try:
            yield reverse(name)
        except NoReverseMatch:
            continue
