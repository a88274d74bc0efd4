"""What search engines are told of a release."""

import json

from programme.formats import jsonld
from tests.samples import GRACE, conference, document, edition, keynote, slot

URL = "https://convoke.example"
CONFERENCE = {
    "@type": "Event",
    "name": "Co-production 2027",
    "url": "https://convoke.example/copro2027/",
    "startDate": "2026-12-01",
    "endDate": "2026-12-02",
    "location": {
        "@type": "Place",
        "name": "Alte Welt Campus",
        "address": {"@type": "PostalAddress", "addressLocality": "Linz", "addressCountry": "AT"},
    },
}


def test_a_conference_is_an_event_with_its_dates_and_place():
    assert jsonld.of_edition(conference(), URL) == CONFERENCE | {
        "@context": "https://schema.org",
        "eventStatus": "https://schema.org/EventScheduled",
        "description": "Public services, made together",
    }


def test_a_talk_is_an_event_within_the_conference():
    told = jsonld.of_slot(conference(), conference()["slots"][0], URL)

    assert told == {
        "@context": "https://schema.org",
        "@type": "Event",
        "eventStatus": "https://schema.org/EventScheduled",
        "name": "Open data, open doors; a study",
        "url": "https://convoke.example/copro2027/programme/SLOTDATA01/",
        "startDate": "2026-12-01T09:00:00+01:00",
        "endDate": "2026-12-01T09:30:00+01:00",
        "location": CONFERENCE["location"] | {"name": "Room A, Alte Welt Campus"},
        "superEvent": CONFERENCE,
        "description": "We open data (https://example.org/data).\n- doors\n- windows",
        "keywords": ["open data", "cities; towns"],
        "performer": [
            {
                "@type": "Person",
                "name": "Ada Lovelace",
                "affiliation": {"@type": "Organization", "name": "University of Linz"},
            }
        ],
    }


def test_a_cancelled_talk_says_so():
    cancelled = conference()["slots"][0] | {"status": "cancelled"}

    assert jsonld.of_slot(conference(), cancelled, URL)["eventStatus"] == "https://schema.org/EventCancelled"


def test_an_unknown_time_is_told_as_the_day():
    untimed = conference()["slots"][4]

    told = jsonld.of_slot(conference(), untimed, URL)

    assert (told["startDate"], "endDate" in told) == ("2026-12-02", False)


def test_a_session_names_its_chairs():
    told = jsonld.of_session(conference(), conference()["sessions"][0], URL)

    assert [chair["name"] for chair in told["organizer"]] == ["Clara Chair"]
    assert told["url"] == "https://convoke.example/copro2027/programme/sessions/SESSIONDAT/"


def test_a_keynote_is_held_in_the_time_of_its_slot():
    told = jsonld.of_keynote(conference(), keynote(presentation_url="https://example.org/slides"), URL)

    assert (told["startDate"], told["location"]["name"]) == ("2026-12-01T10:30:00+01:00", "Room A, Alte Welt Campus")
    assert told["performer"][0]["description"] == "Wrote the first compiler."
    assert told["subjectOf"] == {"@type": "PresentationDigitalDocument", "url": "https://example.org/slides"}


def test_a_keynote_without_slot_has_its_day():
    told = jsonld.of_keynote(document(keynotes=[keynote(slot=None)]), keynote(slot=None), URL)

    assert (told["startDate"], "url" in told, told["location"]["name"]) == ("2026-12-01", False, "Alte Welt Campus")


def test_a_special_issue_is_no_event():
    issue = document(edition=edition(kind="special_issue", place="", country="", venue="", starts_on=None, zone=None))

    told = jsonld.of_slot(issue, slot("ARTICLE001", "An article", people=[GRACE]), URL)

    assert jsonld.of_edition(issue, URL)["@type"] == "PublicationIssue"
    assert (told["@type"], told["isPartOf"]["@type"]) == ("ScholarlyArticle", "PublicationIssue")
    assert [author["name"] for author in told["author"]] == ["Grace Hopper"]


def test_no_text_can_end_the_script():
    told = {"name": "</script><!-- & \u2028"}

    text = jsonld.script(told)

    assert "<" not in text
    assert json.loads(text) == told
