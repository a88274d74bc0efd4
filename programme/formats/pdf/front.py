"""What comes before the programme itself: title page, list of contents, what it is about, committees."""

from itertools import groupby

from django.utils.translation import gettext as _
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from conference.pdf.blocks import Row, Together, draw_stack, numbered_line, stack_height
from conference.pdf.flow import Anchor, Code, marked_up, text
from conference.pdf.fonts import markup
from conference.pdf.frame import GUTTER, SIDE
from conference.pdf.markdown import link, paragraphs
from conference.pdf.tagged import Tag
from programme.formats.pdf.agenda import date_range
from programme.formats.pdf.styles import Styles, style

TEXT_WIDTH = A4[0] - 2 * SIDE
PAGE_FULL = 240 * mm  # what is higher than this flows over pages instead of being kept together
LONGEST_NOTE = 300  # characters on the title page


class TitlePage(Flowable):
    """The name on the accent colour; below it when and where, and which version this is and where the newest one is."""

    def __init__(self, document: dict, looks: Styles, *, version: str, address: str):
        super().__init__()
        self.document, self.looks, self.version, self.address = document, looks, version, address

    def wrap(self, availWidth, availHeight):
        self.width, self.height = availWidth, availHeight
        return availWidth, availHeight

    def draw(self):
        edition = self.document["edition"]
        block = self.height * 0.56
        with self.canv.decoration():
            self.canv.setFillColor(self.looks.accent)
            self.canv.rect(0, self.height - block, self.width, block, stroke=0, fill=1)
        name = self._name(block - 70 * mm)
        tagline = [text(edition["tagline"], _white(15, 21))] if edition["tagline"].strip() else []
        words = [*name, *tagline]
        top = self.height - block + 18 * mm + stack_height(words, TEXT_WIDTH)
        draw_stack(self.canv, words, SIDE, top, TEXT_WIDTH)
        kind = _("Special issue") if edition["kind"] == "special_issue" else _("Conference programme")
        draw_stack(self.canv, [text(kind, _white(11, 14))], SIDE, self.height - 26 * mm, TEXT_WIDTH)
        draw_stack(self.canv, self._when_and_where(), SIDE, self.height - block - 14 * mm, TEXT_WIDTH)
        self._draw_version()

    def _name(self, space):
        """The name as large as fits; one that is longer than any title is set small."""
        for size in (38, 34, 30, 26, 22, 18, 14, 11):
            look = style(f"cover {size}", size, size * 1.14, fontName=self.looks.cover.fontName, textColor="#ffffff")
            look.spaceAfter = size * 0.4
            anchor = Anchor("title", self.document["edition"]["name"])
            words = [text(self.document["edition"]["name"], look, tag=Tag("H1"), anchor=anchor)]
            if stack_height(words, TEXT_WIDTH) <= space:
                break
        return words

    def _when_and_where(self):
        edition = self.document["edition"]
        where = [edition["venue"], ", ".join(part for part in (edition["place"], edition["country"]) if part)]
        lines = [date_range(edition["starts_on"], edition["ends_on"]), *where]
        looks = [style("cover dates", 18, 24, fontName=self.looks.h2.fontName), *[self.looks.cover_line] * 2]
        return [text(line, look) for line, look in zip(lines, looks, strict=True) if line.strip()]

    def _draw_version(self):
        size, side = 26 * mm, SIDE
        words = [text(self.version, self.looks.h3)]
        if note := self.document["note"].strip():
            words.append(text(note if len(note) <= LONGEST_NOTE else note[:LONGEST_NOTE] + "…", self.looks.body))
        newest = link(self.address, markup(self.address), colour=self.looks.accent)
        words.append(marked_up(_("The newest version: {address}").format(address=newest), self.looks.body))
        code = Code(self.address, size)
        code.wrapOn(self.canv, size, size)
        code.drawOn(self.canv, self.width - side - size, 20 * mm)
        width = TEXT_WIDTH - size - GUTTER
        draw_stack(self.canv, words, side, 20 * mm + stack_height(words, width) + 1, width)


def contents(lines: list[tuple[int, str, str]], looks: Styles, numbers: dict[str, int]) -> list[Flowable]:
    """The list of contents; lines are (level 0 or 1, words, anchor)."""
    table = Tag("TOC")
    story = [text(_("Contents"), looks.h1, tag=Tag("H1"), anchor=Anchor("contents", _("Contents"), 0))]
    for level, words, target in lines:
        look = looks.contents_under if level else looks.contents
        page = numbers.get(target)
        story.append(numbered_line(markup(words), look, plain=words, target=target, page=page, contents=table))
    return story


def about(document: dict, looks: Styles) -> list[Flowable]:
    """The description, where there is one."""
    words = paragraphs(document["edition"]["description"], looks.body, colour=looks.accent)
    return [*section(_("About"), "about", looks), *words] if words else []


def committees(document: dict, looks: Styles) -> list[Flowable]:
    """Members by role, in two columns read line by line."""
    people = document["edition"]["committee"]
    if not people:
        return []
    story = section(committee_title(document), "committees", looks)
    cells = [(person["role"], _member(person, member_anchor(n), looks)) for n, person in enumerate(people)]
    for role, members in groupby(cells, key=lambda each: each[0]):
        story += _members(role, [cell for _, cell in members], looks)
    return [*story[:1], Together(story[1:], limit=PAGE_FULL)]


def committee_title(document: dict) -> str:
    return _("Editors") if document["edition"]["kind"] == "special_issue" else _("Committees")


def section(words: str, key: str, looks: Styles) -> list[Flowable]:
    """A heading of the first level within the front matter; not at the foot of a page."""
    heading = text(words, looks.h1, tag=Tag("H1"), anchor=Anchor(key, words, 0))
    return [CondPageBreak(60 * mm), Spacer(1, 16), heading]


def member_anchor(number: int) -> str:
    """Where the committee member of this place in the release stands."""
    return f"member-{number}"


def _members(role, cells, looks):
    width = (TEXT_WIDTH - GUTTER) / 2
    pairs = [cells[at : at + 2] for at in range(0, len(cells), 2)]
    rows = [Row([*pair, *[[]] * (2 - len(pair))], [width, width], gap=GUTTER, after=5) for pair in pairs]
    heading = text(role, looks.h3, tag=Tag("H2"))
    return [heading, *rows] if role.strip() else rows


def _member(person, key, looks):
    affiliation = person["affiliation"].strip()
    return [
        text(person["name"], looks.member, anchor=Anchor(key)),
        *([text(affiliation, looks.belonging)] if affiliation else []),
    ]


def _white(size, leading):
    return style(f"white {size}", size, leading, textColor="#ffffff")
