"""What a call is for: the conference by name, number, title and theme, or the special issue."""

import re
from collections.abc import Iterator

from .call import Fact
from .facts import fact_on
from .issues import facts_of_issue, issue_line
from .lines import MAIL, Line
from .naming import (
    ACRONYM,
    AT,
    HOST,
    JOINED,
    NO_ACRONYM,
    NO_THEME,
    NOISE,
    NOUN,
    ORDINAL,
    ORDINALS,
    PREFIX,
    ROMANS,
    THEME,
    TITLE_BEGIN,
    TITLE_END,
)

MOST_LINES = 40
LONGEST_TITLE_LINE = 200
QUOTES = ' *_"”“„,:'


def lines_of_head(lines: list[Line]) -> Iterator[Line]:
    """The lines before the first part of a call."""
    for line in lines[:MOST_LINES]:
        if line.is_heading and line.part != "other":
            return
        yield line


def facts_of(head: list[Line]) -> dict[str, Fact]:
    """All that the lines before the first part of a call say of the whole."""
    filled = [line for line in head if not line.is_blank]
    lines = [line for line in filled if not NOISE.match(line.body) and not MAIL.match(line.body)]
    lines = lines or [line for line in filled if PREFIX.sub("", line.body)]
    issue = issue_line(lines)
    found = facts_of_issue(lines, issue) if issue else _facts_of_conference(lines)
    return {name: fact for name, fact in found.items() if fact}


def ordinal_of(text: str) -> tuple[int, re.Match] | None:
    """The number of a conference: 13th, Ninth, XIII, 13."""
    for match in ORDINAL.finditer(text):
        if match["digits"]:
            return int(match["digits"]), match
        if match["word"]:
            return ORDINALS[match["word"].lower()], match
        if match["roman"].isupper() and len(match["roman"]) > 1:
            return _roman(match["roman"]), match
    return None


def _facts_of_conference(lines: list[Line]) -> dict[str, Fact | None]:
    acronym = _acronym(lines)
    title_line, title = _title(lines)
    host = None if acronym else _at_the(lines)
    name = acronym or host or title
    number = next(((found[0], line, found[1]) for line in lines for found in [ordinal_of(line.body)] if found), None)
    return {
        "name": name,
        "ordinal": fact_on(number[1], number[2][0].strip(), value=number[0]) if number else None,
        "title": None if host else title,
        "theme": None if host else _theme(lines, title_line or (lines[0] if lines and acronym else None)),
        "year": _year_of(acronym),
    }


def _acronym(lines: list[Line]) -> Fact | None:
    for pattern in (ACRONYM, JOINED):
        for line in lines:
            match = pattern.search(line.body)
            if match and HOST.search(line.body[: match.start()]):
                continue
            if match and match["name"].upper() not in NO_ACRONYM:
                return fact_on(line, match[0])
    return None


def _title(lines: list[Line]) -> tuple[Line | None, Fact | None]:
    """The long name: from its number, or else from the beginning of the phrase, to where place and date begin."""
    for line in lines:
        found = ordinal_of(line.body)
        if found:
            begin, end = found[1].span()
            return line, fact_on(line, line.body[begin:end] + _phrase(line.body[end:]))
    for line in lines:
        phrase = _phrase_with_noun(line.body)
        if len(phrase.split()) >= 2:
            return line, fact_on(line, phrase)
    return None, None


def _phrase_with_noun(body: str) -> str:
    """The phrase around "conference", "workshop" and the like; empty if there is none."""
    noun = re.search(rf"\b\w*{NOUN}\b", body, re.IGNORECASE)
    if not noun or len(body) > LONGEST_TITLE_LINE:
        return ""
    begin = max((match.end() for match in TITLE_BEGIN.finditer(body[: noun.start()])), default=0)
    prefix = PREFIX.match(body)
    begin = prefix.end() if prefix and not begin else begin
    return _phrase(body[begin:].lstrip(QUOTES))


def _phrase(words: str) -> str:
    """The beginning of a line up to where something else follows; a place with its country is cut off."""
    end = TITLE_END.search(words)
    phrase = words[: end.start()] if end else words
    parts = phrase.split(", ")
    return (parts[0] if len(parts) > 2 else phrase).rstrip(QUOTES)


def _theme(lines: list[Line], title_line: Line | None) -> Fact | None:
    """The theme as labelled, or the phrase on the line below the title."""
    for line in lines:
        match = THEME.match(line.body)
        if match:
            return fact_on(line, match["theme"].strip(QUOTES))
    below = [line for line in lines if title_line and 0 < line.number - title_line.number <= 2][:1]
    for line in below:
        if 3 <= len(line.body.split()) <= 16 and not NO_THEME.search(line.body) and not line.bullet:
            return fact_on(line, line.plain.strip(QUOTES))
    return None


def _at_the(lines: list[Line]) -> Fact | None:
    for line in lines[:4]:
        match = AT.search(line.body)
        if match and re.search(NOUN, match["name"], re.IGNORECASE):
            return fact_on(line, match["name"].strip(" .*"))
    return None


def _year_of(name: Fact | None) -> Fact | None:
    match = re.search(r"(?:19|20)\d\d$|\d\d$", str(name.value)) if name else None
    if not match or not name:
        return None
    digits = match[0]
    return Fact(int(digits) if len(digits) == 4 else 2000 + int(digits), (name.span[1] - len(digits), name.span[1]))


def _roman(letters: str) -> int:
    numbers = [ROMANS[letter] for letter in letters]
    return sum(-number if number < max(numbers[at + 1 :], default=0) else number for at, number in enumerate(numbers))
