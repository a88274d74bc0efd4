"""Looks into a PDF: does it open, how long is it, what does it carry, what does its text tell. Runs in the child."""

import time
from collections.abc import Iterator
from pathlib import Path

from pypdf import PdfReader

from ..words import count_words, words_in
from . import carried, identity
from .findings import Finding, block, ok, warn

SECONDS_FOR_TEXT = 5  # of processor time; a paper of 60 pages takes two
OTHER_FORMATS = (
    (b"PK\x03\x04", "a Word, OpenDocument or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "an RTF file"),
    (b"%!PS", "a PostScript file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"<", "a web page or XML file"),
    (b"\\documentclass", "a LaTeX source"),
)


def inspect(path: str, max_pages: int | None, authors: list[str], words: dict | None = None) -> Iterator[dict]:
    """Findings as dicts, each as soon as it is known, so that what was found survives the end of the child."""
    for finding in _findings(Path(path), max_pages, authors, words):
        yield finding.as_dict()


def _findings(path: Path, max_pages: int | None, authors: list[str], words: dict | None) -> Iterator[Finding]:
    with path.open("rb") as file:
        start = file.read(1024)
    if not start.startswith(b"%PDF-"):
        yield block("file", f"This is {_format_of(start)}, not a PDF. Please export the paper as PDF.")
        return
    try:
        reader = PdfReader(path)
        is_locked = reader.is_encrypted and not reader.decrypt("")
        pages = 0 if is_locked else len(reader.pages)
    except Exception:  # whatever a broken or hostile file provokes in the library
        yield block("file", "The file is damaged or not a complete PDF. Please export and upload it again.")
        return
    if is_locked:
        yield block("encryption", "The file is protected by a password, so that reviewers cannot open it.")
        return
    yield ok("file", "The file is a PDF and can be opened.")
    yield _protection(reader)
    yield _page_count(pages, max_pages)
    yield from _looked_into(reader, pages, authors, words)


def _format_of(start: bytes) -> str:
    known = (name for sign, name in OTHER_FORMATS if start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(sign))
    return next(known, "something else")


def _protection(reader: PdfReader) -> Finding:
    if reader.is_encrypted:
        return warn("encryption", "The file restricts printing or copying. Reviewers may not be able to annotate it.")
    return ok("encryption", "The file is not protected.")


def _page_count(pages: int, max_pages: int | None) -> Finding:
    if not pages:
        return block("pages", "The file has no pages. Please export the PDF again.")
    if max_pages is not None and pages > max_pages:
        return block("pages", f"The paper has {_counted(pages)}; at most {max_pages} are allowed.")
    return ok("pages", f"The paper has {_counted(pages)}.")


def _counted(pages: int) -> str:
    return "1 page" if pages == 1 else f"{pages} pages"


def _looked_into(reader: PdfReader, pages: int, authors: list[str], words: dict | None) -> Iterator[Finding]:
    for check in (carried.properties, carried.attachments, carried.scripts, carried.comments):
        try:
            yield from check(reader)
        except Exception:  # a broken corner of the file is no reason to refuse the rest
            sentence = f"The {check.__name__} of this file are damaged and could not be checked."
            yield warn(check.__name__, sentence)
    texts = _Texts(reader, pages, keeps=bool(words))
    yield from identity.findings(texts, authors)
    yield from texts.findings()
    if words and texts.is_whole:
        yield from _word_count("\n".join(texts.kept), **words)


def _word_count(text: str, least: int | None, most: int | None, with_references: bool) -> Iterator[Finding]:
    """A warning at most: running heads, tables and formulas count as words in a PDF, too."""
    count = words_in(text) if with_references else count_words(text).words
    what = "" if with_references else ", references not counted"
    if most is not None and count > most:
        yield warn("words", f"The paper has about {count} words{what}; at most {most} are asked for.")
    elif least is not None and count < least:
        yield warn("words", f"The paper has about {count} words{what}; at least {least} are asked for.")
    else:
        yield ok("words", f"The paper has about {count} words{what}.")


class _Texts:
    """The text of the pages from the first on, as far as the time allows; knows afterwards what was left out."""

    def __init__(self, reader: PdfReader, pages: int, *, keeps: bool = False):
        self.reader, self.pages = reader, pages
        self.keeps = keeps
        self.kept: list[str] = []
        self.read, self.letters = 0, 0
        self.broken: list[int] = []

    def __iter__(self) -> Iterator[tuple[int, str]]:
        ends_at = time.process_time() + SECONDS_FOR_TEXT
        for number, page in enumerate(self.reader.pages, start=1):
            if time.process_time() > ends_at:
                return
            try:
                text = page.extract_text()
            except Exception:  # one unreadable page
                self.broken.append(number)
                text = ""
            self.read += 1
            self.letters += len(text.strip())
            if self.keeps:
                self.kept.append(text)
            yield number, text

    @property
    def is_whole(self) -> bool:
        """Every page was read, and there is text on them."""
        return bool(self.letters and not self.broken and self.read == self.pages)

    def findings(self) -> Iterator[Finding]:
        for number in self.broken[:20]:
            yield warn("text", f"The text of page {number} could not be read.", number)
        if self.read < self.pages:
            yield warn("text", f"Only the text of the first {self.read} of {self.pages} pages was checked.")
        if not self.letters:
            yield warn("text", "No text could be read: is this a scan? Names in it cannot be found.")
        elif self.is_whole:
            yield ok("text", "The text can be read.")
