"""The child process: takes its limits first, then one task from standard input; answers in lines of JSON."""

import contextlib
import json
import logging
import resource
import sys

MEMORY = 1 << 30  # bytes of address space; pypdf itself stops at 75 MB per stream
LARGEST_COPY = 500_000_000  # bytes
GAVE_UP = 75  # exit status: out of memory or depth


def take_limits(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_COPY, LARGEST_COPY))
    with contextlib.suppress(ValueError, OSError):  # macOS refuses this one; its other limits still hold
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main() -> None:
    take_limits(int(sys.argv[1]))
    logging.disable()
    task = json.load(sys.stdin)
    deed = task.pop("deed")
    from .anonymising import anonymise  # here, so that the library too is loaded within the limits
    from .inspection import inspect

    try:
        for answer in inspect(**task) if deed == "inspect" else anonymise(**task):
            print(json.dumps(answer), flush=True)
    except (MemoryError, RecursionError):
        sys.exit(GAVE_UP)


if __name__ == "__main__":
    main()
