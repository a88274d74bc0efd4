"""Markdown of users, with formulas, as safe HTML, and as plain text."""

from functools import lru_cache

import nh3
from django.utils.html import urlize
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.rules_inline import link

from conference import maths

LONGEST = 20_000  # characters that are rendered while somebody waits
MOST_BRACKETS = 500  # opening ones that are looked at; each look may go to the end of the text
TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "blockquote", "code", "pre", "hr", "s"}
HEADINGS = {"h2", "h3", "h4", "h5", "h6"}


def _link(state, silent):
    """As the library's, but a text of nothing than brackets does not keep the site busy: the rest stays as typed."""
    state.env["brackets"] = state.env.get("brackets", 0) + (state.src[state.pos] == "[")
    return state.env["brackets"] <= MOST_BRACKETS and link(state, silent)


# Pictures would be taken out afterwards; nesting beyond eight levels is nobody's thought.
_parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True, "maxNesting": 16})
_parser.disable("image").inline.ruler.at("link", _link)
_parser.inline.ruler.before("escape", "formula", maths.formula)
_parser.renderer.rules["formula"] = maths.drawn


@lru_cache(maxsize=256)
def markdown(text: str, top: int = 3) -> SafeString:
    """HTML by an allow-list: headings start at h<top>, links open nothing but http, https and mailto."""
    env: dict[str, int] = {}
    tokens = _parser.parse(_shortened(text), env)
    _outline(tokens, top)
    clean = nh3.clean(
        _parser.renderer.render(tokens, _parser.options, env),
        tags=TAGS | HEADINGS | maths.ELEMENTS,
        attributes={"a": {"href", "title"}, **dict.fromkeys(maths.ELEMENTS, maths.ATTRIBUTES)},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow",
    )
    return mark_safe(clean)  # noqa: S308 - cleaned by nh3 just above


def _outline(tokens, top):
    """Headings follow those of the page without a gap, whichever levels the writer began with or left out."""
    above: list[int] = []
    level = top
    for token in tokens:
        if token.type == "heading_open":
            written = int(token.tag[1])
            above = [outer for outer in above if outer < written]
            level = min(top + len(above), 6)
            above.append(written)
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{level}"


def plain(text: str) -> str:
    """The text without its marks, for mails and calendars."""
    tokens = _parser.parse(_shortened(text))
    pieces = ["".join(child.content or "\n" for child in t.children or []) for t in tokens if t.type == "inline"]
    return "\n\n".join(piece.strip() for piece in pieces if piece.strip())


def _shortened(text):
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def linked(text: str) -> SafeString:
    """Plain text with its addresses of this site's scheme made clickable; everything else is escaped."""
    return mark_safe(urlize(text, nofollow=True, autoescape=True))  # noqa: S308 - escaped by urlize
