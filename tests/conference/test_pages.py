"""Free pages of a conference: written by its organisers, in the menu of everybody."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conference import actions
from conference.history import Refused
from conference.models import Entry, Page
from conference.pages import USUAL, slug_of, usual_title
from tests.conference.forms_sent import sent

ROOM = "/copro/manage/pages/"


@pytest.fixture
def page(edition, clara):
    """A page that is shown."""
    body = {"en": "By *train*."}
    return actions.add_page(edition, title={"en": "Venue"}, body=body, is_shown=True, by=clara)


@pytest.fixture
def draft(edition, clara):
    return actions.add_page(edition, title={"en": "Hotels"}, body={"en": "Not yet known."}, by=clara)


@pytest.fixture
def bilingual(edition):
    edition.languages = ["en", "de"]
    edition.save()
    return edition


def menu(html):
    """[(address, words)] of the menu of a public page."""
    nav = re.search(r'<nav class="site-nav".*?</nav>', html, re.DOTALL)[0]
    return re.findall(r'<a href="([^"]*)"[^>]*>([^<]*)</a>', nav)


def typed(page, **changes):
    """What a browser sends for the page of a page, with these changes."""
    fields = {"title_en": page.title["en"], "body_en": page.body.get("en", ""), "slug": page.slug, "link": page.link}
    return fields | ({"is_shown": "on"} if page.is_shown else {}) | changes


def seen(browser, page):
    """The marks of what is stored now, as the page of a page carries them."""
    html = browser.get(f"{ROOM}{page.code}/").content.decode()
    return re.search(r'name="seen" value="([^"]*)"', html)[1]


# -- What visitors find -------------------------------------------------------------------------------------------


def test_a_page_stands_in_the_menu_and_is_read_there(as_, page):
    answer = as_(None).get("/copro/pages/venue/")

    html = answer.content.decode()
    assert answer.status_code == 200
    assert ("/copro/pages/venue/", "Venue") in menu(html)
    assert '<a href="/copro/pages/venue/" aria-current="page">' in html
    assert "<p>By <em>train</em>.</p>" in html


def test_a_draft_is_absent(as_, draft, clara):
    for somebody in (None, clara):
        assert as_(somebody).get("/copro/pages/hotels/").status_code == 404
    assert "Hotels" not in as_(None).get("/copro/").content.decode()


def test_who_saves_a_hidden_page_is_told_how_it_is_shown(as_, draft, clara):
    address = f"/copro/manage/pages/{draft.code}/"
    browser = as_(clara)

    page = browser.post(address, sent(browser.get(address).content.decode()), follow=True).content.decode()

    assert "The page is saved, but still hidden." in page


def test_pages_of_what_is_not_public_are_absent(as_, edition, page, clara):
    actions.publish_edition(edition, is_public=False, by=clara)

    assert as_(None).get("/copro/pages/venue/").status_code == 404


def test_pages_of_another_conference_are_not_found_here(as_, page, other_edition):
    assert as_(None).get("/other/pages/venue/").status_code == 404


def test_a_mere_link_leads_from_the_menu_and_has_no_page(as_, edition, clara):
    link = "https://register.example/copro"
    actions.add_page(edition, title={"en": "Registration"}, link=link, is_shown=True, by=clara)

    assert (link, "Registration") in menu(as_(None).get("/copro/").content.decode())
    assert as_(None).get("/copro/pages/registration/").status_code == 404


def test_the_menu_keeps_the_order_of_the_pages(as_, edition, page, clara):
    actions.add_page(edition, title={"en": "About"}, body={"en": "We."}, is_shown=True, by=clara)
    assert [words for _, words in menu(as_(None).get("/copro/").content.decode())][-2:] == ["Venue", "About"]

    actions.move_page(page, up=False, by=clara)

    assert [words for _, words in menu(as_(None).get("/copro/").content.decode())][-2:] == ["About", "Venue"]


def test_a_page_speaks_the_language_of_its_address_and_tells_where_it_does_not(as_, bilingual, clara):
    body = {"en": "By train.", "de": "Mit der Bahn."}
    actions.add_page(
        bilingual, slug="venue", title={"en": "Venue", "de": "Anreise"}, body=body, is_shown=True, by=clara
    )

    german, italian = (as_(None).get(f"/{code}/copro/pages/venue/").content.decode() for code in ("de", "it"))

    assert "Mit der Bahn." in german
    assert '<h1 lang="en">Venue</h1>' in italian


def test_a_page_is_the_same_for_everybody(as_, page, clara):
    answers = [as_(somebody).get("/copro/pages/venue/") for somebody in (None, clara)]

    assert answers[0].content == answers[1].content
    assert not answers[1].cookies


def test_a_former_address_of_the_conference_leads_to_the_page(as_, edition, page):
    edition.former_slugs.create(slug="old")

    assert as_(None).get("/old/pages/venue/").headers["Location"] == "/copro/pages/venue/"


def test_markdown_of_a_page_cannot_carry_a_script(as_, edition, clara):
    body = {"en": "<script>alert(1)</script> [x](javascript:alert(1))"}
    actions.add_page(edition, title={"en": "<b>X</b>"}, slug="x", body=body, is_shown=True, by=clara)

    html = as_(None).get("/copro/pages/x/").content.decode()

    assert "<script>alert" not in html
    assert 'href="javascript:' not in html
    assert "<b>X" not in html


def test_pages_cost_the_menu_one_query_however_many(as_, edition, page, clara, django_assert_num_queries):
    with CaptureQueriesContext(connection) as few:
        as_(None).get("/copro/pages/venue/")
    for number in range(30):
        actions.add_page(edition, title={"en": f"P{number}"}, body={"en": "x"}, is_shown=True, by=clara)

    with django_assert_num_queries(len(few)):
        html = as_(None).get("/copro/pages/venue/").content.decode()

    assert len(menu(html)) > 30


def test_a_released_page_is_new_when_the_menu_is(as_, edition, clara):
    etag = as_(None).get("/copro/programme/").headers["ETag"]
    assert as_(None).get("/copro/programme/", headers={"If-None-Match": etag}).status_code == 304

    actions.add_page(edition, title={"en": "Venue"}, body={"en": "x"}, is_shown=True, by=clara)

    assert as_(None).get("/copro/programme/", headers={"If-None-Match": etag}).status_code == 200


# -- The workbench ------------------------------------------------------------------------------------------------


def test_only_organisers_find_the_room(as_, edition, track, page, tom, eve, ada):
    for address in (ROOM, f"{ROOM}{page.code}/"):
        for stranger in (eve, ada, tom):
            assert as_(stranger).get(address).status_code == 404
            assert as_(stranger).post(address, {"title_en": "Mine"}).status_code == 404
        assert as_(None).get(address).headers["Location"].startswith("/accounts/login/")
    for deed in ("move", "remove"):
        assert as_(tom).post(f"{ROOM}{page.code}/{deed}/").status_code == 404
    assert Page.objects.get() == page


def test_organisers_of_another_conference_do_not_reach_a_page(as_, page, other_edition, eve):
    actions.appoint(other_edition, person=eve, role="organiser", by=None)

    for room in (ROOM, "/other/manage/pages/"):
        assert as_(eve).get(f"{room}{page.code}/").status_code == 404
        assert as_(eve).post(f"{room}{page.code}/remove/").status_code == 404


def test_an_empty_room_says_what_to_do(as_, edition, clara):
    html = as_(clara).get(ROOM).content.decode()

    assert "There is no page yet." in html
    assert html.count('name="usual"') == len(USUAL)


def test_a_usual_page_is_added_empty_and_not_shown(as_, edition, clara):
    answer = as_(clara).post(ROOM, {"usual": "venue"})

    page = Page.objects.get()
    assert answer.headers["Location"] == f"{ROOM}{page.code}/"
    assert (page.slug, page.title, page.body, page.is_shown) == ("venue", {"en": "Venue and travel"}, {}, False)
    assert 'value="venue"' not in as_(clara).get(ROOM).content.decode()


def test_what_is_not_usual_is_not_added(as_, edition, clara):
    as_(clara).post(ROOM, {"usual": "../x"})

    assert not Page.objects.exists()


def test_a_page_of_ones_own_is_added_by_its_title(as_, bilingual, clara):
    as_(clara).post(ROOM, {"title_en": "Social programme", "title_de": "Rahmenprogramm"})

    page = Page.objects.get()
    assert (page.slug, page.title) == ("social-programme", {"en": "Social programme", "de": "Rahmenprogramm"})


def test_a_page_without_title_is_told_at_the_field(as_, edition, clara):
    html = as_(clara).post(ROOM, {"title_en": " "}).content.decode()

    assert "This field is required." in html
    assert not Page.objects.exists()


def test_a_page_is_written_in_all_languages_and_shown(as_, bilingual, draft, clara):
    fields = typed(draft, title_de="Unterkunft", body_en="Three.\r\n\r\nFour.", body_de="Drei", is_shown="on")

    answer = as_(clara).post(f"{ROOM}{draft.code}/", fields)

    draft.refresh_from_db()
    assert answer.headers["Location"] == f"{ROOM}{draft.code}/"
    assert (draft.title, draft.body) == ({"en": "Hotels", "de": "Unterkunft"}, {"en": "Three.\n\nFour.", "de": "Drei"})
    assert draft.is_shown


def test_a_preview_shows_what_was_typed_and_saves_nothing(as_, draft, clara):
    html = as_(clara).post(f"{ROOM}{draft.code}/", typed(draft, body_en="Quite **near**", preview="Preview"))

    draft.refresh_from_db()
    assert "Quite <strong>near</strong>" in html.content.decode()
    assert 'data-guard="unsaved"' in html.content.decode()
    assert draft.body == {"en": "Not yet known."}


def test_a_preview_tells_which_language_is_read_where_one_is_missing(as_, bilingual, draft, clara):
    fields = typed(draft, title_de="Unterkunft", body_de="", preview="Preview")

    html = as_(clara).post(f"{ROOM}{draft.code}/", fields).content.decode()

    assert '<article lang="de"><h3>Unterkunft</h3>' in html
    assert html.count("There is no text in this language: visitors read the one in English.") == 1


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"slug": "venue"}, "There is already a page at this address."),
        ({"slug": "a b"}, "letters, digits and hyphens"),
        ({"body_en": "", "is_shown": "on"}, "There is nothing to show yet"),
        ({"link": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"title_en": ""}, "This field is required."),
        ({"body_en": "x" * 20_001}, "at most 20000"),
    ],
)
def test_bad_input_is_told_and_nothing_typed_is_lost(as_, page, draft, clara, change, sentence):
    fields = {"title_en": "Typed title"} | typed(draft) | {"title_en": "Typed title", "body_en": "Typed text"} | change

    answer = as_(clara).post(f"{ROOM}{draft.code}/", fields)

    html = answer.content.decode()
    draft.refresh_from_db()
    assert answer.status_code == 200
    assert sentence in html
    assert "Typed title" in html or "title_en" in change
    assert "Typed text" in html or "body_en" in change
    assert draft.body == {"en": "Not yet known."}


def test_who_saves_second_is_told_and_sees_both(as_, page, clara, tom):
    actions.appoint(page.edition, person=tom, role="organiser", by=None)
    first, second = as_(clara), as_(tom)
    marks = seen(second, page)
    first.post(f"{ROOM}{page.code}/", typed(page, body_en="By bus.", seen=marks))

    html = second.post(f"{ROOM}{page.code}/", typed(page, body_en="By boat.", seen=marks)).content.decode()

    page.refresh_from_db()
    assert "Somebody else has saved changes" in html
    assert "By bus." in html and "By boat." in html
    assert page.body == {"en": "By bus."}

    newest = re.search(r'name="seen" value="([^"]*)"', html)[1]
    second.post(f"{ROOM}{page.code}/", typed(page, body_en="By boat.", seen=newest))
    page.refresh_from_db()
    assert page.body == {"en": "By boat."}


def test_pages_are_moved_by_buttons(as_, page, draft, clara):
    as_(clara).post(f"{ROOM}{draft.code}/move/", {"up": ""})
    assert list(page.edition.pages.order_by("position")) == [draft, page]

    answer = as_(clara).post(f"{ROOM}{draft.code}/move/", {"up": ""})

    assert list(page.edition.pages.order_by("position")) == [draft, page]
    assert answer.headers["Location"] == f"{ROOM}#{draft.code}"


def test_a_page_is_removed_after_a_question(as_, page, clara):
    assert "Remove this page?" in as_(clara).get(ROOM).content.decode()
    assert as_(clara).get(f"{ROOM}{page.code}/remove/").status_code == 405

    as_(clara).post(f"{ROOM}{page.code}/remove/")

    assert not Page.objects.exists()


def test_the_room_costs_the_same_for_few_and_many(as_, edition, clara, django_assert_num_queries):
    browser = as_(clara)
    add_many(edition, range(3))
    with CaptureQueriesContext(connection) as few:
        browser.get(ROOM)
    add_many(edition, range(3, 30))

    with django_assert_num_queries(len(few)):
        html = browser.get(ROOM).content.decode()

    assert html.count('class="confirm"') == 30


def add_many(edition, numbers):
    Page.objects.bulk_create(
        Page(edition=edition, slug=f"p{n}", title={"en": f"Page {n}"}, position=n) for n in numbers
    )


# -- The deeds ----------------------------------------------------------------------------------------------------


def test_two_pages_may_not_have_one_address(edition, page, draft, clara):
    with pytest.raises(Refused, match="already a page"):
        actions.add_page(edition, title={"en": "Venue"}, slug="venue", by=clara)
    with pytest.raises(Refused, match="already a page"):
        actions.edit_page(draft, title=draft.title, slug="venue", body=draft.body, is_shown=False, by=clara)


def test_what_says_nothing_is_not_shown(edition, draft, clara):
    with pytest.raises(Refused, match="nothing to show"):
        actions.add_page(edition, title={"en": "About"}, is_shown=True, by=clara)
    with pytest.raises(Refused, match="nothing to show"):
        actions.edit_page(draft, title=draft.title, slug="hotels", body={}, is_shown=True, by=clara)


def test_history_tells_what_was_changed_but_not_the_text(draft, clara):
    actions.edit_page(draft, title=draft.title, slug="hotels", body={"en": "Secret"}, is_shown=True, by=clara)

    entry = Entry.objects.get(deed="conference.edit_page")
    assert entry.details == {"slug": "hotels", "is_shown": True, "changed": ["body", "is_shown"]}
    assert entry.edition == draft.edition


def test_an_address_follows_from_the_title():
    assert slug_of({"en": "Venue & Travel"}, ()) == "venue-travel"
    assert slug_of({"de": "Über uns"}, ()) == "uber-uns"
    assert slug_of({"en": "会場"}, ()) == "page"
    assert slug_of({"en": "About"}, {"about", "about-2"}) == "about-3"
    assert len(slug_of({"en": "x" * 80}, {"x" * 60})) <= 60


def test_a_usual_title_is_in_the_languages_that_the_site_speaks():
    assert usual_title("about", ["en", "fr"]) == {"en": "About"}
    assert usual_title("about", ["fr"]) == {"en": "About"}
    assert usual_title("about", ["en", "de"]).keys() == {"en", "de"}
