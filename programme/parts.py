"""What of the programme a new edition may take over from an old one (conference.cloning)."""

from django.utils.translation import gettext_lazy as _

from conference.cloning import Cloning, Part


def rooms(cloning: Cloning) -> None:
    for room in cloning.old.rooms.order_by("position", "pk"):
        cloning.copy(room)


PARTS = [Part("rooms", _("Rooms"), rooms, _("If it meets in the same house again"), is_usual=False, order=55)]
