"""The secret key that a site keeps beside its database when the environment names none."""

import os
from contextlib import suppress
from pathlib import Path

from django.core.management.utils import get_random_secret_key


def key_kept_in(path: Path) -> str:
    """The key kept in this file; the first process to ask writes it, readable by its owner only."""
    if not path.exists():
        _write_once(path, get_random_secret_key())
    return path.read_text()


def _write_once(path, key):
    """Appears whole or not at all, for web server and worker may ask at the same moment; the first one counts."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w") as file:
        file.write(key)
    with suppress(FileExistsError):
        os.link(draft, path)
    draft.unlink()
