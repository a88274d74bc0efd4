"""Patterns of the shapes in which calls write days: which comes first, what joins a range, what is left out."""

import re

from .months import ANY_MONTH, MONTH, PARTS_OF_MONTH, SEASONS, WEEKDAY, either

GAP = r"[^\S\n]"  # a space of any kind, but never the end of a line
S = rf"{GAP}{{0,4}}"
ARTICLE = rf"(?:(?i:the|den|dem|il|el|le){GAP})?"
DAY = r"(?<!\d)(?<!\d[.,:/])(?:0?[1-9]|[12]\d|3[01])(?!\d)"
ORDINAL = r"(?:(?i:st|nd|rd|th|er)(?![a-z])|[.º°ª])?"
OF = rf"(?:(?i:of|de|di|du){GAP}|-)?"
BOTH = rf"(?:{S}(?:&|/){S}|{GAP}(?i:and|und|e|y|et){GAP}{ARTICLE})"
TO = (
    rf"(?:{S}[-–—−‐‑]{{1,3}}{S}"
    rf"|{GAP}{{1,3}}(?i:to|until|till|through|thru|bis|bis{GAP}zum|al|all'|a|au|até|"
    rf"hasta|fino{GAP}al){GAP}{{1,3}}{ARTICLE})"
)


def _year(name: str) -> str:
    """A year behind a day; one that begins an ISO date belongs to that."""
    digits = r"(?:19|20)\d\d(?!\d|[-/]\d{1,2}[-/])|['’]\d\d(?!\d)"
    return rf"(?:(?:{S},{S}|{S}\.?{S}(?:(?i:del|de){GAP})?|-)(?P<{name}>{digits}))"


WEEK = rf"(?:(?P<week>{WEEKDAY})(?:{S}[-–]{S}{WEEKDAY})?[.,]{{0,2}}{S}{ARTICLE})?"
WEEK2 = rf"(?:{WEEKDAY}[.,]{{0,2}}{S}{ARTICLE})?"
Y1, Y2 = _year("y1"), _year("y2")
D1, D2 = rf"(?P<d1>{DAY}){ORDINAL}", rf"(?P<d2>{DAY}){ORDINAL}"
M1, M2 = rf"(?P<m1>{MONTH})", rf"(?P<m2>{MONTH})"
FULL_YEAR = r"(?:19|20)\d\d"
ISO = rf"(?<![\d/.-])(?P<y1>{FULL_YEAR})(?P<sign>[-/.])(?P<m1>\d\d?)(?P=sign)(?P<d1>\d\d?)(?!\d)"
ISO2 = rf"(?P<y2>{FULL_YEAR})(?P=sign)(?P<m2>\d\d?)(?P=sign)(?P<d2>\d\d?)(?!\d)"
NUMBERS = (
    r"(?<![\d./-])(?P<a1>\d\d?)(?P<sign>[-/.]){gap}?(?P<b1>\d\d?)(?P=sign){gap}?(?P<y1>{year}|"
    r"\d\d)(?!\d|[./-]\d)"
)
NUMBERS = NUMBERS.replace("{gap}", GAP).replace("{year}", FULL_YEAR)
LAST_NUMBERS = NUMBERS.replace("1>", "2>").replace("?P<sign>[-/.]", "?P=sign").replace(r"(?<![\d./-])", "")
DOTTED_LAST = rf"(?P<a2>\d\d?)\.{GAP}?(?P<b2>\d\d?)\.{GAP}?(?P<y2>{FULL_YEAR})(?!\d)"
PART = rf"(?<![^\W\d_])(?i:{either(PARTS_OF_MONTH)})(?:{GAP}|-){{1,2}}(?:(?i:of|de|di|des){GAP})?"
OPEN = (
    r"t\.b\.a\.?|t\.b\.d\.?|tba|tbd|tbc|to be (?:announced|confirmed|defined|decided)|"
    r"wird (?:noch )?bekannt ?gegeben"
    r"|da (?:definire|definirsi|confermare)|por (?:confirmar|definir|anunciar)|à (?:confirmer|préciser)"
)
OF_A_DAY = {
    "range": rf"{WEEK}{D1}{S}{OF}{M1}{Y1}?{TO}{WEEK2}{D2}{S}{OF}{M2}{Y2}?",
    "range in a month": rf"{WEEK}{D1}(?:{TO}|(?P<both>{BOTH})){WEEK2}{D2}{S}{OF}{M2}{Y2}?",
    "American range": rf"{WEEK}{M1}{S}{D1}{Y1}?{TO}{WEEK2}{M2}{S}{D2}{Y2}?",
    "American range in a month": rf"{WEEK}{M1}{S}{D1}(?:{TO}|(?P<both>{BOTH})){WEEK2}{D2}(?![.:/]\d){Y2}?",
    "day": rf"{WEEK}{D1}{S}{OF}{M1}{Y1}?",
    "day in a doubtful month": rf"{WEEK}{D1}{S}{OF}(?P<m1>{ANY_MONTH}){Y1}",
    "American day": rf"{WEEK}{M1}{S}{D1}(?![.:/]\d){Y1}?",
    "year first": rf"(?<!\d)(?P<y1>{FULL_YEAR}),?{S}{M1}{S}{D1}",
    "ISO range": rf"{ISO}(?:{TO}|{S}/{S}){ISO2}",
    "ISO": ISO,
}
NUMERIC = {
    "numeric range": rf"{WEEK}{NUMBERS}{TO}{WEEK2}{LAST_NUMBERS}",
    "numeric range in a month": rf"{WEEK}(?<![\d./-])(?P<a1>\d\d?)\.?{TO}{DOTTED_LAST}",
    "numeric range in a year": rf"{WEEK}(?<![\d./-])(?P<a1>\d\d?)\.{GAP}?(?P<b1>\d\d?)\.?{TO}{DOTTED_LAST}",
    "numeric": rf"{WEEK}{NUMBERS}",
    "dotted without year": rf"{WEEK}(?<![\d./,-])(?P<a1>\d\d?)\.{GAP}?(?P<b1>\d\d?)\.(?!{GAP}?\d)",
    "slashed without year": rf"{WEEK}(?<![\d./,-])(?P<a1>\d\d?)(?P<sign>/)(?P<b1>\d\d?)(?![\d/.%])",
}
WITHOUT_DAY = {
    "part of a month": rf"{PART}{MONTH}{Y1}?",
    "months": rf"{MONTH}{TO}{MONTH}{Y1}",
    "month": rf"{MONTH}{Y1}",
    "season": rf"(?<![^\W\d_])(?i:{either(SEASONS)})\b{Y1}",
    "quarter": rf"(?<![^\W\d_])Q[1-4]\b{Y1}",
    "month alone": rf"{MONTH}(?={S}(?:$|[;|)(,.]))",
    "open": rf"(?<![^\W\d_])(?i:{OPEN})(?![^\W\d_])",
}
PATTERNS = {
    shape: re.compile(pattern, re.MULTILINE)
    for shape, pattern in [*OF_A_DAY.items(), *NUMERIC.items(), *WITHOUT_DAY.items()]
}
# These are a date only where a label says so: "3/4 of papers", "open since May".
WEAK = frozenset([*WITHOUT_DAY, "dotted without year", "slashed without year"])
