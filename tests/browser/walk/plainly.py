"""Handing an abstract in with JavaScript switched off: the same pages, the same result."""

from tests.browser.demo_site import PASSWORD
from tests.browser.walk.cast import ABSTRACT, ABSTRACT_WORDS, CO_AUTHOR, CONFERENCE, DOMAIN, REFERENCES

TITLE = "Plain Pages for a Plain Purpose"


def find_the_call(author):
    author.visit(f"{CONFERENCE}/").see("My work").press("Read the call")
    author.press("Assistants, Agents & Automated Services").press("Start a submission")
    author.fill(Email=author.address, Password=PASSWORD).press("Sign In").see("Start a submission")


def write(author):
    author.tick("Full paper").press("Start the draft")
    author.fill(Title=TITLE, Abstract="word " * 1001).press("Hand in the abstract")
    author.see("1001 of 1000 words", "The abstract has 1001 words").fill(Abstract=ABSTRACT + REFERENCES)


def name_a_co_author(author):
    """Added below, then moved up: what was typed stays, though the page comes anew each time."""
    author.press("Add an author")
    rows, (given, family) = author.page.locator("[data-author]"), CO_AUTHOR.split()
    rows.nth(1).get_by_label("Given name").fill(given)
    rows.nth(1).get_by_label("Family name").fill(family)
    rows.nth(1).get_by_label("E-mail address").fill(f"ole.tharaldsen@{DOMAIN}")
    author.press("Up", within=rows.nth(1))
    names = [row.get_by_label("Family name").input_value() for row in rows.all()]
    assert names == [family, "Holm"]


def hand_in(author):
    author.press("Hand in the abstract").see("It is in. This is your receipt", TITLE)
    author.press("Back to the paper").see(CO_AUTHOR, "Pestoff")
    author.press("Correct title, abstract or authors").see(f"{ABSTRACT_WORDS} of 1000 words")
