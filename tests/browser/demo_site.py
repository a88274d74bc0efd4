"""The real demo beside the tests: web server, worker and scheduler in a folder of their own, stopped by Ctrl-C."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.workers import free_port

ROOT = Path(__file__).parents[2]
STARTS_WITHIN, STOPS_WITHIN = 240, 30  # seconds; other tests may keep the machine busy
PASSWORD = "convoke-demo"


class DemoSite:
    """Use it as a context: `address` answers inside; afterwards no process of it is left."""

    def __init__(self, folder, loaded):
        self.loaded = loaded
        self.port, self.folder = free_port(), folder
        self.address = f"http://localhost:{self.port}"
        self.said = folder / "said.txt"

    def __enter__(self):
        environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        environment |= {"PORT": str(self.port), "CONVOKE_DATA": str(self.folder / "site")}
        self.loaded.copy_to(self.folder / "site", self.port)
        with self.said.open("wb") as said:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "demo"],
                cwd=ROOT,
                env=environment,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._wait_until_ready()
        return self

    def _wait_until_ready(self):
        latest = time.monotonic() + STARTS_WITHIN
        while not (self._welcomes() and self._is_ready()):
            if self.process.poll() is not None or time.monotonic() > latest:
                self._kill(*descendants(self.process.pid))
                raise AssertionError(f"The demo did not start:\n{self.text}")
            time.sleep(0.3)

    @property
    def text(self):
        """All that it has printed."""
        return self.said.read_text(errors="replace")

    def _welcomes(self):
        return f"Convoke runs at {self.address}/" in self.text

    def _is_ready(self):
        try:
            return urlopen(f"{self.address}/readyz", timeout=5).status == 200
        except (URLError, OSError):
            return False

    def __exit__(self, *problem):
        children = descendants(self.process.pid)
        try:
            os.kill(self.process.pid, signal.SIGINT)
            code = self.process.wait(STOPS_WITHIN)
        finally:
            left = [pid for pid in children if not is_gone(pid)]
            self._kill(*left)
        assert (code, left) == (0, []), f"Ctrl-C ended the demo with {code} and left {left}:\n{self.text}"
        assert len(children) > 3, "a web server, a worker and a scheduler were expected"

    def _kill(self, *others):
        for pid in (self.process.pid, *others):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def descendants(pid):
    """Process ids of all children and their children."""
    parents = dict(parent_of(path) for path in Path("/proc").glob("[0-9]*/stat"))
    found, new = set(), {pid}
    while new:
        new = {child for child, parent in parents.items() if parent in new} - found
        found |= new
    return found


def parent_of(stat):
    try:
        return int(stat.parent.name), int(stat.read_text().rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return int(stat.parent.name), 0


def is_gone(pid, within=2.0):
    """Whether a process has ended; one that waits to be noticed by its parent counts as ended."""
    latest = time.monotonic() + within
    while True:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        if time.monotonic() > latest:
            return False
        time.sleep(0.05)
