"""Deeds of reviewing."""

from reviewing.actions.answering import answer
from reviewing.actions.assigning import add_reviewer, propose, remove_proposal, tell_of_withdrawn_paper, withdraw
from reviewing.actions.criteria import set_default_criteria
from reviewing.actions.deciding import decide, release, release_decisions, take_back_decision
from reviewing.actions.inviting import invite_reviewers, remind_invited, remind_several
from reviewing.actions.sending import ask, remind, send
from reviewing.actions.writing import Stale, reopen_review, save_review, submit_review

__all__ = [
    "Stale",
    "add_reviewer",
    "answer",
    "ask",
    "decide",
    "invite_reviewers",
    "propose",
    "release",
    "release_decisions",
    "remind",
    "remind_invited",
    "remind_several",
    "remove_proposal",
    "reopen_review",
    "save_review",
    "send",
    "set_default_criteria",
    "submit_review",
    "take_back_decision",
    "tell_of_withdrawn_paper",
    "withdraw",
]
