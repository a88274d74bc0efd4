"""Runs checks in a child process that may use little time and memory, whatever the file does to it."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from conference.confined import PROJECT, answers_of

from .findings import Finding, Severity, block, ok, warn

SECONDS = 9  # for everything, so that nobody waits longer than ten for an answer
SECONDS_FOR_COPY = 30


class Unreadable(ValueError):
    """The file cannot be processed; the sentence tells its author why."""


def check_pdf(
    path: str | Path,
    *,
    max_pages: int | None = None,
    max_bytes: int | None = None,
    authors: Iterable[str] = (),
    words: dict | None = None,
) -> list[Finding]:
    """What is to be said about this PDF, the gravest first; within ten seconds and whatever the file contains.

    `authors` are names and e-mail addresses that must not show on its first page or in its properties; leave it empty
    where authors are known to reviewers. `words`: {"least", "most": numbers or None, "with_references": bool}; what a
    PDF holds of words can only be estimated, so it is a warning. Raises OSError if there is no such file and
    RuntimeError if the child process itself is broken: neither is the author's fault.
    """
    path = Path(path).resolve()
    size = _size(path, max_bytes)
    if size.severity == Severity.BLOCK:
        return [size]
    task: dict = {"deed": "inspect", "path": str(path), "max_pages": max_pages, "authors": list(authors)}
    task |= {"words": words} if words else {}
    lines, is_finished = _run_child(task, SECONDS)
    findings = [size, *map(Finding.from_dict, lines)]
    if not is_finished:
        findings.append(_gave_up(findings))
    return sorted(findings, key=lambda finding: list(Severity).index(finding.severity))


def anonymised_copy(path: str | Path, out: str | Path) -> list[str]:
    """Write a copy of the pages without what a file carries beside them; what was removed, in words.

    Properties, XMP, attachments, scripts, signatures, names of commenters, links to files and mail, what cameras write
    into pictures, comments in the code of pages. Plain web links stay.

    The original stays as it is; `out` appears complete or not at all. Raises Unreadable if the file cannot be copied.
    """
    path, out = Path(path).resolve(), Path(out).resolve()
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".anonymised-") as folder:
        part = Path(folder, "copy.pdf")
        lines, is_finished = _run_child({"deed": "anonymise", "path": str(path), "out": str(part)}, SECONDS_FOR_COPY)
        if not is_finished:
            raise Unreadable("This PDF is too complex to be copied without its properties. Please export it again.")
        (result,) = lines
        if "refused" in result:
            raise Unreadable(result["refused"])
        part.replace(out)
    return result["removed"]


def _size(path: Path, max_bytes: int | None) -> Finding:
    size = path.stat().st_size
    if not size:
        return block("size", "The file is empty. Please choose it again.")
    if max_bytes is not None and size > max_bytes:
        return block("size", f"The file has {_megabytes(size)}; at most {_megabytes(max_bytes)} are allowed.")
    return ok("size", f"The file has {_megabytes(size)}.")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size / 1000:.1f} kB"


def _gave_up(findings: list[Finding]) -> Finding:
    if any(finding.code == "pages" for finding in findings):
        return warn(
            "text", "The file is so complex that it could not be checked to the end. Please look at it yourself."
        )
    return block("file", "The file could not be opened within some seconds. Please try again, or export the PDF anew.")


def _run_child(task: dict, seconds: int) -> tuple[list[dict], bool]:
    """The lines of JSON that the child wrote, and whether it came to its end within its limits."""
    return answers_of("submissions.checks.child", task, seconds=seconds, project=PROJECT)
