"""What was done has left its lines; who has no part in it, sees no way to it."""

from tests.browser.walk.assigning import MANAGE
from tests.browser.walk.cast import CONFERENCE

MOST_PAGES = 10


def look_back(walk):
    """The activity log tells who did it."""
    deeds = {
        walk.author: ("hand in abstract", "hand in paper", "upload final"),
        walk.chair: ("invite reviewers", "propose", "add reviewer", "send", "decide", "release decisions"),
        walk.reviewer: ("answer invitation", "answer", "save review", "submit review"),
        walk.organiser: ("set deadline", "add keynote", "add room", "add session", "change session", "publish"),
    }
    wanted = {(person.name, deed) for person, theirs in deeds.items() for deed in theirs}
    for page in range(1, MOST_PAGES):
        wanted -= lines_of(walk.organiser.visit(f"{MANAGE}/log/?page={page}"))
        if not wanted:
            return
    assert wanted == set()


def lines_of(organiser):
    """{(who, deed)} on a page of the log."""
    columns = [organiser.page.locator(f"tbody td:nth-child({place})").all_inner_texts() for place in (2, 3)]
    return set(zip(*columns, strict=True))


def keep_out(walk):
    attendee = walk.person("Emil Dvořáček", "attendee@attendee.example").sign_in()
    for page in ("/", "/call/", "/programme/"):
        attendee.visit(f"{CONFERENCE}{page}")
        attendee.page.locator("details.menu .name").first.wait_for(state="attached")
        attendee.not_see("/manage/")
    attendee.visit("/me/").not_see("/manage/")
    attendee.cannot_open(f"{MANAGE}/", f"{MANAGE}/programme/", walk.facts["paper"])
