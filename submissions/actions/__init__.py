"""Deeds about papers."""

from submissions.actions.conflicts import (
    confirm_conflict,
    confirm_conflicts,
    declare_conflict,
    dismiss_conflict,
    dismiss_conflicts,
)
from submissions.actions.drafts import StaleSave, save_draft, start
from submissions.actions.handing_in import (
    correct,
    hand_in_abstract,
    hand_in_paper,
    upload_final,
    upload_manuscript,
)
from submissions.actions.outcomes import accept, ask_revision, reject, withdraw
from submissions.finding import find_conflicts

__all__ = [
    "StaleSave",
    "accept",
    "ask_revision",
    "confirm_conflict",
    "confirm_conflicts",
    "correct",
    "declare_conflict",
    "dismiss_conflict",
    "dismiss_conflicts",
    "find_conflicts",
    "hand_in_abstract",
    "hand_in_paper",
    "reject",
    "save_draft",
    "start",
    "upload_final",
    "upload_manuscript",
    "withdraw",
]
