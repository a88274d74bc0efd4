"""2 An author signs up, writes, hands in an abstract and a paper, and is refused after the deadline."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from tests.browser.walk.cast import (
    ABSTRACT,
    ABSTRACT_WORDS,
    AUTHOR,
    CO_AUTHOR,
    CONFERENCE,
    DOMAIN,
    INSTITUTE,
    REFERENCES,
    TITLE,
    TRACK,
    paper,
    sha256,
    today,
    upload,
)

TOO_LONG = "word " * 1001


def submit(walk):
    sign_up(walk.author)
    walk.facts["abstract"] = hand_an_abstract_in(walk.author)
    walk.facts["paper"] = write_and_upload(walk, walk.author)
    walk.facts["draft"] = start(walk.author, TRACK, "A Second Thought on Second Keys")
    be_refused_after_the_deadline(walk)
    stay_out_of_the_workbench(walk.author)


def sign_up(author):
    given, family = AUTHOR.split()
    author.visit("/accounts/signup/")
    author.fill_labels({"Given name": given, "Family name": family})
    author.fill(Email=author.address, Password="two-keys-2027")
    author.press("Sign Up").enter_code("confirms your e-mail address")
    author.see("My work", "Nothing waits for you")


def start(author, track, title):
    """A new draft with a title; returns its address."""
    author.visit(f"{CONFERENCE}/tracks/{track}/").press("Start a submission")
    author.tick("Full paper").press("Start the draft").see("Your draft")
    author.fill(Title=title).press("Save draft").see("Your draft is saved.")
    return author.path.removesuffix("edit/")


def hand_an_abstract_in(author):
    address = start(author, "assistants", "A Voice at the Pharmacy Window")
    author.fill(Abstract=ABSTRACT).press("Hand in the abstract")
    author.see("It is in. This is your receipt", "SHA-256 is that of the fields")
    author.mail("Received: paper", text="A Voice at the Pharmacy Window")
    return address


def write_and_upload(walk, author):
    address = start(author, TRACK, TITLE)
    an_abstract_that_is_too_long_is_refused(author)
    references_are_not_counted(author)
    all_other_fields(author)
    author.press("Save draft").see("Your draft is saved.")
    what_was_saved_is_there_again(author, address)
    author.visit(f"{address}edit/").press("Save and upload the paper").see("Now the paper itself.")
    receive_the_receipt(walk, author, paper())
    return address


def an_abstract_that_is_too_long_is_refused(author):
    author.fill(Abstract=TOO_LONG).see("1001 of 1000 words").press("Save and upload the paper")
    author.see("The abstract has 1001 words; at most 1000 are allowed.")
    expect(author.field("Abstract")).to_have_value(re.compile(r"^\s*" + TOO_LONG.strip()))
    expect(author.field("Title")).to_have_value(TITLE)


def references_are_not_counted(author):
    author.fill(Abstract=ABSTRACT).see(f"{ABSTRACT_WORDS} of 1000 words (references not counted)")
    author.fill(Abstract=f"{ABSTRACT} And one more.").see(f"{ABSTRACT_WORDS + 3} of 1000 words")
    author.fill(Abstract=ABSTRACT + REFERENCES).see(f"{ABSTRACT_WORDS} of 1000 words (references not counted)")


def all_other_fields(author):
    author.fill(Keywords="medication, neighbours, home care").tick("Family carers and neighbours")
    first, second = author.page.locator("[data-author]").first, author.page.locator("[data-author]").nth(1)
    first.get_by_label("Affiliation").fill(INSTITUTE)
    author.press_here("Add an author")
    given, family = CO_AUTHOR.split()
    for label, value in {"Given name": given, "Family name": family, "Affiliation": INSTITUTE}.items():
        second.get_by_label(label).fill(value)
    second.get_by_label("E-mail address").fill(f"ole.tharaldsen@{DOMAIN}")
    second.get_by_label("Country").select_option(label="Norway")


def what_was_saved_is_there_again(author, address):
    author.visit(address).see(TITLE, "Pestoff", "home care", "Family carers and neighbours", CO_AUTHOR, "Norway")


def receive_the_receipt(walk, author, pdf):
    author.field("PDF").set_input_files(upload("two-keys-nadia-quist.pdf", pdf))
    author.press("Upload and submit").see("Your paper is in.", sha256(pdf))
    receipt = author.mail("Received: paper", text=TITLE)
    assert f"SHA-256:  {sha256(pdf)}" in receipt.text
    number, code = (re.search(rf"{what}:\s+(\S+)", receipt.text)[1] for what in ("Number", "Receipt"))
    assert re.search(r"Came in:\s+\d+ \w+ \d{4}, \d\d:\d\d:\d\d UTC", receipt.text)
    author.see(code, f"{len(pdf)} bytes")
    walk.facts |= {"number": number, "receipt": code, "pdf": pdf}
    walk.person(CO_AUTHOR, f"ole.tharaldsen@{DOMAIN}").mail("Received: paper", text=TITLE)
    everybody_can_verify_it(walk.visitor, receipt.link("/verify/"), pdf)


def everybody_can_verify_it(visitor, address, pdf):
    visitor.visit(address).press("Check").see("Yes: this receipt was given by")
    visitor.field("The file").set_input_files(upload("any-name.pdf", pdf))
    visitor.press("Check").see("It matches: exactly this came in").not_see(TITLE, AUTHOR)
    visitor.field("The file").set_input_files(upload("any-name.pdf", pdf + b"\n"))
    visitor.press("Check").see("It does not match")


def be_refused_after_the_deadline(walk):
    author, draft = walk.author.visit(f"{walk.facts['draft']}edit/"), walk.facts["draft"]
    walk.organiser.sign_in()
    move_the_paper_deadline(walk.organiser, today() - timedelta(days=1), "UTC", "An example of a strict chair")

    author.fill(Abstract="Written at five past midnight.").press("Save draft").see("The deadline was")
    expect(author.field("Abstract")).to_have_value(re.compile("five past midnight"))
    author.visit(draft).see("A Second Thought on Second Keys", "The deadline was", "it stays here for you")
    public_page_strikes_out_the_old_date(walk.visitor)

    move_the_paper_deadline(walk.organiser, today() + timedelta(days=6), "Anywhere on Earth (AoE)", "Moved back")
    author.visit(f"{draft}edit/").fill(Abstract="Written in time.").press("Save draft").see("Your draft is saved.")


def move_the_paper_deadline(organiser, day, zone, reason):
    organiser.visit(f"{CONFERENCE}/manage/dates/?track={TRACK}").press("Change : Full paper")
    organiser.choose("Time zone", zone)
    organiser.fill_labels({"Day": day.isoformat(), "Reason for the change": reason})
    organiser.press("Save date").see("Please mind", "Nothing is saved yet.")
    organiser.press("Save this date all the same").see("The date is saved.", reason)


def public_page_strikes_out_the_old_date(visitor):
    visitor.visit(f"{CONFERENCE}/tracks/{TRACK}/").see("Nothing can be handed in here at the moment.")
    old = (today() + timedelta(days=6)).strftime("%-d %B %Y")
    assert old in visitor.page.locator(".date-list s").all_inner_texts()[0]


def stay_out_of_the_workbench(author):
    rooms = ("", "submissions/", "reviewers/", "assignment/", "decisions/", "dates/", "people/", "mail/", "log/")
    author.cannot_open(*(f"{CONFERENCE}/manage/{room}" for room in (*rooms, "programme/", "submissions.csv")))
