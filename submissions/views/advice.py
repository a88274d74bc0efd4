"""The page on which chairs say whether an abstract fits."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from conference.history import Refused
from submissions import actions
from submissions.advice import takes_advice
from submissions.call_forms import AdviceForm
from submissions.models import Advice
from submissions.views.lookup import handled_submission


def advise(request, code):
    submission = handled_submission(request, code)
    advice = Advice.objects.visible_to(request.viewer).filter(submission=submission).select_related("track").first()
    if request.method != "POST" and not takes_advice(submission):
        messages.error(request, _("Advice is given on abstracts that a call only encourages, until the paper is in."))
        return redirect(submission)
    tracks = submission.edition.tracks.exclude(pk=submission.track_id).order_by("position", "pk")
    form = AdviceForm(request.POST or None, tracks=tracks, initial=_as_it_stands(advice))
    if form.is_valid():
        try:
            actions.advise(submission, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The authors get your advice by mail."))
            return redirect(submission)
    context = {"form": form, "submission": submission, "edition": submission.edition, "advice": advice}
    return render(request, "submissions/advise.html", context)


def _as_it_stands(advice):
    if advice is None:
        return {}
    return {"verdict": advice.verdict, "track": advice.track.slug if advice.track else None, "text": advice.note}
