"""Making a new conference or special issue."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from conference import actions
from conference.forms.new_edition import NewEditionForm
from conference.history import Refused
from conference.models import Series
from conference.permissions import may_create_editions
from conference.presets import PRESETS


def new_edition(request):
    """A preset fills what can be known; the rest is set in its workbench."""
    if not may_create_editions(request.viewer):
        raise Http404
    series = Series.objects.of(request.viewer).order_by("short_name", "pk")
    form = NewEditionForm(request.POST if request.method == "POST" else None, series=series)
    if form.is_valid():
        try:
            edition = actions.set_up_edition(by=request.user, **form.deed())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is created. Nobody else sees it before you open the call."))
            return redirect("conference:settings", edition.slug)
    return render(request, "conference/settings/new.html", {"form": form, "presets": PRESETS.values()})
