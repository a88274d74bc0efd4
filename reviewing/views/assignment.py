"""Chairs' pages about who reviews what: the table, adjusting by hand, sending."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from conference.history import Refused
from conference.views.lookup import managed_edition
from reviewing import actions
from reviewing.actions.sending import bundles, review_deadline, waiting_to_be_sent
from reviewing.candidates import candidates
from reviewing.models import Assignment
from reviewing.overviews import sheets
from reviewing.permissions import tracks_of
from reviewing.pool import is_called, reviewers_of, typed
from reviewing.tasks import start_proposing
from reviewing.views.lookup import chosen_track, done, handled_assignment, handled_paper, run_track
from submissions.models import Submission

FULL_PAPERS = [Submission.Status.SUBMITTED]
BEST = 20  # candidates shown at first
WITH_ABSTRACTS = [Submission.Status.ABSTRACT, *FULL_PAPERS]


def assignment(request, slug):
    """The papers of a track with their reviewers, the number wanted, and what can be done next."""
    edition = managed_edition(request, slug)
    tracks = list(tracks_of(request.viewer, edition))
    track, with_abstracts = chosen_track(request, tracks), bool(request.GET.get("abstracts"))
    papers = sheets(request.viewer, edition, track, WITH_ABSTRACTS if with_abstracts else FULL_PAPERS) if track else []
    context = {
        "edition": edition,
        "tracks": tracks,
        "track": track,
        "sheets": papers,
        "with_abstracts": with_abstracts,
        "proposed": sum(one.status == Assignment.Status.PROPOSED for sheet in papers for one in sheet.assignments),
        "missing": sum(sheet.missing for sheet in papers if not sheet.decision),
        "reviewers": reviewers_of(track).count() if track else 0,
    }
    return render(request, "reviewing/assignment.html", context)


@require_POST
def propose(request, slug, track):
    """May take a while, so a task does it; its page leads back to the table."""
    track = run_track(request, managed_edition(request, slug), track)
    with_abstracts = bool(request.POST.get("abstracts"))
    try:
        row = start_proposing(track, by=request.user, with_abstracts=with_abstracts)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return _to_table(track, with_abstracts)
    return redirect(f"{row.get_absolute_url()}?on=1")


def _to_table(track, with_abstracts=False):
    address = reverse("reviewing:assignment", args=[track.edition.slug])
    return redirect(f"{address}?track={track.slug}" + ("&abstracts=1" if with_abstracts else ""))


def add_reviewer(request, slug, code):
    """The best matches of those who review for the track, or all of a name, with load and, where so, why not."""
    edition = managed_edition(request, slug)
    paper = handled_paper(request, edition, code)
    if request.method == "POST":
        reviewer = get_object_or_404(reviewers_of(paper.track), code=request.POST.get("reviewer", ""))
        success = _("%(name)s is proposed for this paper.") % {"name": reviewer.name}
        if done(request, lambda: actions.add_reviewer(paper, reviewer=reviewer, by=request.user), success):
            return _to_table(paper.track, paper.status == Submission.Status.ABSTRACT)
    q, everybody = request.GET.get("q", "").strip(), candidates(request.viewer, paper)
    words = typed(q)
    found = [one for one in everybody if is_called(one.person, words)]
    shown = found if "all" in request.GET else found[:BEST]
    context = {"edition": edition, "paper": paper, "q": q, "everybody": everybody, "found": found, "shown": shown}
    return render(request, "reviewing/add_reviewer.html", context)


@require_POST
def remove_proposal(request, slug, code):
    found = handled_assignment(request, managed_edition(request, slug), code)
    done(request, lambda: actions.remove_proposal(found, by=request.user), _("The proposal is removed."))
    return _to_table(found.submission.track, found.submission.status == Submission.Status.ABSTRACT)


@require_POST
def withdraw(request, slug, code):
    found = handled_assignment(request, managed_edition(request, slug), code)
    success = _("The request is withdrawn; %(name)s is told.") % {"name": found.reviewer.name}
    done(request, lambda: actions.withdraw(found, by=request.user), success)
    return _to_table(found.submission.track, found.submission.status == Submission.Status.ABSTRACT)


@require_POST
def remind(request, slug, code):
    found = handled_assignment(request, managed_edition(request, slug), code)
    done(request, lambda: actions.remind(found, by=request.user), _("The reminder is on its way."))
    return _to_table(found.submission.track, found.submission.status == Submission.Status.ABSTRACT)


def send(request, slug, track):
    """How many mails go to whom; sending is the button's business."""
    edition = managed_edition(request, slug)
    track = run_track(request, edition, track)
    if request.method == "POST":
        return _sent(request, track)
    waiting = list(waiting_to_be_sent(track, request.user))
    context = {
        "edition": edition,
        "track": track,
        "mails": bundles(edition, waiting),
        "reviewers": len({proposal.reviewer_id for proposal in waiting}),
        "requests": len(waiting),
        "deadline": review_deadline(track),
    }
    return render(request, "reviewing/send.html", context)


def _sent(request, track):
    try:
        sent = actions.send(track, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        mails = ngettext("%(n)d mail is on its way.", "%(n)d mails are on their way.", sent.mails)
        messages.success(request, mails % {"n": sent.mails})
    return _to_table(track)
