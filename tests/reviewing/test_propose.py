"""Proposing an assignment as a task: one press, one task; computed first, written at once, undone when stopped."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from conference import jobs
from conference.history import Refused
from conference.models import Entry, Job, Role
from reviewing import actions, tasks
from reviewing.actions.assigning import Outdated
from reviewing.actions.planning import plan_of, situation_of
from reviewing.models import Assignment
from submissions.actions import declare_conflict
from tests.cast import person
from tests.reviewing.conftest import make_paper, review_for

pytestmark = pytest.mark.django_db
MANAGE = "/copro/manage/"
TABLE = MANAGE + "assignment/?track=services"


def press(browser, **fields):
    """What a chair does; returns the address of the task's page."""
    answer = browser.post(reverse("reviewing:propose", args=["copro", "services"]), fields)
    assert answer.status_code == 302
    return answer.headers["Location"]


def test_a_press_leads_to_the_task_and_the_task_to_the_table(as_, paper, pool, tom):
    browser = as_(tom)

    address = press(browser)
    assert "Proposal of an assignment: " in browser.get(address).text
    assert not Assignment.objects.exists()
    assert jobs.run_due() == 1

    table = browser.get(address, follow=True)
    assert table.redirect_chain == [(TABLE, 302)]
    assert "3 assignments are proposed. Nobody has been told yet." in table.text
    assert Assignment.objects.count() == 3
    assert Entry.objects.get(deed="reviewing.propose").by == tom


def test_abstracts_are_asked_for_on_the_way_and_led_back_to(as_, paper, pool, tom):
    address = press(as_(tom), abstracts="1")
    jobs.run_due()

    assert as_(tom).get(address).headers["Location"] == TABLE + "&abstracts=1"


def test_a_second_press_leads_to_the_task_that_is_open(as_, paper, pool, tom):
    assert press(as_(tom)) == press(as_(tom))
    assert Job.objects.filter(is_task=True).count() == 1
    jobs.run_due()

    assert press(as_(tom)) != ""
    assert Job.objects.filter(is_task=True).count() == 2


def test_each_chair_has_a_task_of_the_own(as_, paper, pool, tom, clara):
    """For they may not see each other's papers."""
    of_tom, of_clara = press(as_(tom)), press(as_(clara))

    assert of_tom != of_clara
    assert as_(clara).get(of_tom).status_code == 404
    assert jobs.run_due() == 2
    assert Assignment.objects.count() == 3


def test_those_who_do_not_run_the_track_start_nothing(as_, paper, pool, ada, ravi, eve):
    for somebody in (ada, ravi, eve):
        assert as_(somebody).post(reverse("reviewing:propose", args=["copro", "services"])).status_code == 404
    assert not Job.objects.filter(is_task=True).exists()


def test_without_reviewers_the_task_says_so(as_, paper, tom):
    address = press(as_(tom))
    jobs.run_due()

    page = as_(tom).get(address).text
    assert "There are no reviewers yet. Please invite some first." in page
    assert "The assignment is as it was before." in page


def test_who_has_lost_the_role_meanwhile_proposes_nothing(as_, paper, pool, tom):
    address = press(as_(tom))
    Role.objects.filter(person=tom).delete()

    jobs.run_due()

    assert "You do not run the reviewing of this track any more." in as_(tom).get(address).text
    assert not Assignment.objects.exists()


def test_a_task_of_nobody_does_not_handle_every_paper(as_, paper, pool, tom):
    press(as_(tom))
    Job.objects.filter(is_task=True).update(by=None)

    jobs.run_due()

    assert Job.objects.get(is_task=True).status == Job.Status.FAILED
    assert not Assignment.objects.exists()


def test_papers_in_conflict_with_the_chair_are_left_out(as_, track, paper, pool, tom):
    kept_from_tom = make_paper(track, 2, person("Berta"))
    declare_conflict(kept_from_tom, person=tom, by=None)

    press(as_(tom))
    jobs.run_due()

    assert set(Assignment.objects.values_list("submission", flat=True)) == {paper.pk}


def test_what_came_of_it_names_no_paper_that_has_come_into_conflict_since(as_, track, paper, pool, tom, ravi):
    make_paper(track, 2, person("Berta"))
    declare_conflict(paper, person=ravi, by=tom)
    address = press(as_(tom)).partition("?")[0]
    jobs.run_due()
    before = as_(tom).get(address).text
    assert "5 assignments are proposed." in before
    assert f"{paper.label}: 3 reviewers are wanted" in before

    declare_conflict(paper, person=tom, by=None)

    page = as_(tom).get(address).text
    assert "3 assignments are proposed." in page
    assert f"{paper.label}:" not in page


def test_one_who_chairs_no_more_reads_nothing_of_it(as_, paper, pool, tom):
    address = press(as_(tom)).partition("?")[0]
    jobs.run_due()
    Role.objects.filter(person=tom).delete()

    assert "proposed." not in as_(tom).get(address).text


def test_stopping_in_the_middle_changes_nothing(as_, paper, pool, tom, monkeypatch):
    press(as_(tom))
    monkeypatch.setattr(tasks, "plan_of", lambda *given: jobs.cancel(Job.objects.get(is_task=True)) and plan_of(*given))

    jobs.run_due()

    assert Job.objects.get(is_task=True).status == Job.Status.CANCELLED
    assert not Assignment.objects.exists()


def test_a_plan_for_a_track_that_has_changed_is_not_written(track, paper, pool, tom, zoe):
    plan = plan_of(situation_of(track, tom))
    declare_conflict(paper, person=zoe, by=tom)

    with pytest.raises(Outdated):
        actions.propose(track, by=tom, plan=plan)
    assert not Assignment.objects.exists()


def test_a_track_that_changes_meanwhile_is_looked_at_again(as_, track, paper, pool, tom, zoe, monkeypatch):
    made = []

    def planned(*given):
        plan = plan_of(*given)
        if not made:
            declare_conflict(paper, person=zoe, by=tom)
        made.append(plan)
        return plan

    monkeypatch.setattr(tasks, "plan_of", planned)
    press(as_(tom))
    jobs.run_due()

    assert len(made) == 2
    assert zoe.pk not in set(Assignment.objects.values_list("reviewer", flat=True))
    assert Job.objects.get(is_task=True).status == Job.Status.DONE


def test_a_track_that_never_rests_is_left_alone_in_the_end(as_, track, paper, pool, tom, monkeypatch):
    made = []

    def planned(*given):
        plan = plan_of(*given)
        made.append(review_for(track, person(f"Newcomer{len(made)}")))
        return plan

    monkeypatch.setattr(tasks, "plan_of", planned)
    press(as_(tom))
    jobs.run_due()

    assert len(made) == tasks.CHANCES
    assert Assignment.objects.count() == 0
    assert "keep changing" in Job.objects.get(is_task=True).problem


def test_who_stops_and_starts_again_waits_for_the_worker_to_notice(as_, paper, pool, tom):
    press(as_(tom))
    row = Job.objects.get(is_task=True)
    Job.objects.filter(pk=row.pk).update(
        status=Job.Status.RUNNING, attempts=1, lease_until=timezone.now() + timedelta(minutes=15)
    )
    jobs.cancel(row)

    page = as_(tom).post("/copro/manage/assignment/tracks/services/propose/", follow=True).content.decode()

    assert "still being stopped" in page
    assert Job.objects.filter(is_task=True).count() == 1


def test_its_steps_go_up_to_the_end(as_, paper, pool, tom):
    press(as_(tom))
    jobs.run_due()

    row = Job.objects.get(is_task=True)
    assert (row.done, row.total) == (100, 100)
    assert [step["say"] for step in row.steps][:2] == [
        "Looking for conflicts of interest",
        "Gathering papers and reviewers",
    ]
    assert row.steps[-1]["say"] == "Writing the proposal"


def test_what_it_keeps_names_nobody(as_, track, paper, pool, tom, ravi, ada):
    declare_conflict(paper, person=ravi, by=tom)
    press(as_(tom))
    jobs.run_due()

    kept = str(Job.objects.filter(is_task=True).values("result", "steps", "arguments", "log").get())
    for word in (ravi.family_name, ada.family_name, paper.title, paper.code):
        assert word not in kept


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_start_one_task(paper, pool, tom):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in after the other; run with DATABASE_URL of a PostgreSQL")
    ready = Barrier(2)

    def start(_number):
        try:
            ready.wait(10)
            return tasks.start_proposing(paper.track, by=tom).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        assert len(set(threads.map(start, range(2)))) == 1


@pytest.mark.django_db(transaction=True)
def test_a_stop_that_meets_the_end_waits_for_it(paper, pool, tom):
    """Either the proposal stands and the stop is refused, or neither is there: never a stopped task that was done."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in after the other; run with DATABASE_URL of a PostgreSQL")
    row = tasks.start_proposing(paper.track, by=tom)
    mine = jobs._claim()
    ready = Barrier(2)

    def finish():
        with jobs.finishing(mine):
            actions.propose(paper.track, by=tom)
            ready.wait(10)

    def stop():
        ready.wait(10)
        return jobs.cancel(row)

    with ThreadPoolExecutor(2) as threads:
        outcomes = [threads.submit(closing, deed) for deed in (finish, stop)]
        stopped = outcomes[1].result(30)
        finished = not isinstance(outcomes[0].exception(30), jobs.Cancelled)

    assert (finished, stopped) in [(True, 0), (False, 1)]
    assert Assignment.objects.count() == (3 if finished else 0)
    assert Job.objects.get(pk=row.pk).status == (Job.Status.DONE if finished else Job.Status.CANCELLED)


def closing(deed):
    try:
        return deed()
    finally:
        connection.close()


def test_a_refusal_is_told_by_the_action_itself_as_before(paper, tom):
    with pytest.raises(Refused, match="no reviewers yet"):
        actions.propose(paper.track, by=tom)
