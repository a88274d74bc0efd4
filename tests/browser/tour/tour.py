"""The tour itself: everybody looks everywhere, and one page of each name is chosen."""

from contextlib import contextmanager

from playwright.sync_api import Error

from tests.browser.tour.crawl import Found, crawl
from tests.browser.tour.detours import detours
from tests.browser.tour.guests import ROLES, Guest
from tests.browser.tour.names import NO_PAGE, all_names
from tests.browser.tour.site import still_site


class Tour:
    """Pages of a site as everybody found them, and the people, who are still there."""

    def __init__(self, browser, site):
        self.browser, self.site = browser, site
        self.guests, self.found, self.names = {}, Found(), all_names() - set(NO_PAGE)

    def guest(self, role, address=""):
        if role not in self.guests:
            self.guests[role] = Guest(self.browser, self.site, role, address)
            if role in ROLES and self.guests[role].address:
                self.guests[role].sign_in()
        return self.guests[role]

    def go(self):
        for role in ROLES:
            guest = self.guest(role)
            self.found += crawl(guest, self.names, [guest.mailbox])
        try:
            for guest, paths in detours(self):
                self.found += crawl(guest, self.missing, paths)
        except (AssertionError, Error) as problem:
            self.found.broken.append(f"A way in detours.py does not lead on: {problem}")
        return self

    @property
    def missing(self):
        return self.names - self.found.names

    def best(self, name, role=None):
        """The largest page of this name: who gets it sees most."""
        pages = [page for page in self.found.pages if page.name == name and role in (None, page.role)]
        assert pages, f"{role or 'nobody'} comes to {name} by no link"
        return max(pages, key=lambda page: page.size)

    @property
    def once(self):
        """Each page as the role that sees most of it; first those of people who will not wait for long."""
        pages = [self.best(name) for name in {page.name for page in self.found.pages}]
        return sorted(pages, key=self._patience)

    @property
    def for_each_role(self):
        """Each page as every role that reaches it."""
        pairs = {(page.name, page.role) for page in self.found.pages}
        return sorted((self.best(*pair) for pair in pairs), key=self._patience)

    def _patience(self, page):
        return page.role in ROLES, page.role, page.name

    def end(self):
        for guest in self.guests.values():
            guest.close()


@contextmanager
def on_tour(browser, loaded=None):
    """A tour that has been everywhere; ends with the block."""
    with still_site(loaded) as site:
        tour = Tour(browser, site)
        try:
            yield tour.go()
        finally:
            tour.end()
