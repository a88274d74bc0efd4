"""What came within the grace that no page shows: chairs see how much it was used, of the papers that they handle."""

from conference.models import Deadline, Edition
from submissions.models import Submission, Version
from submissions.towards import for_which_it_holds

Stage = Deadline.Stage
# Stage of a date -> stages of the versions that come in by it.
COMES_AS = {
    Stage.ABSTRACT: [Version.Stage.ABSTRACT],
    Stage.PAPER: [Version.Stage.PAPER],
    Stage.RESUBMISSION: [Version.Stage.PAPER],
    Stage.REVISION: [Version.Stage.REVISION],
    Stage.FINAL: [Version.Stage.FINAL],
}


def came_late(viewer, edition: Edition, deadline: Deadline | None = None) -> dict[str, int]:
    """Label of what came -> how many papers, of all dates or of one; only what occurs."""
    papers = Submission.objects.handled_by(viewer).filter(edition=edition)
    if deadline:
        papers = for_which_it_holds(papers, deadline)
    stages = COMES_AS.get(deadline.stage, []) if deadline else Version.Stage.values
    rows = Version.objects.filter(submission__in=papers.values("pk"), is_late=True, stage__in=stages)
    found = list(rows.order_by("pk").values_list("stage", "submission").distinct())
    counted = {stage: len({paper for other, paper in found if other == stage}) for stage in stages}
    return {str(Version.Stage(stage).label): count for stage, count in counted.items() if count}
