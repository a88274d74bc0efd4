"""The review form of an edition, as far as it can be looked at and begun here."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from conference.history import Refused
from conference.views.lookup import organised_edition
from reviewing import actions


def review_form(request, slug):
    """What reviewers are asked; where nothing is asked yet, the usual form by one button."""
    edition = organised_edition(request, slug)
    if request.method == "POST":
        try:
            actions.set_default_criteria(edition, by=request.user)
            messages.success(request, _("The review form is there."))
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("reviewing:review-form", edition.slug)
    criteria = edition.criteria.order_by("position", "pk")
    return render(request, "reviewing/review_form.html", {"edition": edition, "criteria": criteria})
