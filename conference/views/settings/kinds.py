"""Contribution types of a conference or special issue: list, order, adding, changing, removing."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from conference import actions
from conference.forms.tracks import KindForm
from conference.history import Refused
from conference.models import Kind
from conference.views.lookup import organised_edition
from conference.views.settings.common import done, edited, moved, stored_of


def kinds(request, slug):
    """In the order in which authors choose."""
    edition = organised_edition(request, slug)
    rows = edition.kinds.select_related("track").order_by("position", "pk")
    return render(request, "conference/settings/kinds.html", {"edition": edition, "rows": rows})


def add_kind(request, slug):
    edition = organised_edition(request, slug)
    data = request.POST if request.method == "POST" else None
    usual = stored_of(Kind(), KindForm.base_fields.keys() - {"track"}) | {"track": None}
    form = KindForm(data, stored=usual, languages=edition.languages, edition=edition)
    if form.is_valid():
        try:
            actions.add_kind(edition, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The contribution type is added."))
            return redirect("conference:kinds", slug)
    context = {"edition": edition, "form": form, "title": _("Add a contribution type"), "above": above(edition)}
    return render(request, "conference/settings/form.html", context)


def edit_kind(request, slug, code):
    edition = organised_edition(request, slug)
    kind = get_object_or_404(edition.kinds.select_related("track"), code=code)

    def form_of(row, data):
        stored = stored_of(row, KindForm.base_fields)
        return KindForm(data, stored=stored, languages=edition.languages, edition=edition)

    return edited(
        request,
        thing=kind,
        form_of=form_of,
        deed=actions.edit_kind,
        said=_("The contribution type is saved."),
        back=lambda _kind: reverse("conference:kinds", args=[slug]),
        edition=edition,
        title=_("Contribution type: %(name)s") % {"name": kind},
        above=above(edition),
    )


def above(edition):
    return reverse("conference:kinds", args=[edition.slug]), _("Contribution types")


@require_POST
def move_kind(request, slug, code):
    edition = organised_edition(request, slug)
    kind = get_object_or_404(edition.kinds, code=code)
    return moved(request, lambda **how: actions.move_kind(kind, **how), reverse("conference:kinds", args=[slug]))


@require_POST
def remove_kind(request, slug, code):
    edition = organised_edition(request, slug)
    kind = get_object_or_404(edition.kinds, code=code)
    back = reverse("conference:kinds", args=[slug])
    said = _("The contribution type is removed.")
    return done(request, lambda: actions.remove_kind(kind, by=request.user), said, back)
