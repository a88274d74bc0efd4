"""Programme at a glance: a landscape page per day (more with many rooms), rooms as columns and times as rows."""

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, NextPageTemplate, PageBreak

from conference import when
from conference.pdf import fonts
from conference.pdf.blocks import draw_stack, stack_height
from conference.pdf.flow import Anchor, set_anchor, text
from conference.pdf.frame import HAIRLINE, fitted, one_line
from conference.pdf.tagged import Tag
from programme.formats.pdf import cells
from programme.formats.pdf.agenda import Day
from programme.formats.pdf.grid import Sheet, row_heights, sheets
from programme.formats.pdf.styles import INK, Styles

AXIS = 14 * mm
HEAD = 17
PAD, GAP, EDGE = 4, 2, 3
MOST_PER_MINUTE = 1.5  # points; a day with two sessions does not fill the page with two huge boxes
SIZES = ((10, 7.5), (9, 7), (8, 6.5), (7, 6))  # title and line below it, points; the first at which all entries fit
UNKNOWN_PAGE = 0  # until the first pass has found it


def pages(all_days: list[Day], rooms: list[str], looks: Styles, numbers: dict[str, int]) -> list[Flowable]:
    """The glance pages of all days that have times; [] where none has."""
    story: list[Flowable] = []
    for day in all_days:
        for index, sheet in enumerate(sheets(day.entries, rooms) if day.date else []):
            story += [NextPageTemplate("landscape"), PageBreak(), _title(day, index, story, looks)]
            story.append(Grid(sheet, looks, numbers))
    return story


def anchor_of(day: Day) -> str:
    return f"glance-{day.date}"


def _title(day, index, story, looks):
    name = when.day(day.date, "full")
    if index:
        return text(_("{day}, further rooms").format(day=name), looks.h2, tag=Tag("H2"))
    if not story:
        return _Section(
            Anchor("glance", _("Programme at a glance"), 0), text(name, looks.h2, tag=Tag("H1"), anchor=_place(day))
        )
    return text(name, looks.h2, tag=Tag("H1"), anchor=_place(day))


def _place(day):
    return Anchor(anchor_of(day), when.day(day.date, "full"), 1)


class _Section(Flowable):
    """A heading that also begins a section of the outline."""

    def __init__(self, anchor, heading):
        super().__init__()
        self.section, self.heading, self.spaceAfter = anchor, heading, heading.getSpaceAfter()
        self.keepWithNext = True

    def wrap(self, availWidth, availHeight):
        return self.heading.wrap(availWidth, availHeight)

    def draw(self):
        set_anchor(self.canv, self.section, self.heading.height)
        self.heading.drawOn(self.canv, 0, 0)


class Grid(Flowable):
    """One sheet, as wide and at most as high as the space that is left on the page."""

    def __init__(self, sheet: Sheet, looks: Styles, numbers: dict[str, int]):
        super().__init__()
        self.sheet, self.looks, self.numbers = sheet, looks, numbers

    def wrap(self, availWidth, availHeight):
        self.width, self.height = availWidth, availHeight
        self.column = (availWidth - AXIS) / max(1, len(self.sheet.columns))
        needs = [(each.first, each.last, self._need(each, SIZES[2]) + GAP) for each in self.sheet.placed]
        space = availHeight - (HEAD if self.sheet.columns else 0) - 2
        heights = row_heights(self.sheet, needs, space, most_per_minute=MOST_PER_MINUTE)
        self.tops = [space - sum(heights[:row]) + 2 for row in range(len(heights) + 1)]
        choices = ((size, talks) for talks in (True, False) for size in (SIZES[:3] if talks else SIZES))
        fitting = (choice for choice in choices if all(self._fits(each, *choice) for each in self.sheet.placed))
        self.size, self.talks = next(fitting, (SIZES[-1], False))
        return availWidth, availHeight

    def draw(self):
        self._draw_heads()
        self._draw_times()
        for each in self.sheet.placed:
            self._draw_entry(each)

    def _words(self, each, size, talks):
        number = self.numbers.get(each.entry.anchor, UNKNOWN_PAGE)
        return cells.words(each, self.looks, number, size, self._inner(each), talks=talks)

    def _need(self, each, size, talks=False):
        return stack_height(self._words(each, size, talks), self._inner(each)) + 2 * PAD

    def _fits(self, each, size, talks):
        return self._need(each, size, talks) <= self._box(each)[3] + 0.5

    def _inner(self, each):
        return (self.width - AXIS if each.column is None else self.column - GAP) - 2 * PAD - EDGE

    def _box(self, each):
        """x, y, width, height in points, with the gaps between boxes taken off."""
        bottom, top = self.tops[each.last], self.tops[each.first]
        if each.column is None:
            return AXIS, bottom + GAP / 2, self.width - AXIS - GAP, top - bottom - GAP
        return AXIS + each.column * self.column, bottom + GAP / 2, self.column - GAP, top - bottom - GAP

    def _draw_entry(self, each):
        x, y, width, height = self._box(each)
        ground, edge, *_ = cells.look_of(each.entry, self.looks)
        with self.canv.decoration():
            self.canv.setFillColor(ground)
            self.canv.setStrokeColor(HAIRLINE)
            self.canv.setLineWidth(0.5)
            self.canv.rect(x, y, width, height, stroke=int(ground == cells.PALE), fill=1)
            self.canv.setFillColor(edge)
            self.canv.rect(x, y, EDGE - 0.5, height, stroke=0, fill=1)
        words = self._that_fit(each, height)
        used = stack_height(words, self._inner(each))
        spare = (height - used) / 2 if each.column is None else PAD
        draw_stack(self.canv, words, x + PAD + EDGE, y + height - max(min(spare, height - used), 0), self._inner(each))

    def _that_fit(self, each, height):
        """All words, else the title alone, else as many lines of it as there is room for."""
        words = self._words(each, self.size, self.talks)
        for fewer in (words, words[:1]):
            if stack_height(fewer, self._inner(each)) <= height:
                return fewer
        return [cells.shortened(each, self.looks, self.size, self._inner(each), height)]

    def _draw_heads(self):
        for index, room in enumerate(self.sheet.columns):
            x, y = AXIS + index * self.column, self.height - HEAD + 3
            with self.canv.decoration():
                self.canv.setFillColor(self.looks.accent)
                self.canv.rect(x, y, self.column - GAP, HEAD - 3, stroke=0, fill=1)
            with self.canv.marked(Tag("P")):
                self.canv.setFillColor(cells.PALE)
                self.canv.setFont(fonts.BOLD, 8.5)
                name = fitted(room or _("Room not recorded"), fonts.BOLD, 8.5, self.column - 14)
                self.canv.drawString(x + PAD + EDGE, y + 4, one_line(name))

    def _draw_times(self):
        starts = {each.first for each in self.sheet.placed} | {len(self.sheet.limits) - 1}
        lowest = float("inf")
        for row in sorted(starts):
            label_at = self.tops[row] - 8 if row < len(self.sheet.limits) - 1 else self.tops[row] - 2
            if label_at > lowest - 9:
                continue
            lowest = label_at
            with self.canv.marked(Tag("P")):
                self.canv.setFillColor(INK)
                self.canv.setFont(fonts.BOLD, 8)
                self.canv.drawString(0, label_at, f"{self.sheet.limits[row]:%H:%M}")
