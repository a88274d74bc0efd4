"""Whose papers are in which calls: for the personal calendar of deadlines."""

from collections.abc import Iterator

from conference.published.personal import OF_AUTHORS, Part
from submissions.models import Submission

OVER = [Submission.Status.WITHDRAWN, Submission.Status.REJECTED]


def parts(viewer) -> Iterator[Part]:
    """The tracks in which the viewer has a paper that goes on."""
    tracks = Submission.objects.of(viewer).exclude(status__in=OVER).order_by()
    for edition, track in tracks.values_list("edition", "track").distinct():
        yield Part(edition, track, OF_AUTHORS)
