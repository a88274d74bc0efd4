"""5 and 6 The chair compares, decides and releases; then the author sees the decision, and never the reviewers."""

from tests.browser.walk.assigning import MANAGE
from tests.browser.walk.cast import TITLE, TRACK, paper, sha256, upload
from tests.browser.walk.reviewing import PRAISE, SECRET

WORDS = "Please tell us more about the third valley."


def decide(walk):
    compare(walk)
    before = what_the_author_sees(walk)
    accept(walk.chair)
    assert what_the_author_sees(walk) == before, "a decision that is not released shows nowhere"
    release(walk)


def compare(walk):
    chair = walk.chair.visit(f"{MANAGE}/decisions/?track={TRACK}")
    chair.press(f"Paper {walk.facts['number']}", within=chair.row(TITLE))
    heads = chair.page.locator("table.scores thead th").all_inner_texts()
    assert len(heads) == 2, "two reviews side by side"
    chair.see(walk.reviewer.name, walk.facts["second"].name, PRAISE, SECRET, "Sound, short and useful.")
    chair.see("On leave until spring.")


def what_the_author_sees(walk):
    author = walk.author.visit(walk.facts["paper"]).not_see("Decision", "accepted", PRAISE)
    subjects = [mail.subject for mail in author.mails()]
    assert not any("decision" in subject for subject in subjects)
    return author.page.locator("main .chip").all_inner_texts(), subjects


def accept(chair):
    chair.tick("Accept").field("Words to the authors").fill(WORDS)
    chair.press("Save decision").see("is saved. Nobody has been told yet.", "not released")


def release(walk):
    chair = walk.chair.press("Release decisions …").see("It cannot be undone")
    letter = the_letter(chair, walk.author.address)
    assert WORDS in letter
    assert PRAISE in letter
    for hidden in (SECRET, walk.reviewer.name, walk.facts["second"].name):
        assert hidden not in letter
    chair.fill_labels({"Number of decisions": "1"})
    chair.press("Release and send letters").see("1 decision is released, 2 letters are on their way.")
    sent = walk.author.mail("decision on")
    assert sent.text.split() == letter.split(), "the letter is the one that was previewed"


def the_letter(chair, address):
    mails = chair.page.locator("details").filter(has_text=address)
    mails.locator("summary").first.click()
    return mails.locator("pre").first.inner_text()


def read_and_upload(walk):
    author = walk.author.visit(walk.facts["paper"]).see(
        "Decision", "Accepted", WORDS, PRAISE, "Sound, short and useful."
    )
    second, third = walk.facts["second"], walk.facts["third"]
    author.not_see(SECRET, walk.reviewer.name, walk.reviewer.address, second.name, second.address, third.name)
    author.press("Upload the final version").see("with all names")
    final = paper("We interviewed neighbours, nurses and pharmacists in three valleys, and the third one at length.")
    author.field("PDF").set_input_files(upload("final.pdf", final))
    author.press("Upload the final version").see("The final version is in.", sha256(final))
