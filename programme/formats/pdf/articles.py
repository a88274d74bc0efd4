"""Contents of a special issue: its articles in order, with authors and abstracts."""

from django.utils.translation import gettext as _
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, NextPageTemplate, PageBreak

from conference.pdf.blocks import Rule
from conference.pdf.flow import Anchor, text
from conference.pdf.markdown import paragraphs
from conference.pdf.tagged import Tag
from programme.formats.pdf.agenda import Day, slot_anchor
from programme.formats.pdf.sessions import UNTITLED, people_of, struck_title
from programme.formats.pdf.styles import Styles


def pages(days: list[Day], looks: Styles) -> list[Flowable]:
    """All articles under the headings of their sections, where the issue has sections."""
    title = text(_("Articles"), looks.h1, tag=Tag("H1"), anchor=Anchor("articles", _("Articles"), 0))
    story: list[Flowable] = [NextPageTemplate("body"), PageBreak(), title]
    for day in days:
        for entry in day.entries:
            if entry.session:
                story.append(_section(entry, looks))
            for slot in entry.slots:
                story += _article(slot, looks)
    return story


def title_of(slot: dict) -> str:
    return slot["title"].strip() or str(UNTITLED)


def _section(entry, looks):
    return text(entry.title, looks.label, tag=Tag("H2"), anchor=Anchor(entry.anchor, entry.title, 1))


def _article(slot, looks):
    story = [CondPageBreak(35 * mm), Rule(8, 6)]
    story.append(struck_title(slot, looks.article, anchor=Anchor(slot_anchor(slot), title_of(slot), 1)))
    people = people_of(slot, looks.affiliation, underlined=False)
    keywords = ", ".join(slot["keywords"])
    return [
        *story,
        *([people] if people else []),
        *paragraphs(slot["abstract"], looks.body, colour=looks.accent),
        *([text(_("Keywords: {keywords}").format(keywords=keywords), looks.small)] if keywords else []),
    ]
