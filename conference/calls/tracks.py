"""Tracks of a conference, and which lines below a track's name belong to it."""

import re
from collections.abc import Iterator

from .call import Named
from .lines import Line

TRACK = re.compile(
    r"(?:(?:conference|thematic|special)\s)?(?:mini-?)?(?:track|stream|special session|"
    r"sektion|sezione|sessione tematica|eje|mesa|axe)"
    r"(?:\s*(?:#|no\.?|nr\.?)?\s*(?:\d{1,2}|[A-Z]|[IVX]{1,4})(?![\w]))?\s*(?P<sign>[:.–—-]|"
    r"\s-\s)\s*(?P<name>\S.{2,180})$",
    re.IGNORECASE,
)
QUOTED = re.compile(r"(?:mini-?)?track[ \t]+[\"“„«'‘](?P<name>[^\"”“»\n]{3,160}?)[\"”“»'’](?![^\W\d_])", re.IGNORECASE)
NO_NAME = re.compile(r"(?:chairs?|co-?chairs?|organi[sz]ers?|deadlines?|proposals?)\b", re.IGNORECASE)
QUOTES = ' \t"“”„«»*_#|'


def tracks_in(lines: list[Line], dated: set[int]) -> list[tuple[Line, Named]]:
    """The tracks by name, each once, with the line that names it first."""
    found: dict[str, tuple[Line, Named]] = {}
    for line in lines:
        for named in _named_on(line, dated):
            found.setdefault(named.name.lower(), (line, named))
    return list(found.values())


def _named_on(line: Line, dated: set[int]) -> Iterator[Named]:
    if line.part in ("signature", "committee") or line.is_blank:
        return
    quoted = QUOTED.search(line.body)
    match = TRACK.match(line.body.strip("#*_ "))
    if quoted:
        yield _named(line, quoted["name"], line.body_start + quoted.start("name"))
    elif match and not NO_NAME.match(match["name"]) and line.number not in dated:
        yield _named(line, match["name"], line.body_start + line.body.index(match["name"]))
    elif (
        line.part == "tracks"
        and line.bullet
        and not line.is_heading
        and len(line.body) < 160
        and line.number not in dated
    ):
        yield _named(line, re.split(r"\s*[(;]|\s[–—-]\s|:\s", line.body)[0], line.body_start)


def _named(line: Line, name: str, start: int) -> Named:
    plain = name.strip(QUOTES).rstrip(".;:,")
    start += name.index(plain) if plain else 0
    return Named(" ".join(plain.split()), (start, start + len(plain)))


def track_of_lines(lines: list[Line], tracks: list[tuple[Line, Named]]) -> dict[int, str]:
    """For the lines of a block below a track's name, that name; only where there are several tracks."""
    if len(tracks) < 2:
        return {}
    names = {named.name.lower(): named.name for _, named in tracks}
    openers = {line.number: named.name for line, named in tracks}
    current, owner = "", {}
    for line in lines:
        plain = line.plain.lower()
        named = (
            openers.get(line.number)
            or names.get(plain)
            or next((name for low, name in names.items() if _is_title(line, low)), "")
        )
        if named:
            current = named
        elif (line.is_blank and line.part != "dates" and line.number - 1 not in openers) or (
            line.is_heading and line.number not in owner and line.part != "people"
        ):
            current = ""
        if current:
            owner[line.number] = current
    return owner


def _is_title(line: Line, name: str) -> bool:
    """Whether a line only names a track again: "Track 2: Open data", "Open data:"."""
    match = TRACK.match(line.body.strip("#*_ "))
    return match is not None and match["name"].strip(QUOTES).rstrip(".;:,").lower() == name
