"""The organisers' pages about people: who has which role, who has been invited, and lists of people to invite."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from conference import actions, invitations
from conference.forms import ImportPeopleForm, InviteForm
from conference.history import Refused
from conference.models import Role
from conference.views.lookup import organised_edition

PER_PAGE = 100
MOST_WAITING = 10


def people(request, slug):
    """Who has which role, who has not answered yet, and the form to invite one more."""
    edition = organised_edition(request, slug)
    form = InviteForm(request.POST or None, edition=edition)
    if form.is_valid() and _invited(request, edition, form):
        return redirect(request.path)
    waiting = invitations.listed(edition, "open")
    context = {
        "edition": edition,
        "groups": _in_groups(edition),
        "reviewers": edition.roles.reviewing().values("person").distinct().count(),
        "waiting": waiting[:MOST_WAITING],
        "counts": invitations.counts(edition),
        "form": form,
    }
    return render(request, "conference/people.html", context)


def _in_groups(edition):
    """Roles of one kind and track together, in the order as printed; reviewers have a page of their own."""
    rows = edition.roles.not_over().exclude(role=Role.REVIEWER).select_related("person", "track", "deputy_of__person")
    order = [value for value, _label in Role.CHOICES]
    groups = {}
    for role in sorted(rows, key=lambda role: _place(role, order)):
        groups.setdefault((role.role, role.track_id, role.deputy_of_id), []).append(role)
    return list(groups.values())


def _place(role, order):
    track = (role.track.position, role.track.pk) if role.track else (-1, 0)
    return order.index(role.role), track, bool(role.deputy_of_id), role.position, role.pk


def _invited(request, edition, form):
    try:
        is_oneself = invite(edition, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("You have this role now.") if is_oneself else _("The invitation is on its way."))
    return True


def invite(edition, *, email, given_name, family_name, affiliation, role, track, text, by):
    """By invitation, but oneself; returns whether it was oneself."""
    somebody = actions.introduce(email, by=by, given_name=given_name, family_name=family_name, affiliation=affiliation)
    place = {"person": somebody, "role": role, "track": track, "by": by}
    if somebody.pk == by.pk and role == Role.EDITOR:
        raise Refused(_("Journal editors stand above who organises: please invite somebody else."))
    if somebody.pk == by.pk:
        actions.appoint(edition, **place)
        return True
    actions.invite(edition, text=text, address=email, **place)
    return False


@require_POST
def move_role(request, slug):
    edition = organised_edition(request, slug)
    _done(request, lambda: actions.move_role(_role(request, edition), up="up" in request.POST, by=request.user))
    return redirect("conference:people", slug)


@require_POST
def set_recommend_only(request, slug):
    edition = organised_edition(request, slug)
    role, is_on = _role(request, edition), "on" in request.POST
    words = _("%(name)s recommends now, and does not decide.") if is_on else _("%(name)s decides now.")
    _done(
        request,
        lambda: actions.set_recommend_only(role, is_on=is_on, by=request.user),
        words % {"name": role.person.name},
    )
    return redirect("conference:people", slug)


@require_POST
def remove_role(request, slug):
    """Who takes the own role away may not see this page any more."""
    edition = organised_edition(request, slug)
    role = _role(request, edition)
    is_gone = _done(
        request,
        lambda: actions.remove_role(role, by=request.user),
        _("%(name)s does not have this role any more.") % {"name": role.person.name},
    )
    is_own = is_gone and role.person_id == request.user.pk and role.role in (Role.ORGANISER, Role.EDITOR)
    return redirect("conference:my-work") if is_own else redirect("conference:people", slug)


def _role(request, edition):
    """Reviewers are not of this page."""
    wanted = request.POST.get("role", "")
    rows = edition.roles.exclude(role=Role.REVIEWER).select_related("person", "track")
    return get_object_or_404(rows, pk=int(wanted) if wanted.isdecimal() and len(wanted) < 19 else 0)


def invitations_overview(request, slug):
    """All invitations with their state: sent when and how often, until when there is time."""
    edition = organised_edition(request, slug)
    state = request.GET.get("state", "")
    q = request.GET.get("q", "").strip()[:100].replace("\0", "")
    page = Paginator(invitations.listed(edition, state, q), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "edition": edition,
        "page": page,
        "states": invitations.states(edition),
        "state": state,
        "q": q,
        "now": timezone.now(),
    }
    return render(request, "conference/invitations.html", context)


@require_POST
def send_invitation_again(request, slug, code):
    found = _invitation(request, slug, code)
    _done(request, lambda: actions.send_invitation_again(found, by=request.user), _("The invitation is on its way."))
    return redirect("conference:invitations", slug)


@require_POST
def take_invitation_back(request, slug, code):
    found = _invitation(request, slug, code)
    _done(request, lambda: actions.withdraw_invitation(found, by=request.user), _("The invitation is withdrawn."))
    return redirect("conference:invitations", slug)


def _invitation(request, slug, code):
    edition = organised_edition(request, slug)
    return get_object_or_404(edition.invitations.select_related("edition", "person", "track"), code=code)


def _done(request, deed, success=""):
    try:
        deed()
    except Refused as refusal:
        messages.error(request, str(refusal))
        return False
    if success:
        messages.success(request, success)
    return True


def import_people(request, slug):
    """A pasted list or a file: shown as it was read, then all are invited, or nobody."""
    edition = organised_edition(request, slug)
    form = ImportPeopleForm(request.POST or None, request.FILES or None, edition=edition)
    if form.is_valid() and "confirmed" in request.POST and _all_invited(request, edition, form):
        return redirect("conference:invitations", slug)
    return render(request, "conference/import_people.html", {"edition": edition, "form": form})


def _all_invited(request, edition, form):
    people, text = [row.fields for row in form.rows], form.cleaned_data["text"]
    try:
        sent = actions.invite_people(edition, people=people, text=text, by=request.user)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    words = ngettext("The invitation is on its way.", "%(n)d invitations are on their way.", len(sent))
    messages.success(request, words % {"n": len(sent)})
    return True
