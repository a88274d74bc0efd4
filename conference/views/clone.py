"""Making a new conference or special issue from an old one, in two steps: what is taken over, then its dates."""

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from conference import actions
from conference.cloning import distance, moved
from conference.forms.cloning import CloneForm, DatesToClone
from conference.history import Refused
from conference.views.lookup import organised_edition


def clone(request, slug):
    """Nothing is saved before the dates were shown."""
    edition = organised_edition(request, slug)
    step = request.POST.get("step", "")
    form = CloneForm(request.POST or None, edition=edition)
    if step not in ("dates", "create") or not form.is_valid():
        return render(request, "conference/clone.html", {"edition": edition, "form": form})
    dates = _dates(request, edition, form)
    if step == "create" and dates.is_valid():
        try:
            made = actions.clone_edition(edition, by=request.user, parts=form.parts, days=dates.days, **form.own_fields)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return render(request, "conference/clone.html", {"edition": edition, "form": form})
        messages.success(request, _("It is made. Nobody sees it before you open the call."))
        return redirect("conference:readiness", made.slug)
    context = {"edition": edition, "form": form, "dates": dates}
    return render(request, "conference/clone_dates.html", context)


def _dates(request, edition, form):
    """The old dates with their new days: computed at first, then as they were typed."""
    rows = edition.deadlines.select_related("track", "kind").prefetch_related("changes").order_by("day", "pk")
    deadlines = list(rows) if "dates" in form.parts else []
    if request.POST.get("step") == "create":
        return DatesToClone(deadlines, data=request.POST)
    values = form.cleaned_data
    away = distance(edition, values.get("starts_on"), keeps_weekday=values["keeps_weekday"])
    return DatesToClone(deadlines, days=moved(deadlines, timedelta(days=values["shift"] or 0) or away))
