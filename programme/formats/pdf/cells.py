"""The words and colours of one entry in the programme at a glance, as many as its box has room for."""

from functools import cache

from django.utils.translation import gettext as _

from conference.pdf import fonts
from conference.pdf.flow import NAMES, Text, marked_up, text
from conference.pdf.fonts import markup
from conference.pdf.frame import GREY, HAIRLINE, fitted
from programme.formats.pdf.agenda import Entry, kind_in_words, span
from programme.formats.pdf.grid import Placed
from programme.formats.pdf.styles import INK, Styles, style

PALE, BREAK_GROUND = "#ffffff", "#eef1f2"
LEADING = 1.18  # of the size
SMALLEST = 4.0  # points; a box that is lower still shows one line


def words(each: Placed, looks: Styles, page: int, size, width: float, *, talks: bool) -> list[Text]:
    """Linked title with its page, line of details, and with `talks` one line per presentation; sizes in points."""
    *_rest, ink, pale = look_of(each.entry, looks)
    title, small, line = _styles(*size, ink, pale)
    shown = markup(title_of(each.entry))
    shown = f"<strike>{shown}</strike>" if each.entry.is_cancelled else shown
    is_line = each.column is None and each.entry.kind in ("break", "social")
    beside = _("p. {number}").replace(" ", "\u00a0").format(number=page)
    beside += f" · {markup(_details(each))}" if is_line else ""
    number = f'<font name="{fonts.REGULAR}" size="{size[1]}" color="{pale}">{beside}</font>'
    first = marked_up(f'<a href="#{each.entry.anchor}">{shown}</a> {number}', title, plain=title_of(each.entry))
    details = "" if is_line else _details(each)
    listed = _presentations(each.entry) if talks and each.column is not None else []
    return [
        first,
        *([text(details, small, reads=NAMES)] if details else []),
        *(text(fitted(name, fonts.REGULAR, size[1], width - 9), line, bullet="\u2013") for name in listed),
    ]


def shortened(each: Placed, looks: Styles, size, width: float, height: float) -> Text:
    """As much of the title as a box has lines for, in smaller letters where it has not one."""
    lead = max(SMALLEST, min(size[0] * LEADING, height))
    title, *_ = _styles(min(size[0], lead / LEADING), size[1], *look_of(each.entry, looks)[2:])
    return _cut(title_of(each.entry), title, width, int(height // lead) or 1)


def look_of(entry: Entry, looks: Styles) -> tuple[str, str, str, str]:
    """Ground, edge, colour of the title, colour of the lines below it."""
    if entry.is_cancelled:
        return BREAK_GROUND, GREY, GREY, GREY
    if entry.kind in ("keynote", "plenary"):
        return looks.tint, looks.accent, looks.accent, INK
    if entry.kind in ("break", "social"):
        return BREAK_GROUND, HAIRLINE, INK, GREY
    return PALE, looks.accent, INK, GREY


def title_of(entry: Entry) -> str:
    """A session around a single keynote goes by the title of the keynote."""
    alone = entry.slots[0] if len(entry.slots) == 1 and entry.kind == "keynote" else None
    return (alone["title"].strip() if alone else "") or entry.title


def _details(each):
    entry = each.entry
    speakers = [person["name"] for slot in entry.slots for person in slot["people"]]
    chairs = [chair["name"] for chair in (entry.session or {}).get("chairs", [])]
    parts = [
        _("Cancelled") if entry.is_cancelled else "",
        span(entry.starts_at, entry.ends_at),
        kind_in_words(entry.kind),
        ", ".join(speakers) if entry.kind == "keynote" else "",
        entry.room if each.column is None else entry.main["track"],
        _("Chair: {names}").format(names=", ".join(chairs)) if chairs else "",
    ]
    return " · ".join(part for part in parts if part)


def _presentations(entry):
    if entry.session is None or entry.kind == "keynote":
        return []
    return [slot["title"] for slot in entry.slots if slot["title"].strip() and slot["status"] != "cancelled"]


@cache
def _styles(title, small, ink, pale):
    return (
        style(f"entry {title} {ink}", title, title * LEADING, fontName=fonts.BOLD, textColor=ink),
        style(f"entry line {small} {pale}", small, small * 1.25, textColor=pale, spaceBefore=1, spaceAfter=1),
        style(f"entry talk {small}", small, small * 1.32, leftIndent=8, bulletFontSize=small, spaceBefore=0.5),
    )


def _cut(words, title, width, lines):
    """The longest beginning of the words that takes this many lines."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if len(_wrapped(words[:middle] + "…", title, width).blPara.lines) <= lines:
            low = middle
        else:
            high = middle - 1
    return _wrapped(words if low == len(words) else words[:low].rstrip() + "…", title, width)


def _wrapped(words, title, width):
    paragraph = text(words, title)
    paragraph.wrap(width, 1e6)
    return paragraph
