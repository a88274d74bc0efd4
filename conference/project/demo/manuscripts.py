"""Small real PDFs of the demo's papers, set by ReportLab in the house fonts."""

import io

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, SimpleDocTemplate

from conference.pdf.fonts import BOLD, REGULAR, markup, registered

BODY = ParagraphStyle("body", fontName=REGULAR, fontSize=10.5, leading=15, spaceAfter=8, alignment=4)
TITLE = ParagraphStyle("title", fontName=BOLD, fontSize=17, leading=22, spaceAfter=6 * mm)
HEADING = ParagraphStyle("heading", fontName=BOLD, fontSize=12, leading=16, spaceBefore=10, spaceAfter=4)
NAMES = ParagraphStyle("names", fontName=REGULAR, fontSize=10, leading=14, textColor="#555555", spaceAfter=6 * mm)


def manuscript(title: str, abstract: str, sections: list[dict], names: tuple[str, ...] = ()) -> bytes:
    """A PDF of a page or two. Without names it is fit for double-blind review."""
    target = io.BytesIO()
    margins = {"leftMargin": 28 * mm, "rightMargin": 28 * mm, "topMargin": 25 * mm, "bottomMargin": 25 * mm}
    with registered():
        document = SimpleDocTemplate(
            target, pagesize=A4, title=title, author="", invariant=1, initialFontName=REGULAR, **margins
        )
        document.build(_story(title, abstract, sections, names))
    return target.getvalue()


def _story(title, abstract, sections, names):
    story = [Paragraph(markup(title), TITLE)]
    if names:
        story.append(Paragraph(markup(", ".join(names)), NAMES))
    story += [Paragraph("Abstract", HEADING), *_paragraphs(abstract)]
    for section in sections:
        story += [Paragraph(markup(section["heading"]), HEADING), *_paragraphs(section["text"])]
    return story


def _paragraphs(text):
    return [Paragraph(markup(line), BODY) for line in text.splitlines() if line.strip()]
