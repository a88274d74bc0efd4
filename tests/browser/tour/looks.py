"""What hinders people on a page: what axe-core finds, and what axe-core does not look for."""

import re
from collections import defaultdict
from dataclasses import dataclass

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Error

MOST_PLACES = 6
HEIGHTS = {320: 640, 375: 812, 1280: 900}
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},  # 24 px; axe leaves it out unless it is asked for
    "resultTypes": ["violations"],
    "preload": False,  # style sheets and media are not fetched again: none of these rules reads them
}
RUN = "options => axe.run(document, options).then(result => result.violations)"
SIDEWAYS = """() => {
    const room = document.scrollingElement.clientWidth;
    if (document.scrollingElement.scrollWidth <= room) return [];
    const isClipped = one => one && one != document.body
        && (getComputedStyle(one).overflowX != "visible" || isClipped(one.parentElement));
    const wide = [...document.body.querySelectorAll("*")].filter(
        one => one.getBoundingClientRect().right > room + 0.5 && !isClipped(one.parentElement));
    return (wide.length ? wide : [document.body]).slice(0, 3).map(one => one.outerHTML.slice(0, 160));
}"""


@dataclass(frozen=True)
class Mode:
    scheme: str
    width: int

    def __str__(self):
        return f"{self.width} {self.scheme}"

    def put_on(self, tab):
        tab.emulate_media(color_scheme=self.scheme, reduced_motion="reduce")
        tab.set_viewport_size({"width": self.width, "height": HEIGHTS[self.width]})


LIGHT, DARK = TWO = Mode("light", 1280), Mode("dark", 375)
FOUR = (LIGHT, Mode("light", 375), DARK, Mode("dark", 1280))
EVERY = tuple(Mode(scheme, width) for scheme in ("light", "dark") for width in (1280, 375, 320))
NARROW = Mode("light", 320)


@dataclass(frozen=True)
class Finding:
    """Something that is not as it should be on a page."""

    page: object
    mode: str
    rule: str
    place: str = ""
    source: str = ""

    @property
    def what(self):
        """Without the page: many pages share what is wrong in their frame."""
        about = [self.rule, f"    at {self.place}" if self.place else "", f"    {self.source}" if self.source else ""]
        return "\n".join(line for line in about if line)


def described(findings):
    """Each thing once, with the pages and modes in which it was found."""
    where = defaultdict(list)
    for finding in findings:
        where[re.sub(r"\?[^\"' ]*", "", finding.what)].append(f"{finding.page}, {finding.mode}")
    for what, places in where.items():
        more = [f"    and {len(places) - MOST_PLACES} more"] if len(places) > MOST_PLACES else []
        yield "\n".join([what, *(f"    {place}" for place in places[:MOST_PLACES]), *more])


def look(page, modes):
    """All findings of a page, or of a state of one, as its guest sees it."""
    guest, tab = page.guest, page.guest.page
    guest.troubles.clear()
    LIGHT.put_on(tab)
    try:
        page.open()
    except (AssertionError, Error) as problem:
        yield Finding(page, "in the browser", f"cannot be shown: {problem}")
        return
    tab.evaluate(AXE_SCRIPT)
    for mode in modes:
        mode.put_on(tab)
        for violation in tab.evaluate(RUN, OPTIONS):
            yield from violations(page, mode, violation)
    NARROW.put_on(tab)
    for wide in tab.evaluate(SIDEWAYS):
        yield Finding(page, NARROW, "scrolls sideways", source=wide)
    for trouble in guest.troubles:
        yield Finding(page, "in the browser", trouble)


def violations(page, mode, violation):
    for node in violation["nodes"]:
        place = ", ".join(str(part) for part in node["target"])
        told = " ".join(check["message"] for check in (node["all"] + node["none"] + node["any"])[:2])
        yield Finding(page, mode, f"{violation['id']}: {violation['help']}. {told}", place, node["html"][:300])
