"""A release in several languages: each has pages, files and ETags of its own, whoever makes them and wherever."""

import json
from io import BytesIO

import pytest
from django.utils import translation
from icalendar import Calendar
from pypdf import PdfReader

from conference import when
from conference.languages import speaking
from programme import actions
from programme.exports import artefact_of
from programme.models import Artefact, Release


@pytest.fixture
def bilingual(edition, session, talk, move_to, clara):
    """A released programme in English and German."""
    edition.languages = ["en", "de"]
    edition.name = {"en": "Conference on Co-Production", "de": "Konferenz zur Koproduktion"}
    edition.save()
    move_to(session, title={"en": "Open data", "de": "Offene Daten"})
    return actions.publish(edition, by=clara)


def test_a_page_tells_the_texts_of_its_language(client, bilingual, session):
    german = client.get("/de/copro/programme/")
    english = client.get("/copro/programme/")

    assert "Offene Daten" in german.text
    assert "Open data" not in german.text
    assert "Open data" in english.text
    assert german.headers["ETag"] != english.headers["ETag"]
    assert f'href="/de/copro/programme/sessions/{session.code}/"' in german.text


def test_nothing_has_changed_for_who_read_it_in_this_language(client, bilingual):
    german = client.get("/de/copro/programme/")

    again = client.get("/de/copro/programme/", headers={"if-none-match": german.headers["ETag"]})
    english = client.get("/copro/programme/", headers={"if-none-match": german.headers["ETag"]})

    assert (again.status_code, english.status_code) == (304, 200)


def test_a_text_that_was_not_translated_is_told_as_it_is(client, bilingual, talk):
    assert "Doors that open" in client.get("/de/copro/programme/").text
    assert "Doors that open" in client.get("/es/copro/programme/").text


def test_calendars_of_two_languages_have_the_same_events_but_lead_to_their_own_pages(client, bilingual, session):
    english = Calendar.from_ical(client.get("/copro/programme.ics").content)
    german = Calendar.from_ical(client.get("/de/copro/programme.ics").content)

    assert [str(event["uid"]) for event in english.events] == [str(event["uid"]) for event in german.events]
    assert [str(event["url"]) for event in english.events] == [
        f"http://testserver/copro/programme/sessions/{session.code}/"
    ]
    assert [str(event["url"]) for event in german.events] == [
        f"http://testserver/de/copro/programme/sessions/{session.code}/"
    ]
    assert [str(event["summary"]) for event in german.events] == ["Offene Daten"]


@pytest.mark.parametrize("format", ["ics", "ics-slots", "json", "pdf"])
@pytest.mark.parametrize("language", ["en", "de"])
def test_a_file_is_the_same_whoever_makes_it(bilingual, format, language):
    release = Release.objects.latest_of(bilingual.edition)
    made = {}
    for spoken in ("en", "de", "it"):
        Artefact.objects.all().delete()
        with speaking(spoken):
            made[spoken] = bytes(artefact_of(release, format, language).body)

    assert made["en"] == made["de"] == made["it"]


def test_a_language_that_the_release_lacks_gets_the_file_of_its_first(client, bilingual):
    english, spanish = client.get("/copro/programme.json"), client.get("/es/copro/programme.json")

    assert spanish.content == english.content
    assert json.loads(client.get("/de/copro/programme.json").content)["language"] == "de"
    assert set(Artefact.objects.values_list("format", "language")) == {("json", "en"), ("json", "de")}


def test_a_language_may_still_be_asked_for_by_name(client, bilingual):
    asked = client.get("/copro/programme.json?language=de")

    assert json.loads(asked.content)["edition"]["name"] == "Konferenz zur Koproduktion"


def test_search_engines_read_addresses_in_the_language_of_the_page(client, bilingual, talk):
    page = client.get(f"/de/copro/programme/{talk.code}/").text

    assert f"http://testserver/de/copro/programme/{talk.code}/" in page.partition("application/ld+json")[2]


def test_the_printed_programme_speaks_its_language(bilingual, session):
    release = Release.objects.latest_of(bilingual.edition)
    pages = PdfReader(BytesIO(artefact_of(release, "pdf", "de").body)).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())

    with translation.override("de"):
        assert when.day(session.day, "full") in text
    assert "Offene Daten" in text
