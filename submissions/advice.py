"""Which abstracts wait for advice: those that a call only encourages, as long as the paper may still come."""

from datetime import datetime

from django.db.models import Q
from django.utils import timezone

from conference.models import Deadline, Kind, Track
from submissions.models import Submission
from submissions.stages import Stages, is_over, stages, stages_of

Status = Submission.Status


def takes_advice(submission: Submission, at: datetime | None = None) -> bool:
    return submission.status == Status.ABSTRACT and _is_useful(stages_of(submission), at or timezone.now())


def _is_useful(given: Stages, at):
    return bool(given.abstract and given.abstract.is_optional and given.paper) and not is_over(given.paper, at)


def lacking_advice(papers, at: datetime | None = None):
    """Of these papers (a query) those that nobody has answered. Asks per track and type, not per paper."""
    at = at or timezone.now()
    encouraging = Deadline.objects.filter(stage=Deadline.Stage.ABSTRACT, is_optional=True).values("edition")
    unanswered = papers.filter(status=Status.ABSTRACT, advice=None, edition__in=encouraging)
    pairs = sorted(set(unanswered.order_by().values_list("track", "kind")))
    tracks = Track.objects.select_related("edition").in_bulk([track for track, _kind in pairs])
    kinds = Kind.objects.in_bulk([kind for _track, kind in pairs])
    wanted = Q(pk__in=[])
    for track, kind in pairs:
        if _is_useful(stages(tracks[track], kinds[kind]), at):
            wanted |= Q(track=track, kind=kind)
    return unanswered.filter(wanted)
