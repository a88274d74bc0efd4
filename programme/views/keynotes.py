"""Keynotes of the workbench."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from conference.files import answer
from conference.history import Refused
from conference.views.lookup import managed_edition
from programme import actions
from programme.forms import KeynoteForm
from programme.permissions import may_arrange
from programme.views.lookup import arranged_edition, tried


def keynotes(request, slug):
    edition = managed_edition(request, slug)
    rows = edition.keynotes.select_related("slot__session__room", "portrait").order_by("position", "pk")
    context = {"edition": edition, "rows": rows, "may_arrange": may_arrange(request.viewer, edition)}
    return render(request, "programme/keynotes.html", context)


def add_keynote(request, slug):
    edition = arranged_edition(request, slug)
    form = KeynoteForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            keynote = actions.add_keynote(edition, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("portrait", str(refusal))
        else:
            messages.success(request, _("The keynote of %(speaker)s is added.") % {"speaker": keynote.speaker})
            return redirect("programme:keynotes", slug)
    return render(request, "programme/edit_keynote.html", {"edition": edition, "form": form})


def edit_keynote(request, slug, code):
    edition = arranged_edition(request, slug)
    keynote = get_object_or_404(edition.keynotes.select_related("person", "edition"), code=code)
    form = KeynoteForm(request.POST or None, request.FILES or None, keynote=keynote)
    if form.is_valid():
        try:
            actions.change_keynote(keynote, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("portrait", str(refusal))
        else:
            messages.success(request, _("The keynote is saved. Visitors see it when you publish the programme."))
            return redirect("programme:keynotes", slug)
    return render(request, "programme/edit_keynote.html", {"edition": edition, "form": form, "keynote": keynote})


@require_POST
def remove_keynote(request, slug, code):
    edition = arranged_edition(request, slug)
    keynote = get_object_or_404(edition.keynotes, code=code)
    back = reverse("programme:keynotes", args=[slug])
    return tried(request, lambda: actions.remove_keynote(keynote, by=request.user), _("The keynote is removed."), back)


def keynote_portrait(request, slug, code):
    """The picture as it will be published."""
    edition = managed_edition(request, slug)
    keynote = get_object_or_404(edition.keynotes.select_related("portrait"), code=code)
    if not keynote.portrait:
        raise Http404
    return answer(keynote.portrait, "portrait")
