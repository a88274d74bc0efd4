"""A real demo, a real browser, and people who use both."""

from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import servers
from tests.browser import chromium
from tests.browser.demo_site import DemoSite
from tests.browser.people import Person

PICTURES = Path(__file__).parents[2] / "test-results"


@pytest.fixture(scope="session")
def site(tmp_path_factory, loaded_demo):
    with DemoSite(tmp_path_factory.mktemp("demo"), loaded_demo) as site:
        yield site


# Of a module only: as long as it is there, Django takes the process for an asynchronous one and refuses its database.
@pytest.fixture(scope="module")
def browser():
    if chromium.path() is None:
        servers.absent("no Chromium is installed (apt install chromium)")
    with chromium.started() as browser:
        yield browser


class Everybody:
    """All who came, each at a browser of their own; what goes wrong in one of them fails the test."""

    def __init__(self, browser, site, test):
        self.browser, self.site, self.test = browser, site, test
        self.there = []

    def arrive(self, name="", address="", **options):
        self.there.append(Person(self.browser, self.site, name=name, address=address, **options))
        return self.there[-1]

    @contextmanager
    def during(self, part):
        """A part of a test: when it fails, everybody's screen is kept, and the part is named."""
        try:
            yield
            troubles = [trouble for person in self.there for trouble in person.troubles]
            assert troubles == []
        except BaseException as problem:
            self.photograph(part)
            problem.add_note(f"while: {part}")
            raise

    def photograph(self, part):
        PICTURES.mkdir(exist_ok=True)
        for person in self.there:
            name = f"{self.test}-{part}-{person.name or 'visitor'}".lower().replace(" ", "-")
            person.page.screenshot(path=PICTURES / f"{name}.png", full_page=True)

    def leave(self):
        for person in self.there:
            person.close()


@pytest.fixture
def people(browser, site, request):
    everybody = Everybody(browser, site, request.node.name)
    yield everybody
    everybody.leave()
