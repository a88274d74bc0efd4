"""My work: what presses comes first, what is over is folded away."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conference import actions
from conference.duties import Duty, due_soon, grouped
from submissions import actions as papers
from tests.cast import in_days

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)


def duty(title, days=None, **fields):
    due = NOW + timedelta(days=days) if days is not None else None
    return Duty(
        **{"group": "G", "edition": "E", "title": title, "url": "/", "state": "", "next_step": "Do"} | fields, due=due
    )


def titles(duties):
    return [each.title for each in duties]


def test_what_is_due_within_a_week_comes_first_and_what_is_late_before_it():
    duties = [duty("later", 8), duty("soon", 6), duty("late", -1), duty("whenever")]

    assert titles(due_soon(duties, NOW)) == ["late", "soon"]


@pytest.mark.parametrize("fields", [{"next_step": ""}, {"is_over": True}])
def test_what_needs_no_deed_does_not_press(fields):
    assert due_soon([duty("quiet", 1, **fields)], NOW) == []


def test_within_a_heading_dates_order_and_what_is_over_stands_apart():
    [group] = grouped([duty("whenever"), duty("later", 8), duty("gone", 1, is_over=True), duty("soon", 2)])

    assert titles(group.current) == ["soon", "later", "whenever"]
    assert titles(group.over) == ["gone"]


def test_a_conference_that_is_over_is_folded_away(as_, edition, clara):
    edition.starts_on = edition.ends_on = in_days(-9)
    edition.save()

    assert "1 that is over" in as_(clara).get("/me/").content.decode()


def test_a_draft_whose_deadline_is_near_is_on_top(as_, track, kind, ada):
    actions.set_deadline(track.edition, track=track, stage="abstract", day=in_days(2), by=None)
    papers.start(track, by=ada, kind=kind)

    page = as_(ada).get("/me/").content.decode()

    assert page.index("The next seven days") < page.index("My submissions")


def test_who_runs_something_may_begin_something_new(as_, edition, clara, eve):
    assert "New conference or special issue" in as_(clara).get("/me/").content.decode()
    assert "New conference or special issue" not in as_(eve).get("/me/").content.decode()


def test_the_page_costs_the_same_for_three_papers_and_for_thirty(as_, track, kind, ada, django_assert_num_queries):
    for _number in range(3):
        papers.start(track, by=ada, kind=kind)
    browser = as_(ada)
    with CaptureQueriesContext(connection) as few:
        browser.get("/me/")
    for number in range(27):
        other = actions.add_track(track.edition, slug=f"t{number}", name=f"Track {number}", by=None)
        actions.set_deadline(track.edition, track=other, stage="paper", day=in_days(9), by=None)
        papers.start(other, by=ada, kind=kind)

    with django_assert_num_queries(len(few)):
        browser.get("/me/")
