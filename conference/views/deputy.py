"""The page on which a chair names a deputy for some days, and ends that early."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from conference import actions, deputies
from conference.forms import DeputyForm
from conference.history import Refused
from conference.views.lookup import managed_edition


def deputy(request, slug):
    """Who stands in and when, who has been asked, and the form to ask somebody."""
    edition, roles = _own_roles(request, slug)
    form = DeputyForm(request.POST or None, roles=roles)
    if form.is_valid() and _named(request, form):
        return redirect(request.path)
    context = {"edition": edition, "form": form}
    context |= {"deputies": deputies.deputies_of(roles), "invited": deputies.invited_for(roles)}
    return render(request, "conference/deputy.html", context)


def _own_roles(request, slug):
    edition = managed_edition(request, slug)
    roles = deputies.own_roles(request.viewer, edition)
    if not roles.exists():
        raise Http404
    return edition, roles


def _named(request, form):
    try:
        name_deputy(by=request.user, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("The invitation is on its way."))
    return True


def name_deputy(*, role, email, given_name, family_name, starts_on, ends_on, text, by):
    somebody = actions.introduce(email, by=by, given_name=given_name, family_name=family_name)
    days = {"starts_on": starts_on, "ends_on": ends_on}
    actions.name_deputy(role, person=somebody, **days, address=email, text=text, by=by)


@require_POST
def end_deputy(request, slug):
    _edition, roles = _own_roles(request, slug)
    wanted = request.POST.get("role", "")
    is_number = wanted.isdecimal() and len(wanted) < 19
    role = get_object_or_404(deputies.deputies_of(roles), pk=int(wanted) if is_number else 0)
    return _done(request, slug, lambda: actions.remove_role(role, by=request.user), role.person.name)


@require_POST
def withdraw_deputy(request, slug):
    _edition, roles = _own_roles(request, slug)
    code = request.POST.get("code", "")[:20].replace("\0", "")
    found = get_object_or_404(deputies.invited_for(roles), code=code)
    return _done(request, slug, lambda: actions.withdraw_invitation(found, by=request.user), found.person.name)


def _done(request, slug, deed, name):
    try:
        deed()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(name)s does not stand in.") % {"name": name})
    return redirect("conference:deputy", slug)
