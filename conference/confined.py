"""Runs a module of ours in a child process that may use little time and memory, whatever a file does to it."""

import contextlib
import json
import logging
import resource
import signal
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
MEMORY = 1 << 30  # bytes of address space; pypdf itself stops at 75 MB per stream
PATIENCE = 3  # seconds on the clock for each of computing: a busy machine is no fault of the file
LARGEST_FILE = 500_000_000  # bytes that the child may write
OUT_OF_BOUNDS = 75  # exit status of a child that ran out of memory or depth
GAVE_UP = {OUT_OF_BOUNDS, -signal.SIGXCPU, -signal.SIGKILL, -signal.SIGSEGV, -signal.SIGABRT, -signal.SIGBUS}


def take_limits(seconds: int) -> None:
    """In the child, before anything else: limits for itself, and silence."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_FILE, LARGEST_FILE))
    with contextlib.suppress(ValueError, OSError):  # macOS refuses this one; its other limits still hold
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    logging.disable()


def answers_of(module: str, task: dict, *, seconds: int, project: Path = PROJECT) -> tuple[list[dict], bool]:
    """The lines of JSON that `python -m module seconds` wrote for this task, and whether it ended within its limits.

    Raises RuntimeError if the child itself is broken.
    """
    command = [sys.executable, "-P", "-W", "ignore", "-m", module, str(seconds)]
    environment = {"PYTHONPATH": str(project), "PYTHONUTF8": "1"}  # none of our secrets
    try:
        done = subprocess.run(  # noqa: S603 (our own interpreter and module)
            command, input=json.dumps(task).encode(), env=environment, capture_output=True, timeout=PATIENCE * seconds
        )
    except subprocess.TimeoutExpired as late:
        return _complete_lines(late.stdout or b""), False
    if done.returncode and done.returncode not in GAVE_UP:
        raise RuntimeError(f"The checking process failed: {done.stderr.decode(errors='replace')[-2000:]}")
    return _complete_lines(done.stdout), done.returncode == 0


def _complete_lines(output: bytes) -> list[dict]:
    return [json.loads(line) for line in output.decode().splitlines(keepends=True) if line.endswith("\n")]
