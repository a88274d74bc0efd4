"""What authors call their reviewers: R1, R2 ... within a paper, by lot among those whose reviews they get to read.

Numbers are given when a decision is released, so that they do not tell how many were asked; a preview shows the same.
"""

from django.utils.crypto import salted_hmac

from reviewing.models import Assignment, Decision, Review


def pseudonyms(decision: Decision) -> dict[Assignment, str]:
    """Assignments of the decision's round whose review is in, in the order of their numbers, with their pseudonyms.

    Who reviewed the paper in an earlier round keeps the own one. (Cheap for decisions by letters.with_reviews.)
    """
    given = {one.reviewer_id: one.pseudonym for one in decision.submission.assignments.all() if one.pseudonym}
    reviewed = sorted(filter(has_submitted, decision.round.assignments.all()), key=_lot)
    for assignment in reviewed:
        given.setdefault(assignment.reviewer_id, f"R{len(given) + 1}")
    return {one: given[one.reviewer_id] for one in sorted(reviewed, key=lambda one: _number(given[one.reviewer_id]))}


def has_submitted(assignment: Assignment) -> bool:
    review = getattr(assignment, "review", None)
    return review is not None and review.status == Review.Status.SUBMITTED


def in_order_of_pseudonyms(assignments) -> list[Assignment]:
    """R1, R2 ... R10; who has none (yet) comes last."""
    return sorted(assignments, key=lambda one: (not one.pseudonym, _number(one.pseudonym), one.pk))


def _lot(assignment):
    """Nobody without the site's key can foresee it, and it falls the same in the preview as in the letter."""
    return salted_hmac("pseudonyms", assignment.code).hexdigest()


def _number(pseudonym):
    return int(pseudonym[1:] or 0)
