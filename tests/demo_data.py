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


class LoadedDemo:
    """A loaded demo in a folder that all processes of a run share; who needs it first loads it."""

    def __init__(self, shared):
        self.site, self.lock = shared / "loaded-demo", shared / "loaded-demo.lock"

    def copy_to(self, folder, port):
        """Makes `folder` a demo that answers at this port of localhost."""
        with self.lock.open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not self.site.exists():
                self._load()
        shutil.copytree(self.site, folder)
        with closing(sqlite3.connect(folder / "convoke.sqlite3")) as database, database:
            names = [f"//localhost:{each}/" for each in (PORT, port)]
            database.execute("UPDATE conference_message SET text = replace(text, ?, ?)", names)

    def _load(self):
        half = self.site.with_suffix(".half")
        shutil.rmtree(half, ignore_errors=True)
        environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        environment |= {"PORT": PORT, "CONVOKE_DATA": str(half)}
        command = [sys.executable, "manage.py", "demo", "--no-serve"]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
        half.rename(self.site)
