"""Processes of one site on one machine: started together, watched, started again when they die, stopped together."""

import os
import signal
import subprocess
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable
from contextlib import contextmanager, suppress

LOOK_EVERY = 0.3
STOP_WITHIN = 8
MOST_DEATHS, DEATHS_WITHIN = 3, 60
READY_WITHIN = 60


class Supervisor:
    """Runs commands, each as a process group of its own, until it is told to stop or one of them will not stay up."""

    def __init__(self, commands: dict[str, list[str]], *, say: Callable[[str], None], **options):
        self.commands, self.say, self.options = commands, say, options
        self.children: dict[str, subprocess.Popen] = {}
        self.deaths: defaultdict[str, deque[float]] = defaultdict(lambda: deque(maxlen=MOST_DEATHS))
        self.told_to_stop = threading.Event()

    def run(self, *, is_ready: Callable[[], bool], when_ready: Callable[[], None]) -> bool:
        """Returns whether it ran until it was told to stop (by Ctrl-C, SIGTERM, a closed terminal or `stop`)."""
        with self._listening():
            try:
                for name in self.commands:
                    self._start(name)
                return self._become_ready(is_ready, when_ready) and self._watch()
            finally:
                self._end_all()

    def stop(self, *_):
        self.told_to_stop.set()

    @contextmanager
    def _listening(self):
        stops = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        former = {number: signal.signal(number, self.stop) for number in stops}
        try:
            yield
        finally:
            for number, handler in former.items():
                signal.signal(number, handler)

    def _start(self, name):
        command = self.commands[name]
        self.children[name] = subprocess.Popen(command, start_new_session=True, **self.options)  # noqa: S603 - our own

    def _become_ready(self, is_ready, when_ready):
        latest = time.monotonic() + READY_WITHIN
        while not is_ready():
            if self.told_to_stop.wait(LOOK_EVERY):
                return True
            if not self._all_stay_up():
                return False
            if time.monotonic() > latest:
                self.say(f"It was not ready after {READY_WITHIN} seconds: everything is stopped.")
                return False
        when_ready()
        return True

    def _watch(self):
        while not self.told_to_stop.wait(LOOK_EVERY):
            if not self._all_stay_up():
                return False
        return True

    def _all_stay_up(self):
        """Starts what has died; False when something dies too often to be worth it."""
        for name, child in self.children.items():
            if child.poll() is None:
                continue
            self._kill_group(child)
            deaths = self.deaths[name]
            deaths.append(time.monotonic())
            if len(deaths) == MOST_DEATHS and deaths[-1] - deaths[0] < DEATHS_WITHIN:
                self.say(f"The {name} stopped {MOST_DEATHS} times within a minute: everything is stopped.")
                return False
            self.say(f"The {name} stopped ({child.returncode}) and is started again.")
            self._start(name)
        return True

    def _end_all(self):
        """Asks first, then ends what is left of each group; what a worker had begun is done by the next one."""
        for child in self.children.values():
            child.terminate()
        latest = time.monotonic() + STOP_WITHIN
        for child in self.children.values():
            with suppress(subprocess.TimeoutExpired):
                child.wait(max(0, latest - time.monotonic()))
            self._kill_group(child)
            child.wait()

    def _kill_group(self, child):
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
