"""Lists of people as chairs paste them: "Grace Hopper <grace@navy.example>, Navy Yard", one to a line."""

import re
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

# No part may hold what parts it from the next, and each is short: a line of nothing but "a@" is read in linear time.
ADDRESS = re.compile(r"[^\s<>,;()\"@]{1,64}@[^\s<>,;()\"@.]{1,63}(?:\.[^\s<>,;()\"@.]{1,63}){1,8}")
LONGEST_LINE = 1000
LONGEST_NAME, LONGEST_AFFILIATION, LONGEST_ADDRESS = 100, 300, 254


@dataclass(frozen=True)
class Line:
    """One person as read, with the line's number (from 1) and a sentence about what is wrong, if anything is.

    `role` and `track` as they stand in the list; only tables have them.
    """

    number: int
    text: str
    given_name: str = ""
    family_name: str = ""
    email: str = ""
    affiliation: str = ""
    role: str = ""
    track: str = ""
    problem: str = ""


def read(text: str) -> list[Line]:
    """The people of a pasted list, empty lines left out; a line that cannot be read says why in `problem`."""
    lines: list[Line] = []
    seen: dict[str, int] = {}
    for number, printed in enumerate(text.splitlines(), start=1):
        if printed.strip():
            line = checked(in_a_line(number, printed.strip()), seen)
            seen.setdefault(line.email, number)
            lines.append(line)
    return lines


def in_a_line(number: int, printed: str) -> Line:
    if len(printed) > LONGEST_LINE:
        return Line(number, printed[:LONGEST_LINE], problem=_("This line is too long to be one person."))
    found = ADDRESS.search(printed)
    if not found:
        return Line(number, printed, problem=_("There is no e-mail address in this line."))
    name = printed[: found.start()].strip(" <,;(\"'\t")
    affiliation = printed[found.end() :].strip(" >,;)\"'\t")
    given, family = parted(name)
    return Line(number, printed, given, family, found.group().lower(), affiliation)


def parted(name: str) -> tuple[str, str]:
    """Given and family name: "Hopper, Grace" is turned round, else the last word is the family name."""
    if "," in name:
        family, _comma, given = name.partition(",")
        return given.strip(" \"'"), family.strip(" \"'")
    given, _space, family = name.rpartition(" ")
    return given.strip(), family.strip()


def checked(line: Line, seen: dict[str, int]) -> Line:
    """With a sentence about what is wrong; `seen`: addresses of the lines before, with their numbers."""
    if line.problem:
        return line
    if not line.family_name:
        return replace(line, problem=_("There is no name before the e-mail address."))
    if len(line.given_name) > LONGEST_NAME or len(line.family_name) > LONGEST_NAME:
        return replace(line, problem=_("The name is too long."))
    if len(line.affiliation) > LONGEST_AFFILIATION or len(line.email) > LONGEST_ADDRESS:
        return replace(line, problem=_("The affiliation or the address is too long."))
    if line.email in seen:
        return replace(line, problem=_("The same address is in line %(line)d.") % {"line": seen[line.email]})
    return line
