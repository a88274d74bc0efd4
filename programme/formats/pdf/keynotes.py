"""Keynotes: portrait, speaker, affiliation, biography, title, abstract, when, and where slides or a recording are."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, NextPageTemplate, PageBreak

from conference import when as in_words
from conference.pdf.blocks import Row, Rule, Together
from conference.pdf.flow import Anchor, Code, marked_up, picture, text
from conference.pdf.fonts import markup
from conference.pdf.frame import GUTTER
from conference.pdf.markdown import link, paragraphs, web_address
from conference.pdf.tagged import Tag
from programme.formats.pdf.agenda import TIME_UNKNOWN, keynote_anchor, local, slot_of, span, zone_of
from programme.formats.pdf.front import PAGE_FULL, TEXT_WIDTH
from programme.formats.pdf.styles import Styles

PORTRAIT = (38 * mm, 48 * mm)
CODE = 24 * mm
LONGEST_IN_CODE = 500  # characters; a longer address makes squares too small for a telephone

UNNAMED = gettext_lazy("Keynote")

Portrait = Callable[[str], bytes | None]


def pages(document: dict, looks: Styles, portrait: Portrait | None) -> list[Flowable]:
    """One keynote after the other, each on a page of its own where it has more to say than fits under another."""
    story: list[Flowable] = []
    for index, keynote in enumerate(document["keynotes"]):
        parts = _keynote(keynote, document, looks, portrait)
        if index == 0:
            heading = text(_("Keynotes"), looks.h1, tag=Tag("H1"), anchor=Anchor("keynotes", _("Keynotes"), 0))
            story += [NextPageTemplate("body"), PageBreak(), heading, *parts]
        else:
            story.append(Together([Rule(20, 16), *parts], limit=PAGE_FULL))
    return story


def when(keynote: dict, document: dict) -> str:
    """ "Tuesday, 1 December 2026, 09:00–10:00, Room A"; what is unknown is said."""
    slot = slot_of(keynote, document)
    zone = zone_of(document)
    starts_at, ends_at = (local(slot[key], zone) if slot else None for key in ("starts_at", "ends_at"))
    day = (slot and slot["day"]) or keynote["day"] or (starts_at and starts_at.date().isoformat())
    rooms = {room["code"]: room["name"] for room in document["rooms"]}
    parts = [
        in_words.day(date.fromisoformat(day), "full") if day else "",
        span(starts_at, ends_at) or str(TIME_UNKNOWN),
        rooms.get(slot["room"], "") if slot else "",
    ]
    words = ", ".join(part for part in parts if part)
    cancelled = " (cancelled)" if slot and slot["status"] == "cancelled" else ""
    return words[0].upper() + words[1:] + cancelled


def _keynote(keynote, document, looks, portrait):
    about = paragraphs(keynote["biography"], looks.body, colour=looks.accent)
    parts = [(_("Abstract"), paragraphs(keynote["abstract"], looks.body, colour=looks.accent))]
    parts += [(_("About the speaker"), about)]
    parts += [(_("Summary"), paragraphs(keynote["report"], looks.body, colour=looks.accent))]
    story = [_opening(keynote, document, looks, portrait)]
    for heading, words in parts:
        story += [text(heading, looks.h3, tag=Tag("H3")), *words] if words else []
    return story + _links(keynote, looks)


def _opening(keynote, document, looks, portrait):
    content = portrait(keynote["portrait"]) if portrait and keynote["portrait"] else None
    face = picture(content, *PORTRAIT, alt=_("Portrait of %(name)s") % {"name": keynote["speaker"]})
    words = [text(when(keynote, document), looks.label)]
    title = keynote["title"].strip()
    speaker = keynote["speaker"].strip()
    anchor = Anchor(keynote_anchor(keynote), speaker or title or str(UNNAMED), 1)
    words.append(text(title or speaker or str(UNNAMED), looks.keynote, tag=Tag("H2"), anchor=anchor))
    words += [text(speaker, looks.speaker)] if title and speaker else []
    words += [text(keynote["affiliation"], looks.affiliation)] if keynote["affiliation"].strip() else []
    if face is None:
        return Row([words], [TEXT_WIDTH], gap=0, after=8)
    if keynote["portrait_credit"].strip():
        words.append(text(_("Photo: {credit}").format(credit=keynote["portrait_credit"]), looks.small))
    return Row([[face], words], [PORTRAIT[0], TEXT_WIDTH - PORTRAIT[0] - GUTTER], gap=GUTTER, after=8)


def _links(keynote, looks):
    story = []
    named = ((_("Presentation"), keynote["presentation_url"]), (_("Further reading"), keynote["further_url"]))
    for name, address in named:
        if not web_address(address):
            continue
        shown = link(address, markup(address), colour=looks.accent)
        words = [text(name, looks.h3, tag=Tag("H3")), marked_up(shown, looks.body, plain=address)]
        with_code = address == keynote["presentation_url"] and len(address) <= LONGEST_IN_CODE
        if with_code:
            story.append(Row([words, [Code(address, CODE)]], [TEXT_WIDTH - CODE - GUTTER, CODE], gap=GUTTER, before=12))
        else:
            story += words
    return story
