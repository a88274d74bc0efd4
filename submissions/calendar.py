"""Whose papers are in which calls, and which of them have more time: for the personal calendar of deadlines."""

from collections.abc import Iterator

from conference.models import Deadline
from conference.published.call import Date
from conference.published.personal import OF_AUTHORS, Part
from submissions.models import Extension, Submission

OVER = [Submission.Status.WITHDRAWN, Submission.Status.REJECTED]


def parts(viewer) -> Iterator[Part]:
    """The tracks in which the viewer has a paper that goes on."""
    tracks = Submission.objects.of(viewer).exclude(status__in=OVER).order_by()
    for edition, track in tracks.values_list("edition", "track").distinct():
        yield Part(edition, track, OF_AUTHORS)


def extensions(viewer) -> Iterator[tuple[int, Date]]:
    """(edition, date) of each paper of the viewer that has more time than all others."""
    own = Submission.objects.of(viewer).exclude(status__in=OVER).values("pk")
    for given in Extension.objects.filter(submission__in=own).select_related("submission").order_by("pk"):
        yield given.edition_id, _date_of(given)


def _date_of(given: Extension) -> Date:
    """It may be given anew to the same paper: then its sequence has to grow, and the second of the deed does."""
    return Date(
        code=given.code,
        stage=given.stage,
        name=str(Deadline.Stage(given.stage).label),
        track=given.submission.label,
        closes_at=given.closes_at,
        day=given.day,
        time=given.time,
        zone=given.zone,
        is_moment=True,
        sequence=int(given.at.timestamp()),
        changed_at=given.at,
    )
