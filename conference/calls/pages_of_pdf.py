"""The child process that takes the text out of a PDF: its limits first, then a page of text for each line of JSON."""

import json
import sys

from conference.confined import OUT_OF_BOUNDS, take_limits

MOST_PAGES = 60


def main() -> None:
    take_limits(int(sys.argv[1]))
    task = json.load(sys.stdin)
    from pypdf import PdfReader  # here, so that the library too is loaded within the limits
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(task["path"])
        if reader.is_encrypted and not reader.decrypt(""):
            print(json.dumps({"is_locked": True}), flush=True)
            return
        for page in reader.pages[:MOST_PAGES]:
            print(json.dumps({"text": page.extract_text()}), flush=True)
    except (MemoryError, RecursionError):
        sys.exit(OUT_OF_BOUNDS)
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, OSError):
        # What pypdf raises for a broken file is not only its own.
        print(json.dumps({"is_broken": True}), flush=True)


if __name__ == "__main__":
    main()
