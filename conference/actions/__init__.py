"""Deeds of the lowest app."""

from conference.actions.editions import (
    add_kind,
    add_topic,
    add_track,
    create_edition,
    create_series,
    publish_edition,
    set_deadline,
    set_look,
)
from conference.actions.people import (
    answer_invitation,
    appoint,
    claim,
    describe_person,
    introduce,
    invite,
    withdraw_invitation,
)
from conference.actions.tasks import cancel_task

__all__ = [
    "add_kind",
    "add_topic",
    "add_track",
    "answer_invitation",
    "appoint",
    "cancel_task",
    "claim",
    "create_edition",
    "create_series",
    "describe_person",
    "introduce",
    "invite",
    "publish_edition",
    "set_deadline",
    "set_look",
    "withdraw_invitation",
]
