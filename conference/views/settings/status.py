"""Postponing, moving online, cancelling: first what will happen and who will be told, then the deed."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conference import actions
from conference.actions.status import concerned, reached
from conference.forms.seen import saving
from conference.forms.status import StatusForm
from conference.models import Edition
from conference.views.lookup import organised_edition


def status(request, slug):
    edition = organised_edition(request, slug)
    if request.method == "POST" and "confirmed" in request.POST:
        form = saving(_form, actions.set_status, thing=edition, data=request.POST, by=request.user)
        if form.saved:
            messages.success(request, _said(form.cleaned_data["tells"]))
            return redirect(request.path)
    else:
        form = _form(edition, request.POST if request.method == "POST" else None)
    context = {"edition": edition, "form": form}
    if form.is_valid():
        context |= {"will": will(edition, form.cleaned_data), "sent": _sent(request.POST)}
    return render(request, "conference/settings/status.html", context)


def _form(edition, data=None, _files=None):
    stored = {"status": edition.status, "status_note": edition.status_note}
    if edition.status == Edition.Status.POSTPONED:
        stored |= {"starts_on": edition.starts_on, "ends_on": edition.ends_on}
    return StatusForm(data, stored=stored, languages=edition.languages, edition=edition)


def _said(tells):
    return _("It is said on all pages. The mails are on their way.") if tells else _("It is said on all pages.")


def _sent(post):
    """What was typed, for the page that asks once more."""
    typed = [(name, value) for name, values in post.lists() for value in values]
    return [(name, value) for name, value in typed if name not in ("csrfmiddlewaretoken", "deed")]


def will(edition, fields):
    """Sentences about what will happen."""
    status = fields["status"]
    what = {
        Edition.Status.SCHEDULED: _("All pages show it as planned again."),
        Edition.Status.POSTPONED: _("All pages and calendars say that it is postponed, and name the former days."),
        Edition.Status.MOVED_ONLINE: _("All pages and calendars say that it takes place online."),
        Edition.Status.CANCELLED: _("All pages and calendars say that it is cancelled. No call is open any more."),
    }[status]
    if not fields["tells"]:
        return [what, _("Nobody is told by mail.")]
    count = reached(concerned(edition)).count()
    told = ngettext("One mail goes out, to %(count)d person.", "One mail goes to each of %(count)d people.", count)
    return [what, told % {"count": count}]
