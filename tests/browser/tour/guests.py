"""Who goes on the tour: one person of each part, signed in, with a browser of their own."""

from functools import cached_property
from urllib.parse import urlsplit

from tests.browser.people import Person

VISITOR = "visitor"
ACCOUNTS = {
    "author": "author@author.example",
    "reviewer": "reviewer@reviewer.example",
    "chair": "chair@chair.example",
    "editor": "editor@editor.example",
    "organiser": "organiser@organiser.example",
    "attendee": "attendee@attendee.example",
}
ROLES = (VISITOR, *ACCOUNTS)


class Guest(Person):
    """Somebody with a browser and, beside it, a quick way to fetch what a page is made of."""

    def __init__(self, browser, site, role, address=""):
        address = address or ACCOUNTS.get(role, "")
        super().__init__(browser, site, name=role, address=address, reduced_motion="reduce", locale="en-GB")
        self.role = role

    def fetch(self, path):
        """The answer as it comes, without the browser: not followed, not shown."""
        return self.context.request.get(path, max_redirects=0)

    @cached_property
    def mailbox(self):
        """Where the own mails lie; a visitor looks at those of everybody."""
        return f"/demo/mail/?to={self.address}" if self.address else "/demo/mail/"

    def send(self, **fields):
        """Fills fields by their names in and sends the form of the page."""
        form = self.page.locator("main form[method=post]").first
        for name, value in fields.items():
            form.locator(f"[name={name}]").fill(value)
        with self.page.expect_navigation(wait_until="load"):
            form.locator("button[type=submit], button:not([type]), input[type=submit]").first.click()
        return self

    def open(self, path):
        """Shows a page, whatever it answers; signs in anew where the site wants to be sure after some minutes."""
        wanted = urlsplit(path).path
        self.page.goto(path)
        if self.path != wanted and self.address in ACCOUNTS.values():
            self.context.clear_cookies()
            self.sign_in()
            self.page.goto(path)
        assert self.path == wanted, f"{path} leads {self.role} to {self.path}"
        return self
