"""Reviewers' pages: answering a request by the link of a mail, and writing the review."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from conference.history import Refused
from conference.tokens import is_signed
from conference.viewers import Viewer
from reviewing import actions
from reviewing.actions.sending import link_of
from reviewing.forms import ReviewForm
from reviewing.models import Assignment, Review
from reviewing.permissions import is_reviewer, may_write, opens_the_paper, why_closed
from submissions.visibility import authors_shown_to

RELATED = ("submission__kind", "submission__track", "edition", "reviewer", "round__decision")


@login_not_required
@never_cache
def answer(request, code, signature):
    """Accept or decline by the mail's link alone. Opening it changes nothing: link scanners do that."""
    if not is_signed("assignment", code, signature):
        raise Http404
    told = Assignment.objects.select_related(*RELATED).exclude(status=Assignment.Status.PROPOSED)
    assignment = get_object_or_404(told, code=code)
    problem = ""
    if request.method == "POST" and request.POST.get("answer") in ("accept", "decline"):
        problem = _answered(request, assignment)
        if not problem:
            return redirect(request.path)
    return render(
        request, "reviewing/answer.html", _shown(request, assignment, problem), status=409 if problem else 200
    )


def _answered(request, assignment):
    """What was in the way, if anything."""
    accepts, reason = request.POST["answer"] == "accept", request.POST.get("reason", "")[:2000]
    try:
        actions.answer(assignment, accepts=accepts, reason=reason, by=assignment.reviewer)
    except Refused as refusal:
        assignment.refresh_from_db()
        return str(refusal)
    return ""


def _shown(request, assignment, problem=""):
    """What the holder of the link sees: title and abstract where the request opens the paper, else the state alone."""
    reader, sees_paper = Viewer(person=assignment.reviewer), opens_the_paper(assignment)
    return {
        "edition": assignment.edition,
        "assignment": assignment,
        "paper": assignment.submission if sees_paper else None,
        "authors": authors_shown_to(reader, assignment.submission) if sees_paper else None,
        "closed": why_closed(assignment),
        "is_here": is_reviewer(request.viewer, assignment),
        "address": masked(assignment.reviewer.email or ""),
        "link": link_of(assignment),
        "problem": problem,
    }


def masked(address):
    """Enough of an address to know one's own: "r***@ravi.example"."""
    name, _at, domain = address.partition("@")
    return f"{name[:1]}***@{domain}" if domain else ""


@never_cache
def review(request, code):
    """The reviewer's own page: the paper and the form; before accepting, the question whether to."""
    own = Assignment.objects.known_to(request.viewer).select_related(*RELATED)
    assignment = get_object_or_404(own, code=code)
    request_page = _shown(request, assignment)
    if not assignment.may_read or request_page["paper"] is None:
        return render(request, "reviewing/answer.html", request_page)
    review = Review.objects.filter(assignment=assignment).first()
    context = {
        "edition": assignment.edition,
        "assignment": assignment,
        "review": review,
        "link": link_of(assignment),
    }
    if not may_write(request.viewer, assignment):
        return render(request, "reviewing/review.html", context)
    criteria = assignment.edition.criteria.order_by("position", "pk")
    form = ReviewForm(request.POST or None, criteria=criteria, review=review)
    if form.is_valid() and _written(request, form, assignment, context):
        return redirect(request.path)
    return render(request, "reviewing/review.html", context | {"form": form})


def _written(request, form, assignment, context):
    deed = actions.submit_review if form.is_submitting else actions.save_review
    try:
        deed(assignment, by=request.user, **form.written)
    except actions.Stale as stale:
        _keep_both(form, stale, assignment, context)
        return False
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Your review is in. Thank you!") if form.is_submitting else _("The draft is saved."))
    return True


def _keep_both(form, stale, assignment, context):
    """What was typed stays in the form, what is stored is shown above it, and the next save is meant."""
    stored = Review.objects.filter(assignment=assignment).first()
    form.add_error(None, str(stale) + " " + _("Nothing is lost: compare the two, then save what should stay."))
    form.take_revision(stored)
    form.review = stored
    context["stored"] = stored
