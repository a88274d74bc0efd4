"""Conflicts of interest between authors and reviewers, found by rules that each give their evidence."""

from .parties import Found, Party, Rule
from .rules import find

__all__ = ["Found", "Party", "Rule", "find"]
