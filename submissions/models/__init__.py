"""Models of papers."""

from submissions.models.answers import Answer
from submissions.models.calling import AccessLink, Advice, Extension, Reminder, ReminderRule, Transfer
from submissions.models.checks import Check
from submissions.models.conflicts import Conflict
from submissions.models.submissions import Author, Receipt, Submission, Version

__all__ = [
    "AccessLink",
    "Advice",
    "Answer",
    "Author",
    "Check",
    "Conflict",
    "Extension",
    "Receipt",
    "Reminder",
    "ReminderRule",
    "Submission",
    "Transfer",
    "Version",
]
