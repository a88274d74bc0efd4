"""Models of papers."""

from submissions.models.checks import Check
from submissions.models.conflicts import Conflict
from submissions.models.submissions import Author, Receipt, Submission, Version

__all__ = ["Author", "Check", "Conflict", "Receipt", "Submission", "Version"]
