"""The supervisor: starts together, starts again, gives up on what will not stay, stops everything."""

import os
import signal
import sys
import threading
import time
from pathlib import Path

from conference.project import serving
from conference.project.serving import Supervisor

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
DIE = [sys.executable, "-c", "raise SystemExit(3)"]
STUBBORN = [
    sys.executable,
    "-c",
    "import signal, time; signal.signal(15, signal.SIG_IGN); print(flush=True); time.sleep(60)",
]
PARENT = [
    sys.executable,
    "-c",
    "import subprocess, sys, time\n"
    "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
    "open(sys.argv[1], 'w').write(str(child.pid)); time.sleep(60)",
]


def is_gone(pid):
    """Whether a process ends within two seconds; one that its parent has not yet heard of counts as ended."""
    latest = time.monotonic() + 2
    while time.monotonic() < latest:
        stat = Path(f"/proc/{pid}/stat")
        if not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


def run(commands, *, when_ready=None, is_ready=lambda: True):
    said = []
    supervisor = Supervisor(commands, say=said.append)
    result = supervisor.run(is_ready=is_ready, when_ready=when_ready(supervisor) if when_ready else supervisor.stop)
    return supervisor, result, said


def test_what_is_told_to_stop_stops_with_all_its_children(tmp_path):
    noted = tmp_path / "pid"

    supervisor, result, said = run({"parent": [*PARENT, str(noted)], "other": SLEEP}, is_ready=lambda: has_text(noted))

    assert (result, said) == (True, [])
    assert is_gone(int(noted.read_text()))
    assert all(child.poll() is not None for child in supervisor.children.values())


def has_text(path):
    return path.exists() and path.read_text() != ""


def test_each_has_a_process_group_of_its_own():
    groups = set()

    def note(supervisor):
        def look():
            groups.update(os.getpgid(child.pid) for child in supervisor.children.values())
            supervisor.stop()

        return look

    run({"one": SLEEP, "two": SLEEP}, when_ready=note)

    assert len(groups) == 2
    assert os.getpgrp() not in groups


def test_ctrl_c_stops_everything():
    start = time.monotonic()

    _, result, _ = run({"one": SLEEP}, when_ready=lambda supervisor: lambda: interrupt_soon())

    assert result
    assert time.monotonic() - start < 10


def interrupt_soon():
    threading.Timer(0.2, os.kill, [os.getpid(), signal.SIGINT]).start()


def test_what_dies_is_started_again():
    killed = []

    def kill_once(supervisor):
        def kill():
            killed.append(supervisor.children["one"].pid)
            os.kill(killed[0], signal.SIGKILL)
            threading.Timer(1.5, supervisor.stop).start()

        return kill

    supervisor, result, said = run({"one": SLEEP}, when_ready=kill_once)

    assert result
    assert said == ["The one stopped (-9) and is started again."]
    assert supervisor.children["one"].pid != killed[0]


def test_what_will_not_stay_up_stops_everything(monkeypatch):
    monkeypatch.setattr(serving, "LOOK_EVERY", 0.05)

    supervisor, result, said = run({"one": DIE, "two": SLEEP}, when_ready=lambda supervisor: lambda: None)

    assert not result
    assert said[-1] == "The one stopped 3 times within a minute: everything is stopped."
    assert supervisor.children["two"].poll() is not None


def test_what_is_never_ready_is_stopped(monkeypatch):
    monkeypatch.setattr(serving, "READY_WITHIN", 0.2)

    _, result, said = run({"one": SLEEP}, is_ready=lambda: False)

    assert not result
    assert "not ready" in said[0]


def test_what_does_not_listen_is_killed(monkeypatch, tmp_path):
    monkeypatch.setattr(serving, "STOP_WITHIN", 0.3)

    supervisor, result, _ = run({"one": STUBBORN}, when_ready=lambda supervisor: lambda: stop_later(supervisor))

    assert result
    assert supervisor.children["one"].returncode == -signal.SIGKILL


def stop_later(supervisor):
    """Once the child has had the time to stop listening."""
    threading.Timer(1, supervisor.stop).start()
