"""Taking in a PDF: kept on the disk, looked into by a child process, and only then offered to a deed."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from conference import files
from conference.history import Refused
from conference.models import File, Person
from submissions.checks import check_pdf
from submissions.models import Check, Submission

PDF = "application/pdf"


def receive(
    pieces: Iterable[bytes], *, submission: Submission, name: str, owner: Person | None, is_final: bool = False
) -> File:
    """Stores and checks what was uploaded; takes up to ten seconds, so call it outside of any transaction.

    Raises Refused with the reasons if the file can never be handed in; then nothing points to it.
    """
    kind = File.Kind.FINAL if is_final else File.Kind.MANUSCRIPT
    edition = submission.edition
    file = files.store(pieces, name=name, kind=kind, content_type=PDF, edition=edition, owner=owner)
    findings = check_pdf(files.path_of(file), **limits_of(submission, is_final))
    check = Check.objects.create(edition=edition, file=file, findings=[finding.as_dict() for finding in findings])
    if check.blocks:
        file.delete()
        raise Refused(" ".join(check.blocks))
    return file


def limits_of(submission: Submission, is_final: bool) -> dict:
    """A final version shows its authors and may be longer than what was reviewed."""
    limits = {"max_bytes": submission.kind.max_bytes}
    if is_final:
        return limits
    return limits | {"max_pages": submission.kind.max_pages, "authors": hidden_names(submission)}


def hidden_names(submission: Submission) -> list[str]:
    """Names and addresses that must not show in a paper of an anonymous kind."""
    if not submission.kind.is_anonymous:
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
