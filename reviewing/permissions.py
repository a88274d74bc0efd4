"""Who may do what in reviewing: small predicates, and the tracks that a chair or organiser works with."""

from django.utils import timezone
from django.utils.translation import gettext as _

from conference.models import Edition
from conference.permissions import may_chair
from conference.viewers import Viewer
from reviewing.models import Assignment, Decision
from submissions.models import Submission
from submissions.visibility import concealed


def tracks_of(viewer, edition):
    """Those whose reviewing the viewer runs: organisers all, chairs their own."""
    tracks = edition.tracks.select_related("edition").order_by("position", "pk")
    return tracks if viewer.organises(edition) else tracks.filter(pk__in=viewer.chaired_tracks.values("pk"))


def may_run_reviewing(viewer, track):
    return may_chair(viewer, track)


def may_decide(viewer, track):
    """Organisers and chairs, but those who only recommend."""
    return viewer.decides(track)


def may_release(viewer, track):
    """Chairs release what they decided; where the conference keeps that for organisers and journal editors, only these
    do."""
    if track.edition.released_by == Edition.Releaser.EDITORS:
        return viewer.organises(track.edition)
    return may_decide(viewer, track)


def why_not_released(viewer, track) -> str:
    """Why this viewer releases no decisions of the track; empty for who does."""
    if may_release(viewer, track):
        return ""
    if not may_decide(viewer, track):
        return _("You recommend here: chairs who decide, or organisers, confirm and release.")
    return _("Organisers and journal editors release the decisions here. Yours are saved for them.")


def may_manage_invitation(viewer, invitation):
    """Chairs those for their tracks; one for all tracks is the organisers' business, chairs only see it."""
    if invitation.track is None:
        return viewer.organises(invitation.edition)
    return may_run_reviewing(viewer, invitation.track)


def is_reviewer(viewer, assignment):
    return viewer.person is not None and assignment.reviewer_id == viewer.person.pk


def is_in_conflict(assignment):
    """Whether the paper is kept from its reviewer by now: a conflict that stands, or the reviewer is an author."""
    return concealed(Viewer(person=assignment.reviewer)).filter(pk=assignment.submission_id).exists()


def opens_the_paper(assignment):
    """Whether by this request its reviewer may see the paper."""
    reader = Viewer(person=assignment.reviewer)
    return Assignment.objects.opening_the_paper_to(reader).filter(pk=assignment.pk).exists()


def why_closed(assignment: Assignment) -> str:
    """Why the paper is not the reviewer's to see or answer for any more; empty where it still is."""
    withdrawn = assignment.submission.status == Submission.Status.WITHDRAWN
    if withdrawn or assignment.status in (Assignment.Status.PROPOSED, Assignment.Status.WITHDRAWN):
        return _("This request has been withdrawn. You need not do anything.")
    if is_in_conflict(assignment):
        return _("You can no longer review this paper because of a conflict of interest.")
    if assignment.round.is_closed and assignment.status != Assignment.Status.DONE:
        return _("A decision on this paper has been made in the meantime. You need not do anything.")
    return ""


def bar_to_moving(submission: Submission) -> str:
    """Why it may not go to another track: whoever was chosen to review it there would not be asked here."""
    if Assignment.objects.standing().filter(submission=submission).exists():
        return _("Reviewers have been chosen for this paper already. Please take them off first.")
    if Decision.objects.filter(submission=submission).exists():
        return _("Reviewing of this paper has come too far for that.")
    return ""


def may_write(viewer, assignment, at=None):
    """The reviewer, from accepting on, while the review may still be changed."""
    return is_reviewer(viewer, assignment) and assignment.may_read and is_open_for_writing(assignment, at)


def is_open_for_writing(assignment, at=None):
    """A first review is welcome until the decision is released, even late; a submitted one may be changed until due."""
    if assignment.round.is_closed:
        return False
    late = assignment.due_at is not None and (at or timezone.now()) >= assignment.due_at
    return assignment.status == Assignment.Status.ACCEPTED or not late
