"""Models of reviewing."""

from reviewing.models.assignments import Assignment, Round
from reviewing.models.reviews import Criterion, Decision, Review

__all__ = ["Assignment", "Criterion", "Decision", "Review", "Round"]
