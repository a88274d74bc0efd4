"""Pages of chairs and organisers about conflicts of interest."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from conference.history import Refused
from conference.views.lookup import managed_edition
from submissions import actions
from submissions.finding import people_with_roles
from submissions.forms import DeclareForm, SettleForm
from submissions.listing import tracks_handled
from submissions.models import Conflict
from submissions.views.lookup import handled_submission

PER_PAGE = 100


def conflicts(request, slug):
    """Conflicts that nobody has looked at yet, under their papers; many are settled at once."""
    edition = managed_edition(request, slug)
    waiting = Conflict.objects.handled_by(request.viewer).to_settle().filter(edition=edition)
    waiting = waiting.exclude(person=request.user).select_related("submission__track", "person")
    waiting = waiting.order_by("submission__number", "person", "kind")
    form = SettleForm(request.POST or None, conflicts=waiting)
    if form.is_valid() and _settle(request, edition, **form.cleaned_data):
        return redirect(request.path)
    page = Paginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
    tracks = tracks_handled(request.viewer, edition)
    context = {"edition": edition, "page": page, "form": form, "tracks": tracks}
    return render(request, "submissions/conflicts.html", context)


def _settle(request, edition, *, conflicts, deed):
    act = actions.confirm_conflicts if deed == "confirm" else actions.dismiss_conflicts
    try:
        act(edition, conflicts=conflicts, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, _("Settled: %(count)d.") % {"count": len(conflicts)})
    return True


@require_POST
def find_conflicts(request, slug):
    """Asks the rules again for every track that the viewer handles."""
    edition = managed_edition(request, slug)
    for track in tracks_handled(request.viewer, edition).select_related("edition"):
        actions.find_conflicts(track, by=request.user)
    messages.success(request, _("All papers were compared with reviewers and chairs."))
    return redirect("submissions:conflicts", slug)


def declare_conflict(request, code):
    """A chair names a conflict that no rule can find."""
    submission = handled_submission(request, code)
    form = DeclareForm(request.POST or None, people=people_with_roles(submission.track))
    if form.is_valid():
        try:
            actions.declare_conflict(submission, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The conflict is noted."))
            return redirect(_after(request, submission))
    context = {"form": form, "submission": submission, "edition": submission.edition}
    return render(request, "submissions/declare_conflict.html", context)


def _after(request, submission):
    """Who has declared a conflict of their own no longer sees the paper."""
    still_there = type(submission).objects.visible_to(request.viewer).filter(pk=submission.pk).exists()
    return submission if still_there else reverse("submissions:list", args=[submission.edition.slug])


@require_POST
def confirm_conflict(request, code, conflict):
    return _one(request, code, conflict, actions.confirm_conflict)


@require_POST
def dismiss_conflict(request, code, conflict):
    return _one(request, code, conflict, actions.dismiss_conflict)


def _one(request, code, conflict_code, deed):
    submission = handled_submission(request, code)
    conflict = get_object_or_404(submission.conflicts, code=conflict_code)
    try:
        deed(conflict, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(submission)
