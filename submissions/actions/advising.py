"""Advice of chairs on an encouraged abstract: no decision, the full paper may come all the same."""

from datetime import datetime

from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import mail
from conference.history import Refused, action, digest, note
from conference.models import Person, Track
from submissions.advice import takes_advice
from submissions.correspondents import recipients
from submissions.models import Advice, Submission

Verdict = Advice.Verdict


@action(secret="reviews")
def advise(
    submission: Submission,
    *,
    verdict: str,
    by: Person | None,
    track: Track | None = None,
    text: str = "",
    at: datetime | None = None,
) -> Advice:
    """Tells the authors whether their abstract fits; until the paper is in, the advice can be changed."""
    at, submission = at or timezone.now(), Submission.objects.locked(submission)
    if not takes_advice(submission, at):
        raise Refused(_("Advice is given on abstracts that a call only encourages, until the paper is in or due."))
    track = track if verdict == Verdict.OTHER_TRACK else None
    _require_another_track(submission, verdict, track)
    advice = Advice.objects.select_for_update(of=["self"]).filter(submission=submission).first()
    if advice and (advice.verdict, advice.track, advice.note) == (verdict, track, text):
        raise Refused(_("This is what the advice says already."))
    is_change = advice is not None
    advice = advice or Advice(submission=submission, edition_id=submission.edition_id)
    advice.verdict, advice.track, advice.note, advice.by, advice.at = verdict, track, text, by, at
    advice.save()
    _tell_authors(advice, is_change)
    note(verdict=str(verdict), track=track.code if track else None, is_change=is_change)
    return advice


def _require_another_track(submission, verdict, track):
    if verdict != Verdict.OTHER_TRACK:
        return
    if track is None or track.edition_id != submission.edition_id or track.pk == submission.track_id:
        raise Refused(_("Please say which other track it fits."))


def _tell_authors(advice, is_change):
    for address, person in recipients(advice.submission).items():
        mail.send(
            "submissions/mail/advice.txt",
            to=person or address,
            purpose=f"advice {advice.code} {advice.at:%Y-%m-%d %H:%M:%S.%f} {digest(address)}",
            about=advice,
            secret="reviews",
            can_wait=True,
            advice=advice,
            submission=advice.submission,
            is_change=is_change,
            link=reverse_lazy("submissions:paper", args=[advice.submission.code]),
        )
