"""Plain text out of the files in which calls are sent: PDF, Word (DOCX) and text."""

import io
import lzma
import re
import tempfile
import zipfile
import zlib
from pathlib import Path

from conference.confined import answers_of

from .cautions import gettext_noop
from .word import NotWord, text_of_document

LARGEST = 10_000_000  # bytes of a file
LONGEST = 500_000  # characters of a text
SECONDS = 9
MOST_ENTRIES = 2000  # of a DOCX
LARGEST_ENTRY = 20_000_000  # bytes of its text when unpacked
DOCUMENT = "word/document.xml"
OLD_WORD = b"\xd0\xcf\x11\xe0"
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

TOO_LARGE = gettext_noop("This file is too large. Please paste the text of the call instead.")
EMPTY = gettext_noop("There is no text in this file. If it is a scan, please type or paste the call.")
NO_KNOWN_KIND = gettext_noop(
    "This is not a file that can be read. Please choose a PDF, a Word file (.docx) or a text file."
)
OLD = gettext_noop("This is an old Word file (.doc). Please save it as .docx or as PDF, or paste the text.")
BROKEN_PDF = gettext_noop("This PDF cannot be read. Please export it again, or paste the text of the call.")
LOCKED = gettext_noop("This PDF is locked by a password. Please unlock it, or paste the text of the call.")
TOO_COMPLEX = gettext_noop("This PDF takes too long to read. Please paste the text of the call instead.")
BROKEN_WORD = gettext_noop("This Word file cannot be read. Please save it again, or paste the text of the call.")


# What zipfile raises for an archive that is damaged, locked, or packed in a way that it does not know.
BROKEN_ARCHIVE = (
    *(zipfile.BadZipFile, lzma.LZMAError, zlib.error),
    *(NotImplementedError, RuntimeError, EOFError, OSError),
)


class Unreadable(ValueError):
    """A file of which no text can be had; the sentence says what to do."""


def text_of(data: bytes) -> str:
    """The text of a file, whose kind is known by its content; raises Unreadable with a sentence for the person."""
    if len(data) > LARGEST:
        raise Unreadable(TOO_LARGE)
    if b"%PDF-" in data[:1024]:
        text = _of_pdf(data)
    elif data.startswith(b"PK\x03\x04"):
        text = _of_word(data)
    elif data.startswith(OLD_WORD):
        raise Unreadable(OLD)
    else:
        text = _of_plain(data)
    if not text.strip():
        raise Unreadable(EMPTY)
    if len(text) > LONGEST:
        raise Unreadable(TOO_LARGE)
    return text


def _of_pdf(data: bytes) -> str:
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        answers, is_finished = answers_of(
            "conference.calls.pages_of_pdf", {"path": str(Path(file.name).resolve())}, seconds=SECONDS
        )
    if not is_finished:
        raise Unreadable(TOO_COMPLEX)
    if any("is_locked" in answer for answer in answers):
        raise Unreadable(LOCKED)
    if any("is_broken" in answer for answer in answers):
        raise Unreadable(BROKEN_PDF)
    return "\n\n".join(answer["text"] for answer in answers)


def _of_word(data: bytes) -> str:
    """The text of a DOCX; entries that unpack to more than is allowed are not unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if len(archive.infolist()) > MOST_ENTRIES:
                raise Unreadable(TOO_LARGE)
            if DOCUMENT not in archive.namelist():
                raise Unreadable(NO_KNOWN_KIND)
            with archive.open(DOCUMENT) as entry:
                document = entry.read(LARGEST_ENTRY + 1)
    except BROKEN_ARCHIVE as problem:
        raise Unreadable(BROKEN_WORD) from problem
    if len(document) > LARGEST_ENTRY:
        raise Unreadable(TOO_LARGE)
    try:
        return text_of_document(document)
    except NotWord as problem:
        raise Unreadable(BROKEN_WORD) from problem


def _of_plain(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    if CONTROL.search(text[:4000]) or text.startswith("{\\rtf"):
        raise Unreadable(NO_KNOWN_KIND)
    return text
