"""What the deeds of reviewing take hold of before they change anything, so that two chairs do not work at once."""

from django.utils.translation import gettext as _

from conference.history import Refused
from conference.models import Track
from conference.viewers import Viewer
from reviewing.models import Assignment, Round
from submissions.models import Submission


def locked_track(track):
    """The track's row, held until the transaction ends: assignments and decisions of a track happen one by one."""
    return Track.objects.select_for_update(of=["self"]).select_related("edition").get(pk=track.pk)


def papers_in_hands_of(person, track):
    """Papers of a track that this person handles: none in conflict. None, the system, handles all.

    What a chair may not know of is left out of the chair's deeds altogether: another one does that part.
    """
    papers = Submission.objects.filter(track=track)
    return papers if person is None else papers.handled_by(Viewer(person=person))


def open_round(submission):
    """The running round of a paper; a new one where there is none yet, or the last is decided and a revision came."""
    running = Round.objects.running().filter(submission=submission).order_by("-number").first()
    if running:
        return running
    version = submission.versions.order_by("-number").first()
    last = Round.objects.filter(submission=submission).order_by("-number").first()
    if submission.is_decided or submission.status in (submission.Status.WITHDRAWN, submission.Status.DRAFT):
        raise Refused(_("%(paper)s is not under review.") % {"paper": submission.label})
    if version is None or (last and version.pk == last.version_id):
        raise Refused(_("%(paper)s has nothing new to review.") % {"paper": submission.label})
    return Round.objects.create(
        edition_id=submission.edition_id,
        submission=submission,
        number=last.number + 1 if last else 1,
        version=version,
    )


def locked_assignment(assignment):
    return Assignment.objects.select_related("submission", "round", "reviewer", "edition").locked(assignment)
