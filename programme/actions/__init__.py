"""Deeds of the programme."""

from programme.actions.keynotes import add_keynote, change_keynote, remove_keynote
from programme.actions.releases import publish, roll_back
from programme.actions.rooms import add_room, change_room, remove_room
from programme.actions.sessions import add_session, change_session, remove_session
from programme.actions.slots import (
    add_item,
    fill,
    mark_withdrawn,
    move,
    place,
    set_minutes,
    shift,
    take_out,
)

__all__ = [
    "add_item",
    "add_keynote",
    "add_room",
    "add_session",
    "change_keynote",
    "change_room",
    "change_session",
    "fill",
    "mark_withdrawn",
    "move",
    "place",
    "publish",
    "remove_keynote",
    "remove_room",
    "remove_session",
    "roll_back",
    "set_minutes",
    "shift",
    "take_out",
]
