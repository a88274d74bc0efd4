"""A call as plain text of at most 72 columns, for mailing lists: no line is longer but for an address."""

import re
from collections.abc import Iterable
from unicodedata import east_asian_width, normalize

from django.utils.translation import gettext as _

from conference.countries import country_name
from conference.published.call import Call, Contact, Date, Kind, Track, one_zone
from conference.published.prose import one_line, plain
from conference.published.words import (
    limits_of,
    sections_of,
    series_line,
    status_sentence,
    when_and_where,
    zone_sentence,
)
from conference.texts import Texts

WIDTH = 72
BULLET = re.compile(r"(?P<indent> *)(?P<mark>- |\d+[.)] )(?P<text>.*)")
LONGEST_DATE = 28  # columns; beyond them the name of a date stands on a line of its own


def text_of(call: Call) -> str:
    """The whole text; lines end without blanks, the text with one line end."""
    blocks = [*_head(call), *_about(call), *_dates(call), *_tracks(call), *_kinds(call), *_sections(call), *_end(call)]
    text = "\n\n".join(block for block in blocks if block.strip())
    return "\n".join(line.rstrip() for line in text.split("\n")) + "\n"


def wrapped(text: str, *, indent: str = "", hanging: str | None = None) -> str:
    """One paragraph in lines of 72 columns; letters as wide as two columns count so. Words are never broken."""
    hanging = indent if hanging is None else hanging
    lines, line = [], indent
    is_empty = True
    for word in normalize("NFC", text).split():
        if not is_empty and columns(line) + 1 + columns(word) > WIDTH:
            lines.append(line)
            line, is_empty = hanging, True
        line += word if is_empty else f" {word}"
        is_empty = False
    return "\n".join([*lines, line])


def columns(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def prose(markdown: Texts | str) -> str:
    """Markdown as wrapped paragraphs and lists."""
    paragraphs = plain(str(markdown)).split("\n\n")
    return "\n\n".join("\n".join(_line(line) for line in paragraph.split("\n")) for paragraph in paragraphs)


def heading(title: str) -> str:
    title = wrapped(title.upper())
    return f"{title}\n{'-' * max(columns(line) for line in title.split(chr(10)))}"


def date_table(found: Iterable[Date], *, indent: str = "") -> str:
    """One line for each date, its day in front; names that are too long go on below themselves."""
    found = list(found)
    said = one_zone(tuple(found))
    days = [_day(date, with_zone=not said) for date in found]
    width = max((columns(day) for day in days if columns(day) <= LONGEST_DATE), default=0)
    return "\n".join(_dated(date, day, width, indent) for date, day in zip(found, days, strict=True))


def _head(call: Call) -> Iterable[str]:
    yield wrapped(_("Call for papers").upper())
    yield "\n".join(filter(None, [wrapped(one_line(str(call.name))), wrapped(one_line(str(call.tagline)))]))
    yield "\n".join(wrapped(line) for line in [when_and_where(call), series_line(call)] if line)
    yield call.call_url
    if told := status_sentence(call):
        yield wrapped(f"*** {told} ***")


def _about(call: Call) -> Iterable[str]:
    yield prose(call.description)
    if call.is_special_issue:
        yield from _people(_("Guest editors"), call.guest_editors)
        for track in call.tracks:
            yield prose(track.description)
            yield from _topics(track)
    else:
        yield from _people(_("Chairs"), call.chairs)


def _dates(call: Call) -> Iterable[str]:
    found = call.tracks[0].dates if len(call.tracks) == 1 else call.shared_dates
    if found:
        yield heading(_("Important dates"))
        yield date_table(found)
        yield zone_sentence(found)


def _tracks(call: Call) -> Iterable[str]:
    if call.is_special_issue or not call.tracks:
        return
    yield heading(_("Tracks"))
    for track in call.tracks:
        yield "\n".join([wrapped(one_line(str(track.name)).upper()), track.url])
        yield "\n".join(_person(chair) for chair in track.chairs)
        yield prose(track.description)
        yield from _topics(track)
        if track.own_dates and len(call.tracks) > 1:
            yield date_table(track.own_dates)
            yield zone_sentence(track.own_dates)


def _topics(track: Track) -> Iterable[str]:
    if track.topics:
        yield _("Topics, among others:")
        lines = []
        for topic in track.topics:
            lines.append(wrapped(one_line(str(topic.name)), indent="- ", hanging="  "))
            lines += [wrapped(one_line(str(part)), indent="  - ", hanging="    ") for part in topic.parts]
        yield "\n".join(lines)


def _kinds(call: Call) -> Iterable[str]:
    kinds = [*call.kinds, *(kind for track in call.tracks for kind in track.own_kinds)]
    if kinds:
        yield heading(_("What may be handed in"))
        yield "\n".join(_kind(kind) for kind in kinds)
    addresses = [wrapped(f"{label}: {url}") for kind in kinds for label, url in kind.templates]
    yield "\n".join(dict.fromkeys(addresses))


def _kind(kind: Kind) -> str:
    told = "; ".join([one_line(str(kind.description)), *limits_of(kind)]).strip("; ")
    return wrapped(f"{one_line(str(kind.name))}: {told}" if told else str(kind.name), indent="- ", hanging="  ")


def _sections(call: Call) -> Iterable[str]:
    for title, text in sections_of(call):
        yield heading(title)
        yield prose(text)


def _end(call: Call) -> Iterable[str]:
    yield heading(_("Where to hand in, and whom to ask"))
    lines = [call.call_url, call.contact_email, "" if call.homepage == call.url else call.homepage]
    yield "\n".join(dict.fromkeys(filter(None, lines)))
    yield from _people(_("Organisers"), call.organisers)


def _people(title: str, people: Iterable[Contact]) -> Iterable[str]:
    lines = [_person(contact) for contact in people]
    if lines:
        yield "\n".join([f"{title}:", *lines])


def _person(contact: Contact) -> str:
    place = ", ".join(filter(None, [contact.affiliation, country_name(contact.country) if contact.country else ""]))
    name = one_line(contact.name)
    return wrapped(f"{name} ({one_line(place)})" if place else name, indent="  ", hanging="    ")


def _day(date: Date, *, with_zone: bool) -> str:
    zone = date.shown.zone if with_zone and date.is_moment else ""
    return ", ".join(filter(None, [date.when, date.shown.time, zone]))


def _dated(date: Date, day: str, width: int, indent: str) -> str:
    name = one_line(str(date)) + (f" {_('(encouraged)')}" if date.is_optional else "")
    if date.former:
        name += " " + _("(formerly {date})").format(date=date.former[-1])
    hanging = indent + " " * (width + 2)
    if columns(day) > width:
        return f"{indent}{day}\n{wrapped(name, indent=hanging)}"
    return wrapped(name, indent=indent + day + " " * (width + 2 - columns(day)), hanging=hanging)


def _line(line: str) -> str:
    """A line of a paragraph; what hangs below a bullet is as far in as its text."""
    bullet = BULLET.fullmatch(line)
    if bullet is None:
        return wrapped(line)
    first = bullet["indent"] + bullet["mark"]
    return wrapped(bullet["text"], indent=first, hanging=" " * len(first))
