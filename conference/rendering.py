"""Markdown of users as safe HTML, and as plain text."""

import nh3
from django.utils.html import urlize
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

LONGEST = 200_000
TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "blockquote", "code", "pre", "h3", "h4", "h5", "hr", "s"}
_parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "breaks": True})


def markdown(text: str) -> SafeString:
    """HTML by an allow-list: headings start at h3, links open nothing but http, https and mailto."""
    html = _parser.render(text[:LONGEST])
    for level in (3, 2, 1):  # a page has its own h1 and h2
        html = html.replace(f"<h{level}>", f"<h{level + 2}>").replace(f"</h{level}>", f"</h{level + 2}>")
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href", "title"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow",
    )
    return mark_safe(clean)  # noqa: S308 - cleaned by nh3 just above


def plain(text: str) -> str:
    """The text without its marks, for mails and calendars."""
    tokens = _parser.parse(text[:LONGEST])
    pieces = ["".join(child.content or "\n" for child in t.children or []) for t in tokens if t.type == "inline"]
    return "\n\n".join(piece.strip() for piece in pieces if piece.strip())


def linked(text: str) -> SafeString:
    """Plain text with its addresses of this site's scheme made clickable; everything else is escaped."""
    return mark_safe(urlize(text, nofollow=True, autoescape=True))  # noqa: S308 - escaped by urlize
