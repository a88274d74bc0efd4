"""The personal calendar: what of whose calls is in it, who may read it, and a new address."""

import re

import pytest
from icalendar import Calendar

from conference import actions
from conference.models import Role
from submissions import actions as submissions
from tests.cast import in_days


def address(as_, person):
    page = as_(person).get("/me/calendar/").content.decode()
    return re.search(r'value="http://testserver(/me/dates/[^"]+)"', page)[1]


def codes(as_, person):
    answer = as_(None).get(address(as_, person))
    assert answer.status_code == 200
    return {str(event["uid"]).removesuffix("@convoke") for event in Calendar.from_ical(answer.content).walk("VEVENT")}


@pytest.fixture
def dates(edition, track, other_track):
    """{stage: code} of all dates; of the papers of the other track under "other"."""
    for stage, days in (("review", 30), ("notification", 40), ("final", 50), ("event", 80)):
        actions.set_deadline(edition, stage=stage, day=in_days(days), zone="UTC", by=None)
    actions.set_deadline(edition, track=other_track, stage="paper", day=in_days(22), zone="UTC", by=None)
    rows = edition.deadlines.all()
    return {"other" if row.track_id == other_track.pk else row.stage: row.code for row in rows}


def only(dates, *stages):
    return {dates[stage] for stage in stages}


def test_who_runs_a_call_has_all_its_dates(as_, dates, clara):
    assert codes(as_, clara) == set(dates.values())


def test_who_chairs_a_track_has_those_that_hold_there(as_, dates, tom):
    assert codes(as_, tom) == set(dates.values()) - {dates["other"]}


def test_an_author_has_the_dates_of_the_tracks_of_the_papers(as_, dates, track, kind, ada):
    assert codes(as_, ada) == set()

    paper = submissions.start(track, kind=kind, by=ada)
    assert codes(as_, ada) == only(dates, "abstract", "paper", "notification", "final", "event")

    submissions.withdraw(paper, by=ada)
    assert codes(as_, ada) == set()


def test_a_reviewer_has_the_dates_of_reviews(as_, dates, edition, track, ravi):
    actions.appoint(edition, person=ravi, role=Role.REVIEWER, track=track, by=None)

    assert codes(as_, ravi) == only(dates, "review", "event")


def test_a_call_that_is_hidden_again_stays_with_those_who_run_it(as_, dates, track, kind, ada, clara, edition):
    submissions.start(track, kind=kind, by=ada)
    actions.publish_edition(edition, by=clara, is_public=False)

    assert codes(as_, ada) == set()
    assert codes(as_, clara) == set(dates.values())


def test_without_dates_it_is_still_a_calendar(as_, eve):
    assert codes(as_, eve) == set()


def test_a_new_address_ends_the_old_one(as_, dates, clara):
    old = address(as_, clara)

    assert as_(clara).post("/me/calendar/").status_code == 302
    new = address(as_, clara)

    assert old != new
    assert (as_(None).get(old).status_code, as_(None).get(new).status_code) == (404, 200)


def test_nobody_reads_it_by_guessing(as_, clara, ada):
    mine = address(as_, clara)
    guessed = mine[:-5] + ("0" if mine[-5] != "0" else "1") + ".ics"
    of_another = mine.replace(clara.code, ada.code)

    assert [as_(clara).get(path).status_code for path in (guessed, of_another)] == [404, 404]


def test_it_ends_with_the_account(as_, clara):
    mine = address(as_, clara)
    type(clara).objects.filter(pk=clara.pk).update(is_active=False)

    assert as_(None).get(mine).status_code == 404


def test_the_page_is_for_who_is_signed_in(as_, db):
    assert as_(None).get("/me/calendar/").status_code == 302


def test_my_work_leads_to_it(as_, clara):
    assert 'href="/me/calendar/"' in as_(clara).get("/me/").content.decode()


def test_it_speaks_the_language_of_its_person_and_is_kept_by_no_shared_cache(as_, dates, clara):
    clara.language = "de"
    clara.save()
    mine = address(as_, clara)

    answer = as_(None).get(mine)

    assert "private" in answer.headers["Cache-Control"] and not answer.cookies
    assert "/de/copro/call/" in answer.content.decode().replace("\r\n ", "")
    again = as_(None).get(mine, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("more", [2, 29])
def test_it_costs_the_same_for_few_and_many_calls(as_, edition, clara, more, django_assert_num_queries):
    for number in range(more):
        call = actions.create_edition(edition.series, slug=f"c{number}", by=clara, kind="conference", name="Call")
        actions.set_deadline(call, stage="paper", day=in_days(3), zone="UTC", by=None)
    mine = address(as_, clara)

    with django_assert_num_queries(7):
        as_(None).get(mine)
