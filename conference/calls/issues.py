"""What the call of a special issue says of it: title, journal, volume and number."""

import re

from .call import Fact
from .facts import fact_on
from .lines import Line
from .naming import INFIX, ISSUE, JOURNAL, NUMBER, OF_JOURNAL, ON_TITLE, PREFIX, PROMISE, QUOTED, VOLUME

FIRST_LINES = 8  # lines of the head that can name the thing itself
BEFORE_CALL = re.compile(r"(?P<journal>[A-Z][\w&. -]{1,60}?)\s*[-–—:|]*\s*(?:call for papers?|cfp)\b", re.IGNORECASE)
DANGLING = re.compile(r"(?:\s(?:and|of|for|in|the|invites?))+$")
LONGEST_TITLE = 140


def issue_line(lines: list[Line]) -> Line | None:
    """The line that says that this is a special issue, and not that papers of a conference will go into one."""
    first = lines[:FIRST_LINES]
    return next((line for line in first if ISSUE.search(line.body) and not PROMISE.search(line.body)), None)


def facts_of_issue(lines: list[Line], issue: Line) -> dict[str, Fact | None]:
    at = lines.index(issue)
    near = lines[max(0, at - 3) : at + 4]
    title = _issue_title(lines, at)
    whole = INFIX.sub(" ", PREFIX.sub("", issue.body)).strip(" :–—-*#")
    has_year = bool(re.search(r"\b(?:19|20)\d\d\b", whole)) and len(whole) < 60
    name = fact_on(issue, whole, issue.body) if has_year else title
    return {
        "kind": _kind(issue),
        "name": name or fact_on(issue, whole, issue.body),
        "title": title,
        "journal": _journal(near, issue),
        "volume": _first(near, VOLUME, "volume"),
        "issue": _first(near, NUMBER, "issue"),
        "year": _year(issue),
    }


def _kind(issue: Line) -> Fact | None:
    match = ISSUE.search(issue.body)
    return fact_on(issue, match[0], value="special_issue") if match else None


def _issue_title(lines: list[Line], at: int) -> Fact | None:
    for line in lines[at : at + 3]:
        quoted = QUOTED.search(line.body)
        if quoted:
            return fact_on(line, quoted["title"])
    on = ON_TITLE.search(lines[at].body)
    if on and not JOURNAL.fullmatch(on["title"].strip()):
        return fact_on(lines[at], on["title"].strip(' *_"”').rstrip("."))
    below = [line for line in lines[at + 1 : at + 3] if not JOURNAL.fullmatch(line.plain)]
    return next((fact_on(line, line.plain) for line in below if len(line.body) < LONGEST_TITLE), None)


def _journal(near: list[Line], issue: Line) -> Fact | None:
    of = OF_JOURNAL.search(issue.body)
    if of:
        return fact_on(issue, of["journal"])
    for line in [issue, *near]:
        match = JOURNAL.search(line.body)
        if match and "special issue" not in match["journal"].lower():
            return fact_on(line, DANGLING.sub("", match["journal"].strip()))
    before = BEFORE_CALL.match(issue.body.strip("*# "))
    return fact_on(issue, before["journal"]) if before else None


def _first(lines: list[Line], pattern: re.Pattern, group: str) -> Fact | None:
    for line in lines:
        match = pattern.search(line.body)
        if match:
            return fact_on(line, match[group], line.body[match.start() :])
    return None


def _year(line: Line) -> Fact | None:
    match = re.search(r"\b(?:19|20)\d\d\b", line.body)
    return fact_on(line, match[0], value=int(match[0])) if match else None
