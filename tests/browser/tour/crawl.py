"""Follows the links of a site as somebody, and keeps what was found: a few pages of each name."""

from collections import Counter, deque
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from tests.browser.tour.names import name_of, without_arguments

PAGES, TRIES = 2, 8  # of one name, for each person
MAILBOX = "/demo/mail/"
LINKS = {"a": "href", "area": "href", "img": "src", "form": "action", "iframe": "src"}


class Source(HTMLParser):
    """What the source of a page says: its links, its title, its headings, and what it should not say."""

    def __init__(self, text):
        super().__init__()
        self.links, self.title, self.headings, self.styled, self.is_whole = [], "", 0, [], False
        self.ids = Counter()
        self._in_title = False
        self.feed(text)
        self.title = " ".join(self.title.split())

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.is_whole |= tag == "html"
        self.headings += tag == "h1"
        self._in_title |= tag == "title" and not self.title
        if tag in LINKS and values.get(LINKS[tag]):
            self.links.append(values[LINKS[tag]])
        if "id" in values:
            self.ids[values["id"]] += 1
        if "style" in values:
            self.styled.append(self.get_starttag_text())

    def handle_endtag(self, tag):
        self._in_title &= tag != "title"

    def handle_data(self, text):
        if self._in_title:
            self.title += text


@dataclass(frozen=True)
class Page:
    """A page as somebody got it."""

    name: str
    guest: object = field(repr=False)
    path: str
    text: str = field(repr=False)

    @property
    def role(self):
        return self.guest.role

    @property
    def size(self):
        return len(self.text)

    def open(self):
        self.guest.open(self.path)

    @cached_property
    def source(self):
        return Source(self.text)

    def __str__(self):
        return f"{self.name} as {self.role} ({self.path})"


@dataclass
class Found:
    """What a crawl has found: pages; names that answered with something else; links that lead nowhere."""

    pages: list[Page] = field(default_factory=list)
    other: set[str] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)

    def __iadd__(self, more):
        self.pages += more.pages
        self.other |= more.other
        self.broken += more.broken
        return self

    @property
    def names(self):
        return {page.name for page in self.pages} | self.other


def crawl(guest, names, start=()):
    """All of these names that this guest reaches by links from `start` and from addresses that need no arguments."""
    found, seen, count, tries = Found(), set(), Counter(), Counter()
    known = [path for path in without_arguments(names) if path != MAILBOX]
    waiting = deque((path, "") for path in (*start, *known))
    while waiting:
        path, before = waiting.popleft()
        name = name_of(urlsplit(path).path)
        is_enough = name in found.other or count[name] >= PAGES or tries[name] >= TRIES
        if path in seen or name not in names or is_enough:
            continue
        seen.add(path)
        tries[name] += 1
        page = visit(guest, path, name, found, before)
        if page:
            count[name] += 1
            waiting.extend((link, path) for link in links_of(page))
    return found


def visit(guest, path, name, found, before=""):
    """The page at an address; None, and a note in `found`, for what is none."""
    answer = guest.fetch(path)
    if answer.status >= 500 or (answer.status in (403, 404) and before and not is_mailbox(before)):
        found.broken.append(f"{path} answers {answer.status} to {guest.role}; the link is on {before or 'no page'}")
    if answer.status >= 300:
        return None
    page = Page(name, guest, path, answer.text() if is_html(answer) else "")
    if not page.source.is_whole:
        found.other.add(name)
        return None
    found.pages.append(page)
    return page


def is_html(answer):
    return answer.headers.get("content-type", "").startswith("text/html")


def is_mailbox(path):
    """Where the mails of everybody lie, with links that are not for all."""
    return path.startswith(MAILBOX)


def links_of(page):
    """Paths on the same site, without their questions."""
    for link in page.source.links:
        parts = urlsplit(urljoin(page.guest.site.address + page.path, link))
        if parts.scheme in ("http", "https") and parts.netloc in page.guest.site.hosts:
            yield parts.path
