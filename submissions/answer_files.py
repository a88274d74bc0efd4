"""Files that answer a form field: taken in, told by their content, and under which name others get them."""

import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import slugify
from django.utils.translation import gettext as _

from conference import files
from conference.history import Refused
from conference.models import File, Person
from submissions.models import Answer, Submission
from submissions.uploads import begin_upload

LARGEST = 20 * 1024 * 1024
ZIP, TEXT, UNKNOWN = "application/zip", "text/plain", "application/octet-stream"
# What a file begins with -> its type; whatever it is called, nothing else is believed.
STARTS = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"PK\x03\x04": ZIP,
}
ENDINGS = {"application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg", TEXT: ".txt", UNKNOWN: ".bin"}
# Archives that programs for texts and tables write: told apart by what their owner called them, once they are one.
OF_ARCHIVES = (".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp")


def most_bytes() -> int:
    return min(LARGEST, settings.UPLOAD_LIMIT)


@contextmanager
def kept(answers: Mapping[str, object], submission: Submission, *, by: Person | None) -> Iterator[dict]:
    """The answers with stored files for uploads; where the deed inside is refused, these are gone again."""
    uploads = {code: value for code, value in answers.items() if isinstance(value, UploadedFile)}
    stored: dict[str, File] = {}
    try:
        for code, upload in uploads.items():
            begin_upload(submission, by=by)
            stored[code] = receive(upload, submission, owner=by)
        yield {**answers, **stored}
    except Refused:
        for file in stored.values():
            files.discard(file)
        raise


def receive(upload: UploadedFile, submission: Submission, *, owner: Person | None) -> File:
    """Kept as it came, and nothing is believed of it but what its bytes say."""
    content_type = type_of(upload)
    try:
        return files.store(
            upload.chunks(),
            name=upload.name,
            kind=File.Kind.ANSWER,
            content_type=content_type,
            edition=submission.edition,
            owner=owner,
            at_most=most_bytes(),
        )
    except files.TooLarge:
        raise Refused(too_large()) from None


def too_large() -> str:
    return _("The file is too large: at most %(size)d MB are allowed.") % {"size": most_bytes() // 1_000_000}


def type_of(upload: UploadedFile) -> str:
    """By its first bytes: a text, or one of few formats, or unknown."""
    upload.seek(0)
    start = upload.read(4096)
    upload.seek(0)
    found = next((kind for mark, kind in STARTS.items() if start.startswith(mark)), "")
    return found or (TEXT if _is_text(start) else UNKNOWN)


def _is_text(start):
    """A letter of several bytes may be cut at the end of what was read."""
    text = start.decode("utf-8", errors="ignore")
    is_whole = len(text.encode()) >= len(start) - 3
    return is_whole and not any(unicodedata.category(each) == "Cc" and each not in "\t\n\r\f" for each in text)


def name_of(answer: Answer) -> str:
    """A name that tells nobody's: "paper-41-ethics-statement.pdf"."""
    submission, file = answer.submission, answer.file
    paper = f"paper-{submission.number}" if submission.number else "draft"
    return f"{paper}-{slugify(answer.label)[:40].strip('-') or 'answer'}{_ending(file)}"


def _ending(file):
    if file.content_type == ZIP:
        return next((each for each in OF_ARCHIVES if file.name.lower().endswith(each)), ".zip")
    return ENDINGS.get(file.content_type, ".bin")
