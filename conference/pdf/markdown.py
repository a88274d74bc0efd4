"""Markdown as paragraphs of the house style: emphasis, lists, quotations, links to http, https and mailto, no more."""

import re
from xml.sax.saxutils import quoteattr

from markdown_it import MarkdownIt
from reportlab.lib.styles import ParagraphStyle

from conference.pdf.flow import RUNNING, Text, marked_up
from conference.pdf.fonts import markup, printable
from conference.pdf.tagged import Tag

LONGEST = 50_000  # characters; beyond, a text is no biography and markdown parsers slow down
INDENT = 12  # points per level of a list
_ADDRESS = re.compile(r"(?:https?://[^\s<>\"\\]+|mailto:[^\s<>\"\\]+@[^\s<>\"\\]+)", re.IGNORECASE | re.ASCII)
_parser = MarkdownIt("commonmark", {"html": False})
_EMPHASIS = {"strong_open": "<b>", "strong_close": "</b>", "em_open": "<i>", "em_close": "</i>"}


def web_address(address: str) -> str:
    """The address if it may be linked (http, https, mailto), else ""."""
    return address if _ADDRESS.fullmatch(address or "") else ""


def link(address: str, shown: str, *, colour: str) -> str:
    """Paragraph markup of a link around markup that is already escaped."""
    return f'<a href={quoteattr(address)} color="{colour}">{shown}</a>'


def paragraphs(source: str, style: ParagraphStyle, *, colour: str) -> list[Text]:
    """
    The text as paragraphs in this style; links in the colour ("#rrggbb").

    Headings become bold paragraphs, so that a person's text cannot change the outline of the document.
    """
    result, state = [], _State(style)
    for token in _parser.parse((source or "")[:LONGEST]):
        if token.type == "inline":
            result += _paragraph(_inline(token.children, colour), _plain(token.children), state)
        elif token.type in ("code_block", "fence"):
            result += _paragraph(markup(token.content), token.content, state)
        else:
            state.follow(token)
    return result


class _State:
    """Where in the document the next paragraph stands: lists around it, its number, quotation, heading."""

    def __init__(self, style):
        self.style, self.lists, self.items, self.numbers = style, [], [], []
        self.marker, self.quoted, self.heading = None, 0, False

    def follow(self, token):
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            self.lists.append(Tag("L", self.items[-1] if self.items else None))
            self.numbers.append(int(token.attrs.get("start", 1)) if kind.startswith("ordered") else None)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop(), self.numbers.pop()
        elif kind == "list_item_open":
            self._open_item()
        elif kind == "list_item_close":
            self.items.pop()
        elif kind in ("blockquote_open", "blockquote_close"):
            self.quoted += 1 if kind == "blockquote_open" else -1
        elif kind in ("heading_open", "heading_close"):
            self.heading = kind == "heading_open"

    def _open_item(self):
        self.items.append(Tag("LBody", Tag("LI", self.lists[-1])))
        number = self.numbers[-1]
        self.marker = "\u2022" if number is None else f"{number}."
        self.numbers[-1] = number and number + 1

    def take_marker(self):
        marker, self.marker = self.marker, None
        return marker


def _paragraph(source, plain, state):
    if not plain.strip():
        return []
    source = f"<b>{source}</b>" if state.heading else source
    source = f"<i>{source}</i>" if state.quoted and not state.heading else source
    depth = min(len(state.items), 6) + min(state.quoted, 3)
    style = _indented(state.style, depth, bool(state.items)) if depth else state.style
    tag = Tag("P", state.items[-1] if state.items else None)
    return [marked_up(source, style, plain=printable(plain), tag=tag, bullet=state.take_marker(), reads=RUNNING)]


def _indented(style, depth, is_item):
    return ParagraphStyle(
        f"{style.name} {depth} {is_item}",
        style,
        leftIndent=style.leftIndent + INDENT * depth,
        bulletIndent=style.leftIndent + INDENT * (depth - 1),
        bulletFontName=style.fontName,
        bulletFontSize=style.fontSize,
        spaceAfter=style.spaceAfter / 2 if is_item else style.spaceAfter,
    )


def _inline(tokens, colour):
    parts, open_links = [], []
    for token in tokens:
        if token.type == "link_open":
            address = web_address(str(token.attrs.get("href", "")))
            open_links.append("</a>" if address else "")
            parts.append(f'<a href={quoteattr(address)} color="{colour}">' if address else "")
        elif token.type == "link_close":
            parts.append(open_links.pop())
        else:
            parts.append(_EMPHASIS.get(token.type) or markup(_plain([token])))
    return "".join(parts)


def _plain(tokens):
    return "".join(_word(token) for token in tokens)


def _word(token):
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return token.content if token.type in ("text", "code_inline", "html_inline", "image", "text_special") else ""
