"""Deeds about papers."""

from submissions.actions.access import create_link, revoke_link, send_link, start_invited
from submissions.actions.advising import advise
from submissions.actions.conflicts import (
    confirm_conflict,
    confirm_conflicts,
    declare_conflict,
    dismiss_conflict,
    dismiss_conflicts,
)
from submissions.actions.drafts import StaleSave, save_draft, start
from submissions.actions.extending import extend, withdraw_extension
from submissions.actions.handing_in import (
    correct,
    hand_in_abstract,
    hand_in_paper,
    upload_final,
    upload_manuscript,
)
from submissions.actions.outcomes import accept, ask_revision, reject, withdraw
from submissions.actions.reminding import (
    add_reminder_rule,
    remind_authors,
    remove_reminder_rule,
    restore_reminder,
    skip_reminder,
    switch_reminder_rule,
)
from submissions.actions.transferring import offer_transfer, refuse_transfer, take_transfer, withdraw_transfer
from submissions.finding import find_conflicts

__all__ = [
    "StaleSave",
    "accept",
    "add_reminder_rule",
    "advise",
    "ask_revision",
    "confirm_conflict",
    "confirm_conflicts",
    "correct",
    "create_link",
    "declare_conflict",
    "dismiss_conflict",
    "dismiss_conflicts",
    "extend",
    "find_conflicts",
    "hand_in_abstract",
    "hand_in_paper",
    "offer_transfer",
    "refuse_transfer",
    "reject",
    "remind_authors",
    "remove_reminder_rule",
    "restore_reminder",
    "revoke_link",
    "save_draft",
    "send_link",
    "skip_reminder",
    "start",
    "start_invited",
    "switch_reminder_rule",
    "take_transfer",
    "upload_final",
    "upload_manuscript",
    "withdraw",
    "withdraw_extension",
    "withdraw_transfer",
]
