"""A demo that holds still: loaded, its mail sent, its files made, and then served without a worker."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from tests.demo_data import WORK, LoadedDemo
from tests.workers import ROOT, free_port

STARTS_WITHIN = 120  # seconds; other tests may keep the machine busy


class Site:
    """Where a demo answers."""

    @property
    def hosts(self):
        """Its names; links in mails may use another one than the browser does."""
        port = urlsplit(self.address).port
        return {urlsplit(self.address).netloc, f"localhost:{port}", f"127.0.0.1:{port}"}


class StillSite(Site):
    """Use it as a context: `address` answers inside."""

    def __init__(self, folder, loaded=None):
        self.loaded = loaded or LoadedDemo(folder)
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"
        self.folder, self.said = folder / "site", folder / "said.txt"
        self.environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ} | {
            "DJANGO_SETTINGS_MODULE": "conference.project.settings",
            "CONVOKE_DATA": str(self.folder),
            "CONVOKE_DEMO": "1",
            "PORT": str(self.port),
        }

    def __enter__(self):
        self.loaded.copy_to(self.folder, self.port)
        command = [sys.executable, "-m", "gunicorn", "conference.project.wsgi", f"--bind=127.0.0.1:{self.port}"]
        command += ["--worker-class=gthread", "--workers=2", "--threads=4", "--keep-alive=75", "--log-level=warning"]
        with self.said.open("ab") as said:
            self.server = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=said, stderr=said)
        self._wait_until_ready()
        return self

    def work(self):
        """All that a worker would do now: mail is sent, files are made."""
        self.python("-c", WORK)

    def python(self, *arguments):
        with self.said.open("ab") as said:
            done = subprocess.run(
                [sys.executable, *arguments], cwd=ROOT, env=self.environment, stdout=said, stderr=said
            )
        assert done.returncode == 0, self.said.read_text(errors="replace")

    def _wait_until_ready(self):
        latest = time.monotonic() + STARTS_WITHIN
        while not self._answers():
            if self.server.poll() is not None or time.monotonic() > latest:
                self.__exit__()
                raise AssertionError(f"The demo did not start:\n{self.said.read_text(errors='replace')}")
            time.sleep(0.2)

    def _answers(self):
        try:
            return urlopen(f"{self.address}/healthz", timeout=5).status == 200
        except (URLError, OSError):
            return False

    def __exit__(self, *problem):
        self.server.send_signal(signal.SIGINT)  # at once: browsers keep their connections open
        self.server.wait(30)


class OtherSite(Site):
    """A demo that somebody else runs, by its address. What lies behind a mail is reached where it has a worker."""

    def __init__(self, address):
        # Passkeys are given to names, not to numbers.
        self.address = address.rstrip("/").replace("//127.0.0.1", "//localhost")

    def work(self):
        """Its own worker does it, within seconds."""
        time.sleep(6)


@contextmanager
def still_site(loaded=None):
    """The demo that CONVOKE_SITE names, else one of our own."""
    if address := os.environ.get("CONVOKE_SITE"):
        yield OtherSite(address)
        return
    with TemporaryDirectory(prefix="convoke-tour-") as folder, StillSite(Path(folder), loaded) as site:
        yield site
