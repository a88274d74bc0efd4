"""Taking in a PDF: kept on the disk, looked into by a child process, and only then offered to a deed."""

from collections.abc import Callable, Iterable
from contextlib import contextmanager
from datetime import datetime, timedelta
from threading import BoundedSemaphore

from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import files
from conference.history import Refused, action
from conference.models import Entry, File, Kind, Person
from submissions.checks import check_pdf
from submissions.models import Check, Submission

PDF = "application/pdf"
MOST_A_DAY = 40  # uploads to one paper, whatever becomes of them
AT_ONCE = BoundedSemaphore(2)  # in this process: each check takes a core for seconds, and much memory
PATIENCE = 20  # seconds


def take(
    upload: UploadedFile, *, submission: Submission, deed: Callable, by: Person, at: datetime, is_final: bool = False
) -> Submission:
    """Receives a file and does the deed with it (upload_manuscript, upload_final); a refused file leaves nothing."""
    file = receive(upload.chunks(), submission=submission, name=upload.name, owner=by, is_final=is_final)
    try:
        return deed(submission, file=file, by=by, at=at)
    except Refused:
        files.discard(file)
        raise


def receive(
    pieces: Iterable[bytes], *, submission: Submission, name: str, owner: Person | None, is_final: bool = False
) -> File:
    """Stores and checks what was uploaded; takes up to half a minute, so call it outside of any transaction.

    Raises Refused with the reasons if the file can never be handed in; then nothing of it is left.
    """
    with _turn():
        begin_upload(submission, by=owner)
        file = _stored(pieces, submission, name=name, owner=owner, is_final=is_final)
        try:
            _look_into(file, submission, is_final)
        except Exception:
            files.discard(file)
            raise
    return file


@contextmanager
def _turn():
    """Few at once: many uploads in the last minute before a deadline must not take the whole machine."""
    if not AT_ONCE.acquire(timeout=PATIENCE):
        raise Refused(
            _(
                "Many papers are being checked at the moment. Please try again in a minute; "
                "what you have written is saved."
            )
        )
    try:
        yield
    finally:
        AT_ONCE.release()


@action(secret="authors")
def begin_upload(submission: Submission, *, by: Person | None, at: datetime | None = None) -> Submission:
    """Counts the uploads to a paper by their lines of history, and refuses more than one day's share."""
    submission = Submission.objects.locked(submission)
    since = (at or timezone.now()) - timedelta(days=1)
    begun = Entry.objects.filter(deed="submissions.begin_upload", subject_code=submission.code, at__gt=since)
    if begun.count() >= MOST_A_DAY:
        raise Refused(
            _("This paper has had %(count)d uploads within a day. Please try again tomorrow.") % {"count": MOST_A_DAY}
        )
    return submission


def _stored(pieces, submission, *, name, owner, is_final):
    most = submission.kind.max_bytes
    kind = File.Kind.FINAL if is_final else File.Kind.MANUSCRIPT
    try:
        return files.store(
            pieces, name=name, kind=kind, content_type=PDF, edition=submission.edition, owner=owner, at_most=most
        )
    except files.TooLarge:
        size = f"{most / 1_000_000:.1f}"
        raise Refused(_("The file is too large: at most %(size)s MB are allowed.") % {"size": size}) from None


def _look_into(file, submission, is_final):
    findings = check_pdf(files.path_of(file), **limits_of(submission, is_final))
    found = [finding.as_dict() for finding in findings]
    check = Check.objects.create(edition=submission.edition, file=file, findings=found)
    if check.blocks:
        raise Refused(" ".join(check.blocks))


def limits_of(submission: Submission, is_final: bool) -> dict:
    """A final version shows its authors and may be longer than what was reviewed."""
    limits = {"max_bytes": submission.kind.max_bytes}
    if is_final:
        return limits
    limits |= {"max_pages": submission.kind.max_pages, "authors": hidden_names(submission)}
    return limits | words_asked_for(submission.kind)


def words_asked_for(kind: Kind) -> dict:
    """How long a paper of this kind is to be in words, where the call says so."""
    least, most = kind.min_paper_words, kind.max_paper_words
    if least is None and most is None:
        return {}
    return {"words": {"least": least, "most": most, "with_references": kind.counts_references}}


def hidden_names(submission: Submission) -> list[str]:
    """Names and addresses that must not show in a paper of an anonymous kind."""
    if not submission.kind.hides_authors:
        return []
    rows = submission.authors.order_by("position")
    return [value for row in rows for value in (row.name, row.email) if value]


def require_checked(file: File) -> None:
    """Refuses a file that has not been looked into, or that can never be handed in."""
    check = Check.objects.filter(file=file).first()
    if check is None:
        raise Refused(_("This file has not been checked. Please upload it again."))
    if check.blocks:
        raise Refused(" ".join(check.blocks))
