"""Pasting a call: its text is read, and what it proposes is confirmed; nothing is saved before that."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conference import actions
from conference.forms.pasting import CallTextForm
from conference.forms.proposals import Proposals
from conference.history import Refused
from conference.models import Series
from conference.permissions import may_create_editions


def paste_call(request):
    """First the text, then what was read from it; both travel in the form until "Create" is pressed."""
    if not may_create_editions(request.viewer):
        raise Http404
    form = CallTextForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        return render(request, "conference/paste_call.html", {"form": form})
    is_confirmed = "create" in request.POST
    series = Series.objects.of(request.viewer).order_by("short_name", "pk")
    proposals = Proposals(form.cleaned_data["text"], series=series, data=request.POST if is_confirmed else None)
    if proposals.is_empty and not is_confirmed:
        form.add_error(
            "file" if request.FILES else "text",
            _("Nothing was found in this text: no name, no date, no track, nobody. Is it the text of a call?"),
        )
        return render(request, "conference/paste_call.html", {"form": form})
    if is_confirmed and proposals.is_valid():
        try:
            edition = actions.create_from_call(by=request.user, **proposals.deed())
        except Refused as refusal:
            proposals.edition.add_error(None, str(refusal))
        else:
            _tell(request, edition, proposals.without_address)
            return redirect("conference:manage", edition.slug)
    return render(request, "conference/paste_call.html", {"form": form, "proposals": proposals})


def _tell(request, edition, without_address):
    messages.success(request, _hidden_but_from(edition.invitations.count()))
    if without_address:
        names = ", ".join(without_address)
        messages.info(
            request,
            _("The call gives no e-mail address of %(names)s. You can invite them under “People”.") % {"names": names},
        )


def _hidden_but_from(invited):
    """That a new conference is hidden; not from whom the call itself named with an address."""
    if not invited:
        return _("It is created. Nobody else sees it before you open the call.")
    sentence = ngettext(
        "It is created. %(count)d person was invited by mail; nobody else sees it before you open the call.",
        "It is created. %(count)d people were invited by mail; nobody else sees it before you open the call.",
        invited,
    )
    return sentence % {"count": invited}
