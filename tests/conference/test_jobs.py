"""Jobs: written with the deed, done once, taken over when their worker dies, given up in the end."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from conference import jobs, tasks
from conference.history import Refused
from conference.models import Entry, Job

pytestmark = pytest.mark.django_db
runs = []
given_up = []


@pytest.fixture(autouse=True)
def forget():
    runs.clear()
    given_up.clear()


@jobs.job
def count(row):
    runs.append(row.arguments["number"])
    return {"counted": row.arguments["number"]}


@jobs.job(gave_up=lambda row, problem: given_up.append((row.code, str(problem))))
def stumble(row):
    raise ValueError("it never works")


@jobs.job
def be_cancelled(row):
    Job.objects.filter(pk=row.pk).update(status=Job.Status.CANCELLED)
    jobs.progress(row, 1, 10)
    runs.append("went on")


@jobs.job
def refuse(row):
    runs.append("tried")
    raise Refused("There is nothing to do.")


@jobs.job(most_attempts=2)
def stumble_twice(row):
    raise ValueError("it never works")


def fresh(row):
    return Job.objects.get(pk=row.pk)


def long_ago():
    return timezone.now() - timedelta(hours=1)


def test_what_is_due_is_done_in_its_order():
    jobs.enqueue(count, purpose="second", number=2)
    first = jobs.enqueue(count, purpose="first", number=1, run_at=long_ago())

    done = jobs.run_due()

    assert (done, runs) == (2, [1, 2])
    assert (fresh(first).status, fresh(first).result) == (Job.Status.DONE, {"counted": 1})


def test_the_same_purpose_is_served_once():
    row = jobs.enqueue(count, purpose="receipt 1", number=1)

    again = jobs.enqueue(count, purpose="receipt 1", number=2)

    assert again == row
    jobs.run_due()
    assert runs == [1]


def test_a_deed_that_is_rolled_back_leaves_no_job():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        jobs.enqueue(count, purpose="never", number=1)
        raise ZeroDivisionError

    assert not Job.objects.exists()


def test_a_worker_is_woken_after_the_commit(monkeypatch, django_capture_on_commit_callbacks):
    woken = []
    monkeypatch.setattr(jobs, "wake", lambda: woken.append(True))

    with django_capture_on_commit_callbacks(execute=True):
        jobs.enqueue(count, purpose="one", number=1)
        assert woken == []

    assert woken == [True]


def test_a_broker_that_is_away_costs_a_warning_and_no_work(monkeypatch, caplog):
    def refuse(*arguments, **options):
        raise ConnectionRefusedError

    monkeypatch.setattr(jobs.current_app, "send_task", refuse)

    jobs.wake()

    assert "the next sweep finds it" in caplog.text


def test_what_one_sweep_leaves_undone_the_next_one_is_called_for(monkeypatch):
    woken = []
    monkeypatch.setattr(jobs, "wake", lambda: woken.append(True))
    monkeypatch.setattr(tasks, "SECONDS", 0)
    jobs.enqueue(count, purpose="one", number=1)

    tasks.sweep()
    assert (runs, woken) == ([], [True])

    monkeypatch.setattr(tasks, "SECONDS", 60)
    tasks.sweep()
    assert (runs, woken) == ([1], [True])


def test_work_for_later_waits():
    jobs.enqueue(count, purpose="tomorrow", number=1, run_at=timezone.now() + timedelta(days=1))

    assert jobs.run_due() == 0


def test_a_job_whose_worker_lives_is_left_to_it():
    row = jobs.enqueue(count, purpose="one", number=1)
    Job.objects.filter(pk=row.pk).update(status=Job.Status.RUNNING, lease_until=timezone.now() + timedelta(minutes=1))

    assert jobs.run_due() == 0


def test_a_job_whose_worker_died_is_taken_over():
    row = jobs.enqueue(count, purpose="one", number=1)
    Job.objects.filter(pk=row.pk).update(status=Job.Status.RUNNING, attempts=1, lease_until=long_ago())

    assert jobs.run_due() == 1
    assert (fresh(row).status, fresh(row).attempts) == (Job.Status.DONE, 2)


def test_a_failure_is_written_down_and_tried_again_later():
    row = jobs.enqueue(stumble, purpose="one")

    jobs.run_due()

    row = fresh(row)
    assert (row.status, row.attempts, given_up) == (Job.Status.WAITING, 1, [])
    assert row.run_at > timezone.now() + timedelta(seconds=10)
    assert "it never works" in row.log


def test_the_last_failure_is_final():
    row = jobs.enqueue(stumble, purpose="one")
    Job.objects.filter(pk=row.pk).update(attempts=Job.MOST_ATTEMPTS - 1)

    jobs.run_due()

    assert fresh(row).status == Job.Status.FAILED
    assert given_up == [(row.code, "it never works")]


def test_what_rules_forbid_is_not_tried_again():
    row = jobs.enqueue(refuse, purpose="one")

    jobs.run_due()

    row = fresh(row)
    assert (row.status, row.problem, runs) == (Job.Status.FAILED, "There is nothing to do.", ["tried"])


def test_a_job_may_be_given_up_sooner_than_others():
    row = jobs.enqueue(stumble_twice, purpose="one")

    for _attempt in range(2):
        Job.objects.update(run_at=timezone.now())
        jobs.run_due()

    assert (fresh(row).status, fresh(row).problem) == (Job.Status.FAILED, "")


def test_a_job_that_kills_every_worker_is_given_up():
    row = jobs.enqueue(count, purpose="one", number=1)
    Job.objects.filter(pk=row.pk).update(status=Job.Status.RUNNING, attempts=Job.MOST_ATTEMPTS, lease_until=long_ago())

    jobs.run_due()

    assert (fresh(row).status, runs) == (Job.Status.FAILED, [])
    assert "died" in fresh(row).log


def test_a_job_that_nobody_knows_waits_for_a_worker_that_does():
    row = Job.objects.create(task="tomorrow.task", purpose="one")

    jobs.run_due()

    assert fresh(row).status == Job.Status.WAITING


def test_a_cancelled_job_stops_at_its_next_sign_of_life():
    row = jobs.enqueue(be_cancelled, purpose="one")

    jobs.run_due()

    assert (fresh(row).status, runs) == (Job.Status.CANCELLED, [])


def test_a_worker_that_was_thought_dead_cannot_close_what_another_has_taken():
    row = jobs.enqueue(count, purpose="one", number=1)
    mine = jobs._claim()
    Job.objects.filter(pk=row.pk).update(attempts=2)

    jobs._run(mine)

    assert fresh(row).status == Job.Status.RUNNING


def test_progress_is_told_and_renews_the_lease():
    row = jobs.enqueue(count, purpose="one", number=1)
    mine = jobs._claim()
    Job.objects.filter(pk=row.pk).update(lease_until=long_ago())

    jobs.progress(mine, 3, 10, "Read %(n)d of %(all)d", n=3, all=10)

    row = fresh(row)
    assert (row.done, row.total) == (3, 10)
    assert row.lease_until > timezone.now()
    assert [(step["say"], step["values"]) for step in row.steps] == [("Read %(n)d of %(all)d", {"n": 3, "all": 10})]


def test_what_is_said_again_takes_the_place_of_its_former_self():
    jobs.enqueue(count, purpose="one", number=1)
    mine = jobs._claim()

    for number in (1, 2):
        jobs.progress(mine, number, 10, "Read %(n)d", n=number)
    jobs.progress(mine, 3, 10, "Write")

    assert [(step["say"], step["values"]) for step in fresh(mine).steps] == [("Read %(n)d", {"n": 2}), ("Write", {})]


def test_a_job_may_say_that_it_will_be_silent_for_long():
    jobs.enqueue(count, purpose="one", number=1)
    mine = jobs._claim()

    jobs.progress(mine, 1, 10, quiet=3600)

    assert fresh(mine).lease_until > timezone.now() + timedelta(minutes=50)
    assert jobs.run_due() == 0


def test_two_workers_never_get_the_same_job():
    jobs.enqueue(count, purpose="one", number=1)

    assert jobs._claim() is not None
    assert jobs._claim() is None


def test_a_cancelled_job_never_starts():
    row = jobs.enqueue(count, purpose="one", number=1)

    assert jobs.cancel(row) == 1
    assert (jobs.run_due(), runs, fresh(row).status) == (0, [], Job.Status.CANCELLED)


def test_what_has_ended_is_not_cancelled():
    row = jobs.enqueue(count, purpose="one", number=1)
    jobs.run_due()

    assert (jobs.cancel(row), fresh(row).status) == (0, Job.Status.DONE)


def a_deed(row, *, meanwhile):
    """The last transaction of a job, in which something happens to its row before the end."""
    with jobs.finishing(row) as result:
        Entry.objects.create(deed="conference.test", thing="site")
        result["written"] = True
        meanwhile(row)


def test_the_deed_and_the_end_of_a_job_are_one():
    jobs.enqueue(count, purpose="one", number=1)
    mine = jobs._claim()

    a_deed(mine, meanwhile=lambda row: None)

    assert (fresh(mine).status, fresh(mine).result) == (Job.Status.DONE, {"written": True})
    assert Entry.objects.filter(deed="conference.test").exists()


@pytest.mark.parametrize(
    "meanwhile",
    [jobs.cancel, lambda row: Job.objects.filter(pk=row.pk).update(attempts=2)],
    ids=["cancelled", "taken over by another worker"],
)
def test_a_deed_whose_job_is_no_longer_ours_is_undone(meanwhile):
    jobs.enqueue(count, purpose="one", number=1)
    mine = jobs._claim()

    with pytest.raises(jobs.Cancelled):
        a_deed(mine, meanwhile=meanwhile)

    assert not Entry.objects.filter(deed="conference.test").exists()


def test_of_one_kind_one_is_open_at_a_time(ada):
    first = jobs.start(count, key="count 1", by=ada, number=1)

    assert jobs.start(count, key="count 1", by=ada, number=2) == first
    jobs.run_due()
    assert jobs.start(count, key="count 1", by=ada, number=3) != first
    assert runs == [1]
