"""What somebody typed into a form that could not be taken: shown, and sent again by a press, so that nothing is lost.

Only what came from a page of this site: another site could otherwise put words into a form of ours, and its visitor
would need only to press.
"""

from urllib.parse import urlsplit

from django.shortcuts import render
from django.views.csrf import csrf_failure as plain_failure

NOT_KEPT = {"csrfmiddlewaretoken", "code", "otp", "credential"}  # and all passwords
UNTYPED = {"deed", "next", "seen", "revision"}  # goes along, but nobody typed it


def has_typed(request):
    """Whether a form of this site brought anything that a person may have typed; scripts keep what they send."""
    is_form = request.method == "POST" and "X-Requested-With" not in request.headers
    return is_form and _is_from_here(request) and any(_readable(request))


def _sent(request):
    """(name, value) of all that was sent, without passwords and codes."""
    named = [(name, value) for name, values in request.POST.lists() for value in values]
    return [(name, value) for name, value in named if name not in NOT_KEPT and "password" not in name]


def _readable(request):
    """What may be worth copying: no ticks, no numbers of rows."""
    return [value for name, value in _sent(request) if name not in UNTYPED and len(value) > 3]


def signed_out(request):
    """The form was sent after its person was signed out."""
    return _page(request, is_signed_out=True, status=401)


def csrf_failure(request, reason=""):
    """The form was older than the sign-in, or came from elsewhere: then nothing of it is shown."""
    if has_typed(request):
        return _page(request, is_signed_out=False, status=403)
    return plain_failure(request, reason)


def _page(request, *, is_signed_out, status):
    context = {
        "sent": _sent(request),
        "readable": _readable(request),
        "has_files": bool(request.FILES),
        "address": request.get_full_path(),
        "is_signed_out": is_signed_out,
    }
    return render(request, "conference/kept.html", context, status=status)


def _is_from_here(request):
    """By the Origin that browsers send with each form (RFC 6454)."""
    origin = urlsplit(request.headers.get("Origin", ""))
    return (origin.scheme, origin.netloc) == (request.scheme, request.get_host())
