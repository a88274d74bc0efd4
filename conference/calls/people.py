"""Chairs and guest editors of a call, with their affiliations."""

import re
from collections.abc import Iterator
from dataclasses import replace

from .call import Human, Span
from .lines import Line

HEADING_END = re.compile(r":|\s{2,}|\t|$")
EMAIL = re.compile(
    r"[<(\[]?\s*(?:e-?mail:?\s*)?(?P<email>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5})\s*[>)\]]?", re.IGNORECASE
)
TITLES = re.compile(
    r"(?:(?:prof(?:essor|\.ssa|\.)?|dr\.?|drs\.|ph\.?d\.?|assoc\.?|asst\.?|mag\.|dipl\.-\w+\.?|"
    r"ing\.|hon\.|sir|mr\.?|mrs\.?|ms\.?|dott\.(?:ssa)?|jun\.-prof\.|pd|univ\.-prof\.|"
    r"d[ra]a?\.|m\.?sc\.?)\s+)+",
    re.IGNORECASE,
)
PARTICLE = r"(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|ter|ten|bin|el|al|af|zu|zur|y|e|st\.)"
WORD = r"(?:[^\W\d_][^\W\d_]?\.(?:-?[^\W\d_]\.)*|[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]*(?:['’-][^\W\d_]+)*\.?)"
NAME = re.compile(rf"{WORD}(?:[ \t\xa0]+(?:{PARTICLE}[ \t\xa0]+){{0,3}}{WORD}){{1,4}}$")
INSTITUTION = re.compile(
    r"universi|instit|\bETH\b|\bMIT\b|\bTU\b|college|school|academy|polit|laborator|\blab\b|centre|center|"
    r"department|dept|faculty|inc\.|gmbh|ltd|council|ministry|commission|research|"
    r"hochschule|akademie|fachhochschule|\bU\.|fakultät|zentrum|dipartimento|centro|"
    r"facultad|\bCNR\b|agency|foundation|\bof\b|\bUK\b|\bUSA\b",
    re.IGNORECASE,
)
# Words of faculties and fields: "Department of Policy Analysis and Public Management" names nobody.
_FIELDS = """
public policy management administration science sciences technology economics informatics engineering computer
information business law social political studies systems society innovation governance government communication media
arts design education health software data security
"""
FIELDS = frozenset(_FIELDS.split())
ROLES = [
    ("guest_editor", re.compile(r"editor|herausgeb|curator|a cura di|rédacteur|coordinat|coordinad", re.IGNORECASE)),
    (
        "organiser",
        re.compile(
            r"(?:general|program(?:me)?(?: committee)?|conference|symposium)[- ](?:co-?)?chair|organi[sz]|"
            r"tagungsleitung",
            re.IGNORECASE,
        ),
    ),
    ("chair", re.compile(r"")),
]
LONGEST_LINE = 220


def people_in(lines: list[Line], dated: set[int], track_of: dict[int, str]) -> list[Human]:
    """Everybody under a heading such as "Co-Chairs" or "Guest editors", each once, in the order of the text."""
    found: dict[tuple[str, str], Human] = {}
    last = ("", "")
    for heading, piece, start in _pieces(lines, dated):
        humans = list(_humans(piece, start, role_of(heading.plain), track_of.get(heading.number, "")))
        for human in humans:
            last = (human.name.lower(), human.track)
            found.setdefault(last, human)
        if not humans and last in found:
            found[last] = _described(found[last], piece)
    return list(found.values())


def role_of(heading: str) -> str:
    words = heading.partition(":")[0]
    return next(role for role, pattern in ROLES if pattern.search(words))


def _pieces(lines: list[Line], dated: set[int]) -> Iterator[tuple[Line, str, int]]:
    """(heading, what stands behind it or on a line below it, where): until a blank line after the first name."""
    heading, has_some = None, False
    for line in lines:
        if line.is_heading:
            heading, has_some = (line if line.part == "people" else None), False
            inline = _behind_colon(line) if heading else None
            if heading and inline:
                has_some = True
                yield heading, *inline
        elif line.part != "people":
            heading = None  # a track or its topics begin
        elif heading and line.is_blank:
            heading = None if has_some and not _goes_on(lines, line) else heading
        elif heading and line.number not in dated and len(line.body) <= LONGEST_LINE:
            has_some = True
            yield heading, line.body, line.body_start


def _behind_colon(line: Line) -> tuple[str, int] | None:
    colon = line.body.find(":")
    rest = line.body[colon + 1 :]
    if colon < 0 or not rest.strip(" *_"):
        return None
    start = colon + 1 + len(rest) - len(rest.lstrip(" \t\xa0*_"))
    return line.body[start:], line.body_start + start


def _goes_on(lines: list[Line], blank: Line) -> bool:
    """Whether more people follow after a blank line: names with an affiliation behind or below them."""
    below = [line for line in lines[blank.number : blank.number + 3] if not line.is_blank]
    if not below or below[0].is_heading or not _is_name(re.split(r"[,(;]", below[0].body)[0]):
        return False
    return bool(re.search(r"[,(]", below[0].body) or (below[1:] and INSTITUTION.search(below[1].body)))


def _is_name(words: str) -> bool:
    """Whether these can be the names of a person; a short first word in capitals is that of a school: ETH Zurich."""
    name = _without_titles(words.strip(" ."))
    parts = name.split()
    is_school = len(parts) > 1 and 1 < len(parts[0]) < 5 and parts[0].isupper() and not parts[1].isupper()
    is_initials = "." in parts[0] if parts else False
    is_field = bool(FIELDS & set(name.lower().split()))
    return bool(NAME.match(name)) and not is_field and (is_initials or not is_school)


def _described(human: Human, line: str) -> Human:
    """Somebody with what a line below the name says: the affiliation, the address."""
    email = EMAIL.search(line)
    words = EMAIL.sub("", line).strip(" ,")
    if email and not human.email:
        human = replace(human, email=email["email"])
    is_remark = human.affiliation.lower() in ("primary contact", "contact", "corresponding")
    is_place = bool(INSTITUTION.search(words)) or (
        words[:1].isupper() and len(words.split()) <= 12 and words[-1] != "."
    )
    if words and is_place and (is_remark or not human.affiliation):
        human = replace(human, affiliation=words)
    return human


def _humans(piece: str, start: int, role: str, track: str) -> Iterator[Human]:
    for words, at in _split(piece, start):
        human = _human(words, at, role, track)
        if human:
            yield human


def _split(piece: str, start: int) -> Iterator[tuple[str, int]]:
    """One part of the text for each person: cut at semicolons, or at commas and "and" outside of brackets."""
    cuts = list(re.finditer(r";|•|\s\|\s", piece))
    if not cuts:
        cuts = [
            match
            for match in re.finditer(r",\s*(?:and\s|und\s|&\s)?|\s+(?:and|und|&|y|e|et)\s+", piece)
            if _starts_person(piece, match)
        ]
    at = 0
    for cut in [*cuts, None]:
        end = cut.start() if cut else len(piece)
        words = piece[at:end].strip(" \t,.")
        if words:
            yield words, start + piece.index(words, at)
        at = cut.end() if cut else at


def _starts_person(piece: str, cut: re.Match) -> bool:
    """Whether a name follows, and not the rest of an affiliation."""
    before, behind = piece[: cut.start()], piece[cut.end() :]
    if before.count("(") != before.count(")"):
        return False
    name = _without_titles(re.split(r"[,(;<]|\s(?:and|und|&|y|et)\s|\s[-–—]\s", behind)[0].strip(" ."))
    if not _is_name(name) or INSTITUTION.search(name):
        return False
    has_own_bracket = bool(re.match(r"[^,;()]{3,60}\(", behind))
    all_bracketed = piece.count("(") >= 1 and before.rstrip().endswith(")")
    is_plain_list = "(" not in piece and not INSTITUTION.search(piece) and _are_names(piece)
    if all_bracketed or is_plain_list or (has_own_bracket and not INSTITUTION.search(before)):
        return True
    return _has_and(cut[0]) and bool(
        "," not in before or re.search(r",", cut[0]) or INSTITUTION.search(behind[len(name) :])
    )


def _has_and(cut: str) -> bool:
    return bool(re.search(r"\b(?:and|und|y|et|e)\b|&", cut))


def _are_names(piece: str) -> bool:
    parts = [part.strip(" .") for part in re.split(r",|\s(?:and|und|&|y|e|et)\s", piece) if part.strip()]
    return len(parts) > 1 and all(NAME.match(_without_titles(re.sub(r"^(?:and|und)\s", "", part))) for part in parts)


def _human(words: str, at: int, role: str, track: str) -> Human | None:
    email = EMAIL.search(words)
    without = EMAIL.sub("", words).strip(" ,") if email else words
    match = re.match(r"(?P<name>[^,(<\t:]+?)(?:\s*[,(\t:]\s*|\s[-–—]\s|\s{2,}|$)(?P<rest>.*)$", without, re.DOTALL)
    if not match:
        return None
    name = _without_titles(match["name"].strip(" ."))
    if not _is_name(name) or INSTITUTION.search(name):
        return None
    rest = match["rest"].strip(" ,.")
    affiliation = " ".join(_unbracketed(rest).split())
    given, family = name_parts(name)
    return Human(given, family, affiliation, role, _span(words, at), email["email"] if email else "", track)


def name_parts(name: str) -> tuple[str, str]:
    """Given and family name of a name as printed; particles go with the family name."""
    parts = name.split()
    first = len(parts) - 1
    while first > 1 and re.fullmatch(PARTICLE, parts[first - 1]):
        first -= 1
    return " ".join(parts[:first]), " ".join(parts[first:])


def _without_titles(name: str) -> str:
    return TITLES.sub("", name, count=1) if TITLES.match(name) else name


def _unbracketed(rest: str) -> str:
    """Without the bracket that encloses an affiliation; brackets within it stay."""
    return rest[:-1] if rest.endswith(")") and rest.count("(") < rest.count(")") else rest


def _span(words: str, at: int) -> Span:
    return at, at + len(words)
