"""Pages of a person's profile: what it says, the portrait, and finding an institution or a time zone for it."""

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from conference import actions, institutions, zones
from conference.countries import country_name
from conference.files import answer
from conference.forms import PortraitForm, ProfileForm
from conference.forms.seen import saving
from conference.languages import speak_from_now

FIELDS = list(ProfileForm.base_fields)


def profile(request):
    """Changes the profile. Without JavaScript two of its buttons only look an institution up, and choose it."""
    if {"look_up", "choose"} & request.POST.keys():
        return _with_institutions(request)
    form = saving(_form, actions.describe_person, thing=request.user, data=request.POST or None, by=request.user)
    if form.saved:
        speak_from_now(request, form.saved.language)
        messages.success(request, _("Your profile is saved."))
        return redirect("conference:profile")
    return _page(request, form)


def _form(person, data, files):
    return ProfileForm(data, stored={name: getattr(person, name) for name in FIELDS})


def _page(request, form, **context):
    context = {"form": form, "portrait_form": PortraitForm(auto_id="portrait_%s")} | context
    return render(request, "conference/profile.html", context)


def _with_institutions(request):
    """The form as it was typed, with what was found or with what was chosen; nothing is saved."""
    typed = request.POST.dict()
    chosen = institutions.named(typed.get("choose", ""))
    if chosen:
        typed |= {"affiliation": chosen.name, "ror": chosen.ror, "country": chosen.country}
    stored = _form(request.user, None, None).stored
    form = ProfileForm(stored=stored, initial=typed)
    form.initial["seen"] = typed.get("seen", "")
    found = [] if chosen else institutions.matching(typed.get("affiliation", ""))
    return _page(request, form, found=found, was_looked_up=not chosen)


def found_institutions(request):
    """What suggest.js offers for the beginning of a name."""
    found = institutions.matching(request.GET.get("q", ""))
    rows = [
        {
            "value": each.name,
            "about": ", ".join(filter(None, [each.city, country_name(each.country)])),
            "fills": {"ror": each.ror, "country": each.country},
        }
        for each in found
    ]
    return _suggested(rows)


def found_zones(request):
    found = zones.matching(request.GET.get("q", "")[:100])
    return _suggested([{"value": zone, "about": "", "fills": {}} for zone in found])


def _suggested(rows):
    said = ngettext("%(n)d found", "%(n)d found", len(rows)) % {"n": len(rows)}
    return JsonResponse({"found": rows, "said": said})


@require_POST
def set_portrait(request):
    """Takes a new portrait, or the one that is there away."""
    if "remove" in request.POST:
        actions.set_portrait(request.user, picture=None, by=request.user)
        messages.success(request, _("Your portrait is removed."))
        return redirect("conference:profile")
    form = PortraitForm(request.POST, request.FILES, auto_id="portrait_%s")
    if form.is_valid():
        actions.set_portrait(request.user, by=request.user, **form.cleaned_data)
        messages.success(request, _("Your portrait is saved."))
        return redirect("conference:profile")
    return _page(request, _form(request.user, None, None), portrait_form=form)


def portrait(request):
    """One's own; public pages show a portrait only by a release of the programme."""
    if not request.user.portrait:
        raise Http404
    return answer(request.user.portrait, "portrait.jpg")
