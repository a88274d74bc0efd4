"""How long reading a call takes: real ones, and 100,000 characters of what would be slow if a pattern went back.

    .venv/bin/python benchmarks/call_reading.py [--size 100000]

Prints CPU seconds for each text at the full and at half the size; a linear reader takes half as long.
"""

import argparse
import random
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from conference.calls import as_dict, read  # noqa: E402

TEXTS = ROOT / "tests" / "conference" / "calls" / "texts"
PIECES = ["a", "A", " ", "\n", "1", "12", ".", ",", "-", "(", ")", ":", "|", "• ", "May ", "2027", "Track ", "Chairs: "]


def texts(size):
    chance = random.Random(1)
    calls = "\n\n".join(path.read_text() for path in sorted(TEXTS.glob("*.txt")))
    yield "calls, one behind the other", repeated(calls, size)
    yield "pieces by chance", "".join(chance.choice(PIECES) for _ in range(size))[:size]
    yield "signs by chance", "".join(chr(chance.randrange(32, 0x2FF)) for _ in range(size))
    pieces = [
        "a",
        " ",
        "\n",
        "1",
        "1 ",
        "1.",
        "1/",
        "-",
        "(",
        "A ",
        "Ab, ",
        "A.",
        "May ",
        "5 May ",
        "5 May\n",
        "| ",
        "• a ",
    ]
    pieces += [
        "Chairs: A B, ",
        "Topics: a, ",
        "Track 1: a\n",
        "12 pages ",
        "Paper: 1 May 2027\n",
        "a: 1/2/2027 ",
        "~~1 May~~ ",
    ]
    for piece in pieces:
        yield f"{piece!r} again and again", repeated(piece, size)


def repeated(piece, size):
    return (piece * (size // len(piece) + 1))[:size]


def seconds(text):
    start = time.process_time()
    as_dict(read(text, date(2026, 11, 22)))
    return time.process_time() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=100_000, help="characters (default 100,000)")
    size = parser.parse_args().size
    for path in sorted(TEXTS.glob("*.txt")):
        print(f"{seconds(path.read_text()):8.3f} s  {path.name}")
    for name, text in texts(size):
        print(f"{seconds(text):8.3f} s  {seconds(text[: size // 2]):8.3f} s  {name}", flush=True)


if __name__ == "__main__":
    main()
