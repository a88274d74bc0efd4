"""Private blobs: kept by SHA-256 outside any public folder, written whole or not at all, streamed only by views."""

import hashlib
import os
import tempfile
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.http import FileResponse

from conference.models import File

PIECE = 1024 * 1024
SHOWN_INLINE = {
    "application/pdf": "default-src 'none'; frame-ancestors 'self'",
    "image/jpeg": "default-src 'none'",
    "image/png": "default-src 'none'",
    "image/webp": "default-src 'none'",
}


class TooLarge(ValueError):
    """More bytes came than the caller of store() lets in."""


def store(pieces, *, name, kind, content_type, edition=None, owner=None, cleaned_from=None, at_most=None):
    """Writes the bytes to the disk (fsync, then rename) and returns the row that owns them.

    `pieces`: an iterable of bytes, such as upload.chunks(); with more than `at_most` of them it raises TooLarge and
    leaves nothing behind. Call it before the row is part of a transaction that could fail: a blob without a row harms
    nobody, a row without its blob would.
    """
    with _draft(pieces, at_most) as (draft, sha256, size):
        file = File.objects.create(
            sha256=sha256,
            size=size,
            name=Path(name).name[-255:],
            kind=kind,
            content_type=content_type,
            edition=edition,
            owner=owner,
            cleaned_from=cleaned_from,
        )
        # After the row, which keeps discard() from taking the blob of equal bytes away at this very moment.
        _rename_for(file, draft)
    return file


def share(file, *, edition=None):
    """A second row that owns the same bytes: either may go, the bytes stay until both have gone."""
    return File.objects.create(
        sha256=file.sha256,
        size=file.size,
        name=file.name,
        kind=file.kind,
        content_type=file.content_type,
        edition=edition,
        owner=file.owner,
    )


def discard(file):
    """Deletes the row and its cleaned copies; their blobs follow on commit, unless another row owns the same bytes."""
    for copy in file.cleaned_copies.all():
        discard(copy)
    path, sha256 = path_of(file), file.sha256
    file.delete()
    transaction.on_commit(lambda: _unlink(path, sha256))


def path_of(file):
    return settings.BLOBS / file.sha256[:2] / file.sha256[2:4] / file.sha256


def answer(file, name, *, inline=True):
    """A response that streams a file under a neutral name. The caller has asked whether the viewer may have it.

    What nobody has looked into is not to be shown inline, whatever it is.
    """
    inline = SHOWN_INLINE.get(file.content_type) if inline else None
    response = FileResponse(
        path_of(file).open("rb"), as_attachment=not inline, filename=name, content_type=file.content_type
    )
    response["Content-Security-Policy"] = inline or "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["ETag"] = f'"{file.sha256}"'
    return response


@contextmanager
def _draft(pieces, at_most):
    """The bytes under a passing name, safely on the disk: (path, SHA-256, size). What is not renamed goes."""
    settings.BLOBS.mkdir(parents=True, exist_ok=True)
    hashed, size = hashlib.sha256(), 0
    with tempfile.NamedTemporaryFile(dir=settings.BLOBS, delete=False) as draft:
        path = Path(draft.name)
        try:
            for piece in pieces:
                size += len(piece)
                if at_most is not None and size > at_most:
                    raise TooLarge
                hashed.update(piece)
                draft.write(piece)
            draft.flush()
            os.fsync(draft.fileno())
            yield path, hashed.hexdigest(), size
        finally:
            path.unlink(missing_ok=True)


def _rename_for(file, draft):
    path = path_of(file)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.replace(path)
        for changed in (path.parent, path.parent.parent, settings.BLOBS):
            _sync(changed)
    except BaseException:
        file.delete()
        raise


def _unlink(path, sha256):
    """Aside first, then a second look: who stores the same bytes meanwhile has a row by then, and gets them back."""
    owners = File.objects.filter(sha256=sha256)
    if owners.exists() or not path.exists():
        return
    aside = path.with_name(f"{sha256}.going")
    path.replace(aside)
    if owners.exists() and not path.exists():
        aside.replace(path)
    else:
        aside.unlink()


def _sync(folder):
    """A new name is safe from a power cut only when its folder is on the disk, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
