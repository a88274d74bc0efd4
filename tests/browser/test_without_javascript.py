"""Handing an abstract in with JavaScript switched off: the same pages, the same result."""

import pytest

from tests.browser.walk.cast import ABSTRACT, ABSTRACT_WORDS, CO_AUTHOR, DOMAIN, REFERENCES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]
TITLE = "Plain Pages for a Plain Purpose"


def test_an_abstract_is_handed_in_without_javascript(people):
    author = people.arrive("Ada Holm", "author@demo.example", java_script_enabled=False)

    with people.during("write"):
        author.visit("/copro2027/").see("My work").press("Read the call")
        author.press("Assistants, Agents & Automated Services")
        author.press("Start a submission")
        author.fill(Email=author.address, Password="convoke-demo").press("Sign In").see("Start a submission")
        author.tick("Full paper").press("Start the draft")
        author.fill(Title=TITLE, Abstract="word " * 1001).press("Hand in the abstract")
        author.see("1001 of 1000 words", "The abstract has 1001 words").fill(Abstract=ABSTRACT + REFERENCES)

    with people.during("name a co-author"):
        author.press("Add an author")
        second = author.page.locator("[data-author]").nth(1)
        given, family = CO_AUTHOR.split()
        for label, value in {"Given name": given, "Family name": family}.items():
            second.get_by_label(label).fill(value)
        second.get_by_label("E-mail address").fill(f"ole.tharaldsen@{DOMAIN}")
        author.press("Up", within=second)
        assert author.page.locator("[data-author]").first.get_by_label("Family name").input_value() == family

    with people.during("hand in"):
        author.press("Hand in the abstract").see("It is in. This is your receipt", TITLE)
        author.press("Back to the paper").see(CO_AUTHOR, "Pestoff")
        author.press("Correct title, abstract or authors").see(f"{ABSTRACT_WORDS} of 1000 words")
