"""What stands on a page: tagged paragraphs that know their direction and anchor, pictures and QR codes."""

import io
from copy import copy
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import segno
from PIL import Image, UnidentifiedImageError
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, Paragraph

from conference.pdf.bidi import drawing_order, has_right_to_left, is_drawn_leftwards, mirrored, starts_right_to_left
from conference.pdf.fonts import markup, needs_shaping, spoken
from conference.pdf.tagged import Tag

# How a paragraph finds its direction: by its first letter (running text also its side of the page), or rightwards.
TITLE, RUNNING, NAMES = "title", "running", "names"


@dataclass(frozen=True)
class Anchor:
    """A place that links and page numbers point to; with a level it is also a bookmark of the outline (0 = section)."""

    key: str
    title: str = ""
    level: int | None = None


class Text(Paragraph):
    """A tagged paragraph; the halves of a split one are one element."""

    tag: Tag | None = None
    anchor: Anchor | None = None
    leftwards: bool | None = None  # direction of the paragraph; None: nothing in it runs from right to left

    def draw(self):
        lines = self.blPara.lines
        self.blPara.lines = [drawn_line(line, self.leftwards, last=line is lines[-1]) for line in lines]
        set_anchor(self.canv, self.anchor, self.height)
        with self.canv.marked(self.tag):
            super().draw()

    def split(self, availWidth, availHeight):
        parts = super().split(availWidth, availHeight)
        for part in parts:
            part.tag, part.leftwards = self.tag, self.leftwards
            part.anchor = self.anchor if part is parts[0] else None
        return parts


def text(source: str, style, *, tag=None, anchor=None, bullet=None, reads: str = TITLE) -> Text:
    """Any person's words as a paragraph that shows them literally."""
    return marked_up(markup(source), style, plain=source, tag=tag, anchor=anchor, bullet=bullet, reads=reads)


def marked_up(source: str, style, *, plain: str = "", tag=None, anchor=None, bullet=None, reads: str = TITLE) -> Text:
    """Paragraph markup made of escaped parts; `plain` is its text, which decides direction and shaping."""
    leftwards = (reads != NAMES and starts_right_to_left(plain)) if has_right_to_left(plain) else None
    shaped = leftwards is None and needs_shaping(plain)
    paragraph = Text(source, _variant(style, bool(leftwards) and reads == RUNNING, shaped), bulletText=bullet)
    paragraph.tag, paragraph.anchor, paragraph.leftwards = tag or Tag("P"), anchor, leftwards
    if shaped or leftwards is not None:
        paragraph.tag.actual = spoken(plain)
    return paragraph


class Picture(Flowable):
    """A picture in a fixed frame (points), covering it: what is too wide or too high is cut at the edges."""

    def __init__(self, jpeg: bytes, width: float, height: float, *, alt: str):
        super().__init__()
        self.width, self.height, self.tag = width, height, Tag("Figure", alt=spoken(alt))
        self.jpeg = jpeg

    def draw(self):
        with self.canv.marked(self.tag):
            self.canv.drawImage(ImageReader(io.BytesIO(self.jpeg)), 0, 0, self.width, self.height)


def picture(content: bytes | None, width: float, height: float, *, alt: str) -> Picture | None:
    """The picture made of these bytes at 300 dots per inch at most; None where they are no picture."""
    try:
        source = Image.open(io.BytesIO(content or b""))
        source.load()
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
    return Picture(_covering(source, width / height, round(width / 72 * 300)), width, height, alt=alt)


class Code(Flowable):
    """A QR code of an address, drawn as squares of one path."""

    def __init__(self, address: str, size: float):
        super().__init__()
        self.width = self.height = size
        self.rows = [bytes(row) for row in segno.make(address, error="m", micro=False).matrix]
        self.tag = Tag("Figure", alt=f"QR code of {address}")

    def draw(self):
        with self.canv.marked(self.tag):
            self.canv.setFillGray(0)
            self.canv.drawPath(self._squares(), stroke=0, fill=1)

    def _squares(self):
        path, side = self.canv.beginPath(), self.height / len(self.rows)
        for down, row in enumerate(self.rows):
            for across, dark in enumerate(row):
                if dark:
                    path.rect(across * side, self.height - (down + 1) * side, side, side)
        return path


def set_anchor(canvas, anchor, height):
    """Remembers the page of this place, and makes it a target of links and a bookmark."""
    if anchor is None:
        return
    canvas.bookmarkHorizontal(anchor.key, 0, height + 12)
    canvas.anchors[anchor.key] = canvas.getPageNumber()
    if anchor.level is not None:
        canvas.addOutlineEntry(spoken(anchor.title), anchor.key, anchor.level, closed=anchor.level > 0)
    if anchor.level == 0:
        canvas.sections.append((canvas.getPageNumber(), anchor.title))


def _covering(source, ratio, width):
    """A JPEG cut to the ratio width / height around the middle, a little above it as faces are; without metadata."""
    wide, high = source.size
    kept_wide, kept_high = min(wide, high * ratio), min(high, wide / ratio)
    left, top = (wide - kept_wide) / 2, (high - kept_high) / 3
    width = max(1, min(width, round(kept_wide)))
    box = (left, top, left + kept_wide, top + kept_high)
    flat = Image.new("RGB", source.size, "white")
    rgba = source.convert("RGBA")
    flat.paste(rgba, mask=rgba.getchannel("A"))
    jpeg = io.BytesIO()
    size = (width, max(1, round(width / ratio)))
    flat.resize(size, Image.Resampling.LANCZOS, box=box).save(jpeg, "JPEG", quality=88)
    return jpeg.getvalue()


def drawn_line(line, leftwards, *, last):
    """
    A broken line of ReportLab as it goes onto the page: in drawing order, with the space that parts it from the next.

    Without that space readers of the structure tree join the last word of a line with the first of the next.
    """
    if isinstance(line, tuple):
        space, words = line
        return space, [_drawn([(char, None) for char in " ".join(words)], leftwards)[0][1] + ("" if last else " ")]
    if leftwards is not None:
        chars = [(char, part) for part in line.words for char in part.text]
        line.words = [part.clone(text=text) for part, text in _drawn(chars, leftwards)]
    if not last and line.words and type(line.words[-1].text) is str:
        line.words = [*line.words, line.words[-1].clone(text=" ", us_lines=[], link=[])]
    return line


def _drawn(chars, leftwards):
    """[(character, its part)] of a line -> [(part, text)] from left to right."""
    if leftwards is not None:
        line = "".join(char for char, _ in chars)
        turned = is_drawn_leftwards(line, right_to_left=leftwards)
        order = drawing_order(line, right_to_left=leftwards)
        chars = [(mirrored(chars[i][0]) if turned[i] else chars[i][0], chars[i][1]) for i in order]
    runs = groupby(chars, key=lambda pair: id(pair[1]))
    return [(run[0][1], "".join(char for char, _ in run)) for run in (list(group) for _, group in runs)]


@cache
def _variant(style, leftwards, shaped):
    if not leftwards and not shaped:
        return style
    variant = copy(style)
    variant.name, variant.shaping = f"{style.name} {leftwards} {shaped}", int(shaped)
    if leftwards and style.alignment == TA_LEFT:
        variant.alignment = TA_RIGHT
    return variant
