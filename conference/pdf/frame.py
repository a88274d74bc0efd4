"""The page frame: templates with running feet, and a document laid out until its page numbers are right."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from conference.pdf import fonts
from conference.pdf.bidi import drawing_order, has_right_to_left, is_drawn_leftwards, mirrored, starts_right_to_left
from conference.pdf.tagged import TaggedCanvas

SIDE, TOP, BOTTOM = 20 * mm, 24 * mm, 20 * mm
GUTTER = 6 * mm
GREY, HAIRLINE = "#5b666b", "#c9d0d3"
PASSES = 4

Pages = dict[str, int]  # anchor key -> page number


@dataclass(frozen=True)
class Frontispiece:
    """What the file says about itself and at the head and foot of its pages; language is a tag like "en"."""

    language: str
    title: str
    short: str
    foot: str
    published_at: datetime


def render(story: Callable[[Pages], list[Flowable]], front: Frontispiece) -> bytes:
    """
    Lays the story out with the page numbers of the pass before, until they no longer change.

    Two passes are enough where numbers take the space reserved for them; raises RuntimeError when four are not.
    """
    pages: Pages = {}
    for _ in range(PASSES):
        content, found = _laid_out(story(pages), front, pages)
        if found == pages:
            return content
        pages = found
    raise RuntimeError("The page numbers of the document do not settle.")


def fitted(text: str, face: str, size: float, width: float) -> str:
    """The text, cut with an ellipsis where it is wider than this many points."""
    text = fonts.printable(text)
    if stringWidth(text, face, size) <= width:
        return text
    while text and stringWidth(text + "…", face, size) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def one_line(text: str) -> str:
    """A single line of printable text in drawing order, for text that is drawn without a paragraph."""
    if not has_right_to_left(text):
        return text
    leftwards = starts_right_to_left(text)
    turned = is_drawn_leftwards(text, right_to_left=leftwards)
    return "".join(mirrored(text[i]) if turned[i] else text[i] for i in drawing_order(text, right_to_left=leftwards))


def _laid_out(story, front, expected):
    target = io.BytesIO()
    document = _document(target, front)
    made = []

    def canvas(*args, **kwargs):
        made.append(TaggedCanvas(*args, published_at=front.published_at, expected=expected, **kwargs))
        return made[-1]

    document.build(story, canvasmaker=canvas)
    return target.getvalue(), made[-1].anchors


def _document(target, front):
    document = BaseDocTemplate(
        target,
        pagesize=A4,
        title=fonts.spoken(front.title),
        author=fonts.spoken(front.short),
        subject=fonts.spoken(front.foot),
        creator="Convoke",
        lang=front.language,
        displayDocTitle=True,
        invariant=1,
        pageCompression=1,
        initialFontName=fonts.REGULAR,
    )
    document.addPageTemplates(_templates(front))
    return document


def _templates(front):
    def feet(canvas, document):
        _running_feet(canvas, front)

    wide, high = A4
    cover = PageTemplate("cover", [_frame(0, 0, wide, high)], pagesize=A4)
    body = PageTemplate("body", [_frame(SIDE, BOTTOM, wide - 2 * SIDE, high - TOP - BOTTOM)], onPageEnd=feet)
    broad, low = landscape(A4)
    sheet = _frame(15 * mm, 17 * mm, broad - 30 * mm, low - 17 * mm - 19 * mm)
    return [cover, body, PageTemplate("landscape", [sheet], pagesize=(broad, low), onPageEnd=feet), *_columns(feet, 3)]


def _columns(feet, count, title=15 * mm):
    """A page with a title above equal columns, and the pages that follow it, without the title."""
    wide, high = A4
    width = (wide - 2 * SIDE - GUTTER * (count - 1)) / count
    tall = high - TOP - BOTTOM

    def columns(height):
        return [_frame(SIDE + n * (width + GUTTER), BOTTOM, width, height) for n in range(count)]

    heading = _frame(SIDE, high - TOP - title, wide - 2 * SIDE, title)
    first = PageTemplate("columns", [heading, *columns(tall - title)], onPageEnd=feet, pagesize=A4)
    first.autoNextPageTemplate = "more columns"
    return [first, PageTemplate("more columns", columns(tall), onPageEnd=feet, pagesize=A4)]


def _frame(x, y, width, height):
    return Frame(x, y, width, height, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)


def _running_feet(canvas, front):
    wide, high = canvas._pagesize
    side = SIDE if wide < high else 15 * mm
    room = wide - 2 * side
    with canvas.decoration():
        canvas.setFillColor(GREY)
        canvas.setFont(fonts.REGULAR, 8)
        section = fitted(_section(canvas), fonts.REGULAR, 8, room / 2)
        canvas.drawRightString(wide - side, high - 13 * mm, one_line(section))
        rest = room - stringWidth(section, fonts.REGULAR, 8) - GUTTER
        canvas.drawString(side, high - 13 * mm, one_line(fitted(front.short, fonts.REGULAR, 8, rest)))
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(0.5)
        canvas.line(side, high - 15 * mm, wide - side, high - 15 * mm)
        canvas.drawString(side, 10 * mm, one_line(fitted(front.foot, fonts.REGULAR, 8, room - 40)))
        canvas.setFont(fonts.BOLD, 9)
        canvas.drawRightString(wide - side, 10 * mm, str(canvas.getPageNumber()))


def _section(canvas):
    """The section that begins on this page, else the one that goes on."""
    begun = [title for page, title in canvas.sections if page == canvas.getPageNumber()]
    return next(iter(begun), canvas.sections[-1][1] if canvas.sections else "")
