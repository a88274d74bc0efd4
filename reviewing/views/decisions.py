"""Chairs' pages about outcomes: the list, a paper's reviews side by side, and the release of letters."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from conference.history import Refused
from conference.views.lookup import managed_edition
from reviewing import actions, letters
from reviewing.actions.deciding import pending_decisions
from reviewing.forms import DecisionForm, ReleaseForm
from reviewing.models import Decision
from reviewing.overviews import decision_counts, sheets, side_by_side
from reviewing.permissions import may_decide, may_release, tracks_of, why_not_released
from reviewing.rooms import papers_with_recommendation
from reviewing.views.lookup import chosen_track, done, handled_assignment, handled_paper, run_track

PER_PAGE = 25


def decisions(request, slug):
    """The papers of a track with the state of their reviews and what has been decided so far."""
    edition = managed_edition(request, slug)
    tracks = list(tracks_of(request.viewer, edition))
    track = chosen_track(request, tracks)
    found = sheets(request.viewer, edition, track) if track else []
    context = {"edition": edition, "tracks": tracks, "track": track, "sheets": found, "counts": decision_counts(found)}
    if track:
        context["decides"] = may_decide(request.viewer, track)
        context["releases"] = may_release(request.viewer, track)
    return render(request, "reviewing/decisions.html", context | {"pending": sum(n for _label, n in context["counts"])})


def _to_table(track):
    address = reverse("reviewing:decisions", args=[track.edition.slug])
    return redirect(f"{address}?track={track.slug}")


def decide(request, slug, code):
    """The reviews of a paper side by side, and the decision; nobody is told before it is released."""
    edition = managed_edition(request, slug)
    paper = handled_paper(request, edition, code)
    (sheet,) = sheets(request.viewer, edition, only=paper)
    questions, columns = side_by_side(sheet)
    decides = may_decide(request.viewer, paper.track)
    context = {"edition": edition, "paper": paper, "sheet": sheet, "questions": questions, "columns": columns}
    context["decides"] = decides
    if _is_open(sheet.decision, decides):
        shown = {"decides": decides, "has_posters": not edition.is_special_issue}
        form = DecisionForm(request.POST or None, initial=_kept(sheet.decision), **shown)
        context["form"] = form
        if form.is_valid() and _decided(request, form, paper):
            return _to_table(paper.track)
    return render(request, "reviewing/decide.html", context)


def _is_open(decision, decides):
    """Who only recommends has no say any more once it is decided."""
    if decision is None or decision.is_recommendation:
        return True
    return decides and not decision.is_released


def _kept(decision):
    return {"outcome": decision.outcome, "text": decision.note} if decision else {}


def _decided(request, form, paper):
    try:
        decision = actions.decide(paper, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    words = _("The decision on %(paper)s is saved. Nobody has been told yet.")
    if decision.is_recommendation:
        words = _("Your recommendation on %(paper)s is saved. Chairs who decide, or organisers, can confirm it now.")
    messages.success(request, words % {"paper": paper.label})
    return True


@require_POST
def take_back(request, slug, code):
    paper = handled_paper(request, managed_edition(request, slug), code)
    decision = get_object_or_404(Decision.objects.pending(), submission=paper)
    done(request, lambda: actions.take_back_decision(decision, by=request.user), _("The question is open again."))
    return redirect("reviewing:decide", slug, code)


@require_POST
def reopen_review(request, slug, code):
    found = handled_assignment(request, managed_edition(request, slug), code)
    done(request, lambda: actions.reopen_review(found, by=request.user), _("The review can be changed for a week."))
    return redirect("reviewing:decide", slug, found.submission.code)


def release(request, slug, track):
    """Who gets which letter, and the confirmation by number. A letter is fetched when it is opened."""
    edition = managed_edition(request, slug)
    track = run_track(request, edition, track)
    pending = list(pending_decisions(track, request.user))
    seen = {"seen": letters.fingerprint(pending)}
    form = ReleaseForm(request.POST or None, initial=seen, decisions=len(pending))
    if form.is_valid():
        is_out = _released(request, track, form.cleaned_data["seen"])
        return _to_table(track) if is_out else redirect(request.path)
    page = Paginator(pending, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "edition": edition,
        "track": track,
        "form": form,
        "page": page,
        "letters": [(decision, letters.envelopes(decision)) for decision in page],
        "counts": _counts(pending),
        "bar": why_not_released(request.viewer, track),
        "recommended": papers_with_recommendation(request.viewer).filter(track=track).count(),
    }
    return render(request, "reviewing/release.html", context)


def read_letters(request, slug, code):
    """The letters of one decision exactly as they will go."""
    edition = managed_edition(request, slug)
    paper = handled_paper(request, edition, code)
    decision = get_object_or_404(pending_decisions(paper.track, request.user), submission=paper)
    context = {"edition": edition, "decision": decision, "letters": letters.preview(decision)}
    return render(request, "reviewing/read_letters.html", context)


def _counts(pending):
    outcomes = [decision.outcome for decision in pending]
    return [(label, outcomes.count(value)) for value, label in Decision.Outcome.choices if value in outcomes]


def _released(request, track, seen):
    released = done(request, lambda: actions.release_decisions(track, by=request.user, seen=seen), success="")
    if released is None:
        return False
    out = ngettext("%(n)d decision is released", "%(n)d decisions are released", released.decisions)
    sent = ngettext("%(n)d letter is on its way", "%(n)d letters are on their way", released.letters)
    messages.success(request, f"{out % {'n': released.decisions}}, {sent % {'n': released.letters}}.")
    return True
