"""Handing an abstract in, and reviewing, with JavaScript switched off: the same pages, the same result."""

from tests.browser.demo_site import PASSWORD
from tests.browser.walk.cast import ABSTRACT, ABSTRACT_WORDS, CO_AUTHOR, CONFERENCE, DOMAIN, REFERENCES
from tests.browser.walk.reviewing import open_review, questions

TITLE = "Plain Pages for a Plain Purpose"
PRAISE = "It reads well without any script."


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


def find_the_review(reviewer):
    reviewer.sign_in().visit(open_review(reviewer)).see("Your review")


def review(reviewer):
    """What is missing is told, what was chosen stays, and then it is in."""
    names = questions(reviewer)
    for name in names:
        reviewer.page.locator(f"input[name={name}]").nth(1).check()
    reviewer.fill_labels({"For the authors": ""}).press("Submit review").see("This field is required.")
    assert reviewer.page.locator("input[type=radio]:checked").count() == len(names)
    reviewer.fill_labels({"For the authors": PRAISE})
    reviewer.press("Submit review").see("Your review is in. Thank you!", PRAISE)
