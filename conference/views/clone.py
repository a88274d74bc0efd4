"""Making a new conference or special issue from an old one, in two steps: what is taken over, then its dates."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from conference import actions
from conference.cloning import moved
from conference.forms.cloning import CloneForm, DatesToClone
from conference.history import Refused
from conference.views.lookup import organised_edition


def clone(request, slug):
    """Nothing is saved before the dates were shown, and what contradicts itself in them."""
    edition = organised_edition(request, slug)
    step = request.POST.get("step", "")
    form = CloneForm(request.POST or None, edition=edition)
    if step not in ("dates", "create") or not form.is_valid():
        return render(request, "conference/clone.html", {"edition": edition, "form": form})
    dates = _dates(request, edition, form)
    if step == "create" and dates.is_valid() and dates.seen in ("", request.POST.get("seen")):
        try:
            made = actions.clone_edition(edition, by=request.user, parts=form.parts, days=dates.days, **form.own_fields)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return render(request, "conference/clone.html", {"edition": edition, "form": form})
        messages.success(request, _("It is made. Nobody sees it before you open the call."))
        return redirect("conference:readiness", made.slug)
    context = {"edition": edition, "form": form, "dates": dates, "is_asked_again": step == "create"}
    return render(request, "conference/clone_dates.html", context)


def _dates(request, edition, form):
    """The old dates with their new days: computed at first, then as they were typed."""
    rows = edition.deadlines.select_related("track", "kind").prefetch_related("changes").order_by("day", "pk")
    deadlines = list(rows) if "dates" in form.parts else []
    days = None if request.POST.get("step") == "create" else moved(deadlines, form.away)
    dates = DatesToClone(deadlines, days=days, data=request.POST)
    dates.look_at(edition, form.cleaned_data.get("starts_on"), form.cleaned_data.get("ends_on"))
    return dates
