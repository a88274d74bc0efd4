"""Every named page of the site, found by following its links as everybody, is looked at as who sees most of it.

A page that is added later is in here by itself. What cannot be reached by links needs a way in `tour/detours.py`, or a
reason in `tour/names.py`.
"""

from collections import defaultdict

import pytest

from tests.browser.tour.looks import FOUR, TWO, described, look
from tests.browser.tour.names import NO_PAGE, all_names
from tests.browser.tour.states import states
from tests.browser.tour.tour import on_tour

pytestmark = pytest.mark.browser

# One page of each layout: these are looked at in light and dark, wide and narrow.
LAYOUTS = {
    "account_login",
    "conference:call",
    "conference:edition",
    "conference:front",
    "conference:manage",
    "conference:my-work",
    "programme:programme",
    "submissions:edit",
}
NEEDS_A_WAY = (
    "These named addresses are reached by no link that anybody of the demo can follow. Give the demo what they need, "
    "or add a way in tests/browser/tour/detours.py, or, if they are no page, a reason in tests/browser/tour/names.py:"
)


@pytest.fixture(scope="module")
def tour(browser, loaded_demo):
    with on_tour(browser, loaded_demo) as tour:
        yield tour


def say(heading, lines):
    """Fails with one line for each thing, if there is any."""
    if lines := [str(line) for line in lines]:
        pytest.fail("\n".join([heading, *lines]), pytrace=False)


def test_every_named_page_is_looked_at(tour):
    say(NEEDS_A_WAY, sorted(tour.missing))
    assert set(NO_PAGE) <= all_names()


def test_no_link_leads_nowhere(tour):
    say("Links that lead nowhere, and pages that fail:", tour.found.broken)


def test_every_page_has_one_heading(tour):
    say("Pages with no or several h1:", [page for page in tour.found.pages if page.source.headings != 1])


def test_an_id_is_given_once_on_a_page(tour):
    """A label would belong to the first of two fields, and the second be without a name."""
    twice = {f"{page.name}: {id_}" for page in tour.found.pages for id_, count in page.source.ids.items() if count > 1}

    say("Ids that stand twice on a page:", sorted(twice))


def test_titles_tell_pages_apart(tour):
    names = defaultdict(set)
    for page in tour.found.pages:
        names[page.source.title].add(page.name)

    say(
        "Pages that one cannot tell apart by title:",
        [f"{title}: {sorted(of)}" for title, of in names.items() if len(of) > 1],
    )
    assert "" not in names


def test_no_page_styles_by_itself(tour):
    say(
        "Attributes that our own policy forbids:",
        [f"{page}: {page.source.styled}" for page in tour.found.pages if page.source.styled],
    )


def test_nothing_hinders_anybody(tour):
    """axe-core's rules in light and dark, wide and narrow; no sideways scrolling, no trouble in the browser."""
    findings = [each for page in tour.once for each in look(page, FOUR if page.name in LAYOUTS else TWO)]
    findings += [each for state in states(tour) for each in look(state, TWO)]

    say(f"{len(findings)} findings:", described(findings))
