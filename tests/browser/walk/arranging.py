"""7 The organiser enters keynote, room and sessions, is told of a clash, solves it and publishes."""

from tests.browser.walk.assigning import MANAGE
from tests.browser.walk.cast import CONFERENCE, KEYNOTE, SPEAKER, TITLE, portrait, upload

PROGRAMME = f"{MANAGE}/programme"
ROOM, TALKS, SPEECH = "Sala Nuova", "Keys, Cabinets and Neighbours", "A Late Keynote"
BIOGRAPHY = "Ingeborg Falkanger closed three pilots and kept what was worth keeping."


def arrange(walk):
    organiser = walk.organiser
    enter_the_keynote(organiser)
    enter_the_room(organiser)
    walk.facts["talks"] = add_session(organiser, "Paper session", TALKS, "17:00", "18:00")
    put_in(organiser, TITLE)
    walk.facts["speech"] = add_session(organiser, "Keynote", SPEECH, "17:30", "18:30")
    put_in(organiser, SPEAKER)
    be_told_of_the_clash(organiser)
    walk.visitor.visit(f"{CONFERENCE}/programme/").not_see(TITLE, KEYNOTE, TALKS, ROOM)
    move(organiser, walk.facts["speech"], "15:30", "16:30")
    publish(organiser, "Two late additions")


def enter_the_keynote(organiser):
    organiser.visit(f"{PROGRAMME}/keynotes/").press("Add a keynote")
    organiser.fill_labels(
        {
            "Speaker, as printed": SPEAKER,
            "E-mail address of the speaker": "ingeborg.falkanger@fjordbyen.example",
            "Affiliation": "University of Fjordbyen",
            "Title": KEYNOTE,
            "Abstract": "What remains when the project money has gone?",
            "Biography": BIOGRAPHY,
            "Credit of the portrait": "Drawn for this walk",
            "Link to the presentation": "https://slides.example/pilot",
        }
    )
    organiser.field("Portrait").set_input_files(upload("portrait.png", portrait(), "image/png"))
    organiser.press("Save keynote").see(f"The keynote of {SPEAKER} is added.")


def enter_the_room(organiser):
    organiser.visit(f"{PROGRAMME}/rooms/").fill(Name=ROOM, Seats="45").press("Save room")
    organiser.see("The room is added.", ROOM)


def add_session(organiser, kind, title, start, end):
    """On the first day, which the form offers by itself; returns the address of its page."""
    organiser.visit(f"{PROGRAMME}/sessions/new/").choose("Kind", kind).choose("Room", ROOM)
    organiser.fill(Title=title, Start=start, End=end)
    organiser.press("Save session").see("The session is added.")
    return organiser.path


def put_in(organiser, words):
    organiser.page.locator("ul.choices label").filter(has_text=words).get_by_role("checkbox").check()
    organiser.press("Put into it").see("Added.", words)


def be_told_of_the_clash(organiser):
    """In a sentence, on both pages; and publishing asks for a reason."""
    for page in ("/", "/publish/"):
        organiser.visit(f"{PROGRAMME}{page}")
        sentences = organiser.page.locator("ul.clashes li").filter(has_text=ROOM).all_inner_texts()
        assert any(TALKS in sentence or TITLE in sentence for sentence in sentences), sentences
    organiser.press("Publish", within=organiser.page.locator("aside"))
    assert organiser.page.locator(".is-invalid, .error-summary, .invalid-feedback, .notice.error").count()
    organiser.not_see("is published.")


def move(organiser, session, start, end):
    organiser.visit(session).fill(Start=start, End=end).press("Save session").see("The session is saved.")


def publish(organiser, note):
    organiser.visit(f"{PROGRAMME}/publish/")
    assert organiser.page.locator("ul.clashes li").filter(has_text=ROOM).count() == 0
    organiser.page.locator("[name=note]").fill(note)
    if organiser.page.locator("[name=despite]").count():
        organiser.page.locator("[name=despite]").fill("Known from the demo")
    organiser.press("Publish", within=organiser.page.locator("aside")).see("is published.")
