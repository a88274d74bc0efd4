"""The programme as everybody reads it: made from the release alone, the same for all, answered with 304."""

import json
import re
from datetime import time

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from conference import actions as conference_actions
from programme import actions
from programme.models import Artefact, Release

HOSTILE = "</script><script>alert(1)</script> & \"quotes\" 'n' <b>bold</b> {{ x }}"


def get(path, **headers):
    return Client().get(path, headers=headers)


def text(path):
    response = get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def everything(release, keynote, session, edition, clara):
    """The second version: a talk and a keynote in one session."""
    actions.place(keynote, session=session, by=clara)
    return actions.publish(edition, by=clara, note="With a keynote")


def test_the_programme_has_days_sessions_talks_and_people(everything, talk, session):
    page = text("/copro/programme/")

    for expected in (
        "Open data",
        "Doors that open",
        "Ada Lovelace",
        "Room A",
        "09:00",
        "Grace Hopper",
        "With a keynote",
    ):
        assert expected in page
    assert "Version 2" in page


def test_unreleased_changes_are_on_no_public_page(everything, talk, session, keynote, paper, move_to, edition, clara):
    move_to(session, title="Secret title", start=time(17), end=time(18))
    actions.place(paper("Secret paper", authors=[{"family_name": "Hidden"}]), session=session, by=clara)
    actions.change_keynote(keynote, speaker="Secret speaker", by=clara)
    paths = [
        "/copro/",
        "/copro/programme/",
        f"/copro/programme/{session.day}/",
        f"/copro/programme/{talk.code}/",
        f"/copro/programme/sessions/{session.code}/",
        f"/copro/keynotes/{keynote.code}/",
        "/copro/programme.ics",
        "/copro/programme.ics?each=talk",
        "/copro/programme.json",
        f"/copro/programme/{session.day}.ics",
        f"/copro/programme/sessions/{session.code}.ics",
    ]

    for path in paths:
        page = text(path)
        assert "Secret" not in page, path
        assert "17:00" not in page, path


def test_before_the_first_release_the_page_says_so_and_files_are_missing(talk, session, edition):
    assert "has not been published yet" in text("/copro/programme/")
    for path in ("programme.ics", "programme.pdf", "programme.json", f"programme/{talk.code}.ics"):
        response = get(f"/copro/{path}")
        assert response.status_code == 404
        assert "has not been published yet" in response.content.decode()
        assert "ETag" not in response
    assert get(f"/copro/programme/{talk.code}/").status_code == 404
    assert get(f"/copro/programme/{session.day}/").status_code == 404


def test_a_programme_without_times_has_no_broken_calendar(edition, keynote, clara):
    actions.publish(edition, by=clara)

    response = get("/copro/programme.ics")

    assert response.status_code == 404
    assert "nothing for a calendar" in response.content.decode()
    assert "programme.ics" not in text("/copro/programme/")
    assert "time not recorded" in text("/copro/programme/")
    assert "time not recorded" in text(f"/copro/keynotes/{keynote.code}/")


def test_the_keynote_page_tells_all_about_it(everything, keynote):
    page = text(f"/copro/keynotes/{keynote.code}/")

    for expected in ("Compilers for everyone", "Navy Yard", "<em>speak</em>", "Wrote the first compiler", "09:20"):
        assert expected in page
    assert f'src="/copro/keynotes/{keynote.code}/portrait/"' in page


def test_the_portrait_is_public_only_as_released(keynote, edition, talk, clara):
    path = f"/copro/keynotes/{keynote.code}/portrait/"
    assert get(path).status_code == 404

    actions.publish(edition, by=clara)
    released = get(path)
    body = b"".join(released.streaming_content)
    again = get(path, if_none_match=released["ETag"])

    assert (released.status_code, released["Content-Type"], body[:2]) == (200, "image/jpeg", b"\xff\xd8")
    assert again.status_code == 304
    actions.change_keynote(keynote, speaker="Grace Hopper", remove_portrait=True, by=clara)
    actions.publish(edition, by=clara)
    assert get(path).status_code == 404


def test_before_and_after_are_those_of_the_session(everything, talk, session):
    page = text(f"/copro/programme/{talk.code}/")

    assert 'rel="next"' in page
    assert 'rel="prev"' not in page


@pytest.mark.parametrize(
    ("path", "count"), [("programme.ics", 1), ("programme.ics?each=talk", 2), ("programme/{day}.ics", 1)]
)
def test_calendars_of_all_and_of_a_day(everything, session, path, count):
    response = get(f"/copro/{path.format(day=session.day)}")

    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert len(Calendar.from_ical(response.content).walk("VEVENT")) == count


def test_calendars_of_a_session_and_of_a_talk(everything, session, talk):
    of_session = Calendar.from_ical(get(f"/copro/programme/sessions/{session.code}.ics").content)
    of_talk = Calendar.from_ical(get(f"/copro/programme/{talk.code}.ics").content)

    assert [str(event["UID"]) for event in of_session.walk("VEVENT")] == [f"{session.code}@convoke"]
    assert [str(event["SUMMARY"]) for event in of_talk.walk("VEVENT")] == ["Doors that open"]
    assert str(of_talk["SOURCE"]) == f"http://testserver/copro/programme/{talk.code}.ics"


@pytest.mark.parametrize("path", ["programme/0000000000.ics", "programme/sessions/0000000000.ics"])
def test_a_calendar_of_what_is_not_there_says_so(everything, path):
    response = get(f"/copro/{path}")

    assert (response.status_code, "not in the programme" in response.content.decode()) == (404, True)


def test_pdf_and_json_are_what_was_released(everything):
    document = json.loads(get("/copro/programme.json").content)

    assert (document["version"], document["language"]) == (2, "en")
    assert get("/copro/programme.pdf").content.startswith(b"%PDF")
    assert Artefact.objects.filter(release=everything).count() == 2


def addresses(session, talk, keynote):
    return [
        "/copro/programme/",
        f"/copro/programme/{session.day}/",
        f"/copro/programme/{talk.code}/",
        f"/copro/programme/sessions/{session.code}/",
        f"/copro/keynotes/{keynote.code}/",
        "/copro/programme.ics",
        "/copro/programme.json",
        f"/copro/programme/{talk.code}.ics",
    ]


def test_what_has_not_changed_is_not_sent_again(everything, session, talk, keynote, edition, move_to, clara):
    tags = {path: get(path)["ETag"] for path in addresses(session, talk, keynote)}

    assert {get(path, if_none_match=tag).status_code for path, tag in tags.items()} == {304}
    assert len(set(tags.values())) == len(tags)

    move_to(session, start=time(14), end=time(15, 30))
    actions.publish(edition, by=clara)

    assert {get(path, if_none_match=tag).status_code for path, tag in tags.items()} == {200}


def test_public_pages_carry_no_personal_byte(everything, session, talk, keynote, as_, clara):
    for path in addresses(session, talk, keynote):
        mine, anybodys = as_(clara).get(path), get(path)
        assert mine.content == anybodys.content
        assert "Cookie" not in anybodys.get("Vary", "")
        assert "public" in anybodys["Cache-Control"]


def test_a_released_page_costs_few_queries_whatever_its_size(
    release, many_talks, edition, clara, django_assert_num_queries
):
    many_talks(3)
    actions.publish(edition, by=clara)
    with django_assert_num_queries(4):
        get("/copro/programme/")

    many_talks(27)
    actions.publish(edition, by=clara, despite="The same hours")
    with django_assert_num_queries(4):
        latest = get("/copro/programme/")
    with django_assert_num_queries(2):
        get("/copro/programme/", if_none_match=latest["ETag"])


def test_hostile_titles_are_only_text(session, paper, edition, clara):
    hostile = paper(HOSTILE, abstract=HOSTILE, keywords=[HOSTILE], authors=[{"family_name": HOSTILE[:100]}])
    slot = actions.place(hostile, session=session, by=clara)
    actions.publish(edition, by=clara)

    for path in ("/copro/programme/", f"/copro/programme/{slot.code}/", f"/copro/programme/sessions/{session.code}/"):
        page = text(path)
        assert "<script>alert" not in page
        assert "<b>bold" not in page
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', text(f"/copro/programme/{slot.code}/"))
    assert json.loads(block[1])["name"] == HOSTILE


def test_a_cancelled_talk_says_so_and_stays(release, talk, edition, clara):
    actions.take_out(talk, by=clara)
    actions.publish(edition, by=clara)

    assert "This presentation is cancelled" in text(f"/copro/programme/{talk.code}/")
    assert "Cancelled" in text("/copro/programme/")


def test_a_conference_that_is_not_public_has_no_public_programme(release, edition, clara):
    conference_actions.publish_edition(edition, is_public=False, by=clara)

    assert get("/copro/programme/").status_code == 404
    assert get("/copro/programme.ics").status_code == 404


def test_a_former_address_leads_to_the_new_one(release, edition, session):
    edition.former_slugs.create(slug="old")

    response = get(f"/old/programme/{session.day}.ics")

    assert (response.status_code, response["Location"]) == (301, f"/copro/programme/{session.day}.ics")


def test_nothing_can_be_posted_to_public_pages(release):
    assert Client().post("/copro/programme/").status_code == 405


@pytest.mark.parametrize("path", ["2026-02-30", "1999-01-01", "0000000000", "not-a-code"])
def test_what_does_not_exist_is_not_found(release, path):
    assert get(f"/copro/programme/{path}/").status_code == 404


def test_a_special_issue_has_contents_in_order_and_no_times(issue, articles, clara):
    assert "have not been published yet" in text("/issue/programme/")

    actions.fill(actions.add_session(issue, title="Articles", by=clara), things=articles, by=clara)
    actions.publish(issue, by=clara)
    page = text("/issue/programme/")

    assert "<h1>Contents</h1>" in page
    assert page.index("Zebra") < page.index("Aardvark")
    assert "time not recorded" not in page
    assert get("/issue/programme.pdf").content.startswith(b"%PDF")


def test_the_menu_of_a_conference_leads_to_its_programme(edition, issue):
    assert 'href="/copro/programme/"' in text("/copro/")
    assert ">Contents<" in text("/issue/")


def test_the_latest_release_is_shown(everything):
    assert Release.objects.latest_of(everything.edition) == everything


def test_of_many_authors_the_first_eight_stand_open_and_none_is_lost(paper, session, edition, clara):
    authors = [{"given_name": "Author", "family_name": f"Number{number}"} for number in range(1, 13)]
    slot = actions.place(paper("Many hands", authors=authors), session=session, by=clara)
    actions.publish(edition, by=clara)

    before, after = text(f"/copro/programme/{slot.code}/").split("and 4 more")

    assert "<li>Author Number8</li>" in before
    assert "<li>Author Number9</li>" not in before
    assert all(f"<li>Author Number{number}</li>" in after for number in range(9, 13))


def structured(path):
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text(path))
    return json.loads(data)


def test_how_the_conference_stands_is_told_with_its_released_programme(everything, session, talk, edition):
    path = "/copro/programme/"
    etag = get(path)["ETag"]
    edition.status, edition.status_at = "cancelled", timezone.now()
    edition.save()

    assert get(path, if_none_match=etag).status_code == 200
    for page in (path, f"{path}sessions/{session.code}/", f"{path}{talk.code}/"):
        assert structured(page)["eventStatus"] == "https://schema.org/EventCancelled", page
        assert "is cancelled" in text(page)
    for file in ("programme.ics", "programme.ics?each=talk", f"programme/{talk.code}.ics"):
        events = Calendar.from_ical(get(f"/copro/{file}").content).walk("VEVENT")
        assert {str(event["STATUS"]) for event in events} == {"CANCELLED"}, file
