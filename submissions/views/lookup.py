"""Finding the paper that an address names, or 404: hidden looks like absent."""

from django.shortcuts import get_object_or_404

from submissions.models import Submission


def visible_submission(request, code):
    papers = Submission.objects.visible_to(request.viewer)
    return get_object_or_404(papers.select_related("edition__series", "track__edition", "kind", "contact"), code=code)


def handled_submission(request, code):
    papers = Submission.objects.handled_by(request.viewer)
    return get_object_or_404(papers.select_related("edition__series", "track__edition", "kind"), code=code)
