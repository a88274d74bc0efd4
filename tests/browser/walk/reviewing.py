"""4 Reviewers accept or decline by a link, sign in by a code, read without learning who wrote, and review."""

import re

from playwright.sync_api import expect

from tests.browser.walk.cast import ALL_ABOUT_THE_AUTHORS, DOMAIN, TITLE, all_words_of

PRAISE = "The key ring as a unit of analysis is a find; the third valley needs more than a page."
SECRET = "Between us: I would not send this back, the other reviewer is in a hurry."


def review(walk):
    second, third = (walk.known(name) for name in walk.facts["reviewers"] if name != walk.reviewer.name)
    decline(third)
    accept(walk.reviewer)
    read(walk.reviewer)
    keep_a_draft(walk.reviewer)
    hand_in(walk.reviewer)
    stay_with_own_papers(walk)
    accept(second)
    write(second, scores=(4, 3, 4, 5, 1, 3), text="Sound, short and useful.", remarks="")
    hand_in(second)
    walk.facts |= {"second": second, "third": third}


def answer_page(reviewer):
    """Behind the link that stands under the title in the mail; opening it changes nothing."""
    mail = reviewer.mail("would you review", text=TITLE)
    path = re.search(re.escape(TITLE) + r"\s+https?://[^/]+(/assignments/\S+)", mail.text)[1]
    for _ in range(2):
        reviewer.visit(path).see("Review request", TITLE, "would you like to review this paper?")
        reviewer.not_see("You have accepted", "You have declined", *ALL_ABOUT_THE_AUTHORS, DOMAIN)
    return reviewer


def decline(reviewer):
    answer_page(reviewer).field("Words to the chairs (optional)").fill("On leave until spring.")
    reviewer.press("Decline").see("You have declined.").not_see(TITLE)


def accept(reviewer):
    answer_page(reviewer).press("Accept").see("You have accepted.")
    reviewer.press("Sign in by a code", exact=False).fill(Email=reviewer.address).press("Request Code")
    reviewer.enter_code("is your sign-in code").see("Your review", TITLE)


def read(reviewer):
    """Neither the page nor the file tells who wrote it: a copy without properties is made by a worker."""
    reviewer.not_see(*ALL_ABOUT_THE_AUTHORS, DOMAIN)
    file = reviewer.page.locator("a[href*='/files/']").first
    for _ in range(20):
        if file.count():
            break
        reviewer.page.wait_for_timeout(500)
        reviewer.page.reload()
    copy = reviewer.fetch(file.get_attribute("href"))
    words = all_words_of(copy)
    assert "neighbours, nurses and pharmacists" in words
    for about in (*ALL_ABOUT_THE_AUTHORS, DOMAIN):
        assert about.casefold() not in words.casefold()


def keep_a_draft(reviewer):
    write(reviewer, scores=(5, 5, 3, 4, 2, 4), text=PRAISE, remarks=SECRET)
    reviewer.press("Save draft").see("The draft is saved.")
    reviewer.visit(reviewer.path)
    expect(reviewer.field("For the authors")).to_have_value(PRAISE)
    expect(reviewer.field("Confidential remarks to the chairs")).to_have_value(SECRET)
    assert reviewer.page.locator("main input[type=radio]:checked").count() == 6


def write(reviewer, *, scores, text, remarks):
    """One number for each question of the form, in its order."""
    for name, score in zip(questions(reviewer), scores, strict=True):
        reviewer.page.locator(f"input[name={name}][value='{score}']").check()
    reviewer.fill_labels({"For the authors": text, "Confidential remarks to the chairs": remarks})


def questions(reviewer):
    """Names of the fields that want a number, in their order."""
    radios = reviewer.page.locator("main input[type=radio]").all()
    return list(dict.fromkeys(radio.get_attribute("name") for radio in radios))


def open_review(reviewer):
    """The first of My work that is not handed in."""
    reviewer.visit("/me/")
    links = [link.get_attribute("href") for link in reviewer.page.locator("main a[href*='/reviews/']").all()]
    return next(link for link in links if b"Submit review" in reviewer.fetch(link))


def hand_in(reviewer):
    reviewer.press("Submit review").see("Your review is in. Thank you!", "submitted")


def stay_with_own_papers(walk):
    reviewer, paper = walk.reviewer, walk.facts["paper"]
    reviewer.cannot_open(walk.facts["abstract"], walk.facts["draft"], f"{paper}receipts/{walk.facts['receipt']}/")
    reviewer.cannot_open("/copro2027/manage/", "/copro2027/manage/decisions/")
    reviewer.visit(paper).see(TITLE).not_see(*ALL_ABOUT_THE_AUTHORS, DOMAIN)
