"""Who works towards the date of the reviews: reviewers who were asked and have not handed theirs in."""

from collections.abc import Iterator
from datetime import datetime

from conference.models import Deadline
from reviewing.models import Assignment, Round
from submissions.models import Submission
from submissions.towards import for_which_it_holds

WRITING = [Assignment.Status.ASKED, Assignment.Status.ACCEPTED]


def reviewers(deadline: Deadline) -> Iterator[tuple[int, str]]:
    """(primary key of a person, code of the paper), the oldest request first."""
    if deadline.stage == Deadline.Stage.REVIEW:
        yield from _open_under(deadline).order_by("pk").values_list("reviewer", "submission__code")


def follow(deadline: Deadline, former: datetime, now: datetime | None) -> None:
    """Requests that name the former date name the new one; a reviewer who was given another date keeps it."""
    if deadline.stage == Deadline.Stage.REVIEW:
        _open_under(deadline).filter(due_at=former).update(due_at=now)


def _open_under(deadline):
    papers = for_which_it_holds(Submission.objects.filter(edition=deadline.edition_id).handed_in(), deadline)
    rows = Assignment.objects.filter(edition=deadline.edition_id, status__in=WRITING)
    return rows.filter(round__in=Round.objects.running().values("pk"), submission__in=papers.values("pk"))
