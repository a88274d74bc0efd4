"""Finding the paper that an address names, or 404: hidden looks like absent; and what is said when it is too late."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from conference.history import Refused
from conference.second_factor import is_needed, require_second_factor
from submissions.models import Submission
from submissions.visibility import opened_by_office


def visible_submission(request, code):
    """Whom an office lets in needs the second factor that the workbench asks for; authors and reviewers do not."""
    papers = Submission.objects.visible_to(request.viewer)
    related = papers.select_related("edition__series", "track__edition", "kind", "contact")
    submission = get_object_or_404(related, code=code)
    if is_needed(submission.edition) and opened_by_office(request.viewer, submission):
        require_second_factor(request.viewer, submission.edition)
    return submission


def handled_submission(request, code):
    papers = Submission.objects.handled_by(request.viewer)
    submission = get_object_or_404(papers.select_related("edition__series", "track__edition", "kind"), code=code)
    require_second_factor(request.viewer, submission.edition)
    return submission


def closed(request, submission, require_time):
    """After the deadline: a clear refusal on the paper's own page, where all that was written still is; else None."""
    try:
        require_time(submission, timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(submission)
    return None
