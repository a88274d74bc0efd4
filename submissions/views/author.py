"""An author's pages: starting a paper and taking it back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from conference.history import Refused
from conference.models import Edition
from conference.permissions import require
from submissions import actions
from submissions.forms import StartForm
from submissions.invited import kinds_for_everybody
from submissions.permissions import may_start, may_withdraw
from submissions.stages import stages
from submissions.views.lookup import visible_submission


def start(request, slug, track):
    """What may be handed in until when; the draft begins with the button."""
    edition = get_object_or_404(Edition.objects.visible_to(request.viewer), slug=slug)
    track = get_object_or_404(edition.tracks.select_related("edition"), slug=track)
    require(may_start(request.viewer, track))
    kinds = kinds_for_everybody(track)
    form = StartForm(request.POST or None, kinds=kinds, initial={"kind": kinds.first()})
    if form.is_valid():
        try:
            submission = actions.start(track, by=request.user, kind=form.cleaned_data["kind"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("submissions:edit", submission.code)
    given = stages(track, kinds[0]) if kinds else None
    context = {
        "form": form,
        "edition": edition,
        "track": track,
        "kinds": kinds,
        "stages": given,
        "is_closed": not track.takes_papers(),
    }
    return render(request, "submissions/start.html", context)


def withdraw(request, code):
    submission = visible_submission(request, code)
    require(may_withdraw(request.viewer, submission))
    if request.method == "POST":
        try:
            actions.withdraw(submission, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The paper has been withdrawn."))
        return redirect(submission)
    return render(request, "submissions/withdraw.html", {"submission": submission, "edition": submission.edition})
