"""A call to take along: text, record and calendars at their addresses, and the page that offers them."""

import json
import re

import pytest
from django.utils import timezone
from icalendar import Calendar

from conference import actions
from conference.models import Deadline, Edition
from tests.cast import in_days

FILES = ["call.txt", "call.wikicfp.txt", "dates.ics", "tracks/services/dates.ics", "call/share/"]


def get(as_, path):
    return as_(None).get(f"/copro/{path}")


@pytest.mark.parametrize("path", FILES)
def test_only_who_manages_gets_it_before_it_is_published(as_, edition, track, clara, ada, path):
    actions.publish_edition(edition, by=clara, is_public=False)

    assert get(as_, path).status_code == 404
    assert as_(ada).get(f"/copro/{path}").status_code == 404
    assert "no-store" in as_(clara).get(f"/copro/{path}").headers["Cache-Control"]


@pytest.mark.parametrize("path", FILES)
def test_it_carries_no_personal_byte(as_, track, tom, path):
    stranger, chair = get(as_, path), as_(tom).get(f"/copro/{path}")

    assert stranger.content == chair.content
    assert "Cookie" not in stranger.headers.get("Vary", "") and not stranger.cookies
    assert "public" in stranger.headers["Cache-Control"]


def test_text_and_record_are_plain_text_of_72_columns(as_, track):
    for path in ("call.txt", "call.wikicfp.txt"):
        answer = get(as_, path)
        assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    lines = get(as_, "call.txt").content.decode().split("\n")
    assert max(len(line) for line in lines) <= 72
    assert "http://testserver/copro/call/" in lines
    assert get(as_, "call.wikicfp.txt").content.decode().startswith("Event: CoPro: Conference on Co-Production\n")


def test_in_german_it_speaks_german_and_links_so(as_, track):
    content = as_(None).get("/de/copro/call.txt").content.decode()

    assert "http://testserver/de/copro/call/" in content


def events(as_, path="dates.ics"):
    answer = get(as_, path)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    return {str(event["uid"]): event for event in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_the_calendar_has_every_date_under_its_code(as_, track, edition):
    codes = {f"{deadline.code}@convoke" for deadline in edition.deadlines.all()}

    assert set(events(as_)) == codes
    assert set(events(as_, "tracks/services/dates.ics")) == codes


def test_the_calendar_of_a_track_has_what_holds_there(as_, track, other_track, edition):
    of_all = actions.set_deadline(edition, stage="paper", day=in_days(30), zone="UTC", by=None)
    notified = actions.set_deadline(edition, stage="notification", day=in_days(40), zone="UTC", by=None)
    own = {f"{each.code}@convoke" for each in track.deadlines.all()}

    assert set(events(as_, "tracks/services/dates.ics")) == own | {f"{notified.code}@convoke"}
    assert set(events(as_, "tracks/data/dates.ics")) == {f"{of_all.code}@convoke", f"{notified.code}@convoke"}


def test_a_moved_date_moves_and_one_that_is_called_off_is_cancelled(as_, track, edition, clara):
    paper = track.deadlines.get(stage="paper")
    before = events(as_)[f"{paper.code}@convoke"]

    actions.set_deadline(edition, track=track, stage="paper", day=in_days(27), zone="Etc/GMT+12", by=clara)
    moved = events(as_)[f"{paper.code}@convoke"]
    Deadline.objects.filter(pk=paper.pk).update(removed_at=timezone.now())
    off = events(as_)[f"{paper.code}@convoke"]

    assert moved.decoded("dtstart") > before.decoded("dtstart")
    assert moved["sequence"] > before["sequence"]
    assert [str(event["status"]) for event in (before, moved, off)] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]


def test_a_cancelled_conference_cancels_its_dates(as_, track, edition):
    Edition.objects.filter(pk=edition.pk).update(status="cancelled", status_at=timezone.now())

    assert {str(event["status"]) for event in events(as_).values()} == {"CANCELLED"}


def test_a_calendar_without_dates_stays_a_calendar(as_, edition):
    assert events(as_) == {}


def test_a_track_that_is_not_there_has_no_calendar(as_, track):
    for headers in ({}, {"If-None-Match": "*"}):
        assert as_(None).get("/copro/tracks/nothing/dates.ics", headers=headers).status_code == 404


def test_the_page_offers_all_of_it_to_copy(as_, track):
    page = get(as_, "call/share/").content.decode()

    assert page.count("<textarea") == 4 and page.count("readonly") == 4
    assert "http://testserver/copro/dates.ics" in page
    assert 'href="/copro/call.wikicfp.txt"' in page
    assert 'href="/copro/call/share/"' in get(as_, "call/").content.decode()


def test_the_head_of_home_and_call_has_structured_data(as_, track):
    for path in ("", "call/"):
        page = get(as_, path).content.decode()
        (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
        assert json.loads(data)["eventStatus"] == "https://schema.org/EventScheduled"


@pytest.mark.parametrize("more", [2, 29])
def test_calendars_and_texts_cost_the_same_for_few_and_many(as_, track, edition, tom, more, django_assert_num_queries):
    for number in range(more):
        extra = actions.add_track(edition, slug=f"t{number}", name=f"Track {number}", by=None)
        actions.set_deadline(edition, track=extra, stage="paper", day=in_days(9), by=None)

    with django_assert_num_queries(4):
        get(as_, "dates.ics")
    with django_assert_num_queries(8):
        get(as_, "call.txt")
