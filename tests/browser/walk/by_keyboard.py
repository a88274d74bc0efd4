"""Handing in, reviewing and arranging with nothing but the keyboard."""

import re

from playwright.sync_api import expect

from tests.browser.demo_site import PASSWORD
from tests.browser.walk.arranging import PROGRAMME
from tests.browser.walk.cast import ABSTRACT, CO_AUTHOR, CONFERENCE, paper, upload
from tests.browser.walk.keys import Keyboard
from tests.browser.walk.reviewing import open_review, questions

TITLE, TALKS = "Forty Keys and No Mouse", "Without a Mouse"
START, END = "2000", "2100"


def sign_in(person):
    keys = Keyboard(person).visit("/accounts/login/")
    keys.fill(Email=person.address, Password=PASSWORD).enter().see("My work")
    return keys


def submit(author):
    keys = sign_in(author).visit(f"{CONFERENCE}/tracks/health-care/")
    keys.press("Start a submission").mark("kind", 1).press("Start the draft")
    keys.fill(Title=TITLE, Abstract=ABSTRACT)
    name_a_co_author(keys)
    keys.press("Save and upload the paper").see("Now the paper itself.")
    choose_the_file(keys)
    keys.press("Upload and submit").see("Your paper is in.", TITLE)


def name_a_co_author(keys):
    """The new row gets the focus, or comes next."""
    given, family = CO_AUTHOR.split()
    keys.to("Add an author").keys.press("Enter")
    expect(keys.page.locator("[data-author]")).to_have_count(2)
    second = keys.page.locator("[data-author]").nth(1)
    keys.to(group=second.get_by_label("Given name").get_attribute("name"), key="Shift+Tab").type(given)
    keys.to(group=second.get_by_label("Family name").get_attribute("name")).type(family)


def choose_the_file(keys):
    """Tab leads to the field; the window of the system, which Enter opens, is no page of ours."""
    windows = []
    keys.page.on(
        "filechooser", lambda window: windows.append(window)
    )  # asked for early: the browser needs a moment before it tells of them
    keys.to(kind="file")
    keys.keys.press("Enter")
    for _ in range(100):
        if windows:
            break
        keys.page.wait_for_timeout(100)
    windows[0].set_files(upload("forty-keys.pdf", paper()))


def review(reviewer):
    keys = sign_in(reviewer)
    keys.to(link=open_review(reviewer)).enter().see("Your review")
    for question in questions(reviewer):
        keys.mark(question, 2)
    keys.to("For the authors").type("Every step is explained; the third one could be shorter.")
    keys.press("Submit review").see("Your review is in. Thank you!")


def arrange(organiser):
    """A paper is taken out of its session and put into a new one."""
    keys = sign_in(organiser).visit(session_with_papers(organiser))
    keys.to("Elsewhere").keys.press("Enter")
    title = keys.page.locator(".slot-title strong").first.inner_text()
    keys.to(group="deed", label=title).enter().visit(f"{PROGRAMME}/sessions/new/")
    keys.choose("Kind", "Paper session").fill(Title=TALKS, Start=START, End=END)
    keys.press("Save session").see("The session is added.")
    keys.to(kind="checkbox", label=title).keys.press("Space")
    keys.press("Put into it").see("Added.", title)


def session_with_papers(organiser):
    organiser.visit(f"{PROGRAMME}/")
    links = [link.get_attribute("href") for link in organiser.page.locator("main a[href*='/sessions/']").all()]
    return next(link for link in links if re.search(rb">\s*Paper \d+:", organiser.fetch(link)))
