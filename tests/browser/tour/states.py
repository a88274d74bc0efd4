"""What no address shows by itself: refusals, forms that were sent with something missing, and what opens on a page."""

from collections.abc import Callable
from dataclasses import dataclass, field

# What to call it, the page, and who sends its form with nothing in it.
EMPTY_FORMS = (
    ("empty-sign-in", "account_login", "visitor"),
    ("empty-sign-up", "account_signup", "visitor"),
    ("empty-receipt", "submissions:verify", "visitor"),
    ("empty-start", "submissions:start", "author"),
    ("empty-paper", "submissions:edit", "author"),
    ("empty-upload", "submissions:upload", "author"),
    ("empty-review", "reviewing:review", "reviewer"),
    ("empty-invitation", "reviewing:invite", "chair"),
    ("empty-invitations", "reviewing:invite-several", "chair"),
    ("empty-conflict", "submissions:declare-conflict", "chair"),
    ("empty-decision", "reviewing:decide", "editor"),
    ("empty-date", "conference:set-date", "organiser"),
    ("empty-keynote", "programme:add-keynote", "organiser"),
    ("empty-room", "programme:rooms", "organiser"),
)
TELLS_OF_ERRORS = ".error-summary, .is-invalid, .invalid-feedback, .alert-danger, .notice.error, [aria-invalid=true]"
MAIN_FORM = """() => [...document.querySelectorAll("main form[method=post]")]
    .sort((one, other) => other.elements.length - one.elements.length)[0]"""
EMPTY = """form => {
    form.noValidate = true;
    for (const field of form.querySelectorAll("input:not([type=hidden], [type=submit]), textarea")) {
        if (["radio", "checkbox"].includes(field.type)) field.checked = false;
        else field.value = "";
    }
}"""
TOO_MUCH = """form => {
    const field = form.querySelector("input[type=text], input:not([type])");
    field.removeAttribute("maxlength");
    field.value = "much ".repeat(600_000);
}"""
SEND = "button:not([type=button]), input[type=submit]"


@dataclass(frozen=True)
class State:
    """Like a page, but it takes a deed to see it."""

    name: str
    guest: object = field(repr=False)
    show: Callable = field(repr=False)

    @property
    def role(self):
        return self.guest.role

    def open(self):
        self.show(self.guest)

    def __str__(self):
        return f"{self.name} as {self.role}"


def states(tour):
    visitor, author = tour.guest("visitor"), tour.guest("author")
    final = tour.best("submissions:edit", "author").path.replace("/edit/", "/final/")
    yield State("not-found", visitor, lambda guest: guest.cannot_open("/nowhere/"))
    yield State("not-allowed", author, lambda guest: guest.cannot_open(final, status=403))
    yield State("too-large", author, lambda guest: send_too_much(guest.open("/me/profile/")))
    yield State("form-too-old", visitor, lambda guest: send_without_cookies(guest.open("/accounts/login/")))
    yield opened("open-menu", tour.best("conference:my-work", "author"), open_menu)
    yield opened("open-palette", tour.best("conference:manage", "organiser"), open_palette)
    yield opened("open-question", tour.best("programme:edit-keynote", "organiser"), open_question)
    session = tour.best("programme:add-session", "organiser")
    yield State("wrong-session", session.guest, lambda guest: end_before_the_start(guest.open(session.path)))
    for name, page, role in EMPTY_FORMS:
        yield empty(name, tour.best(page, role))


def empty(name, page):
    return State(name, page.guest, lambda guest: send_empty(guest.open(page.path)))


def opened(name, page, deed):
    return State(name, page.guest, lambda guest: deed(guest.open(page.path).page))


def open_menu(tab):
    tab.locator("details.menu > summary").first.click()


def open_palette(tab):
    tab.keyboard.press("Control+k")
    tab.locator("dialog.palette[open]").wait_for()


def open_question(tab):
    tab.locator("main details.confirm > summary").first.click()
    tab.locator("dialog.dialog[open]").first.wait_for()


def send_empty(guest):
    form = main_form(guest)
    form.evaluate(EMPTY)
    send(guest, form)
    expect_errors(guest)


def end_before_the_start(guest):
    guest.fill(Start="18:00", End="17:00")
    send(guest, main_form(guest))
    expect_errors(guest)


def expect_errors(guest):
    assert guest.page.locator(TELLS_OF_ERRORS).count(), f"{guest.path} tells nothing of what is missing"


def send_too_much(guest):
    form = main_form(guest)
    form.evaluate(TOO_MUCH)
    send(guest, form)


def send_without_cookies(guest):
    """As when a page lay open for weeks."""
    guest.context.clear_cookies()
    send(guest, main_form(guest))


def main_form(guest):
    """The form with the most fields."""
    return guest.page.evaluate_handle(MAIN_FORM).as_element()


def send(guest, form):
    """By its last button: where a draft can be kept as well, the last one hands in."""
    guest.expected.add(guest.page.url)  # a refusal is what is wanted
    with guest.page.expect_navigation(wait_until="load"):
        form.query_selector_all(SEND)[-1].click()
