"""Checks a PDF from the command line: `python -m submissions.checks paper.pdf --max-pages 12 --author "Ada Lovelace"`.

Prints a JSON list of findings; the exit status is 1 if one of them blocks the file.
"""

import argparse
import json
import sys
from pathlib import Path

from . import Severity, check_pdf


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m submissions.checks", description="Check a PDF before it is reviewed."
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--max-pages", type=int)
    parser.add_argument("--max-bytes", type=int)
    parser.add_argument("--author", action="append", default=[], help="a name or e-mail address that must not show")
    options = parser.parse_args(arguments)
    if not options.file.is_file():
        parser.error(f"there is no file {options.file}")
    findings = check_pdf(options.file, max_pages=options.max_pages, max_bytes=options.max_bytes, authors=options.author)
    print(json.dumps([finding.as_dict() for finding in findings], indent=2, ensure_ascii=False))
    return int(any(finding.severity == Severity.BLOCK for finding in findings))


if __name__ == "__main__":
    sys.exit(main())
