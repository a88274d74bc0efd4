"""Text for readers that know neither Markdown nor control characters: calendars, structured data."""

import re
from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.token import Token

# Control characters (RFC 5545 3.1 allows only TAB and line ends) and halves of surrogate pairs.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
MARKDOWN = MarkdownIt("commonmark", {"html": False})


def clean(text: str) -> str:
    """The text with line ends as "\\n" and without characters that kill readers; surrounding space is dropped."""
    lines = re.sub(r"\r\n?|[\u2028\u2029\x85\x0b\x0c]", "\n", text)
    return UNPRINTABLE.sub("", lines).strip()


def one_line(text: str) -> str:
    """The text as one line with single spaces."""
    return " ".join(clean(text).split())


def plain(markdown: str) -> str:
    """Markdown as plain text: paragraphs apart, lists with "-" or numbers, links followed by their address."""
    blocks: list[str] = []
    bullet, depth = "", 0
    for token in MARKDOWN.parse(clean(markdown)):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif token.type == "list_item_open":
            bullet = "  " * (depth - 1) + (f"{token.info}. " if token.info else "- ")
        elif text := _text_of(token):
            blocks.append(("\n" if bullet else "\n\n") + bullet + text)
            bullet = ""
    return "".join(blocks).strip("\n")


def _text_of(token: Token) -> str:
    if token.type == "inline":
        return clean("".join(_inline(token.children or [])))
    return token.content.rstrip("\n") if token.type in ("fence", "code_block") else ""


def _inline(tokens: Iterable[Token]) -> Iterable[str]:
    links: list[tuple[str, list[str]]] = []
    for token in tokens:
        if token.type == "link_open":
            links.append((str(token.attrGet("href") or ""), []))
        elif token.type == "link_close":
            href, words = links.pop()
            text = "".join(words)
            yield "" if href in (text, f"mailto:{text}") else f" ({href})"
        else:
            text = "\n" if token.type == "hardbreak" else " " if token.type == "softbreak" else token.content
            for _, words in links:
                words.append(text)
            yield text
