"""The workbench of an edition, as far as the lowest app knows it: overview, dates, people, mail, activity log."""

from itertools import pairwise

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from conference import actions, registry
from conference.forms import DeadlineForm, InviteForm
from conference.history import Refused
from conference.models import Entry, Invitation, Message
from conference.progress import queue_of
from conference.sentences import told_to
from conference.tokens import without_signatures
from conference.views.lookup import managed_edition, organised_edition

PER_PAGE = 100


def overview(request, slug):
    """Where the edition stands, track by track, and what waits for the viewer in it."""
    edition = managed_edition(request, slug)
    cards = [card for rule in registry.overview for card in rule(request.viewer, edition)]
    cards.sort(key=lambda card: card.order)
    context = {"edition": edition, "cards": cards, "lacks": lacking(edition, request.viewer)}
    return render(request, "conference/manage.html", context)


def lacking(edition, viewer):
    """What an organiser would do first where it has not been done; nothing for those who may not, or too late."""
    if edition.is_past or not viewer.organises(edition):
        return {}
    exists = {"dates": edition.deadlines.exists(), "reviewers": edition.roles.reviewing().exists()}
    return {name: True for name, is_there in exists.items() if not is_there}


def dates(request, slug):
    """All deadlines in one table; each can be moved with a reason, and pages then show the old date struck out."""
    edition = organised_edition(request, slug)
    standing = edition.deadlines.filter(code=request.GET.get("change", "")[:10]).first()
    form = DeadlineForm(request.POST or None, edition=edition, initial=as_it_stands(standing))
    if form.is_valid():
        try:
            actions.set_deadline(edition, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The date is set."))
            return redirect(request.path)
    deadlines = edition.deadlines.select_related("track").prefetch_related("changes__by").order_by("day", "pk")
    rows = [(deadline, moves_of(deadline)) for deadline in deadlines]
    has_tracks = any(deadline.track for deadline, _moves in rows)
    context = {"edition": edition, "rows": rows, "has_tracks": has_tracks, "form": form}
    return render(request, "conference/dates.html", context)


def moves_of(deadline):
    """(from, to, the change) as people read them, the latest first."""
    changes = sorted(deadline.changes.all(), key=lambda change: (change.at, change.pk))
    stood = [*(change.shown for change in changes), deadline.shown]
    moves = zip(pairwise(stood), changes, strict=True)
    return [(*_told_apart(before, after), change) for (before, after), change in moves][::-1]


def _told_apart(before, after):
    """Two days; with their times where the day is the same."""
    if before.day != after.day:
        return before.day, after.day
    return tuple(" ".join(filter(None, (each.day, each.time, each.zone))) for each in (before, after))


def as_it_stands(deadline):
    """What the form starts from when a date is changed, so that time, zone and words are not lost by moving the day."""
    if deadline is None:
        return {}
    fields = ("stage", "day", "ends_on", "time", "zone", "is_optional", "track")
    return {name: getattr(deadline, name) for name in fields} | {"label": str(deadline.label)}


def people(request, slug):
    """Who has which role, and who has been asked."""
    edition = organised_edition(request, slug)
    if request.POST.get("withdraw"):
        return _withdraw(request, edition)
    form = InviteForm(request.POST or None, edition=edition)
    if form.is_valid():
        try:
            invite(edition, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The invitation is on its way."))
            return redirect(request.path)
    context = {
        "edition": edition,
        "roles": edition.roles.exclude(role="reviewer")
        .select_related("person", "track")
        .order_by("role", "track", "pk"),
        "reviewers": edition.roles.reviewing().values("person").distinct().count(),
        "invitations": edition.invitations.select_related("person", "track").order_by("-created_at"),
        "form": form,
    }
    return render(request, "conference/people.html", context)


def invite(edition, *, email, given_name, family_name, affiliation, role, track, text, by):
    somebody = actions.introduce(email, by=by, given_name=given_name, family_name=family_name, affiliation=affiliation)
    return actions.invite(edition, person=somebody, role=role, track=track, text=text, by=by)


def _withdraw(request, edition):
    invitation = get_object_or_404(Invitation, edition=edition, code=request.POST["withdraw"])
    try:
        actions.withdraw_invitation(invitation, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The invitation is withdrawn."))
    return redirect(request.path)


def mail(request, slug):
    """The outbox: what was or will be sent, but what concerns papers that are kept from the viewer."""
    edition = organised_edition(request, slug)
    rows = Message.objects.visible_to(request.viewer).filter(edition=edition).order_by("-created_at", "-pk")
    queue = {"edition": edition, "queue": queue_of(rows)}
    if request.htmx:  # the page asks how far they are
        queue["is_heard"] = request.GET.get("heard") == queue["queue"].announced
        return render(request, "conference/_mail_queue.html", queue)
    wanted = request.GET.get("status", "")
    if wanted in Message.Status.values:
        rows = rows.filter(status=wanted)
    page = Paginator(rows.select_related("person"), PER_PAGE).get_page(request.GET.get("page"))
    context = queue | {"page": page, "statuses": Message.Status.choices, "wanted": wanted}
    return render(request, "conference/mail.html", context)


def message(request, slug, code):
    edition = organised_edition(request, slug)
    found = get_object_or_404(Message.objects.visible_to(request.viewer).filter(edition=edition), code=code)
    text = without_signatures(found.text)
    return render(request, "conference/message.html", {"edition": edition, "message_shown": found, "text": text})


def log(request, slug):
    """Who did what when, but deeds on papers that are kept from the viewer; all, or those of one person."""
    edition = organised_edition(request, slug)
    rows = Entry.objects.visible_to(request.viewer).filter(edition=edition).select_related("by").order_by("-at", "-pk")
    managing = {role.person.code: role.person for role in edition.roles.managing().select_related("person")}
    by = managing.get(request.GET.get("by"))
    page = Paginator(rows.filter(by=by) if by else rows, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "edition": edition,
        "page": page,
        "lines": told_to(request.viewer, page, edition.zone),
        "people": sorted(managing.values(), key=lambda person: (person.family_name, person.given_name, person.pk)),
        "by": by,
    }
    return render(request, "conference/log.html", context)
