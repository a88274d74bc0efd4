"""What the deeds of reviewing take hold of before they change anything, so that two chairs do not work at once."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from conference.history import Refused
from conference.models import Track
from conference.viewers import Viewer
from reviewing.models import Assignment, Round
from submissions.models import Submission, Version


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
    return open_rounds([submission])[submission.pk]


def open_rounds(submissions: Collection[Submission]) -> dict[int, Round]:
    """Those of many papers, by the paper's primary key, with the same few queries for any number of them."""
    rounds = _newest(Round.objects.running(), submissions)
    others = [submission for submission in submissions if submission.pk not in rounds]
    versions, former = _newest(Version.objects.defer("content"), others), _newest(Round.objects, others)
    new = [_new_round(paper, versions.get(paper.pk), former.get(paper.pk)) for paper in others]
    return rounds | {round.submission_id: round for round in Round.objects.bulk_create(new)}


def _newest(rows, submissions):
    """The one of the highest number of each paper."""
    return {row.submission_id: row for row in rows.filter(submission__in=submissions).order_by("number")}


def _new_round(submission, version, last):
    if submission.is_decided or submission.status in (submission.Status.WITHDRAWN, submission.Status.DRAFT):
        raise Refused(_("%(paper)s is not under review.") % {"paper": submission.label})
    if version is None or (last and version.pk == last.version_id):
        raise Refused(_("%(paper)s has nothing new to review.") % {"paper": submission.label})
    return Round(
        edition_id=submission.edition_id,
        submission=submission,
        number=last.number + 1 if last else 1,
        version=version,
    )


def locked_assignment(assignment):
    return Assignment.objects.select_related("submission", "round", "reviewer", "edition").locked(assignment)
