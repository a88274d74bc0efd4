"""What the workbench's pages look up: an edition that may be looked at, and its rooms, sessions, keynotes, slots."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect

from conference.history import Refused
from conference.permissions import require
from conference.views.lookup import managed_edition
from programme.permissions import may_arrange


def arranged_edition(request, slug):
    """404 for who has no part in the workbench, 403 for who may only look."""
    edition = managed_edition(request, slug)
    require(may_arrange(request.viewer, edition))
    return edition


def session_of(edition, code):
    return get_object_or_404(edition.sessions.select_related("edition", "room", "track"), code=code)


def slot_of(edition, code):
    return get_object_or_404(edition.slots.placed().select_related("session"), code=code)


def tried(request, deed, done, back):
    """Does a deed that a button asked for: says what came of it, and goes back."""
    try:
        deed()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(back)
