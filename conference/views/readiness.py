"""What is missing before the call opens, and the deed that opens it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from conference import actions
from conference.history import Refused
from conference.permissions import may_approve, require
from conference.readiness import findings
from conference.views.lookup import organised_edition


def readiness(request, slug):
    """A list with a way to mend each; opening is possible with warnings, not with errors."""
    edition = organised_edition(request, slug)
    if request.method == "POST":
        return _decide(request, edition)
    found = findings(edition)
    context = {
        "edition": edition,
        "errors": [finding for finding in found if finding.is_error],
        "may_approve": edition.needs_approval and not edition.approved_at and may_approve(request.viewer, edition),
        "warnings": [finding for finding in found if not finding.is_error],
    }
    return render(request, "conference/readiness.html", context)


def _decide(request, edition):
    try:
        if request.POST.get("deed") == "hide":
            actions.hide_edition(edition, by=request.user)
            messages.success(request, _("The public pages are hidden. Only organisers and chairs still see them."))
        elif request.POST.get("deed") == "approve":
            require(may_approve(request.viewer, edition))
            actions.approve_call(edition, by=request.user)
            messages.success(request, _("The call is approved. It can open once nothing else is missing."))
        else:
            despite = request.POST.get("despite_warnings") == "on"
            actions.open_call(edition, by=request.user, despite_warnings=despite)
            messages.success(request, _("The call is open: everybody can read it now."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("conference:readiness", edition.slug)
