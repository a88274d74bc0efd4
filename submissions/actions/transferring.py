"""Deeds that move a paper to another track: its chairs offer it, the chairs of the other one take it or do not."""

from datetime import datetime

from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import mail, registry
from conference.history import Refused, action, digest, note
from conference.models import Kind, Person, Track
from submissions.correspondents import recipients
from submissions.finding import find_conflicts
from submissions.models import Submission, Transfer
from submissions.transfers import MOVABLE, OFFERED, chairs_of, unbiased_chairs_of

Status = Transfer.Status


@action(secret="authors")
def offer_transfer(
    submission: Submission, *, track: Track, by: Person | None, text: str = "", at: datetime | None = None
) -> Transfer:
    """Asks the chairs of another track to take the paper; it stays where it is until they do.

    They are compared with its authors first: whoever is in conflict does not come to see it.
    """
    at, submission = at or timezone.now(), Submission.objects.locked(submission)
    _require_movable(submission)
    if track.edition_id != submission.edition_id or track.pk == submission.track_id:
        raise Refused(_("Please choose another track of this conference."))
    if Transfer.objects.open().filter(submission=submission).exists():
        raise Refused(_("This paper has been offered to another track already."))
    find_conflicts(track, by=None, people=chairs_of(track), papers=[submission])
    transfer = Transfer.objects.create(
        submission=submission, edition=submission.edition, origin=submission.track, track=track, note=text, by=by, at=at
    )
    for chair in unbiased_chairs_of(track, submission):
        _write(OFFERED, transfer, to=chair, purpose="offered")
    note(track=track.code)
    return transfer


@action(secret="authors")
def withdraw_transfer(transfer: Transfer, *, by: Person | None, at: datetime | None = None) -> Transfer:
    """Takes the offer back."""
    return _answered(_locked(transfer), Status.WITHDRAWN, by=by, at=at)


@action(secret="authors")
def refuse_transfer(transfer: Transfer, *, reason: str, by: Person | None, at: datetime | None = None) -> Transfer:
    """The other track does not take the paper; who asked is told why."""
    if not reason.strip():
        raise Refused(_("Please say why: it helps the chairs who asked."))
    transfer = _answered(_locked(transfer), Status.REFUSED, by=by, at=at, answer=reason)
    _tell_who_asked(transfer)
    return transfer


@action(secret="authors")
def take_transfer(
    transfer: Transfer, *, by: Person | None, kind: Kind | None = None, at: datetime | None = None
) -> Transfer:
    """The paper moves: its type must exist in the new track, topics of the old one are dropped (the note keeps them),
    and conflicts are looked for again."""
    at = at or timezone.now()
    submission = Submission.objects.locked(transfer.submission)
    transfer = _locked(transfer)
    _require_movable(submission)
    submission.kind = _kind_there(submission, transfer.track, kind)
    submission.track, submission.changed_at = transfer.track, at
    submission.revision += 1  # who is writing meanwhile is told
    submission.save(update_fields=["kind", "track", "changed_at", "revision"])
    transfer.note = "\n\n".join(filter(None, [transfer.note, _drop_topics(submission)]))
    transfer = _answered(transfer, Status.TAKEN, by=by, at=at)
    find_conflicts(transfer.track, by=None, papers=[submission])
    _tell_authors(transfer)
    _tell_who_asked(transfer)
    note(origin=transfer.origin.code, track=transfer.track.code)
    return transfer


def _locked(transfer):
    transfer = Transfer.objects.select_for_update(of=["self"]).get(pk=transfer.pk)
    if transfer.status != Status.OFFERED:
        raise Refused(_("This offer has been answered or taken back already."))
    return transfer


def _require_movable(submission):
    """What upper apps have begun with a paper keeps it where it is."""
    if submission.status not in MOVABLE:
        raise Refused(_("Only papers that are in and not decided on can go to another track."))
    for sentence in filter(None, (bar(submission) for bar in registry.bars_to_moving)):
        raise Refused(sentence)


def _kind_there(submission, track, wanted):
    kinds = track.edition.kinds.of_track(track)
    kind = wanted or submission.kind
    if not kinds.filter(pk=kind.pk).exists():
        raise Refused(_("This track does not take “%(kind)s”: please choose a type.") % {"kind": kind})
    return kind


def _drop_topics(submission):
    """Takes the topics off that the new track does not have; a sentence that keeps their names, or nothing."""
    foreign = list(submission.topics.exclude(track=None).exclude(track=submission.track).order_by("position", "pk"))
    if not foreign:
        return ""
    submission.topics.remove(*foreign)
    return _("Topics in the former track: %(topics)s") % {"topics": ", ".join(str(topic) for topic in foreign)}


def _answered(transfer, status, *, by, at, answer=""):
    transfer.status, transfer.answer, transfer.answered_by = status, answer, by
    transfer.answered_at = at or timezone.now()
    transfer.save()
    note(answer=str(status))
    return transfer


def _tell_authors(transfer):
    for address, person in recipients(transfer.submission).items():
        _write("submissions/mail/moved.txt", transfer, to=person or address, purpose=f"moved {digest(address)}")


def _tell_who_asked(transfer):
    if transfer.by and transfer.by != transfer.answered_by:
        _write("submissions/mail/transfer_answered.txt", transfer, to=transfer.by, purpose="answered")


def _write(template, transfer, *, to, purpose):
    who = f" {to.code}" if isinstance(to, Person) else ""
    mail.send(
        template,
        to=to,
        purpose=f"transfer {transfer.code} {purpose}{who}",
        about=transfer,
        secret="authors",
        can_wait=True,
        transfer=transfer,
        submission=transfer.submission,
        link=reverse_lazy("submissions:paper", args=[transfer.submission.code]),
    )
