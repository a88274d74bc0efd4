"""What was done has left its lines; who has no part in it, sees no way to it."""

from tests.browser.walk.assigning import MANAGE
from tests.browser.walk.cast import CONFERENCE

DEEDS = (
    *("hand in abstract", "hand in paper", "upload final", "set deadline", "invite reviewers", "answer invitation"),
    *("propose", "send", "answer", "save review", "submit review", "decide", "release decisions"),
    *("add keynote", "add room", "add session", "place", "publish"),
)


def look_back(walk):
    told = ""
    for page in (1, 2):
        told += walk.organiser.visit(f"{MANAGE}/log/?page={page}").text
    missing = [deed for deed in DEEDS if deed not in told]
    assert missing == []


def keep_out(walk):
    attendee = walk.person("Emil Dvořáček", "attendee@demo.example").sign_in()
    for page in ("/", "/call/", "/programme/"):
        attendee.visit(f"{CONFERENCE}{page}")
        attendee.page.locator("details.menu .name").first.wait_for(state="attached")
        attendee.not_see("/manage/")
    attendee.visit("/me/").not_see("/manage/")
    attendee.cannot_open(f"{MANAGE}/", f"{MANAGE}/programme/", walk.facts["paper"])
