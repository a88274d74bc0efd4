"""Day by day: sessions with time, room and chairs, and their presentations with time and people."""

from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, NextPageTemplate, PageBreak, Spacer

from conference import when
from conference.pdf.blocks import Rule, Together
from conference.pdf.flow import NAMES, Anchor, Text, marked_up, text
from conference.pdf.fonts import markup
from conference.pdf.markdown import paragraphs
from conference.pdf.tagged import Tag
from programme.formats.pdf.agenda import TIME_UNKNOWN, Day, Entry, kind_in_words, local, slot_anchor, span
from programme.formats.pdf.styles import Styles

ROOM_FOR_A_DAY = 110 * mm  # where less is left of a page, the next day begins a new one
UNBROKEN = 90 * mm  # a session up to this height is not divided between pages
UNTITLED = gettext_lazy("Title not announced")


def pages(days: list[Day], looks: Styles, zone, keynote_pages: dict[str, int | str]) -> list[Flowable]:
    """All days; `keynote_pages` maps the code of a keynote to the page of its biography."""
    story: list[Flowable] = []
    for index, day in enumerate(days):
        story += _heading(days, index, looks)
        for before, entry in zip((None, *day.entries), day.entries, strict=False):
            parts = _entry(entry, looks, zone, keynote_pages, ruled=not (before and _is_pause(before)))
            story.append(Together(parts, limit=UNBROKEN))
    return story


def title_of(day: Day) -> str:
    return when.day(day.date, "full") if day.date else _("Day not recorded")


def _heading(days, index, looks):
    day = days[index]
    start = [CondPageBreak(ROOM_FOR_A_DAY), Spacer(1, 18)] if index else [NextPageTemplate("body"), PageBreak()]
    title = text(title_of(day), looks.h1, tag=Tag("H1"), anchor=Anchor(day.anchor, title_of(day), 0))
    notes = [text(_("Underlined names: who presents."), looks.small)] if index == 0 and _has_presenters(days) else []
    return [*start, title, *notes]


def _has_presenters(days):
    return any(_underlines(slot["people"]) for day in days for entry in day.entries for slot in entry.slots)


def _underlines(people):
    """One of several authors is underlined; if nobody or everybody presents there is nothing to tell."""
    return 0 < sum(person["presents"] for person in people) < len(people)


def _is_pause(entry):
    return entry.kind in ("break", "social") and not entry.slots


def _entry(entry: Entry, looks, zone, keynote_pages, *, ruled):
    if _is_pause(entry):
        return _pause(entry, looks)
    story = [*([Rule(12, 8)] if ruled else []), *(_session(entry, looks) if entry.session else [])]
    for number, slot in enumerate(entry.slots, 1):
        story += _slot(slot, _bullet(entry, slot, number, zone), looks, keynote_pages)
    return story


def _pause(entry, looks):
    words = _struck(entry.title, entry.main)
    room = f' <font name="{looks.body.fontName}" size="8.5">{markup(entry.room)}</font>' if entry.room else ""
    bullet = span(entry.starts_at, entry.ends_at) or str(TIME_UNKNOWN)
    anchor = Anchor(entry.anchor, entry.title)
    story = [marked_up(words + room, looks.pause, plain=f"{entry.title} {entry.room}", anchor=anchor, bullet=bullet)]
    return story + _description(entry, looks)


def _session(entry, looks):
    unknown = str(TIME_UNKNOWN) if not any(slot["starts_at"] for slot in entry.slots) else None
    bullet = span(entry.starts_at, entry.ends_at) or unknown
    anchor = Anchor(entry.anchor, entry.title, 1)
    words = _struck(entry.title, entry.session)
    title = marked_up(words, looks.session, plain=entry.title, tag=Tag("H2"), anchor=anchor, bullet=bullet)
    meta = text(_meta(entry), looks.meta, reads=NAMES)
    meta.keepWithNext = bool(entry.slots)
    return [title, meta, *_description(entry, looks)]


def _meta(entry):
    chairs = ", ".join(_named(chair) for chair in entry.session["chairs"])
    parts = [
        kind_in_words(entry.kind),
        entry.room,
        entry.session["track"],
        f"Chair{'s' if len(entry.session['chairs']) > 1 else ''}: {chairs}" if chairs else "",
        entry.session["code"],
    ]
    return " · ".join(part for part in parts if part)


def _named(person):
    return f"{person['name']} ({person['affiliation']})" if person["affiliation"].strip() else person["name"]


def _description(entry, looks):
    return paragraphs((entry.session or {}).get("description", ""), looks.people, colour=looks.accent)


def _bullet(entry, slot, number, zone):
    """The time of a presentation; its place in the order where it shares the session's time or has none of its own."""
    starts_at, ends_at = local(slot["starts_at"], zone), local(slot["ends_at"], zone)
    if entry.session and len(entry.slots) == 1 and starts_at in (None, entry.starts_at):
        return None
    if (
        entry.session
        and entry.starts_at
        and (starts_at is None or (starts_at, ends_at) == (entry.starts_at, entry.ends_at))
    ):
        return f"{number}."
    return span(starts_at, ends_at) or str(TIME_UNKNOWN)


def struck_title(slot: dict, look, *, anchor: Anchor, bullet: str | None = None, after: str = "") -> Text:
    """The title of a presentation, struck out where it is cancelled; `after` is markup that follows it."""
    title = slot["title"].strip() or str(UNTITLED)
    return marked_up(_struck(title, slot) + after, look, plain=title, tag=Tag("H3"), anchor=anchor, bullet=bullet)


def people_of(slot: dict, look, *, underlined: bool = True) -> Text | None:
    """Names with what they belong to, presenters underlined where asked; None where nobody is named."""
    plain = " ".join(_named(person) for person in slot["people"])
    underlined = underlined and _underlines(slot["people"])
    return marked_up(_people(slot["people"], underlined), look, plain=plain, reads=NAMES) if plain.strip() else None


def _slot(slot, bullet, looks, keynote_pages):
    anchor = Anchor(slot_anchor(slot), slot["title"])
    lines = [struck_title(slot, looks.slot, anchor=anchor, bullet=bullet, after=_poster(slot, looks))]
    people = people_of(slot, looks.people)
    lines += [people] if people else []
    if slot["keynote"] in keynote_pages:
        page = _("page {number}").format(number=keynote_pages[slot["keynote"]])
        shown = f'<a href="#keynote-{slot["keynote"]}" color="{looks.accent}">{page}</a>'
        lines.append(marked_up(_("Speaker and abstract: {page}").format(page=shown), looks.people))
    for line in lines[:-1]:
        line.keepWithNext = True
    lines[-1].keepWithNext = False
    return lines


def _poster(slot, looks):
    return f' <font size="8" color="{looks.accent}">{_("Poster")}</font>' if slot["kind"] == "poster" else ""


def _struck(words, item):
    if item["status"] != "cancelled":
        return markup(words)
    return f"<strike>{markup(words)}</strike> <b>{_('Cancelled')}</b>"


def _people(people, underlined):
    """Names with what they belong to after the last of those who share it."""
    groups = []
    for affiliation, members in groupby(people, key=lambda person: person["affiliation"].strip()):
        names = ", ".join(_name(person, underlined) for person in members)
        groups.append(f"{names} ({markup(affiliation)})" if affiliation else names)
    return ", ".join(groups)


def _name(person, underlined):
    words = markup(person["name"])
    return f"<u>{words}</u>" if underlined and person["presents"] else words
