"""The workbench's page about how an edition looks: accent colour and logo, with what becomes of them."""

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from conference import actions
from conference.files import answer
from conference.forms import LookForm
from conference.history import Refused
from conference.look import colour_typed, logo_of, remarks, tokens_of
from conference.templatetags.look import BRAND
from conference.views.lookup import organised_edition


def look(request, slug):
    """Colour and logo. With ?accent=... as data: what would become of that colour, for accent.js."""
    edition = organised_edition(request, slug)
    if "accent" in request.GET:
        return tones(request.GET["accent"])
    form = LookForm(request.POST or None, request.FILES or None, edition=edition)
    if form.is_valid():
        try:
            actions.set_look(edition, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("logo", str(refusal))
        else:
            messages.success(request, _("The look is saved. All pages have it from now on."))
            return redirect(request.path)
    high, wide = BRAND
    context = {"edition": edition, "form": form, "logo": logo_of(edition, high=high, wide=wide)}
    return render(request, "conference/look.html", context | {"remarks": remarks(edition.accent)})


def tones(typed):
    try:
        colour = colour_typed(typed)
    except ValueError as problem:
        return JsonResponse({"remarks": [str(problem)], "tokens": {}})
    return JsonResponse({"remarks": remarks(colour), "tokens": tokens_of(colour), "colour": colour})


def look_logo(request, slug):
    """The logo, also while the edition is not public yet."""
    edition = organised_edition(request, slug)
    if not edition.logo:
        raise Http404
    return answer(edition.logo, "logo.webp")
