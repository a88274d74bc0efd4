"""A conference's accent in a real browser: applied under the strict policy, also from the browser's own store."""

import pytest

from conference import actions
from conference.colours import accent_for
from conference.project.bundles import write_bundles
from tests import servers
from tests.browser import chromium

# The site runs in this process, which has its database only while no browser is there: see browser() in conftest.
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ACCENT = "getComputedStyle(document.querySelector('.of-edition')).borderTopColor"
BUTTONS = "[...document.querySelectorAll('.sheet .btn')].map((button) => getComputedStyle(button).backgroundColor)"
WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => window.refused.push(event.violatedDirective));
"""


def rgb(colour):
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


@pytest.fixture
def visit(live_server):
    """visit(scheme, deed, cookies): opens a page in a browser of its own, does the deed there, gives its result."""
    if chromium.path() is None:
        servers.absent("no Chromium is installed (apt install chromium)")
    write_bundles()

    def visit(deed, *, scheme="light", session=None):
        with chromium.started() as browser:
            context = browser.new_context(base_url=live_server.url, color_scheme=scheme, reduced_motion="reduce")
            if session:
                context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
            context.add_init_script(WATCH)
            return deed(context.new_page())

    return visit


def statuses(page):
    """What the server answers from now on; a page out of the browser's store looks like 200 to everybody else."""
    found = []
    session = page.context.new_cdp_session(page)
    session.on("Network.responseReceivedExtraInfo", lambda answer: found.append(answer["statusCode"]))
    session.send("Network.enable")
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_has_the_accent_also_when_it_comes_from_the_browsers_store(edition, clara, visit, scheme):
    actions.set_look(edition, accent="#8a1f3d", by=clara)

    def twice(page):
        """The programme has an ETag: the second time the server only says that nothing has changed."""
        page.goto("/copro/programme/")
        first, answers = page.evaluate(ACCENT), statuses(page)
        page.reload()
        return [first, page.evaluate(ACCENT)], answers[0], page.evaluate("refused")

    seen, status, refused = visit(twice, scheme=scheme)

    assert seen == [rgb(getattr(accent_for("#8a1f3d"), scheme).accent)] * 2
    assert (status, refused) == (304, [])


def test_what_becomes_of_a_colour_is_seen_while_it_is_chosen(edition, clara, as_, visit):
    session = as_(clara).session.session_key

    def choose(page):
        page.goto("/copro/manage/look/")
        page.get_by_label("Accent colour").fill("#ffee00")
        page.get_by_text("On light pages #ffee00").wait_for()
        return page.evaluate(BUTTONS), page.get_by_label("Choose the colour").input_value(), page.evaluate("refused")

    buttons, picked, refused = visit(choose, session=session)

    wanted = accent_for("#ffee00")
    assert buttons == [rgb(wanted.light.accent), rgb(wanted.dark.accent)]
    assert (picked, refused) == ("#ffee00", [])
