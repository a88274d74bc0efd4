"""Who may do what in reviewing: small predicates, and the tracks that a chair or organiser works with."""

from django.utils import timezone

from conference.permissions import may_chair
from reviewing.models import Assignment


def tracks_of(viewer, edition):
    """Those whose reviewing the viewer runs: organisers all, chairs their own."""
    tracks = edition.tracks.select_related("edition").order_by("position", "pk")
    return tracks if viewer.organises(edition) else tracks.filter(pk__in=viewer.chaired_tracks.values("pk"))


def may_run_reviewing(viewer, track):
    return may_chair(viewer, track)


def is_reviewer(viewer, assignment):
    return viewer.person is not None and assignment.reviewer_id == viewer.person.pk


def may_write(viewer, assignment, at=None):
    """The reviewer, from accepting on, while the review may still be changed."""
    return is_reviewer(viewer, assignment) and assignment.may_read and is_open_for_writing(assignment, at)


def is_open_for_writing(assignment, at=None):
    """A first review is welcome until the decision is released, even late; a submitted one may be changed until due."""
    if assignment.round.is_closed:
        return False
    late = assignment.due_at is not None and (at or timezone.now()) >= assignment.due_at
    return assignment.status == Assignment.Status.ACCEPTED or not late
