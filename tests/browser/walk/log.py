"""What was done has left its lines; who has no part in it, sees no way to it."""

from tests.browser.walk.assigning import MANAGE
from tests.browser.walk.cast import CONFERENCE

MOST_PAGES = 10


def look_back(walk):
    """The activity log tells who did it."""
    deeds = {
        walk.author: ("handed in the abstract of paper", "handed in paper", "handed in the final version of paper"),
        walk.chair: (
            "invited several reviewers",
            "had an assignment of reviewers proposed",
            "added a reviewer to paper",
            "asked the proposed reviewers of a track",
            "decided on paper",
            "released the decisions of a track",
        ),
        walk.reviewer: (
            "accepted an invitation",
            "agreed to review paper",
            "saved a draft of a review of paper",
            "submitted a review of paper",
        ),
        walk.organiser: (
            "set or moved a date",
            "changed the keynotes",
            "changed the rooms",
            "added a session",
            "changed a session",
            "published the programme",
        ),
    }
    wanted = {f"{person.name} {deed}" for person, theirs in deeds.items() for deed in theirs}
    for page in range(1, MOST_PAGES):
        told = "\n".join(lines_of(walk.organiser.visit(f"{MANAGE}/log/?page={page}")))
        wanted = {sentence for sentence in wanted if sentence not in told}
        if not wanted:
            return
    assert wanted == set()


def lines_of(organiser):
    """The sentences on a page of the log."""
    return organiser.page.locator(".log-lines li > span").all_inner_texts()


def keep_out(walk):
    attendee = walk.person("Emil Dvořáček", "attendee@attendee.example").sign_in()
    for page in ("/", "/call/", "/programme/"):
        attendee.visit(f"{CONFERENCE}{page}")
        attendee.page.locator("details.menu .name").first.wait_for(state="attached")
        attendee.not_see("/manage/")
    attendee.visit("/me/").not_see("/manage/")
    attendee.cannot_open(f"{MANAGE}/", f"{MANAGE}/programme/", walk.facts["paper"])
