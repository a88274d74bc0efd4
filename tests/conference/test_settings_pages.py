"""The settings of a conference: who opens them, what they change, and what follows."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from conference import actions, registry
from conference.history import Refused
from conference.models import Edition, Entry, FormerSlug, Series
from conference.texts import Texts
from tests.cast import in_days
from tests.conference.forms_sent import sent

PAGES = ["", "texts/", "sender/", "rules/", "series/", "address/", "tracks/", "tracks/add/", "tracks/topics/", "types/"]
PAGES += ["types/add/"]
SETTINGS = "/copro/manage/settings/"


def form_of(browser, address):
    return sent(browser.get(address).content.decode())


@pytest.fixture
def longer_ago(edition):
    """The call has said the same for a day."""
    Edition.objects.update(changed_at=timezone.now() - timedelta(days=1))
    edition.refresh_from_db()
    return edition


@pytest.mark.parametrize("page", PAGES)
def test_only_organisers_find_them(as_, track, tom, eve, clara, page):
    address = SETTINGS + page

    assert as_(clara).get(address).status_code == 200
    for stranger in (eve, tom):
        assert as_(stranger).get(address).status_code == 404
        assert as_(stranger).post(address, {"name_en": "Mine"}).status_code == 404
    assert as_(None).get(address).headers["Location"].startswith("/accounts/login/")


def test_organisers_of_another_conference_do_not_find_them(as_, edition, other_edition, eve):
    actions.appoint(other_edition, person=eve, role="organiser", by=None)

    assert as_(eve).get("/other/manage/settings/").status_code == 200
    assert as_(eve).get(SETTINGS).status_code == 404


def test_facts_are_changed_on_the_page(as_, longer_ago, clara):
    browser = as_(clara)
    typed = form_of(browser, SETTINGS) | {"name_en": "CoPro 2030", "place": "Krems", "hashtag": "#co pro"}

    answer = browser.post(SETTINGS, typed)

    now = Edition.objects.get()
    assert answer.status_code == 302
    assert (now.name, now.place, now.hashtag) == ({"en": "CoPro 2030"}, "Krems", "copro")
    assert (now.starts_on, now.zone, now.country) == (longer_ago.starts_on, longer_ago.zone, longer_ago.country)
    assert now.changed_at > longer_ago.changed_at


def test_saving_what_stands_changes_nothing(as_, longer_ago, clara):
    browser = as_(clara)
    for page in ("", "texts/", "sender/", "rules/", "series/"):
        assert browser.post(SETTINGS + page, form_of(browser, SETTINGS + page)).status_code == 302

    assert Edition.objects.get().changed_at == longer_ago.changed_at
    assert {entry.details["changes"] == {} for entry in Entry.objects.filter(deed__contains=".edit_")} == {True}


def test_old_and_new_values_stand_in_the_history(edition, clara):
    actions.edit_edition(edition, place="Krems", starts_on=in_days(81), contact_email="x@x.example", by=clara)

    changes = Entry.objects.get(deed="conference.edit_edition").details["changes"]
    assert changes["place"] == ["Linz", "Krems"]
    assert changes["starts_on"][1] == in_days(81).isoformat()
    assert "x@x" not in str(changes)


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"starts_on": "2027-05-03", "ends_on": "2027-05-01"}, "ends_on", "before the first"),
        ({"starts_on": "", "ends_on": "2027-05-01"}, "starts_on", "give the first day"),
        ({"name_en": " "}, "name", "required"),
        ({"homepage": "not an address"}, "homepage", "valid URL"),
        ({"contact_email": "nobody"}, "contact_email", "valid email"),
        ({"place": "x" * 121}, "place", "at most 120"),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_typed_is_lost(as_, edition, clara, typed, field, sentence):
    browser = as_(clara)
    page = browser.post(SETTINGS, form_of(browser, SETTINGS) | {"venue": "Kept hall"} | typed)

    assert sentence in str(page.context["form"].errors[field])
    assert "Kept hall" in page.content.decode()
    assert Edition.objects.get().venue == ""


def test_texts_are_written_in_each_language_and_shown_before_they_are_saved(as_, edition, clara):
    actions.edit_edition(edition, languages=["en", "de"], by=clara)
    browser = as_(clara)
    typed = form_of(browser, SETTINGS + "texts/") | {"guidelines_en": "**Bold** $x^2$", "guidelines_de": "Kurz"}

    shown = browser.post(SETTINGS + "texts/", typed | {"preview": "Preview"}).content.decode()
    assert ("<strong>Bold</strong>" in shown, "<math" in shown) == (True, True)
    assert not Edition.objects.get().guidelines

    browser.post(SETTINGS + "texts/", typed)
    assert Edition.objects.get().guidelines == {"en": "**Bold** $x^2$", "de": "Kurz"}


def test_a_text_in_a_language_that_was_taken_off_is_kept(as_, edition, clara):
    actions.edit_edition(edition, guidelines=Texts(en="A", it="B"), languages=["en"], by=clara)
    browser = as_(clara)

    browser.post(SETTINGS + "texts/", form_of(browser, SETTINGS + "texts/") | {"guidelines_en": "C"})

    assert Edition.objects.get().guidelines == {"en": "C", "it": "B"}


def test_a_zone_and_a_language_that_are_not_offered_stay(as_, edition, clara):
    Edition.objects.update(zone="Europe/Vaduz", languages=["fr", "en"])
    browser = as_(clara)

    answer = browser.post(SETTINGS, form_of(browser, SETTINGS))

    now = Edition.objects.get()
    assert answer.status_code == 302
    assert (now.zone, now.languages) == ("Europe/Vaduz", ["fr", "en"])


def test_inward_settings_leave_the_public_call_as_it_is(longer_ago, clara):
    actions.edit_edition(longer_ago, sender_name="CoPro team", reviews_per_paper=2, by=clara)

    assert Edition.objects.get().changed_at == longer_ago.changed_at


@pytest.mark.parametrize("fields", [{"name": {}}, {"languages": []}, {"starts_on": None}, {"ends_on": in_days(1)}])
def test_what_makes_no_sense_is_refused(edition, clara, fields):
    with pytest.raises(Refused):
        actions.edit_edition(edition, by=clara, **fields)


def test_the_sender_cannot_break_the_head_of_a_mail(as_, edition, clara):
    as_(clara).post(SETTINGS + "sender/", {"sender_name": "CoPro\nBcc: x@x.example", "reply_to": "co@copro.example"})

    assert Edition.objects.get().sender_name == "CoPro Bcc: x@x.example"


# -- The series ----------------------------------------------------------------------------------------------------


def test_what_is_said_of_a_series_changes_for_all_that_belong_to_it(as_, longer_ago, clara):
    browser = as_(clara)
    typed = form_of(browser, SETTINGS + "series/") | {"issn": "20759517", "publisher": "House"}

    browser.post(SETTINGS + "series/", typed)

    assert (Series.objects.get().issn, Series.objects.get().publisher) == ("2075-9517", "House")
    assert Edition.objects.get().changed_at > longer_ago.changed_at
    assert Entry.objects.get(deed="conference.edit_series").edition == longer_ago


def test_a_wrong_issn_is_told(as_, edition, clara):
    page = as_(clara).post(SETTINGS + "series/", {"name_en": "X", "issn": "2075-9518"}).content.decode()

    assert "This is not an ISSN" in page


# -- The address ---------------------------------------------------------------------------------------------------


def test_the_former_address_leads_to_the_new_one(as_, edition, clara):
    answer = as_(clara).post(SETTINGS + "address/", {"slug": "CoPro-2030"})

    assert answer.headers["Location"] == "/copro-2030/manage/settings/address/"
    moved = as_(None).get("/copro/call/?a=b")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/copro-2030/call/?a=b")
    assert moved.headers["Cache-Control"] == "public, no-cache"


def test_the_workbench_is_found_at_its_former_address_by_who_manages_it(as_, edition, clara, eve):
    actions.rename_edition(edition, slug="new", by=clara)

    answer = as_(clara).get(SETTINGS + "?a=b")
    assert (answer.status_code, answer.headers["Location"]) == (307, "/new/manage/settings/?a=b")
    assert as_(eve).get(SETTINGS).status_code == 404


def test_it_may_have_its_former_address_again_but_nothing_else_may(edition, other_edition, clara):
    renamed = actions.rename_edition(edition, slug="new", by=clara)
    with pytest.raises(Refused, match="already something"):
        actions.rename_edition(other_edition, slug="copro", by=clara)
    with pytest.raises(Refused, match="already something"):
        actions.create_edition(edition.series, slug="copro", by=clara, kind="conference", name="X")

    actions.rename_edition(renamed, slug="copro", by=clara)

    assert list(FormerSlug.objects.values_list("slug", flat=True)) == ["new"]


@pytest.mark.parametrize("slug", ["accounts", "other", "two words", ""])
def test_an_address_that_cannot_be_had_is_told_at_the_field(as_, edition, other_edition, clara, slug):
    page = as_(clara).post(SETTINGS + "address/", {"slug": slug})

    assert page.context["form"].errors["slug"]
    assert Edition.objects.filter(slug="copro").exists()


# -- Tabs ----------------------------------------------------------------------------------------------------------


def test_other_apps_add_their_pages_to_the_tabs(as_, edition, clara, monkeypatch):
    monkeypatch.setattr(registry, "settings_pages", [lambda viewer, edition: [("Form fields", "/fields/")]])

    page = as_(clara).get(SETTINGS).content.decode()

    assert '<a href="/fields/">Form fields</a>' in page
    assert page.count('aria-current="page">General') == 1


def test_a_special_issue_has_a_volume_and_no_place(as_, clara):
    journal = actions.create_series("Journal", by=None, kind="journal")
    fields = {"kind": "special_issue", "name": {"en": "Issue"}, "languages": ["en"]}
    actions.create_edition(journal, slug="issue", by=clara, **fields)

    page = as_(clara).get("/issue/manage/settings/").content.decode()

    assert ('name="volume"' in page, 'name="published_on"' in page, 'name="place"' in page) == (True, True, False)
    assert 'name="needs_approval"' in as_(clara).get("/issue/manage/settings/rules/").content.decode()


def test_settings_cost_the_same_for_few_and_many_texts(as_, edition, clara, django_assert_num_queries):
    browser = as_(clara)
    with CaptureQueriesContext(connection) as few:
        browser.get(SETTINGS)
    actions.edit_edition(edition, languages=["en", "de", "it", "es"], description={"en": "x" * 9000}, by=clara)

    with django_assert_num_queries(len(few)):
        assert browser.get(SETTINGS).status_code == 200


def test_a_series_is_described_by_who_organises_all_that_belongs_to_it(as_, edition, clara):
    page = "/copro/manage/settings/series/"
    address = next(url for url in (page, "/copro/manage/settings/journal/") if as_(clara).get(url).status_code != 404)
    assert as_(clara).get(address).status_code == 200

    actions.create_edition(edition.series, slug="copro-east", by=None, kind="conference", name={"en": "CoPro East"})

    assert as_(clara).get(address).status_code == 403
    assert address not in as_(clara).get("/copro/manage/settings/").content.decode()


def test_the_date_of_the_conference_moves_with_its_days(edition, clara):
    event = actions.set_deadline(edition, stage="event", day=in_days(80), ends_on=in_days(82), by=clara)

    actions.edit_edition(edition, starts_on=in_days(87), ends_on=in_days(89), by=clara)

    event.refresh_from_db()
    assert (event.day, event.ends_on) == (in_days(87), in_days(89))
    assert [change.old_day for change in event.changes.all()] == [in_days(80)]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_year_that_cannot_be_meant_is_refused(as_, edition, clara, day):
    page = as_(clara).post("/copro/manage/settings/", {"starts_on": day})
    assert "Please check the year." in str(page.context["form"].errors["starts_on"])

    with pytest.raises(Refused, match="check the year"):
        actions.edit_edition(edition, ends_on=date.fromisoformat(day), by=clara)
