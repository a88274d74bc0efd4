"""Finding the paper that an address names, or 404: hidden looks like absent; and what is said when it is too late."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from conference.history import Refused
from submissions.models import Submission


def visible_submission(request, code):
    papers = Submission.objects.visible_to(request.viewer)
    return get_object_or_404(papers.select_related("edition__series", "track__edition", "kind", "contact"), code=code)


def handled_submission(request, code):
    papers = Submission.objects.handled_by(request.viewer)
    return get_object_or_404(papers.select_related("edition__series", "track__edition", "kind"), code=code)


def closed(request, submission, require_time):
    """After the deadline: a clear refusal on the paper's own page, where all that was written still is; else None."""
    try:
        require_time(submission, timezone.now())
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(submission)
    return None
