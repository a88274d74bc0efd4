"""Pages on which chairs offer a paper to another track, and on which that track's chairs answer."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from conference.history import Refused
from submissions import actions
from submissions.call_forms import AnswerForm, OfferForm
from submissions.models import Submission, Transfer
from submissions.transfers import may_answer
from submissions.views.lookup import handled_submission, visible_submission


def offer_transfer(request, code):
    submission = handled_submission(request, code)
    tracks = submission.edition.tracks.exclude(pk=submission.track_id).order_by("position", "pk")
    form = OfferForm(request.POST or None, tracks=tracks)
    if form.is_valid():
        try:
            actions.offer_transfer(submission, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The other track’s chairs are asked. The paper stays here until they take it."))
            return redirect(submission)
    context = {"form": form, "submission": submission, "edition": submission.edition}
    return render(request, "submissions/offer_transfer.html", context)


@require_POST
def withdraw_transfer(request, code):
    submission = handled_submission(request, code)
    try:
        actions.withdraw_transfer(get_object_or_404(_waiting(request, submission)), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The offer is taken back."))
    return redirect(submission)


def answer_transfer(request, code):
    """For chairs of the track that it is offered to; once answered, the page is no more."""
    submission = visible_submission(request, code)
    transfer = get_object_or_404(_waiting(request, submission))
    if not may_answer(request.viewer, transfer):
        raise Http404
    kinds = submission.edition.kinds.of_track(transfer.track)
    needs_kind = not kinds.filter(pk=submission.kind_id).exists()
    form = AnswerForm(request.POST or None, kinds=kinds, needs_kind=needs_kind)
    if form.is_valid():
        try:
            _answer(transfer, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your answer is noted."))
            return redirect(_after(request, submission))
    context = {"form": form, "submission": submission, "edition": submission.edition, "transfer": transfer}
    return render(request, "submissions/answer_transfer.html", context)


def _waiting(request, submission):
    offers = Transfer.objects.visible_to(request.viewer).filter(submission=submission, status=Transfer.Status.OFFERED)
    return offers.select_related("submission", "edition", "origin", "track", "by")


def _answer(transfer, *, answer, by, reason, kind=None):
    if answer == "take":
        return actions.take_transfer(transfer, kind=kind, by=by)
    return actions.refuse_transfer(transfer, reason=reason, by=by)


def _after(request, submission):
    """A paper that was not taken is no longer there for who said so."""
    still_there = Submission.objects.visible_to(request.viewer).filter(pk=submission.pk).exists()
    return submission if still_there else reverse("conference:my-work")
