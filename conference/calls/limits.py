"""Kinds of contribution and how long each may be: words, pages, and whether references count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .months import either

_NUMBER = r"\d{1,3}(?:[.,'’ \xa0]\d{3})+(?!\d)|\d{1,6}"
_UNITS = {
    "words": "words word wörter wörtern worte worten parole palabras mots",
    "pages": "pages page pp seiten pagine cartelle páginas",
    "characters": "characters zeichen caratteri battute caracteres signes",
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words.split()}
LIMIT = re.compile(
    r"(?P<lead>at least|min(?:imum|imal)?\.?|mindestens|almeno|al menos|mínimo(?: de)?|"
    r"minimo|au moins|not less than)?[ \t\xa0]{0,2}(?:of |di |de )?"
    rf"(?<![\d.,/-])(?P<low>{_NUMBER})(?:[ \t\xa0]?(?:-|–|—|to|bis|a|and|und|e|y|à|"
    rf"et|hasta)[ \t\xa0]?(?P<high>{_NUMBER}))?"
    rf"(?:[ \t\xa0]|-)?(?:(?:standard|printed|A4|manuscript|double-spaced)[ \t\xa0])?"
    rf"(?P<unit>{either(_UNIT_OF)})(?![^\W\d_])",
    re.IGNORECASE,
)
_REFERENCES = (
    r"(?:ref\b|refs\b|referenc|bibliogra|literatur|quellen|riferiment|referencia|référence|"
    r"works cited)"
)
NOT_COUNTED = re.compile(
    rf"\b(?:except(?: for)?|exclu\w*|excl\.|without|not (?:including|counting)|plus|"
    rf"ohne|zzgl\.?|exkl\.|exklusive|esclus\w+|escl\.|senza|sin|excepto|sans|hors)\W+(?:[^\W\d_]+\W+){{0,3}}?{_REFERENCES}"
    rf"|{_REFERENCES}\w*[^.;()]{{0,30}}\b(?:not (?:included|counted)|do not count|excluded|"
    rf"exclusive|esclus|excluid|non compres|exclues|nicht (?:mit)?gezählt)",
    re.IGNORECASE,
)
COUNTED = re.compile(
    rf"\b(?:includ\w*|incl\.|inclusive|with|counting|einschließlich|inkl\.|inklusive|"
    rf"mit|inclus\w+|compres\w+|incluid\w+|incluyendo|con|y compris|avec)\W+(?:[^\W\d_]+\W+){{0,4}}?{_REFERENCES}"
    rf"|{_REFERENCES}\w*[^.;()]{{0,20}}\b(?:included|inclus[ie]|compres|incluid)",
    re.IGNORECASE,
)
KIND = re.compile(
    r"(?<![^\W\d_])(?:"
    r"(?:full|short|long|regular|complete|research(?:[ -]in[ -]progress)?|work[ -]in[ -]progress|"
    r"position|policy|student|practitioner|practice|industry|experience|vision"
    r"|poster|demo|doctoral(?: consortium)?|phd|survey|tool|discussion|conceptual|"
    r"empirical|theoretical|reflection|ongoing research|completed research|emergent research)"
    r"[ -](?:research )?(?:papers?|"
    r"articles?|manuscripts?)"
    r"|extended abstracts?|abstracts?|résumés?|posters?|panels?(?: proposals?)?|demos?|"
    r"demonstrations?|workshop proposals?|tutorial proposals?|essays?|case stud(?:y|"
    r"ies)|book reviews?"
    r"|viewpoints?|commentar(?:y|ies)|(?:research )?articles?|manuscripts?|research notes?|"
    r"interviews?|lightning talks?|chapters?"
    r"|vollbeiträge|vollbeitrag|langbeiträge|langbeitrag|kurzbeiträge|kurzbeitrag|"
    r"kurzfassung(?:en)?|posterbeiträge|praxisbeiträge|praxisbeitrag|workshopvorschläge"
    r"|contributi (?:completi|brevi)|articoli|saggi|casi di studio|artículos(?: completos|"
    r" cortos)?|ponencias(?: completas)?|comunicaciones|pósteres|resúmenes|ensayos|"
    r"articles longs|articles courts|communications"
    r"|papers?)(?![^\W\d_])",
    re.IGNORECASE,
)
GENERAL = frozenset("paper papers article articles manuscript manuscripts".split())
USUAL = (
    *("full", "abstract", "extended abstract", "regular", "complete", "research", "kurzfassung", "vollbeitr"),
    *("langbeitr", "contributi completi", "articoli", "resúmenes", "artículos", "ponencias", "comunicaciones"),
    *("résumé", "communications"),
)
_IRREGULAR = {"case studies": "case study", "commentaries": "commentary"}


@dataclass(frozen=True)
class Extent:
    """How long something may be, and the place that says so."""

    start: int
    end: int
    unit: str
    least: int | None
    most: int | None
    references_counted: bool | None


def extents_in(text: str) -> Iterator[Extent]:
    """Limits such as "max 1000 words, except ref." and "6,000-8,000 words including references"."""
    for match in LIMIT.finditer(text):
        low, high = _number(match["low"]), _number(match["high"])
        if high is None:
            low, high = (low, None) if match["lead"] else (None, low)
        elif low is not None and low > high:
            continue
        behind = re.split(r"(?<!incl)(?<!excl)[.;!?]\s+(?=[A-Z])|\n\s*\n", text[match.end() : match.end() + 120])[0]
        yield Extent(match.start("low"), match.end(), _UNIT_OF[match["unit"].lower()], low, high, _references(behind))


def is_general(kind: str) -> bool:
    """Whether this is the usual contribution, of which a call with other kinds says only "papers"."""
    return kind.lower() in GENERAL or kind.lower().startswith(USUAL)


def kinds_in(text: str) -> list[tuple[int, int, str]]:
    """Kinds of contribution that are named, each with its place, in the singular where it is English."""
    return [(match.start(), match.end(), singular(match[0])) for match in KIND.finditer(text)]


def singular(words: str) -> str:
    """ "full papers" as "Full paper"; words of other languages stay as they are."""
    name = " ".join(words.split())
    name = _IRREGULAR.get(name.lower(), name)
    if re.search(
        r"(?:paper|article|abstract|poster|panel|demo|demonstration|proposal|manuscript|"
        r"essay|review|note|talk|chapter|viewpoint|interview)s$",
        name,
        re.IGNORECASE,
    ):
        name = name[:-1]
    return name[:1].upper() + (name[1:].lower() if name.isupper() else name[1:])


def _references(behind: str) -> bool | None:
    if NOT_COUNTED.search(behind):
        return False
    return True if COUNTED.search(behind) else None


def _number(digits: str | None) -> int | None:
    return int(re.sub(r"\D", "", digits)) if digits else None
