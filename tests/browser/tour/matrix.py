"""Every page as every role that reaches it, in light and dark, at three widths."""

from tests.browser.tour.looks import EVERY, described, look
from tests.browser.tour.states import states

LINE = "{:<38} {:<32} {:>8}"


def look_at_everything(tour):
    """Prints a line for each page and role, what was found, and the total; returns 1 if anything was found."""
    sights, findings = [*tour.for_each_role, *states(tour)], []
    print(LINE.format("page", "role", "findings"))
    for sight in sights:
        found = list(look(sight, EVERY))
        print(LINE.format(sight.name, sight.role, len(found) or "-"), flush=True)
        findings += found
    for sentence in (*described(findings), *tour.found.broken):
        print(f"\n{sentence}")
    print(f"\n{total(tour, sights, findings)}")
    return int(bool(findings or tour.found.broken or tour.missing))


def total(tour, sights, findings):
    pages, runs = len({sight.name for sight in sights}), len(sights) * len(EVERY)
    sentence = (
        f"{pages} pages and states, {len(sights)} with each role, {runs} runs of axe-core: {len(findings)} findings"
    )
    return f"{sentence}; not reached: {', '.join(sorted(tour.missing)) or 'none'}"
