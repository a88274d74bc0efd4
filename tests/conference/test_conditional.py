"""Public pages and feeds that have not changed are not sent again; whatever changes them sends them anew."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from conference import actions
from conference.models import Edition, Kind, Page, Person, Series, Sponsor, Topic, Track
from tests.cast import in_days

PAGES = [
    *("/", "/calls/", "/calls/feed.atom", "/copro/", "/copro/call/", "/copro/tracks/services/", "/copro/dates.ics"),
    *("/copro/tracks/services/dates.ics", "/copro/call.txt", "/copro/call.wikicfp.txt", "/copro/call/share/"),
]


def status(as_, path, known):
    return as_(None).get(path, headers={"If-None-Match": known}).status_code


@pytest.mark.parametrize("path", PAGES)
def test_who_has_the_latest_is_told_so(as_, track, path):
    etag = as_(None).get(path).headers["ETag"]

    assert etag.startswith('"')
    for known in (etag, f"W/{etag}", f'"other", {etag}', f'W/"other",W/{etag}', "*"):
        assert status(as_, path, known) == 304, known
    assert status(as_, path, '"other"') == 200


@pytest.mark.parametrize("path", PAGES)
def test_the_short_answer_has_no_policy_no_cookie_and_no_body(as_, track, tom, path):
    etag = as_(tom).get(path).headers["ETag"]

    answer = as_(tom).get(path, headers={"If-None-Match": etag})

    assert (answer.status_code, answer.content) == (304, b"")
    assert "Content-Security-Policy" not in answer.headers and not answer.cookies
    assert (answer.headers["ETag"], "public" in answer.headers["Cache-Control"]) == (etag, True)


def test_nothing_is_rendered_for_it(as_, track, monkeypatch):
    etags = {path: as_(None).get(path).headers["ETag"] for path in PAGES}
    for module in ("public", "calls", "sharing"):
        monkeypatch.setattr(f"conference.views.{module}.render", None)
    for name in ("public.call_of", "sharing.call_of", "sharing.dates_of", "calls.feed_of"):
        monkeypatch.setattr(f"conference.views.{name}", None)

    assert {status(as_, path, etag) for path, etag in etags.items()} == {304}


def test_it_costs_few_queries(as_, track, django_assert_max_num_queries):
    etags = {path: as_(None).get(path).headers["ETag"] for path in PAGES}

    for path, etag in etags.items():
        with django_assert_max_num_queries(3):
            assert status(as_, path, etag) == 304


def test_addresses_and_languages_have_their_own(as_, track):
    tags = [as_(None).get(f"{language}{path}").headers["ETag"] for path in PAGES for language in ("", "/de", "/it")]

    assert len(set(tags)) == len(tags)


def test_what_is_not_there_is_not_called_unchanged(as_, track, edition, clara):
    for path in ("/copro/tracks/nothing/", "/copro/pages/nothing/", "/nothing/call/"):
        assert status(as_, path, "*") == 404
        assert "ETag" not in as_(None).get(path).headers
    actions.publish_edition(edition, by=clara, is_public=False)
    assert status(as_, "/copro/call/", "*") == 404


CHANGES = {
    "a deadline moved": lambda e, t: actions.set_deadline(
        e, track=t, stage="paper", day=in_days(33), zone="Etc/GMT+12", by=None
    ),
    "a deadline called off": lambda e, t: t.deadlines.filter(stage="paper").update(removed_at=timezone.now()),
    "a track's text": lambda e, t: Track.objects.filter(pk=t.pk).update(description={"en": "New"}),
    "a chair": lambda e, t: actions.appoint(e, person=Person.objects.first(), role="chair", track=t, by=None),
    "a chair's name": lambda e, t: Person.objects.filter(given_name="Tom").update(family_name="Changed"),
    "a topic": lambda e, t: actions.add_topic(e, track=t, name="New", by=None),
    "a limit": lambda e, t: Kind.objects.filter(edition=e).update(max_pages=3),
    "the status": lambda e, t: Edition.objects.filter(pk=e.pk).update(status="cancelled"),
    "a text of the call": lambda e, t: Edition.objects.filter(pk=e.pk).update(guidelines={"en": "New"}),
    "the colour": lambda e, t: Edition.objects.filter(pk=e.pk).update(accent="#123456"),
    "the series": lambda e, t: Series.objects.filter(pk=e.series_id).update(issn="1234-5679"),
    "a page": lambda e, t: Page.objects.create(edition=e, slug="venue", title={"en": "Venue"}, is_shown=True),
    "a sponsor": lambda e, t: Sponsor.objects.create(edition=e, name="A bank"),
    "part of a topic": lambda e, t: Topic.objects.create(
        edition=e, track=t, name={"en": "Part"}, parent=actions.add_topic(e, track=t, name="Whole", by=None)
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_the_page_sends_it_anew(as_, track, edition, clara, change):
    paths = ["/copro/", "/copro/call/", "/copro/tracks/services/"]
    etags = {path: as_(None).get(path).headers["ETag"] for path in paths}

    CHANGES[change](edition, track)

    assert {status(as_, path, etag) for path, etag in etags.items()} == {200}


@pytest.mark.parametrize("path", ["/", "/calls/?state=all", "/calls/feed.atom?state=all"])
def test_lists_are_sent_anew_when_what_they_show_changes(as_, track, edition, path):
    etag = as_(None).get(path).headers["ETag"]
    Edition.objects.filter(pk=edition.pk).update(name={"en": "Renamed"})

    assert status(as_, path, etag) == 200


def test_time_changes_pages_that_count_it_but_no_file(as_, track):
    with time_machine.travel(timezone.now() + timedelta(minutes=1), tick=False) as clock:
        etags = {path: as_(None).get(path).headers["ETag"] for path in PAGES}
        clock.shift(timedelta(seconds=1))
        at_once = {path for path, etag in etags.items() if status(as_, path, etag) == 200}
        clock.shift(timedelta(days=2))
        later = {path for path, etag in etags.items() if status(as_, path, etag) == 200}

    assert later >= {"/", "/calls/", "/copro/", "/copro/call/", "/copro/tracks/services/"}
    assert not later & {"/copro/dates.ics", "/copro/call.txt", "/copro/tracks/services/dates.ics"}
    assert len(at_once) <= 5


def test_a_countdown_in_its_last_minutes_is_never_old(as_, track):
    closes_at = track.deadlines.get(stage="abstract").closes_at
    with time_machine.travel(closes_at - timedelta(minutes=5, seconds=-1), tick=False) as clock:
        etag = as_(None).get("/copro/call/").headers["ETag"]
        clock.shift(timedelta(seconds=30))
        assert status(as_, "/copro/call/", etag) == 304
        clock.shift(timedelta(seconds=60))
        assert status(as_, "/copro/call/", etag) == 200


def test_a_paper_that_is_started_changes_no_public_page(as_, track, edition):
    etag = as_(None).get("/copro/call/").headers["ETag"]
    Edition.objects.filter(pk=edition.pk).update(next_number=99)

    assert status(as_, "/copro/call/", etag) == 304
