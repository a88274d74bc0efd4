"""Atom feed (RFC 4287) of calls: the same calls give the same bytes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree

from conference.published.prose import clean, one_line

ATOM = "http://www.w3.org/2005/Atom"
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
ElementTree.register_namespace("", ATOM)


@dataclass(frozen=True)
class Entry:
    """One call; `id` stays the same for ever, whatever its address becomes."""

    id: str
    title: str
    url: str
    author: str
    updated: datetime
    published: datetime
    summary: str = ""
    categories: tuple[str, ...] = ()


def feed(entries: Iterable[Entry], *, id: str, title: str, url: str, source: str, language: str) -> bytes:
    """The feed, what changed last first. `url` is the page with the same calls, `source` the feed's own address."""
    found = sorted(entries, key=lambda entry: (entry.updated, entry.id), reverse=True)
    root = ElementTree.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": language})
    _add(root, "id", id)
    _add(root, "title", one_line(title))
    _add(root, "updated", _instant(found[0].updated if found else LONG_AGO))
    ElementTree.SubElement(root, f"{{{ATOM}}}link", {"rel": "self", "href": source, "type": "application/atom+xml"})
    ElementTree.SubElement(root, f"{{{ATOM}}}link", {"rel": "alternate", "href": url, "type": "text/html"})
    for entry in found:
        _add_entry(root, entry)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="utf-8")


def _add_entry(root: ElementTree.Element, entry: Entry) -> None:
    told = ElementTree.SubElement(root, f"{{{ATOM}}}entry")
    _add(told, "id", entry.id)
    _add(told, "title", one_line(entry.title))
    ElementTree.SubElement(told, f"{{{ATOM}}}link", {"rel": "alternate", "href": entry.url, "type": "text/html"})
    _add(told, "updated", _instant(entry.updated))
    _add(told, "published", _instant(entry.published))
    _add(ElementTree.SubElement(told, f"{{{ATOM}}}author"), "name", one_line(entry.author))
    for category in entry.categories:
        ElementTree.SubElement(told, f"{{{ATOM}}}category", {"term": one_line(category)})
    if summary := clean(entry.summary):
        _add(told, "summary", summary)


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{ATOM}}}{name}").text = text


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
