"""A small language for pages: people with a browser of their own, who press, fill, see and read their mail."""

import re
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.browser.demo_site import PASSWORD

MAIL_WITHIN = 60  # seconds; the first mails wait until the demo has sent those of its past
PATIENCE = 20_000  # milliseconds


@dataclass(frozen=True)
class Mail:
    subject: str
    text: str
    links: tuple[str, ...]

    def link(self, part):
        """The path of the first link that contains `part`."""
        split = urlsplit(next(link for link in self.links if part in link))
        return split.path + (f"?{split.query}" if split.query else "")

    @property
    def code(self):
        """The code of a sign-in or of a new address."""
        return re.search(r"^\s+([A-Z0-9-]{4,12})\s*$", self.text, re.MULTILINE)[1]


def read(article):
    links = [link.get_attribute("href") for link in article.locator("pre a").all()]
    return Mail(article.locator("h2").inner_text(), article.locator("pre").inner_text(), tuple(links))


class Person:
    """Somebody at a browser of their own. Whatever goes wrong in it is kept in `troubles`."""

    def __init__(self, browser, site, *, name="", address="", **options):
        self.name, self.address, self.site = name, address, site
        self.context = browser.new_context(base_url=site.address, **options)
        self.context.set_default_timeout(PATIENCE)
        self.page, self.letterbox = self.context.new_page(), None
        self.troubles, self.expected = [], set()
        self._listen()

    def _listen(self):
        self.page.on("console", self._note_console)
        self.page.on("pageerror", lambda error: self._note(f"page error: {error}"))
        self.page.on("request", self._note_host)
        self.page.on("requestfailed", self._note_failure)
        self.page.on("response", self._note_status)

    def _note(self, trouble):
        self.troubles.append(f"{self.name or 'a visitor'} at {self.page.url}: {trouble}")

    def _note_console(self, message):
        if message.type in ("error", "warning") and message.location.get("url") not in self.expected:
            self._note(f"console: {message.text} {message.location.get('url')}")

    def _note_host(self, request):
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and f"http://{parts.netloc}" != self.site.address:
            self._note(f"asked another host: {request.url}")

    def _note_failure(self, request):
        # Aborted is what the browser does itself with what still runs when a page is left.
        if request.failure != "net::ERR_ABORTED":
            self._note(f"failed: {request.url} {request.failure}")

    def _note_status(self, response):
        if response.status >= 400 and response.url not in self.expected:
            self._note(f"{response.status}: {response.url}")

    # -- going about -------------------------------------------------------------------------------------------------
    def visit(self, path):
        response = self.page.goto(path)
        assert response.status == 200, f"{path} answers {response.status}"
        return self

    def cannot_open(self, *paths, status=404):
        """For this person the page does not exist."""
        for path in paths:
            self.expected.add(self.site.address + path)
            assert self.page.goto(path).status == status, f"{self.name} gets {path}"

    def press(self, name, *, within=None, exact=True):
        """The button or link of this name that leads to another page, and waits for that."""
        with self.page.expect_navigation(wait_until="load"):
            self.press_here(name, within=within, exact=exact)
        return self

    def press_here(self, name, *, within=None, exact=True):
        """The button of this name that changes something on the page itself."""
        place = within or self.page.locator("body")
        button = place.get_by_role("button", name=name, exact=exact)
        either = button.or_(place.get_by_role("link", name=name, exact=exact))
        either.locator("visible=true").first.click()
        return self

    def fill(self, **fields):
        """Fields by their label; a list goes into choices, True and False into boxes."""
        return self.fill_labels({label.replace("_", " "): value for label, value in fields.items()})

    def fill_labels(self, fields):
        for label, value in fields.items():
            self.field(label).fill(value)
        return self

    def field(self, label):
        """By its label; the star that marks what is required does not count."""
        return self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*\*?\s*$")).locator("visible=true").first

    def choose(self, label, option):
        self.field(label).select_option(label=option)
        return self

    def tick(self, *labels):
        for label in labels:
            self.field(label).check()
        return self

    # -- seeing ------------------------------------------------------------------------------------------------------
    def see(self, *words):
        for each in words:
            expect(self.page.locator("body")).to_contain_text(each, timeout=PATIENCE)
        return self

    def not_see(self, *words):
        """Neither on the page nor in its source."""
        source = self.page.content().casefold()
        for each in words:
            assert each.casefold() not in source, f"{self.name or 'a visitor'} sees “{each}” at {self.page.url}"
        return self

    @property
    def text(self):
        return self.page.locator("body").inner_text()

    @property
    def path(self):
        return urlsplit(self.page.url).path

    def row(self, words):
        """The line of a table that holds these words."""
        return self.page.get_by_role("row").filter(has_text=words).first

    def link(self, name, *, within=None, exact=True):
        """The address behind a link."""
        place = within or self.page
        return place.get_by_role("link", name=name, exact=exact).first.get_attribute("href")

    def fetch(self, path):
        """The bytes behind a link, asked for with this person's cookies."""
        answer = self.context.request.get(path)
        assert answer.status == 200, f"{path} answers {answer.status}"
        return answer.body()

    # -- accounts ----------------------------------------------------------------------------------------------------
    def sign_in(self):
        """By the password of the demo."""
        self.visit("/accounts/login/").fill(Email=self.address, Password=PASSWORD).press("Sign In")
        return self.see("My work")

    def sign_in_by_code(self):
        """By a code that is mailed to the address; nobody invents a password."""
        self.visit("/accounts/login/code/").fill(Email=self.address).press("Request Code")
        return self.enter_code("is your sign-in code")

    def enter_code(self, subject):
        code = self.mail(subject).code
        self.page.locator("input[name=code]").fill(code)
        self.page.locator("form.entrance-form button[type=submit]").first.click()
        self.page.wait_for_load_state("load")
        return self

    # -- mail --------------------------------------------------------------------------------------------------------
    def mail(self, subject, *, text=""):
        """The newest delivered mail to this person whose subject and text contain this."""
        latest = time.monotonic() + MAIL_WITHIN
        while True:
            found = [mail for mail in self.mails() if subject in mail.subject and text in mail.text]
            if found:
                return found[0]
            assert time.monotonic() < latest, f"no mail “{subject}” has come to {self.address}"
            time.sleep(0.4)

    def mails(self):
        """All mails to this person, the newest first, as the demo's page of mails shows them."""
        if self.letterbox is None:
            self.letterbox = self.context.new_page()
        self.letterbox.goto(f"/demo/mail/?to={self.address}")
        mails = [read(article) for article in self.letterbox.locator("article").all()]
        self.page.bring_to_front()  # browsers slow down what lies behind
        return mails

    def close(self):
        self.context.close()
