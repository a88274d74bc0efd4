"""Colours and paragraph styles of the printed programme."""

import re
from dataclasses import dataclass
from functools import cache

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from conference.colours import accent_for
from conference.pdf.fonts import BOLD, REGULAR
from conference.pdf.frame import GREY

INK = "#1b2326"
HOUSE_ACCENT = "#0b5d66"
TIMES = 27 * mm  # width of the column of times


@dataclass(frozen=True)
class Styles:
    """One set for one accent colour; `accent` can be read on white and on `tint`, and carries white text."""

    accent: str
    tint: str
    cover: ParagraphStyle
    cover_line: ParagraphStyle
    label: ParagraphStyle
    h1: ParagraphStyle
    h2: ParagraphStyle
    h3: ParagraphStyle
    body: ParagraphStyle
    small: ParagraphStyle
    session: ParagraphStyle
    meta: ParagraphStyle
    pause: ParagraphStyle
    slot: ParagraphStyle
    people: ParagraphStyle
    contents: ParagraphStyle
    contents_under: ParagraphStyle
    letter: ParagraphStyle
    person: ParagraphStyle
    member: ParagraphStyle
    belonging: ParagraphStyle
    keynote: ParagraphStyle
    speaker: ParagraphStyle
    affiliation: ParagraphStyle
    article: ParagraphStyle


def styles(accent: str) -> Styles:
    """Styles for an edition's accent; the house's own where it has none that is a colour."""
    return _styles(accent.lower() if re.fullmatch(r"#[0-9a-fA-F]{6}", accent or "") else HOUSE_ACCENT)


def style(name: str, size: float, leading: float, **options) -> ParagraphStyle:
    """A style of the house: regular face, ink, no orphan or widow lines."""
    base = {"fontName": REGULAR, "textColor": INK, "allowWidows": 0, "allowOrphans": 0, "bulletFontName": REGULAR}
    return ParagraphStyle(name, fontSize=size, leading=leading, **{**base, **options})


@cache
def _styles(chosen):
    tones = accent_for(chosen).light
    accent, tint = tones.link, tones.accent_soft  # that of text: it is read on white and on its tint
    timed = {"leftIndent": TIMES, "bulletIndent": 0}
    return Styles(
        accent=accent,
        tint=tint,
        cover=style("cover", 34, 39, fontName=BOLD, textColor="#ffffff"),
        cover_line=style("cover line", 14, 19),
        label=style("label", 8.5, 12, fontName=BOLD, textColor=accent, keepWithNext=1),
        h1=style("h1", 22, 26, fontName=BOLD, textColor=accent, spaceAfter=10, keepWithNext=1),
        h2=style("h2", 15, 19, fontName=BOLD, spaceBefore=12, spaceAfter=4, keepWithNext=1),
        h3=style("h3", 10, 13, fontName=BOLD, textColor=accent, spaceBefore=10, spaceAfter=3, keepWithNext=1),
        body=style("body", 9.5, 13.5, spaceAfter=5),
        small=style("small", 8, 11, textColor=GREY, spaceAfter=4),
        session=style(
            "session", 11, 14, fontName=BOLD, keepWithNext=1, spaceBefore=8, spaceAfter=1, **timed,
            bulletFontName=BOLD, bulletFontSize=9.5, bulletColor=accent,
        ),
        meta=style("meta", 8.5, 11.5, textColor=GREY, leftIndent=TIMES, spaceAfter=2),
        pause=style(
            "pause", 9.5, 13, fontName=BOLD, spaceBefore=14, spaceAfter=9, **timed, backColor=tint,
            borderPadding=(3.5, 0, 5.5, TIMES), bulletFontName=BOLD, bulletFontSize=9.5, bulletColor=accent,
        ),
        slot=style(
            "slot", 9.5, 12.5, spaceBefore=6, keepWithNext=1, **timed, bulletFontSize=8.5, bulletColor=GREY
        ),
        people=style("people", 8.5, 11.5, textColor=GREY, leftIndent=TIMES),
        contents=style("contents", 10.5, 15, fontName=BOLD, spaceBefore=7, rightIndent=12 * mm),
        contents_under=style("contents under", 9.5, 14, leftIndent=6 * mm, rightIndent=12 * mm),
        letter=style("letter", 11, 14, fontName=BOLD, textColor=accent, spaceBefore=8, spaceAfter=2, keepWithNext=1),
        person=style("person", 8.5, 11.5, leftIndent=4 * mm, firstLineIndent=-4 * mm),
        speaker=style("speaker", 11, 15, fontName=BOLD, textColor=accent),
        member=style("member", 9.5, 12.5),
        belonging=style("belonging", 8, 10.5, textColor=GREY),
        keynote=style("keynote", 16, 20, fontName=BOLD, spaceBefore=3, spaceAfter=5),
        article=style("article", 12, 15.5, fontName=BOLD, spaceAfter=2, keepWithNext=1),
        affiliation=style("affiliation", 9.5, 13, textColor=GREY, spaceAfter=6),
    )  # fmt: skip
