"""The workbench's sponsors: their list, in the order of the front page, and a page for each."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from conference import actions
from conference.files import answer
from conference.forms import AddSponsorForm, SponsorForm
from conference.forms.seen import saving
from conference.views.lookup import organised_edition


def sponsors(request, slug):
    edition = organised_edition(request, slug)
    form = AddSponsorForm(request.POST or None, request.FILES or None, edition=edition)
    if form.is_valid():
        actions.add_sponsor(edition, by=request.user, **form.cleaned_data)
        messages.success(request, added_words(edition))
        return redirect(request.path)
    rows = edition.sponsors.order_by("position", "pk")
    return render(request, "conference/sponsors.html", {"edition": edition, "rows": rows, "form": form})


def added_words(edition):
    if edition.is_public:
        return _("The sponsor is added, and stands on the front page.")
    return _("The sponsor is added. Visitors see it once the public pages are open.")


def edit_sponsor(request, slug, code):
    edition = organised_edition(request, slug)
    sponsor = sponsor_of(edition, code)
    sent = {"data": request.POST, "files": request.FILES} if request.method == "POST" else {}
    form = saving(form_of, actions.edit_sponsor, thing=sponsor, by=request.user, **sent)
    if form.saved:
        messages.success(request, _("The sponsor is saved."))
        return redirect("conference:sponsors", slug)
    return render(request, "conference/edit_sponsor.html", {"edition": edition, "sponsor": sponsor, "form": form})


def form_of(sponsor, data, files):
    return SponsorForm(data, files, sponsor=sponsor)


@require_safe
def kept_logo(request, slug, code):
    """The logo of a sponsor, also while the conference is not public yet."""
    sponsor = sponsor_of(organised_edition(request, slug), code)
    if not sponsor.logo:
        raise Http404
    return answer(sponsor.logo, "logo.webp")


@require_POST
def move_sponsor(request, slug, code):
    edition = organised_edition(request, slug)
    sponsor = sponsor_of(edition, code)
    actions.move_sponsor(sponsor, up="up" in request.POST, by=request.user)
    return redirect(reverse("conference:sponsors", args=[slug]) + f"#{sponsor.code}")


@require_POST
def remove_sponsor(request, slug, code):
    edition = organised_edition(request, slug)
    actions.remove_sponsor(sponsor_of(edition, code), by=request.user)
    messages.success(request, _("The sponsor is removed."))
    return redirect("conference:sponsors", slug)


def sponsor_of(edition, code):
    return get_object_or_404(edition.sponsors.select_related("edition", "logo"), code=code)
