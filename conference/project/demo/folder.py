"""The folder of a demo: marked, so that no other site is ever taken for one, and used by one demo at a time."""

import fcntl
import shutil
from contextlib import contextmanager
from pathlib import Path

MARK = "this-is-a-demo"


class InUse(Exception):
    """Another demo runs on this folder."""


def is_demo(folder: Path) -> bool:
    return (folder / MARK).exists()


@contextmanager
def held(folder: Path):
    """Marks the folder and keeps it for this process; raises InUse when another has it. The system lets go at death."""
    with (folder / MARK).open("a") as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InUse from None
        yield


def empty(folder: Path) -> None:
    """Removes everything but the mark."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != MARK:
            path.unlink()
