"""Publishing: what clashes, what is new, a note; and the versions so far, to go back to."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from conference.history import Refused
from programme import actions
from programme.forms import PublishForm
from programme.models import Release
from programme.publishing import changes, is_changed, next_document
from programme.schedule import schedule_of, unplaced_papers
from programme.views.arrange import told
from programme.views.lookup import arranged_edition, tried


def publish(request, slug):
    edition = arranged_edition(request, slug)
    schedule = schedule_of(edition)
    form = PublishForm(request.POST or None, has_clashes=any(clash.hard for clash in schedule.clashes))
    if form.is_valid():
        try:
            release = actions.publish(edition, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Version %(version)d is published.") % {"version": release.version})
            return redirect("programme:publish", slug)
    return render(request, "programme/publish.html", page_of(edition, schedule, form))


def page_of(edition, schedule, form):
    latest = Release.objects.latest_of(edition)
    before = latest and latest.document
    document = next_document(schedule, latest, at=timezone.now())
    return {
        "edition": edition,
        "form": form,
        "clashes": told(schedule),
        "latest": latest,
        "is_changed": is_changed(before, document),
        "changes": changes(before, document, (edition.languages or ["en"])[0]),
        "count": len(schedule.slots),
        "unplaced": unplaced_papers(edition).count(),
        "releases": edition.releases.defer("document").select_related("by").order_by("-version"),
    }


@require_POST
def roll_back(request, slug, version):
    edition = arranged_edition(request, slug)
    release = get_object_or_404(edition.releases.select_related("edition"), version=version)
    note = _("Back to version %(version)d") % {"version": version}
    back = reverse("programme:publish", args=[slug])
    done = _("Version %(version)d is what everybody sees again, as a new version.") % {"version": version}
    return tried(request, lambda: actions.roll_back(release, by=request.user, note=note), done, back)
