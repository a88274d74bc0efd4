"""Deeds about rooms."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conference.history import Refused, action, note
from conference.models import Edition, Person
from programme.models import Room


@action
def add_room(
    edition: Edition, *, name: str, by: Person | None, building: str = "", capacity: int | None = None
) -> Room:
    _refuse_twins(edition, name)
    position = edition.rooms.count()
    return Room.objects.create(edition=edition, name=name, building=building, capacity=capacity, position=position)


@action
def change_room(room: Room, *, name: str, by: Person | None, building: str = "", capacity: int | None = None) -> Room:
    room = Room.objects.select_for_update(of=["self"]).get(pk=room.pk)
    _refuse_twins(room.edition, name, but=room)
    room.name, room.building, room.capacity = name, building, capacity
    room.save()
    note(name=name, capacity=capacity)
    return room


@action
def remove_room(room: Room, *, by: Person | None) -> None:
    """Only an empty one: sessions do not lose their place by a slip."""
    sessions = room.sessions.count()
    if sessions:
        sentence = ngettext(
            "There is %(count)d session in this room. Move it to another one first.",
            "There are %(count)d sessions in this room. Move them to another one first.",
            sessions,
        )
        raise Refused(sentence % {"count": sessions})
    note(name=room.name)
    Room.objects.filter(pk=room.pk).delete()


def _refuse_twins(edition, name, but=None):
    if edition.rooms.filter(name=name).exclude(pk=but and but.pk).exists():
        raise Refused(_("There is already a room called “%(name)s”.") % {"name": name})
