"""Structured data of a call, by its status and kind."""

import json
from datetime import date

import pytest

from conference.published import jsonld
from tests.conference.a_call import conference, special_issue, text

SCHEMA = "https://schema.org/"


def test_a_conference_is_an_event_of_its_series():
    told = jsonld.of_call(conference(venue="Old Hall", languages=["en"]))

    assert told == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "CoPro 2027: Conference on Co-Production",
        "alternateName": "CoPro 2027",
        "url": "https://convoke.example/copro/",
        "inLanguage": ["en"],
        "eventStatus": f"{SCHEMA}EventScheduled",
        "startDate": "2027-05-17",
        "endDate": "2027-05-19",
        "eventAttendanceMode": f"{SCHEMA}OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": "Old Hall",
            "address": {"@type": "PostalAddress", "addressLocality": "Linz", "addressCountry": "AT"},
        },
        "organizer": [
            {
                "@type": "Person",
                "name": "Ada Lovelace",
                "affiliation": {"@type": "Organization", "name": "University of Northport"},
            }
        ],
        "superEvent": {
            "@type": "EventSeries",
            "name": "Conferences on Co-Production",
            "url": "https://convoke.example/series/0123456789/",
        },
    }


@pytest.mark.parametrize(
    ("facts", "status", "starts", "before"),
    [
        ({"status": "cancelled"}, "EventCancelled", "2027-05-17", None),
        ({"status": "moved_online"}, "EventMovedOnline", "2027-05-17", None),
        (
            {"status": "postponed", "former_starts_on": date(2027, 5, 17), "starts_on": None, "ends_on": None},
            "EventPostponed",
            "2027-05-17",
            None,
        ),
        (
            {"status": "postponed", "former_starts_on": date(2027, 3, 1)},
            "EventRescheduled",
            "2027-05-17",
            "2027-03-01",
        ),
    ],
)
def test_each_status_is_told_in_the_words_of_schema_org(facts, status, starts, before):
    told = jsonld.of_call(conference(**facts))

    assert (told["eventStatus"], told["startDate"], told.get("previousStartDate")) == (SCHEMA + status, starts, before)


def test_what_is_online_has_a_virtual_place_and_what_is_both_has_two():
    online, both = jsonld.of_call(conference(mode="online")), jsonld.of_call(conference(mode="hybrid"))
    moved = jsonld.of_call(conference(status="moved_online"))

    assert online["location"] == {"@type": "VirtualLocation", "url": "https://convoke.example/copro/"}
    assert moved["location"] == online["location"]
    assert [each["@type"] for each in both["location"]] == ["Place", "VirtualLocation"]
    assert both["eventAttendanceMode"].endswith("MixedEventAttendanceMode")
    assert moved["eventAttendanceMode"].endswith("OnlineEventAttendanceMode")


def test_a_special_issue_is_an_issue_of_its_journal():
    told = jsonld.of_call(special_issue())

    assert told["@type"] == "PublicationIssue"
    assert (told["issueNumber"], told["editor"][0]["name"]) == ("2", "Tom Paine")
    assert told["isPartOf"] == {
        "@type": "PublicationVolume",
        "volumeNumber": "19",
        "isPartOf": {
            "@type": "Periodical",
            "name": "Journal of Services",
            "issn": "2075-9517",
            "publisher": {"@type": "Organization", "name": "A Press"},
        },
    }
    assert "eventStatus" not in told and "startDate" not in told


def test_a_series_is_an_event_series_or_a_periodical():
    assert jsonld.of_series(conference().series)["@type"] == "EventSeries"
    assert jsonld.of_series(special_issue().series)["issn"] == "2075-9517"


def test_no_text_can_end_the_script():
    hostile = "</script><script>alert(1)</script>"

    written = jsonld.script(jsonld.of_call(conference(name=text(hostile), description=text(hostile))))

    assert "<" not in written
    assert json.loads(written)["name"] == hostile
