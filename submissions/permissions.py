"""Who may do what with a paper: small predicates. Whether it is still time is asked by the action."""

from conference.permissions import may_manage
from submissions.models import Submission

Status = Submission.Status


def is_author(viewer, submission):
    """Wrote it, or started it for others."""
    return Submission.objects.of(viewer).filter(pk=submission.pk).exists()


def may_handle(viewer, submission):
    """Chair or organiser of it, and not in conflict."""
    return Submission.objects.handled_by(viewer).filter(pk=submission.pk).exists()


def may_start(viewer, track):
    return not viewer.is_anonymous


def may_edit(viewer, submission):
    return submission.status in (Status.DRAFT, Status.ABSTRACT, Status.SUBMITTED) and is_author(viewer, submission)


def may_upload(viewer, submission):
    return may_edit(viewer, submission) or (submission.status == Status.REVISE and is_author(viewer, submission))


def may_upload_final(viewer, submission):
    return submission.is_accepted and is_author(viewer, submission)


def is_withdrawable(submission):
    return submission.status not in (Status.WITHDRAWN, Status.REJECTED)


def may_withdraw(viewer, submission):
    """Who started it: nobody whose address was merely named as an author's takes a paper back."""
    return is_withdrawable(submission) and submission.contact == viewer.person


def may_see_receipts(viewer, submission):
    return is_author(viewer, submission) or may_handle(viewer, submission)


def may_settle_conflicts(viewer, submission):
    return may_handle(viewer, submission)


def may_list(viewer, edition):
    return may_manage(viewer, edition)
