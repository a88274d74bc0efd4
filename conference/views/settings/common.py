"""What pages of settings have in common: a form of one thing, saved while its row is held, or shown as a preview."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from conference.forms.seen import saving
from conference.history import Refused

PAGE = "conference/settings/form.html"


def stored_of(thing, names):
    return {name: getattr(thing, name) for name in names}


def edited(request, *, thing, form_of, deed, said, template=PAGE, back=None, **context):
    """Shows the form of a thing; saves it, says so and leads back; or shows what becomes of its texts."""
    if request.method == "POST" and "preview" in request.POST:
        form = form_of(thing, request.POST)
        context["previews"] = form.previews() if form.is_valid() else []
    else:
        data = request.POST if request.method == "POST" else None
        form = saving(lambda row, typed, _files: form_of(row, typed), deed, thing=thing, data=data, by=request.user)
        if form.saved:
            messages.success(request, said)
            return redirect(back(form.saved) if back else request.path)
    return render(request, template, {"form": form, **context})


def done(request, deed, said, back):
    """Does a deed of one button and leads back; says why where it is refused."""
    try:
        deed()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect(back)


def moved(request, deed, back):
    up = request.POST.get("up") == "1"
    return done(request, lambda: deed(up=up, by=request.user), _("The order is changed."), back)
