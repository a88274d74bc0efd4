"""What scripts add to pages, in a real browser: the palette, dialogs, toasts, live tables and the sending of files."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from conference.models import Invitation
from conference.project.bundles import write_bundles
from programme.actions import add_room
from reviewing.actions import decide, invite_reviewers
from submissions.models import Conflict, Submission
from tests import servers
from tests.browser import chromium
from tests.reviewing.conftest import make_paper
from tests.submissions.conftest import abstract, blobs, complete_draft, draft, fields, pdf  # noqa: F401 - fixtures

# The site runs in this process, which has its database only while no browser is there: all is arranged before.
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AT_ONCE = 400  # milliseconds: four times what people take for immediate, for the tests keep the machine busy
# The best of five, for the machine may be busy with something else.
TIMED = """() => {
  const best = (deed) => Math.min(...[1, 2, 3, 4, 5].map((turn) => {
    const from = performance.now();
    deed(turn);
    document.body.offsetHeight;
    return performance.now() - from;
  }));
  const field = document.querySelector(".table-tools input");
  const type = (text) => { field.value = text; field.dispatchEvent(new Event("input")); };
  return [
    best(() => document.querySelector("button.sort").click()),
    best((turn) => type(turn % 2 ? "study 499" : "")),
  ];
}"""


@pytest.fixture
def visit(live_server):
    """visit(clara, deed): a browser in which Clara is signed in does the deed with its page; gives its result."""
    if chromium.path() is None:
        servers.absent("no Chromium is installed (apt install chromium)")
    write_bundles()

    def visit(somebody, deed):
        client = Client()
        client.force_login(somebody, backend="django.contrib.auth.backends.ModelBackend")
        session = client.session.session_key
        with chromium.started() as browser:
            context = browser.new_context(base_url=live_server.url)
            context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
            page, problems = context.new_page(), []
            page.on("pageerror", lambda problem: problems.append(str(problem)))
            result = deed(page)
            assert problems == []
            return result

    return visit


def test_the_palette_goes_to_a_paper_by_its_number(paper_41, clara, visit):
    def go(page):
        page.goto("/copro/manage/")
        page.keyboard.press("Control+k")
        page.keyboard.type("41")
        page.keyboard.press("Enter")
        page.wait_for_url("**/submissions/*/")
        return page.url

    assert visit(clara, go).endswith(paper_41.get_absolute_url())


def test_the_palette_is_worked_by_arrows_and_left_by_escape(paper_41, clara, visit):
    def go(page):
        page.goto("/copro/manage/")
        page.locator("[data-palette-button]").focus()
        page.keyboard.press("Enter")
        box = page.get_by_role("combobox")
        expect(box).to_be_focused()
        expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
        page.keyboard.press("ArrowUp")
        expect(page.get_by_role("option").last).to_have_attribute("aria-selected", "true")
        assert box.get_attribute("aria-activedescendant") == page.get_by_role("option").last.get_attribute("id")
        page.keyboard.type("nothing like this")
        expect(page.locator("[data-palette-status]")).to_have_text("Nothing that you may open fits these words.")
        page.keyboard.press("Escape")
        expect(page.locator("#palette")).to_be_hidden()
        expect(page.locator("[data-palette-button]")).to_be_focused()

    visit(clara, go)


@pytest.fixture
def paper_41(track, ada):
    return make_paper(track, 41, ada)


def test_a_room_is_removed_only_after_the_question(edition, clara, visit):
    add_room(edition, name="Aula", building="", capacity=None, by=clara)

    def go(page):
        page.goto("/copro/manage/programme/rooms/")
        opener = page.locator("summary", has_text="Remove…")
        opener.click()
        dialog = page.get_by_role("dialog", name="Remove this room? Aula")
        expect(dialog.get_by_role("button", name="Cancel")).to_be_focused()
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect(opener).to_be_focused()
        page.keyboard.press("Enter")
        dialog.get_by_role("button", name="Remove the room").click()
        expect(page.locator(".toasts")).to_contain_text("is removed")

    visit(clara, go)
    assert not edition.rooms.exists()


def test_good_news_stays_while_it_is_read_and_then_goes(clara, visit):
    def go(page):
        page.clock.install()
        page.goto("/me/profile/")
        page.get_by_role("button", name="Save profile").click()
        toast = page.locator(".toasts .notice")
        toast.hover()
        page.clock.run_for(60_000)
        expect(toast).to_have_text("Your profile is saved.×")
        page.mouse.move(0, 0)
        page.clock.run_for(7_000)
        expect(toast).to_be_visible()
        page.clock.run_for(2_000)
        expect(toast).to_have_count(0)

    visit(clara, go)


def test_500_papers_are_sorted_and_filtered_at_once_and_back_brings_them_again(track, ada, clara, visit):
    Submission.objects.bulk_create(
        Submission(
            edition=track.edition,
            track=track,
            kind=track.edition.kinds.get(),
            contact=ada,
            number=number,
            status="submitted",
            title=f"Study {500 - number}",
        )
        for number in range(1, 501)
    )

    def go(page):
        page.goto("/copro/manage/decisions/")
        took = page.evaluate(TIMED)
        rows = page.locator("tbody tr:visible")
        expect(rows).to_have_count(2)
        expect(rows.first).to_contain_text("Study 499")
        expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Paper")
        expect(page.locator(".table-shown")).to_have_text("2 of 500")
        rows.first.get_by_role("link").first.click()
        page.wait_for_url("**/decisions/papers/*/")
        page.go_back()
        expect(page.locator("tbody tr:visible")).to_have_count(2)
        return took

    assert max(visit(clara, go)) < AT_ONCE


def test_conflicts_are_filtered_and_ticked_under_their_papers(track, ada, ravi, rosa, clara, visit):
    for number, somebody in ((1, ravi), (1, rosa), (2, ravi)):
        paper = track.submissions.filter(number=number).first() or make_paper(track, number, ada)
        Conflict.objects.create(edition=track.edition, submission=paper, person=somebody, kind="name", status="found")

    def go(page):
        page.goto("/copro/manage/conflicts/")
        field, groups = page.locator(".table-tools input"), page.locator("tr.group-head:visible")
        expect(groups).to_have_count(2)
        field.fill("rosa")
        expect(groups).to_have_count(1)
        field.fill("paper 2")
        expect(groups).to_have_count(1)
        page.get_by_label("Tick all that are shown").check()
        page.get_by_role("button", name="Dismiss the ticked ones").click()
        expect(page.locator(".toasts")).to_contain_text("Settled: 1.")

    visit(clara, go)
    assert Conflict.objects.get(status="dismissed").submission.number == 2


def test_a_letter_is_fetched_when_it_is_opened(track, ada, tom, visit):
    decide(make_paper(track, 1, ada), outcome="accept", text="Welcome to Linz.", by=tom)

    def go(page):
        page.goto("/copro/manage/decisions/tracks/services/release/")
        expect(page.locator("pre")).to_have_count(0)
        page.locator("summary", has_text="Ada Lovelace").click()
        expect(page.locator("details pre")).to_contain_text("Welcome to Linz.")

    visit(tom, go)


def test_several_invitations_are_ticked_by_shift_and_reminded_together(track, tom, visit):
    names = ["Ann", "Ben", "Cid", "Dan"]
    people = [
        {"email": f"{name}@{name}.example", "given_name": name, "family_name": name, "affiliation": ""}
        for name in names
    ]
    invite_reviewers(track.edition, people=people, track=track, by=tom)
    assert Invitation.objects.count() == 4

    def go(page):
        page.goto("/copro/manage/reviewers/")
        boxes = page.locator("tbody input[type=checkbox]")
        boxes.nth(0).click()
        boxes.nth(2).click(modifiers=["Shift"])
        expect(page.locator(".bulk-count")).to_have_text("3 ticked")
        page.get_by_label("Tick all that are shown").check()
        expect(page.locator(".bulk-count")).to_have_text("4 ticked")
        page.get_by_role("searchbox").fill("Ann")
        expect(page.locator(".bulk-count")).to_have_text("4 ticked, 3 of them not shown")
        page.get_by_role("button", name="Remind the ticked ones").click()
        expect(page.get_by_role("alert").first).to_contain_text("has had a mail about this in the last 24 hours")

    visit(tom, go)


def test_a_file_is_looked_at_before_it_is_sent_and_stays_when_the_network_fails(abstract, ada, visit):  # noqa: F811
    good = {"name": "paper.pdf", "mimeType": "application/pdf", "buffer": pdf("A paper about co-production")}
    broken = {"name": "paper.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 broken"}
    notes = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"notes"}

    def go(page):
        page.goto(f"{abstract.get_absolute_url()}upload/")
        field, said = page.locator("input[type=file]"), page.locator("[data-drop-said]")
        send = page.get_by_role("button", name="Upload and submit")
        field.set_input_files(notes)
        expect(said).to_contain_text("is not a file of the right kind")
        field.set_input_files(broken)
        send.click()
        expect(page.locator("[data-error-summary]")).to_be_focused()
        field.set_input_files(good)
        page.context.set_offline(True)
        send.click()
        expect(said).to_contain_text("The connection was lost")
        page.context.set_offline(False)
        send.click()
        expect(page.locator(".toasts")).to_contain_text("Your paper is in.")

    visit(ada, go)


def test_an_address_is_copied_by_a_press_and_the_button_says_so(visit, clara):
    def copy(page):
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto("/me/calendar/")
        page.get_by_role("button", name="Copy").click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        return page.evaluate("navigator.clipboard.readText()"), page.locator("#calendar-address").input_value()

    copied, shown = visit(clara, copy)

    assert copied == shown


def test_the_first_press_on_a_button_below_suggestions_is_taken(visit, ada):
    """The list closes when the mouse is pressed elsewhere; the button must still be there when it is released."""

    def save(page):
        page.goto("/me/profile/")
        page.locator("#id_zone").press_sequentially("Vienna")
        expect(page.locator("#id_zone_found .finding")).to_have_count(1)
        button = page.get_by_role("button", name="Save profile")
        button.scroll_into_view_if_needed()
        place = button.bounding_box()
        page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
        page.mouse.down()
        page.evaluate("() => new Promise(requestAnimationFrame)")
        with page.expect_request(lambda sent: sent.method == "POST", timeout=5000):
            page.mouse.up()

    visit(ada, save)


def test_suggestions_close_with_what_is_pressed_elsewhere_and_with_the_next_line(visit, ada):
    def look(page):
        page.goto("/me/profile/")
        line, found = page.locator("#id_zone"), page.locator("#id_zone_found")
        for leave in (page.get_by_role("heading", level=1).click, lambda: line.press("Tab")):
            line.fill("")
            line.press_sequentially("Vienna")
            expect(found).to_be_visible()
            leave()
            expect(found).to_be_hidden()

    visit(ada, look)
