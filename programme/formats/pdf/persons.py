"""Index of persons: every author, speaker, session chair and committee member with the pages where they stand."""

import unicodedata
from itertools import groupby

from django.utils.translation import gettext as _
from reportlab.platypus import Flowable, FrameBreak, NextPageTemplate, PageBreak

from conference.pdf.flow import NAMES, Anchor, marked_up, text
from conference.pdf.fonts import markup
from conference.pdf.tagged import Tag
from programme.formats.pdf.agenda import keynote_anchor, slot_anchor
from programme.formats.pdf.front import member_anchor
from programme.formats.pdf.styles import Styles

UNDECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


def pages(document: dict, looks: Styles, numbers: dict[str, int]) -> list[Flowable]:
    """The index in columns; [] where nobody is named."""
    people = places(document)
    if not people:
        return []
    heading = text(_("Index of persons"), looks.h1, tag=Tag("H1"), anchor=Anchor("persons", _("Index of persons"), 0))
    story = [NextPageTemplate("columns"), PageBreak(), heading, FrameBreak()]
    for letter, names in groupby(sorted(people, key=_by_family_name), key=_letter):
        story.append(text(letter, looks.letter, tag=Tag("H2")))
        story += [_line(name, people[name], looks, numbers) for name in names]
    return story


def places(document: dict) -> dict[str, list[str]]:
    """Name as printed -> anchors where it stands, each once; names that differ only in case or encoding are one."""
    found: dict[str, tuple[str, list[str]]] = {}
    for name, anchor in _mentions(document):
        _, anchors = found.setdefault(_key(name), (" ".join(name.split()), []))
        if anchor not in anchors:
            anchors.append(anchor)
    return {shown: anchors for key, (shown, anchors) in found.items() if key}


def _mentions(document):
    for session in document["sessions"]:
        yield from ((chair["name"], f"session-{session['code']}") for chair in session["chairs"])
    for slot in document["slots"]:
        yield from ((person["name"], slot_anchor(slot)) for person in slot["people"])
    for keynote in document["keynotes"]:
        yield keynote["speaker"], keynote_anchor(keynote)
    yield from ((person["name"], member_anchor(n)) for n, person in enumerate(document["edition"]["committee"]))


def _line(name, anchors, looks, numbers):
    pages = {numbers.get(anchor, 0): anchor for anchor in reversed(anchors)}
    links = [f'<a href="#{pages[page]}" color="{looks.accent}">{page}</a>' for page in sorted(pages)]
    return marked_up(f"{_with_family_name(name)}\u2002{', '.join(links)}", looks.person, plain=name, reads=NAMES)


def _with_family_name(name):
    """The word the entry is sorted by stands out."""
    first, _, last = name.rpartition(" ")
    return f"{markup(first + ' ') if first else ''}<b>{markup(last)}</b>"


def _key(name):
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


def _by_family_name(name):
    return _plain(name.split()[-1]), _plain(name), name


def _plain(word):
    """For sorting: without accents and case."""
    parts = unicodedata.normalize("NFKD", word.casefold().translate(UNDECOMPOSED))
    return "".join(part for part in parts if not unicodedata.combining(part))


def _letter(name):
    first = _plain(name.split()[-1])[:1].upper()
    return first if first.isalpha() else "#"
