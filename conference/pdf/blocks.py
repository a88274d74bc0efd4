"""Blocks of a page: cells side by side, rules, and lines that end in a page number."""

from reportlab.pdfbase.pdfmetrics import getAscent
from reportlab.platypus import Flowable, KeepTogether

from conference.pdf import fonts
from conference.pdf.flow import Text, marked_up
from conference.pdf.frame import HAIRLINE
from conference.pdf.tagged import Tag


def stack_height(flowables: list[Flowable], width: float) -> float:
    """Height in points of flowables set one under another; each is left wrapped to the width."""
    total = 0.0
    for index, flowable in enumerate(flowables):
        total += flowable.wrap(width, 1e6)[1] + (flowable.getSpaceBefore() if index else 0)
        total += flowable.getSpaceAfter() if index < len(flowables) - 1 else 0
    return total


def draw_stack(canvas, flowables: list[Flowable], x: float, top: float, width: float) -> float:
    """Draws flowables one under another from the top downwards; returns where the next would begin."""
    for index, flowable in enumerate(flowables):
        top -= flowable.getSpaceBefore() if index else 0
        top -= flowable.wrapOn(canvas, width, 1e6)[1]
        flowable.drawOn(canvas, x, top)
        top -= flowable.getSpaceAfter()
    return top


class Row(Flowable):
    """Stacks of flowables side by side, kept together; on a page too low for it they follow one another instead."""

    def __init__(
        self, cells: list[list[Flowable]], widths: list[float], *, gap: float, before: float = 0, after: float = 0
    ):
        super().__init__()
        self.cells, self.widths, self.gap = cells, widths, gap
        self.spaceBefore, self.spaceAfter = before, after

    def wrap(self, availWidth, availHeight):
        self.width = availWidth
        self.height = max(stack_height(cell, width) for cell, width in zip(self.cells, self.widths, strict=True))
        return availWidth, self.height

    def split(self, availWidth, availHeight):
        if availHeight < 0.7 * self._page_height():
            return []
        return [flowable for cell in self.cells for flowable in cell]

    def draw(self):
        x = 0
        for cell, width in zip(self.cells, self.widths, strict=True):
            draw_stack(self.canv, cell, x, self.height, width)
            x += width + self.gap

    def _page_height(self):
        frame = getattr(self, "_frame", None)
        return frame._aH if frame else 0


class Together(KeepTogether):
    """Flowables on one page as long as they are no higher than `limit` points; higher ones go over the page."""

    def __init__(self, flowables: list[Flowable], *, limit: float):
        super().__init__(flowables)
        self.limit = limit

    def split(self, availWidth, availHeight):
        parts = super().split(availWidth, availHeight)
        return [self.NullActionFlowable(), *self._content] if self.limit < self._H else parts


class Rule(Flowable):
    """A thin line over the whole width, kept with what follows; not drawn at the top of a page."""

    keepWithNext = True
    is_first = False

    def __init__(self, before: float, after: float, *, colour: str = HAIRLINE, thickness: float = 0.5):
        super().__init__()
        self.spaceBefore, self.spaceAfter, self.colour, self.thickness = before, after, colour, thickness

    def wrap(self, availWidth, availHeight):
        frame = getattr(self, "_frame", None)
        self.is_first = bool(frame and frame._atTop)
        self.width, self.height = availWidth, 0 if self.is_first else self.thickness
        return self.width, self.height

    def getSpaceAfter(self):
        return 0 if self.is_first else self.spaceAfter

    def draw(self):
        if not self.is_first:
            with self.canv.decoration():
                self.canv.setStrokeColor(self.colour)
                self.canv.setLineWidth(self.thickness)
                self.canv.line(0, 0, self.width, 0)


class NumberedLine(Text):
    """A line of a list of contents: linked words, dots, and the page at the right edge of its last line."""

    number = ""

    def split(self, availWidth, availHeight):
        parts = super().split(availWidth, availHeight)
        for part in parts:
            part.number = self.number if part is parts[-1] else ""
        return parts

    def draw(self):
        if not self.blPara.lines:
            return
        last = self.blPara.lines[-1]
        used = self.width - self.style.rightIndent - (last[0] if isinstance(last, tuple) else last.extraSpace)
        super().draw()
        if self.number:
            self._draw_dots(used + 5)
            self._draw_number()

    def _baseline(self):
        """Height of the last line's baseline above the foot of the paragraph, as ReportLab sets it."""
        return self.style.leading - getAscent(self.style.fontName, self.style.fontSize)

    def _draw_dots(self, start):
        end = self.width - self.style.rightIndent + 4
        if self.leftwards is None and end - start > 12:
            with self.canv.decoration():
                self.canv.setStrokeColor(HAIRLINE)
                self.canv.setLineWidth(0.9)
                self.canv.setLineCap(1)
                self.canv.setDash(0, 3.5)
                self.canv.line(start, self._baseline(), end, self._baseline())
                self.canv.setDash()

    def _draw_number(self):
        with self.canv.marked(self.tag):
            self.canv.setFillColor(self.style.textColor)
            self.canv.setFont(fonts.REGULAR, self.style.fontSize)
            self.canv.drawRightString(self.width, self._baseline(), self.number)


def numbered_line(source: str, style, *, plain: str, target: str, page: int | None, contents: Tag) -> NumberedLine:
    """A line that links to an anchor; `page` is None while the document is laid out for the first time."""
    paragraph = marked_up(f'<a href="#{target}">{source}</a>', style, plain=plain, tag=Tag("TOCI", contents))
    paragraph.__class__ = NumberedLine
    paragraph.number = str(page or "")
    return paragraph
