"""Topics of a call: the bullets below "Topics of interest", a list in a sentence, or the one list of short phrases."""

import re
from collections.abc import Iterator

from .call import Named, Span
from .limits import extents_in
from .lines import Line

INLINE_BULLET = re.compile(r"[ \t\xa0]+(?:[•‣▪▫●○◦∙⁃✓➢►*]|\uf0b7|\uf0a7)[ \t\xa0]+")
LOOSE_BULLET = re.compile(r"[ \t\xa0]+(?:[•‣▪▫●○◦∙⁃*·o–-])[ \t\xa0]+")
LONGEST_TOPIC = 220
NO_TOPICS = frozenset(["signature", "committee", "submission", "tracks", "contact"])
MOST_WORDS = 30
MOST_WORDS_UNMARKED = 14


def topics_in(lines: list[Line], dated: set[int]) -> list[Named]:
    """The topics, each once; those without a heading only if no heading says "topics"."""
    found = list(_below_headings(lines, dated)) or list(_of_lonely_list(lines, dated))
    once: dict[str, Named] = {}
    for name, span in found:
        once.setdefault(name.lower(), Named(name, span))
    return list(once.values())


def _below_headings(lines: list[Line], dated: set[int]) -> Iterator[tuple[str, Span]]:
    block: list[Line] = []
    for line in [*lines, None]:
        if line and line.part == "topics" and not line.is_heading and line.number not in dated:
            block.append(line)
            continue
        yield from _of_block(block)
        block = []
        if line and line.is_heading and line.part == "topics":
            yield from _behind_colon(line, lines)


def _of_block(block: list[Line]) -> Iterator[tuple[str, Span]]:
    """Bullets with the lines that go on with them; without any bullet the short lines up to a blank one."""
    lines = _without_prose(block)
    has_bullets = any(line.bullet for line in lines)
    items: list[list[Line]] = []
    for at, line in enumerate(lines):
        if line.is_blank:
            if not has_bullets and items:
                break
            continue
        goes_on = has_bullets and not line.bullet and items and not (at and lines[at - 1].is_blank)
        if goes_on:
            items[-1].append(line)
        elif line.bullet or not has_bullets:
            items.append([line])
        elif items:
            break
    for item in items:
        yield from _split_item(item, is_alone=len(items) == 1)


def _without_prose(block: list[Line]) -> list[Line]:
    """The block from its first bullet on, where it has one."""
    first = next((at for at, line in enumerate(block) if line.bullet), None)
    if first is None:
        return [
            line
            for line in block
            if line.is_blank or (len(line.body) <= 90 and not re.search(r"(?:\w+\W+){7}.*\.$", line.body))
        ]
    return block[first:]


def _split_item(item: list[Line], is_alone: bool) -> Iterator[tuple[str, Span]]:
    start, end = item[0].body_start, item[-1].body_start + len(item[-1].body)
    words = item[0].body + "".join("\n" + line.text for line in item[1:])
    pattern = LOOSE_BULLET if is_alone and item[0].bullet else INLINE_BULLET
    if not item[0].bullet:
        pattern = re.compile(r";\s+") if ";" in words else INLINE_BULLET
    at = 0
    for cut in [*pattern.finditer(words), None]:
        stop = cut.start() if cut else len(words)
        yield from _topic(words[at:stop], start + at, min(start + stop, end))
        at = cut.end() if cut else stop


def _topic(words: str, start: int, end: int) -> Iterator[tuple[str, Span]]:
    plain = words.strip(" \t\xa0\r\n*_").rstrip(".;,")
    name = " ".join(plain.split())
    name = re.sub(r"[,;]? (?:and|und|e|y|et)$", "", name)
    if (
        re.search(r"[^\W\d_]{2}", name)
        and len(name) <= LONGEST_TOPIC
        and len(name.split()) <= MOST_WORDS
        and not _is_no_topic(name)
    ):
        start += words.index(plain)
        yield name, (start, start + len(plain))


def _is_no_topic(name: str) -> bool:
    return bool(re.search(r"https?://|@\w", name)) or name.lower().strip(" .…") in (
        "etc",
        "and more",
        "others",
        "other",
    )


def _behind_colon(heading: Line, lines: list[Line]) -> Iterator[tuple[str, Span]]:
    """Topics in a row behind a heading: "Topics: open data; e-participation", perhaps over several lines."""
    colon = heading.body.find(":")
    rest = heading.body[colon + 1 :]
    if colon < 0 or len(rest.strip(" *_")) < 3:
        return
    words, number = rest, heading.number
    while (
        number < len(lines) and not lines[number].is_blank and not lines[number].bullet and not lines[number].is_heading
    ):
        if words.rstrip().endswith((".", ":")):
            break
        words += "\n" + lines[number].text
        number += 1
    start = heading.body_start + colon + 1
    separator = re.compile(
        r";\s*|[•●▪]\s*|\s\|\s" if re.search(r"[;•●▪|]", words) else r",\s+(?:and\s|und\s)?|\s+(?:and|und)\s+(?=[^,]*$)"
    )
    if "," not in words and ";" not in words and not re.search(r"[•●▪|]", words):
        return
    at = 0
    for cut in [*separator.finditer(words), None]:
        stop = cut.start() if cut else len(words)
        yield from _topic(words[at:stop], start + at, start + stop)
        at = cut.end() if cut else stop


def _of_lonely_list(lines: list[Line], dated: set[int]) -> Iterator[tuple[str, Span]]:
    """The first list of short phrases that belongs to no other part: "* participatory budgeting o civic technology"."""
    block: list[Line] = []
    for line in [*lines, None]:
        if line and line.number not in dated and _may_be_topic(line) and _is_phrase(line):
            block.append(line)
            continue
        is_list = len(block) > 1 or (block and len(LOOSE_BULLET.findall(block[0].body)) >= 1)
        if is_list:
            yield from _of_block(block)
            return
        block = []


def _may_be_topic(line: Line) -> bool:
    """Whether a bullet stands where no other part of the call explains it; below names it must be a clear one."""
    if not line.bullet or line.part in NO_TOPICS:
        return False
    return line.part != "people" or line.bullet in "•*"


def _is_phrase(line: Line) -> bool:
    pieces = LOOSE_BULLET.split(line.body)
    is_short = all(len(piece.split()) <= MOST_WORDS_UNMARKED for piece in pieces)
    return is_short and not re.search(r"https?://|@\w", line.body) and not list(extents_in(line.body))
