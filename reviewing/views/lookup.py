"""Finding what an address names, or 404: hidden looks like absent."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404

from conference.history import Refused
from reviewing.models import Assignment
from reviewing.permissions import tracks_of
from submissions.models import Submission


def run_track(request, edition, slug):
    """A track whose reviewing the viewer runs."""
    return get_object_or_404(tracks_of(request.viewer, edition), slug=slug)


def chosen_track(request, tracks):
    """The track that the address asks for, else the first; None where there is none."""
    wanted = request.GET.get("track", "")
    if not wanted:
        return tracks[0] if tracks else None
    for track in tracks:
        if track.slug == wanted:
            return track
    raise Http404


def handled_paper(request, edition, code):
    """A paper of the edition that the viewer handles: not one in conflict."""
    papers = Submission.objects.handled_by(request.viewer).filter(edition=edition)
    return get_object_or_404(papers.select_related("track", "kind", "edition"), code=code)


def handled_assignment(request, edition, code):
    papers = Submission.objects.handled_by(request.viewer).filter(edition=edition)
    rows = Assignment.objects.filter(submission__in=papers.values("pk"))
    return get_object_or_404(rows.select_related("submission__track", "reviewer"), code=code)


def done(request, deed, success):
    """Does a deed that has no form, and says how it went."""
    try:
        result = deed()
    except Refused as refusal:
        messages.error(request, str(refusal))
        return None
    if success:
        messages.success(request, success)
    return result
