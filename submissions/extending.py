"""Which dates of a paper can be extended for it alone: those of what its authors may do next."""

from submissions.models import Submission
from submissions.stages import Stage, Stages

Status = Submission.Status
# Status -> the stages whose date may be extended; the first is what is usually meant.
EXTENDABLE = {
    Status.ABSTRACT: [Stage.PAPER, Stage.ABSTRACT],
    Status.SUBMITTED: [Stage.RESUBMISSION, Stage.PAPER],
    Status.REVISE: [Stage.REVISION],
    Status.ACCEPTED: [Stage.FINAL],
    Status.ACCEPTED_POSTER: [Stage.FINAL],
}


def extendable(submission: Submission, given: Stages) -> list[str]:
    """The stages, as far as the call has a date for them: without one nothing is ever too late."""
    return [stage for stage in EXTENDABLE.get(submission.status, []) if getattr(given, stage)]
