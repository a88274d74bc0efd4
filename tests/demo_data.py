"""The demo's data: loaded once for all tests of a run, and copied for each site that starts with it."""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[1]
PORT = "9"  # nobody listens there; links in mails name the port, and copies get their own
WORK = """
import django; django.setup()
from conference import jobs, tasks
jobs.run_due()
"""


class LoadedDemo:
    """A loaded demo in a folder that all processes of a run share; who needs it first loads it."""

    def __init__(self, shared):
        self.shared = shared

    def copy_to(self, folder, port, *, is_worked=True):
        """Makes `folder` a demo that answers at this port of localhost; `is_worked`: its mail is sent, its files are
        made, and a worker finds nothing to do."""
        with (self.shared / "demo.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            source = self._made("worked", self._work) if is_worked else self._made("loaded", self._load)
        shutil.copytree(source, folder)
        old, new = f"//localhost:{PORT}/", f"//localhost:{port}/"
        with closing(sqlite3.connect(folder / "convoke.sqlite3")) as database, database:
            database.execute("UPDATE conference_message SET text = replace(text, ?, ?)", [old, new])
        for mail in folder.glob("mail/*"):
            times = mail.stat()
            mail.write_bytes(mail.read_bytes().replace(old.encode(), new.encode()))
            os.utime(mail, ns=(times.st_atime_ns, times.st_mtime_ns))  # the newest stand first

    def _made(self, name, make):
        """Whole or not at all: what was interrupted is made anew."""
        whole, half = self.shared / f"demo-{name}", self.shared / f"demo-{name}.half"
        if not whole.exists():
            shutil.rmtree(half, ignore_errors=True)
            make(half)
            half.rename(whole)
        return whole

    def _load(self, folder):
        run(folder, "manage.py", "demo", "--no-serve")

    def _work(self, folder):
        shutil.copytree(self._made("loaded", self._load), folder)
        run(folder, "-c", WORK, DJANGO_SETTINGS_MODULE="conference.project.settings", CONVOKE_DEMO="1")


def run(folder, *arguments, **more):
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment |= {"PORT": PORT, "CONVOKE_DATA": str(folder)} | more
    done = subprocess.run([sys.executable, *arguments], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
