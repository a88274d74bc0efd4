"""The child process: takes its limits first, then one task from standard input; answers in lines of JSON."""

import json
import sys

from conference.confined import OUT_OF_BOUNDS, take_limits


def main() -> None:
    take_limits(int(sys.argv[1]))
    task = json.load(sys.stdin)
    deed = task.pop("deed")
    from .anonymising import anonymise  # here, so that the library too is loaded within the limits
    from .inspection import inspect

    try:
        for answer in inspect(**task) if deed == "inspect" else anonymise(**task):
            print(json.dumps(answer), flush=True)
    except (MemoryError, RecursionError):
        sys.exit(OUT_OF_BOUNDS)


if __name__ == "__main__":
    main()
