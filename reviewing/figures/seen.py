"""What the figures of reviewing may count: what belongs to papers that the viewer handles, and nothing else."""

from reviewing.models import Assignment, Decision, Review
from reviewing.permissions import tracks_of
from submissions.models import Submission


def tracks_seen(viewer, edition):
    """Primary key -> label of the tracks whose reviewing the viewer runs; a special issue shows no track."""
    tracks = tracks_of(viewer, edition)
    return {track.pk: edition.short if edition.is_special_issue else str(track) for track in tracks}


def papers_seen(viewer, edition):
    return Submission.objects.handled_by(viewer).filter(edition=edition).handed_in()


def assignments_seen(viewer, edition):
    return Assignment.objects.filter(submission__in=papers_seen(viewer, edition).values("pk"))


def reviews_seen(viewer, edition):
    return Review.objects.submitted().filter(submission__in=papers_seen(viewer, edition).values("pk"))


def released_seen(viewer, edition):
    return Decision.objects.released().filter(submission__in=papers_seen(viewer, edition).values("pk"))
