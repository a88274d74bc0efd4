"""Chairs' pages about the people who review: the list, and inviting them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from conference.actions import withdraw_invitation as take_invitation_back
from conference.history import Refused
from conference.models import Invitation, Role
from conference.permissions import require
from conference.views.lookup import managed_edition
from reviewing import actions
from reviewing.forms import InviteForm, InviteManyForm
from reviewing.permissions import may_manage_invitation, tracks_of
from reviewing.pool import invitations, is_called, members, of_their_tracks, typed
from reviewing.views.lookup import done

PER_PAGE = 100  # so that many lists are one page, which is sorted and filtered where it stands


def reviewers(request, slug):
    """Who reviews, with loads, and who has been invited."""
    edition = managed_edition(request, slug)
    q, invited = request.GET.get("q", "").strip(), invitations(request.viewer, edition)
    words = typed(q)
    found = [member for member in members(request.viewer, edition) if is_called(member.person, words)]
    context = {
        "edition": edition,
        "q": q,
        "page": Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
        "invitations": invited,
        "may_remind": any(invitation.is_open and may_manage for invitation, may_manage in invited),
    }
    return render(request, "reviewing/reviewers.html", context)


def invite(request, slug):
    edition = managed_edition(request, slug)
    form = InviteForm(request.POST or None, tracks=tracks_of(request.viewer, edition), edition=edition)
    if form.is_valid() and _invited(request, form, edition, form.invited, **form.where):
        return redirect("reviewing:reviewers", slug)
    return render(request, "reviewing/invite.html", {"edition": edition, "form": form})


def invite_several(request, slug):
    """A pasted list: shown as it was read, then sent to all of them or to nobody."""
    edition = managed_edition(request, slug)
    form = InviteManyForm(request.POST or None, tracks=tracks_of(request.viewer, edition), edition=edition)
    is_confirmed = form.is_valid() and "confirmed" in request.POST
    if is_confirmed and _invited(request, form, edition, form.invited, **form.where):
        return redirect("reviewing:reviewers", slug)
    return render(request, "reviewing/invite_several.html", {"edition": edition, "form": form})


def _invited(request, form, edition, people, track, text):
    try:
        sent = actions.invite_reviewers(edition, people=people, track=track, text=text, by=request.user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    count = {"n": len(sent)}
    messages.success(
        request, ngettext("The invitation is on its way.", "%(n)d invitations are on their way.", len(sent)) % count
    )
    return True


@require_POST
def withdraw_invitation(request, slug, code):
    invitation = _invitation(request, slug, code)
    done(request, lambda: take_invitation_back(invitation, by=request.user), _("The invitation is withdrawn."))
    return redirect("reviewing:reviewers", slug)


@require_POST
def remind_invited(request, slug, code):
    invitation = _invitation(request, slug, code)
    done(request, lambda: actions.remind_invited(invitation, by=request.user), _("The reminder is on its way."))
    return redirect("reviewing:reviewers", slug)


@require_POST
def remind_several(request, slug):
    """Those that were ticked. Who has just had a mail is left out, and named."""
    edition = managed_edition(request, slug)
    codes = set(request.POST.getlist("invitations"))
    if not all(code.isalnum() for code in codes):
        raise Http404
    chosen = list(_invitations(request, edition).filter(code__in=codes).order_by("pk"))
    if len(chosen) != len(codes):
        raise Http404
    require(all(may_manage_invitation(request.viewer, invitation) for invitation in chosen))
    outcome = done(request, lambda: actions.remind_several(edition, invitations=chosen, by=request.user), success="")
    if outcome:
        _tell_reminded(request, *outcome)
    return redirect("reviewing:reviewers", slug)


def _tell_reminded(request, reminded, sentences):
    out = ngettext("The reminder is on its way.", "%(n)d reminders are on their way.", len(reminded))
    messages.success(request, out % {"n": len(reminded)})
    for sentence in dict.fromkeys(sentences):
        messages.warning(request, sentence)


def _invitation(request, slug, code):
    invitation = get_object_or_404(_invitations(request, managed_edition(request, slug)), code=code)
    require(may_manage_invitation(request.viewer, invitation))
    return invitation


def _invitations(request, edition):
    rows = Invitation.objects.filter(of_their_tracks(request.viewer, edition), edition=edition, role=Role.REVIEWER)
    return rows.select_related("track", "edition", "person")
