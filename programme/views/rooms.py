"""Rooms of the workbench: a list, one form to add and one to change."""

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from conference.history import Refused
from conference.views.lookup import managed_edition
from programme import actions
from programme.forms import RoomForm
from programme.permissions import may_arrange
from programme.views.lookup import arranged_edition, tried


def rooms(request, slug):
    edition = managed_edition(request, slug) if request.method == "GET" else arranged_edition(request, slug)
    form = RoomForm(request.POST or None)
    if form.is_valid():
        try:
            actions.add_room(edition, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("The room is added."))
            return redirect("programme:rooms", slug)
    rows = edition.rooms.annotate(uses=Count("sessions")).order_by("position", "pk")
    context = {"edition": edition, "rows": rows, "form": form, "may_arrange": may_arrange(request.viewer, edition)}
    return render(request, "programme/rooms.html", context)


def edit_room(request, slug, code):
    edition = arranged_edition(request, slug)
    room = get_object_or_404(edition.rooms, code=code)
    form = RoomForm(request.POST or None, initial={n: getattr(room, n) for n in ("name", "building", "capacity")})
    if form.is_valid():
        try:
            actions.change_room(room, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("The room is changed. Visitors see it when you publish the programme."))
            return redirect("programme:rooms", slug)
    return render(request, "programme/edit_room.html", {"edition": edition, "room": room, "form": form})


@require_POST
def remove_room(request, slug, code):
    edition = arranged_edition(request, slug)
    room = get_object_or_404(edition.rooms, code=code)
    back = reverse("programme:rooms", args=[slug])
    return tried(request, lambda: actions.remove_room(room, by=request.user), _("The room is removed."), back)
