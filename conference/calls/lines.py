"""The lines of a call: what is a bullet, what a heading, and to which part of the call a line belongs."""

import re
from dataclasses import dataclass, replace

from .days import Mention
from .stages import meaning_of

BULLET = re.compile(
    r"(?:[•‣▪▫●○◦∙·⁃\uf0b7\uf0a7✓➢►–—*+-]|o(?=[ \t\xa0]))(?:[ \t\xa0]+|(?<=[•‣▪●○◦·\uf0b7\uf0a7✓➢►])(?=\w))"
    r"|(?:\(?(?:\d{1,2}|[a-hA-H]|[ivx]{1,4})[.)])[ \t\xa0]+"
)
QUOTE = re.compile(r"[ \t\xa0]*(?:>[ \t]?)*[ \t\xa0]*")
RULE = re.compile(r"[-=_*~#+\s.]{4,}$")
DECORATION = " \t\xa0#*=_~:|[]"
SIGNATURE = re.compile(r"--[ ]?$")
MAIL = re.compile(
    r"(?:from|to|cc|subject|date|sent|reply-to|message-id|von|an|betreff|gesendet|"
    r"datum|da|oggetto|inviato|enviado|asunto)\s*:\s"
    r"|(?:on|am|il|el|le) .{6,60}(?:wrote|schrieb|ha scritto|escribió|a écrit)\b"
    r"|(?:last (?:updated?|modified|change)|posted|updated|published on|stand|zuletzt geändert)\b",
    re.IGNORECASE,
)
OF_MAIL = re.compile(r"(?:From|To|Cc|Subject|Sent|Reply-To|Von|An|Betreff|Oggetto|Asunto): ")
# A heading begins with one of these words; what follows it may be an inline beginning of the part.
_PARTS = {
    "dates": (
        r"(?:important|key|critical|submission|tentative|relevant|main)?\s*(?:dates|deadlines)(?: and deadlines)?\b|"
        r"(?:\(\w+\) )?deadlines?\b(?!:? for)"
        r"|time\s?line|time ?table|schedule\b|process and time|dates and deadlines|wichtige (?:termine|"
        r"daten|fristen)|termine\b|fristen\b|zeitplan"
        r"|(?:date|scadenze) importanti|date\b(?= da)|scadenze\b|calendario\b|fechas (?:importantes|"
        r"clave|límite)|plazos\b|cronograma"
        r"|dates (?:importantes|clés|limites)|calendrier\b"
    ),
    "committee": (
        r"(?:international |scientific |technical )?(?:program(?:me)?|scientific|steering|"
        r"advisory|editorial|review|organi[sz]ing|honorary|local)\s"
        r"(?:review )?(?:committee|board)\b(?! (?:co-?)?chair)|reviewers\b|programmkomitee|comitato|comité|"
        r"keynote|invited speakers|sponsors"
    ),
    "people": (
        r"(?:(?:general|program(?:me)?|conference|track|mini-?track|workshop|session|publication|"
        r"co|local|symposium|doctoral consortium|committee|issue)[- ]?(?:and )?)*"
        r"(?:co-?)?(?:chair(?:s|man|person|persons|wom[ae]n)?)\b(?! of)|(?:the )?(?:guest|"
        r"issue|special issue|volume) (?:co-?)?editors?\b|editors of (?:the|this) (?:special )?issue"
        r"|(?:workshop |track |minitrack |session )?(?:organi[sz]ers|convenors?|conveners?)\b|"
        r"organi[sz]ation(?=\s*:)|veranstalter|"
        r"organi[sz]ed by\b|edited by\b|gastherausgeber|herausgeber|vorsitz|tagungsleitung|"
        r"leitung\b"
        r"|curator[ie]\b|guest editor|(?:co-?)?presidenti?\b|coordinator[ie]\b|a cura di\b|"
        r"editor(?:es|as)? invitad|coordinador|presidente|organizador"
        r"|rédacteurs? invités?|coordinat(?:eurs?|ion)|responsables?\b"
    ),
    "topics": (
        r"(?:(?:main|possible|suggested|relevant|list of|the|non-exhaustive|specific|conference|"
        r"research) )*(?:topics?|themes|subjects?|areas?)\b(?! (?:chair|editor|day))"
        r"|scope and topics|(?:mögliche )?themen\w*|schwerpunkt\w*|(?:possibili )?temi\b|"
        r"argomenti|ambiti|temas\b|líneas temáticas|ejes temáticos|áreas? temática|thèmes|"
        r"thématiques|axes\b"
    ),
    "submission": (
        r"(?:paper |abstract |manuscript )?submissions?(?: \w+){0,3}\b|(?:types?|categories|"
        r"kinds|formats) of (?:papers|submissions?|contributions?|articles)|(?:paper|contribution|"
        r"submission|article) (?:types|categories|formats)"
        r"|(?:author|formatting|style) (?:guidelines|instructions)|(?:guidelines|instructions) for|"
        r"(?:call for )?contributions\b|manuscript preparation|formatting|how to submit"
        r"|einreich(?:ung|formate|richtlinien)\w*|beitragsform\w*|formate\b|hinweise|modalità|"
        r"tipologi|linee guida|invio|norme|modalidades|tipos de|normas|envío|formats? des|"
        r"soumission|modalités"
    ),
    "tracks": (
        r"(?:conference |list of |the |parallel |thematic )?(?:mini-?)?tracks\b|sektionen\b|"
        r"sessioni tematiche|mesas temáticas"
    ),
    "place": r"(?:venue|location|place|where|ort|veranstaltungsort|tagungsort|luogo|sede|lugar|lieu)\b",
    "contact": (
        r"contact|inquir|enquir|further information|more information|for (?:further|more)|"
        r"questions|website|web ?site|publication|proceedings|fees|best paper|review process|"
        r"about|background|aims|kontakt|informationen|contatti|informazioni|contacto|información|"
        r"registration fees|sponsor"
    ),
}
_HEADINGS = [(part, re.compile(pattern, re.IGNORECASE)) for part, pattern in _PARTS.items()]
LONGEST_HEADING = 75
LONGEST_LINE = 2000  # of a longer one only the beginning is read for anything but dates
BEGINS_WITH_DAY = re.compile(r"\W*(?:[^\W\d_]{2,12}[.,]{0,2}[ ]+)?\d{1,4}(?!\d)")


@dataclass(frozen=True)
class Line:
    """One line without its end; `start` is its place in the text, `body` what stands behind quotes and bullet."""

    number: int
    start: int
    text: str
    body: str
    body_start: int
    indent: int
    bullet: str
    part: str = ""
    is_heading: bool = False

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_blank(self) -> bool:
        return not self.body or bool(RULE.match(self.body))

    @property
    def plain(self) -> str:
        """The body without what decorates a heading."""
        return self.body.strip(DECORATION)


def lines_of(text: str) -> list[Line]:
    """The lines of a text, each with the part of the call it belongs to; a signature and what follows it is no part."""
    lines, start = [], 0
    for number, row in enumerate(text.split("\n"), 1):
        lines.append(_line(number, start, row))
        start += len(row) + 1
    return _with_parts(lines)


def by_line(lines: list[Line], mentions: list[Mention]) -> dict[int, list[Mention]]:
    """The dates of each line that has some, by the number of the line; both lists are in the order of the text."""
    found: dict[int, list[Mention]] = {}
    at = 0
    for mention in mentions:
        while at + 1 < len(lines) and lines[at + 1].start <= mention.start:
            at += 1
        found.setdefault(lines[at].number, []).append(mention)
    return found


def heading_of(body: str) -> str:
    """The part of a call that a heading with these words opens; empty if it opens none."""
    plain = re.sub(r"^(?:\d{1,2}[.)]?|[IVX]{1,4}\.)\s+", "", body.strip(DECORATION))
    return next((part for part, pattern in _HEADINGS if pattern.match(plain)), "")


def _line(number: int, start: int, row: str) -> Line:
    row = row.rstrip("\r")
    before = QUOTE.match(row)
    at = before.end() if before else 0
    bullet = BULLET.match(row, at)
    body_at = bullet.end() if bullet else at
    return Line(
        number,
        start,
        row,
        row[body_at : body_at + LONGEST_LINE].rstrip(),
        start + body_at,
        at,
        bullet[0].strip() if bullet else "",
    )


def _with_parts(lines: list[Line]) -> list[Line]:
    part, done = "", []
    for line in lines:
        after = lines[line.number] if line.number < len(lines) else None
        below = next((line for line in lines[line.number : line.number + 3] if not line.is_blank), None)
        if SIGNATURE.match(line.text) and line.number > len(lines) / 2:
            part = "signature"
        is_label = part == "dates" and below is not None and bool(BEGINS_WITH_DAY.match(below.body))
        opened = "" if part == "signature" or is_label else _opened(line, after)
        part = opened or part
        done.append(replace(line, part=part, is_heading=bool(opened)))
    return done


def _opened(line: Line, after: Line | None) -> str:
    """The part that this line opens: by its words, or "other" for a heading of which nothing is known."""
    if line.is_blank or len(line.plain) < 3 or OF_MAIL.match(line.body):
        return ""
    is_marked = line.body.startswith("#") or bool(
        after and len(after.text) > 3 and RULE.match(after.text.strip() or "x")
    )
    head, colon, rest = line.plain.partition(":")
    is_short = len(line.plain) <= LONGEST_HEADING
    part = heading_of(line.plain)
    if part and _is_heading(line, part, head, bool(colon or line.body.rstrip().endswith(":")), rest, is_short):
        return part
    if is_marked or (is_short and line.plain.isupper() and len(line.plain) > 5 and not line.bullet):
        return part or "other"
    return ""


def _is_heading(line: Line, part: str, head: str, has_colon: bool, rest: str, is_short: bool) -> bool:
    """Whether a line that begins with such words is a heading, and not a sentence or a date of a list."""
    has_day = bool(re.search(r"\d", rest or (head if not has_colon else "")))
    if part in ("people", "topics"):
        return (has_colon and len(head) <= 110) or (is_short and not line.body.endswith(".") and len(head.split()) <= 6)
    if part == "dates" and meaning_of(head).is_moved and re.search(r"(?<!\d)\d{1,2}(?!\d)", line.plain):
        return False  # the news of one date: "Deadline extended: full papers are now due on 24 January"
    if part == "dates":
        return (is_short and not (has_day and re.search(r"\b(?:19|20)\d\d\b", rest))) or (
            has_colon and len(head.split()) <= 3 and "dead" not in head
        )
    if line.bullet and part not in ("tracks",):
        return False
    return is_short and not has_day and not rest.strip() and len(head.split()) <= 6 and not line.body.endswith(".")
