"""Private blobs: kept by SHA-256 outside any public folder, written whole or not at all, streamed only by views."""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.http import FileResponse

from conference.models import File

PIECE = 1024 * 1024
SHOWN_INLINE = {
    "application/pdf": "default-src 'none'; frame-ancestors 'self'",
    "image/jpeg": "default-src 'none'",
    "image/png": "default-src 'none'",
}


def store(pieces, *, name, kind, content_type, edition=None, owner=None, cleaned_from=None):
    """Writes the bytes to the disk (fsync, then rename) and returns the row that owns them.

    `pieces`: an iterable of bytes, such as upload.chunks(). Call it before the row is part of a transaction that could
    fail: a blob without a row harms nobody, a row without its blob would.
    """
    sha256, size = _keep(pieces)
    return File.objects.create(
        sha256=sha256,
        size=size,
        name=Path(name).name[-255:],
        kind=kind,
        content_type=content_type,
        edition=edition,
        owner=owner,
        cleaned_from=cleaned_from,
    )


def path_of(file):
    return settings.BLOBS / file.sha256[:2] / file.sha256[2:4] / file.sha256


def answer(file, name):
    """A response that streams a file under a neutral name. The caller has asked whether the viewer may have it."""
    inline = SHOWN_INLINE.get(file.content_type)
    response = FileResponse(
        path_of(file).open("rb"), as_attachment=not inline, filename=name, content_type=file.content_type
    )
    response["Content-Security-Policy"] = inline or "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    response["ETag"] = f'"{file.sha256}"'
    return response


def _keep(pieces):
    settings.BLOBS.mkdir(parents=True, exist_ok=True)
    hashed, size = hashlib.sha256(), 0
    with tempfile.NamedTemporaryFile(dir=settings.BLOBS, delete=False) as draft:
        try:
            for piece in pieces:
                hashed.update(piece)
                size += len(piece)
                draft.write(piece)
            draft.flush()
            os.fsync(draft.fileno())
            _rename(draft.name, hashed.hexdigest())
        except BaseException:
            Path(draft.name).unlink(missing_ok=True)
            raise
    return hashed.hexdigest(), size


def _rename(draft, sha256):
    folder = settings.BLOBS / sha256[:2] / sha256[2:4]
    folder.mkdir(parents=True, exist_ok=True)
    Path(draft).replace(folder / sha256)
    for changed in (folder, folder.parent, settings.BLOBS):
        _sync(changed)


def _sync(folder):
    """A new name is safe from a power cut only when its folder is on the disk, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
