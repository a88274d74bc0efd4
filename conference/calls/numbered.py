"""Tracks in a numbered list, each with its chairs and topics below it: "1. Open data", "Chair: ...", bullets."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from .lines import Line

NUMBER = re.compile(r"\(?(?:(?P<digits>\d{1,2})|(?P<letter>[a-hA-H]))[.)]")
WITHIN = frozenset(["", "tracks", "people", "topics", "other"])  # parts between a track and the next


def with_numbered_tracks(lines: list[Line]) -> list[Line]:
    """The lines; in such a list each numbered one is of the part "tracks", and the bullets below it are topics."""
    openers = next((run for run in _runs(lines) if _are_tracks(run, lines)), [])
    done = list(lines)
    for opener, after in zip_longest(openers, openers[1:]):
        done[opener.number - 1] = replace(opener, part="tracks", is_heading=False)
        for line in _block(opener, after, lines):
            if line.bullet and not line.is_heading:
                done[line.number - 1] = replace(line, part="topics")
    return done


def _runs(lines: list[Line]) -> Iterator[list[Line]]:
    """Lines numbered 1, 2, 3 ... as far as no heading of another part stands between them."""
    run: list[Line] = []
    for line in lines:
        number = _number(line)
        if number == 1 or (line.is_heading and line.part not in WITHIN and not _has_chairs(line, lines)):
            yield run
            run = [line] if number == 1 else []
        elif run and number == len(run) + 1:
            run.append(line)
    yield run


def _number(line: Line) -> int:
    match = NUMBER.fullmatch(line.bullet)
    if not match:
        return 0
    return int(match["digits"]) if match["digits"] else ord(match["letter"].lower()) - ord("a") + 1


def _are_tracks(run: list[Line], lines: list[Line]) -> bool:
    """Whether it says so above them, or chairs stand below each."""
    if len(run) < 2:
        return False
    is_said = run[0].part == "tracks" and not run[0].is_heading
    return is_said or all(_has_chairs(line, lines) for line in run)


def _has_chairs(line: Line, lines: list[Line]) -> bool:
    below = next((each for each in lines[line.number : line.number + 3] if not each.is_blank), None)
    return below is not None and below.is_heading and below.part == "people"


def _block(opener: Line, after: Line | None, lines: list[Line]) -> Iterator[Line]:
    """What stands below a track: until the next one, a heading, or prose behind a list."""
    has_list = False
    for line in lines[opener.number : after.number - 1 if after else None]:
        if line.is_heading and line.part not in ("people", "topics"):
            return
        if has_list and not (line.is_blank or line.bullet or line.is_heading) and lines[line.number - 2].is_blank:
            return
        has_list = has_list or bool(line.bullet)
        yield line
