"""Deeds of the lowest app."""

from conference.actions.bouncing import mark_address, mark_bounced, prove_address
from conference.actions.calendars import renew_calendar
from conference.actions.calls import create_from_call
from conference.actions.cloning import clone_edition
from conference.actions.daily import send_daily_mail
from conference.actions.deadlines import remove_deadline, set_deadline, shift_deadlines, undo_move
from conference.actions.editions import (
    add_kind,
    add_topic,
    add_track,
    create_edition,
    create_series,
    publish_edition,
    set_look,
)
from conference.actions.institutions import take_institutions
from conference.actions.inviting import (
    answer_invitation,
    invite,
    invite_people,
    name_deputy,
    remind_invitation,
    send_invitation_again,
    withdraw_invitation,
)
from conference.actions.kinds import edit_kind, move_kind, remove_kind
from conference.actions.looking import look_as, stop_looking
from conference.actions.mailing import (
    change_mailing,
    continue_mailing,
    discard_mailing,
    discard_messages,
    edit_message,
    leave_out,
    pause_mailing,
    reset_mail_words,
    send_mailing,
    send_messages,
    set_mail_words,
    subscribe_again,
    unsubscribe,
    write_mailing,
)
from conference.actions.merging import merge
from conference.actions.opening import approve_call, hide_edition, open_call
from conference.actions.pages import (
    add_page,
    add_sponsor,
    edit_page,
    edit_sponsor,
    move_page,
    move_sponsor,
    remove_page,
    remove_sponsor,
)
from conference.actions.people import claim, confirm_orcid, describe_person, introduce, set_portrait
from conference.actions.questions import (
    add_question,
    edit_question,
    move_question,
    remove_question,
    restore_question,
)
from conference.actions.roles import appoint, move_role, remove_role, set_recommend_only
from conference.actions.setting_up import set_up_edition
from conference.actions.settings import edit_edition, edit_series, rename_edition
from conference.actions.status import set_status
from conference.actions.tasks import cancel_task
from conference.actions.tracks import edit_topic, edit_topics, edit_track, move_track, remove_track

__all__ = [
    "add_kind",
    "add_page",
    "add_question",
    "add_sponsor",
    "add_topic",
    "add_track",
    "answer_invitation",
    "appoint",
    "approve_call",
    "cancel_task",
    "change_mailing",
    "claim",
    "clone_edition",
    "confirm_orcid",
    "continue_mailing",
    "create_edition",
    "create_from_call",
    "create_series",
    "describe_person",
    "discard_mailing",
    "discard_messages",
    "edit_edition",
    "edit_kind",
    "edit_message",
    "edit_page",
    "edit_question",
    "edit_series",
    "edit_sponsor",
    "edit_topic",
    "edit_topics",
    "edit_track",
    "hide_edition",
    "introduce",
    "invite",
    "invite_people",
    "leave_out",
    "look_as",
    "mark_address",
    "mark_bounced",
    "merge",
    "move_kind",
    "move_page",
    "move_question",
    "move_role",
    "move_sponsor",
    "move_track",
    "name_deputy",
    "open_call",
    "pause_mailing",
    "prove_address",
    "publish_edition",
    "remind_invitation",
    "remove_deadline",
    "remove_kind",
    "remove_page",
    "remove_question",
    "remove_role",
    "remove_sponsor",
    "remove_track",
    "rename_edition",
    "renew_calendar",
    "reset_mail_words",
    "restore_question",
    "send_daily_mail",
    "send_invitation_again",
    "send_mailing",
    "send_messages",
    "set_deadline",
    "set_look",
    "set_mail_words",
    "set_portrait",
    "set_recommend_only",
    "set_status",
    "set_up_edition",
    "shift_deadlines",
    "stop_looking",
    "subscribe_again",
    "take_institutions",
    "undo_move",
    "unsubscribe",
    "withdraw_invitation",
    "write_mailing",
]
