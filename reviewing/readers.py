"""Reviewers among those who can see a paper."""

from django.utils.translation import gettext as _

from reviewing.models import Assignment
from submissions.models import Submission
from submissions.readers import Readers, in_order, is_told_authors, sees


def reviewers(viewer, submission: Submission) -> list[Readers]:
    """Those to whom the gate opens it now; that they review comes through the gate of who reviews."""
    asked = Assignment.objects.visible_to(viewer).filter(submission=submission).select_related("reviewer")
    reading = [person for person in {assignment.reviewer for assignment in asked} if sees(person, submission)]
    told = [person for person in reading if is_told_authors(person, submission)]
    blind = [person for person in reading if person not in told]
    groups = [
        (blind, _("They see the paper without its authors, and their own review.")),
        (told, _("They see the paper with its authors, and their own review.")),
    ]
    return [Readers(_("Reviewers"), in_order(people), sentence) for people, sentence in groups if people]
