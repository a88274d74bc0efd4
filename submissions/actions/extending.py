"""Deeds about extensions: a date of its own for one paper, given by a chair for a reason."""

from datetime import date, datetime, time

from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import dates, mail
from conference.history import Refused, action, digest, note
from conference.models import Person
from submissions.correspondents import recipients
from submissions.extending import extendable
from submissions.models import Extension, Submission
from submissions.stages import stages


@action
def extend(
    submission: Submission,
    *,
    stage: str,
    day: date,
    zone: str,
    reason: str,
    by: Person | None,
    time: time | None = None,
    at: datetime | None = None,
) -> Extension:
    """Gives a paper more time than all others have, or changes what it was given; its authors are told by mail."""
    at, submission = at or timezone.now(), Submission.objects.locked(submission)
    closes_at = _instant(day, time, zone)
    _require_more_time(submission, stage, closes_at, at)
    if not reason.strip():
        raise Refused(_("Please say why this paper gets more time."))
    extension = _held(submission, stage) or Extension(submission=submission, stage=stage)
    extension.edition_id = submission.edition_id
    extension.day, extension.time, extension.zone, extension.closes_at = day, time, zone, closes_at
    extension.reason, extension.by, extension.at = reason.strip(), by, at
    extension.save()
    note(stage=str(stage), until=closes_at.isoformat())
    _tell_authors(extension, at)
    return extension


@action
def withdraw_extension(extension: Extension, *, by: Person | None, at: datetime | None = None) -> Submission:
    """Takes an extension back: the date of all holds again. Its authors are told."""
    at, submission = at or timezone.now(), Submission.objects.locked(extension.submission)
    extension = _held(submission, extension.stage)
    if extension is None:
        raise Refused(_("This extension has already been taken back."))
    note(stage=extension.stage, was=extension.closes_at.isoformat())
    extension.delete()
    _tell_authors(extension, at, is_taken_back=True)
    return submission


def _held(submission, stage):
    return Extension.objects.select_for_update(of=["self"]).filter(submission=submission, stage=stage).first()


def _instant(day, time, zone):
    try:
        return dates.instant_of(day, time, zone)
    except ValueError as problem:
        raise Refused(str(problem)) from problem


def _require_more_time(submission, stage, closes_at, at):
    given = stages(submission.track, submission.kind)
    if stage not in extendable(submission, given):
        raise Refused(_("There is nothing to extend for this paper now."))
    if closes_at <= at:
        raise Refused(_("This is in the past."))
    if closes_at <= getattr(given, stage).closes_at:
        raise Refused(_("All papers have time until %(when)s.") % {"when": getattr(given, stage).shown})


def _tell_authors(extension, at, is_taken_back=False):
    submission = extension.submission
    general = getattr(stages(submission.track, submission.kind), extension.stage)
    for address, person in recipients(submission).items():
        mail.send(
            "submissions/mail/extension.txt",
            to=person or address,
            purpose=f"extension {extension.code} {at:%Y-%m-%d %H:%M:%S.%f} {digest(address)}",
            about=submission,
            secret="authors",
            submission=submission,
            extension=extension,
            is_taken_back=is_taken_back,
            general=general,
            link=reverse_lazy("submissions:paper", args=[submission.code]),
        )
