"""Tasks: long work that a person started, its page, its list, stopping it, and being told when it is done."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy, override

from conference import actions, jobs, progress
from conference.history import Refused
from conference.models import Entry, Job
from conference.steps import Step, Telling
from conference.viewers import Viewer

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
LATE = timedelta(minutes=5)


@jobs.job(
    shown=jobs.Shown(
        title=lambda row: f"Counting to {row.arguments['number']}",
        place=lambda row: ("/copro/manage/", "Go to the overview"),
        outcome=lambda row, viewer: [("good", f"Counted to {row.result['counted']}."), ("warn", "Nothing is beyond.")],
        halted=gettext_lazy("Nothing was counted."),
    ),
    most_attempts=2,
)
def count(row):
    if row.arguments["number"] > 99:
        raise Refused("Nobody counts so far.")
    jobs.progress(row, 1, 2, "Looking for conflicts of interest")
    if row.arguments["number"] < 0:
        raise ValueError("secret innards")
    return {"counted": row.arguments["number"]}


def started(somebody, number=5, edition=None):
    return jobs.start(count, key=f"count {number} {somebody.code}", by=somebody, edition=edition, number=number)


def set_to(row, **fields):
    Job.objects.filter(pk=row.pk).update(**fields)
    return Job.objects.get(pk=row.pk)


def running(row, **fields):
    about = {"status": "running", "attempts": 1, "done": 1, "total": 4, "lease_until": timezone.now() + LATE}
    return set_to(row, **about | fields)


def page_of(browser, row, **options):
    return browser.get(row.get_absolute_url(), **options)


# -- the page ---------------------------------------------------------------------------------------------------------


def test_a_task_is_for_who_started_it_alone(as_, edition, track, ada, tom, clara, ravi, eve):
    row = started(tom, edition=edition)

    assert "Counting to 5" in page_of(as_(tom), row).text
    for somebody in (ada, clara, ravi, eve):
        assert page_of(as_(somebody), row).status_code == 404
        assert page_of(as_(somebody), row, headers=HTMX).status_code == 404
        assert as_(somebody).post(reverse("conference:cancel-task", args=[row.code])).status_code == 404
        assert "Counting" not in as_(somebody).get("/me/tasks/").text
    assert page_of(as_(None), row).status_code == 302
    assert Job.objects.get().status == Job.Status.WAITING


def test_the_sites_administrator_may_look_but_does_not_see_it_in_the_own_place(as_, tom, eve):
    row = started(tom)
    jobs.run_due()
    eve.is_superuser = True
    eve.save()

    assert "Counted to 5." in page_of(as_(eve), row).text
    assert Job.objects.get().seen_at is None
    assert "Counting" not in as_(eve).get("/me/tasks/").text


def test_a_delivery_is_nobodys_task(as_, tom):
    row = jobs.enqueue(count, purpose="one", by=tom, number=1)

    assert page_of(as_(tom), row).status_code == 404
    assert "Counting" not in as_(tom).get("/me/tasks/").text


def test_one_that_waits_says_since_when(as_, tom):
    row = started(tom)
    assert "This starts in a moment." in page_of(as_(tom), row).text

    set_to(row, run_at=timezone.now() - LATE)

    page = page_of(as_(tom), row).text
    assert "This has been waiting since" in page
    assert "It starts by itself" in page


def test_one_that_runs_shows_how_far_it_is_and_its_steps(as_, tom):
    row = started(tom)
    step = {"at": timezone.now().isoformat(), "say": "Read %(n)d of %(all)d", "values": {"n": 3, "all": 12}}
    running(row, steps=[step])

    page = page_of(as_(tom), row).text

    assert 'value="25"' in page
    assert "Read 3 of 12" in page
    assert "Stop this task" in page
    assert f'hx-get="{row.get_absolute_url()}?heard=running1"' in page
    assert "Look again" in page


def test_one_whose_worker_died_says_so(as_, tom):
    row = running(started(tom), lease_until=timezone.now() - LATE)

    assert "Nothing has been heard of this since" in page_of(as_(tom), row).text


def test_one_that_is_done_says_what_came_of_it_and_asks_no_more(as_, tom):
    row = started(tom)
    jobs.run_due()

    page = page_of(as_(tom), row).text

    for shown in ("Counted to 5.", "Nothing is beyond.", 'href="/copro/manage/"', 'value="100"'):
        assert shown in page
    for hidden in ("hx-get", "Stop this task"):
        assert hidden not in page
    assert page_of(as_(tom), row).text.count("Counted to 5.") == 1, "it is there when one comes again"


def test_what_was_refused_says_why(as_, tom):
    row = started(tom, 100)
    jobs.run_due()

    page = page_of(as_(tom), row).text

    assert "Nobody counts so far." in page
    assert "Nothing was counted." in page


def test_a_failure_says_what_to_do_and_shows_no_innards(as_, tom):
    row = started(tom, -1)
    jobs.run_due()
    assert "This is tried again by itself" in page_of(as_(tom), row).text
    Job.objects.update(run_at=timezone.now())
    jobs.run_due()

    page = page_of(as_(tom), row).text

    assert "Please start it once more." in page
    assert row.code in page
    assert "Nothing was counted." in page
    assert "secret innards" in Job.objects.get().log
    assert "secret" not in page


def test_steps_are_read_in_the_language_of_the_page(tom):
    row = started(tom)
    jobs.run_due()

    with override("en"):
        assert [sentence for _, sentence in progress.task(Job.objects.get(pk=row.pk)).steps] == [
            "Looking for conflicts of interest"
        ]


def test_a_task_of_a_function_that_is_gone_can_still_be_looked_at(as_, tom):
    row = set_to(started(tom), task="gone.task", status="done", finished_at=timezone.now())

    assert "Task of an earlier version" in page_of(as_(tom), row).text
    assert "Task of an earlier version" in as_(tom).get("/me/tasks/").text


# -- live -------------------------------------------------------------------------------------------------------------


def test_the_moving_part_comes_alone_and_is_said_aloud_seldom(as_, tom):
    row = running(started(tom))

    first = page_of(as_(tom), row, headers=HTMX).text
    again = as_(tom).get(row.get_absolute_url() + "?heard=running1", headers=HTMX).text

    assert "<html" not in first
    assert 'hx-swap-oob="innerHTML">Counting to 5: Under way, 25 %' in first
    assert "hx-swap-oob" not in again


def test_who_is_still_there_is_led_on(as_, tom):
    row = started(tom)
    jobs.run_due()

    answer = page_of(as_(tom), row, headers=HTMX)

    assert answer.headers["HX-Redirect"] == "/copro/manage/"
    assert [str(told) for told in get_messages(answer.wsgi_request)] == ["Counted to 5.", "Nothing is beyond."]
    assert Job.objects.get().seen_at is not None


def test_who_was_signed_out_gets_the_whole_page_anew(as_, tom):
    answer = page_of(as_(None), started(tom), headers=HTMX)

    assert (answer.headers["HX-Refresh"], answer.content) == ("true", b"")


def test_who_has_no_javascript_is_led_on_by_looking_again(as_, tom):
    row = started(tom)
    assert as_(tom).get(row.get_absolute_url() + "?on=1").status_code == 200
    jobs.run_due()

    assert as_(tom).get(row.get_absolute_url() + "?on=1").headers["Location"] == "/copro/manage/"
    assert as_(tom).get(row.get_absolute_url() + "?on=1").status_code == 200, "a second time the page itself comes"


@pytest.mark.parametrize("number", [100, -1])
def test_nobody_is_led_on_from_what_did_not_work(as_, tom, number):
    row = started(tom, number)
    for _attempt in range(2):
        Job.objects.update(run_at=timezone.now())
        jobs.run_due()

    answer = page_of(as_(tom), row, headers=HTMX)

    assert answer.status_code == 200
    assert "HX-Redirect" not in answer.headers


# -- stopping ---------------------------------------------------------------------------------------------------------


def test_a_task_can_be_stopped_and_says_what_that_means(as_, tom):
    row = started(tom)

    page = as_(tom).post(reverse("conference:cancel-task", args=[row.code]), follow=True).text

    assert "Stopped" in page
    assert "Nothing was counted." in page
    assert jobs.run_due() == 0
    entry = Entry.objects.get(deed="conference.cancel_task")
    assert (entry.by, entry.thing_code) == (tom, row.code)


def test_what_has_ended_cannot_be_stopped(as_, tom):
    row = started(tom)
    jobs.run_due()

    with pytest.raises(Refused, match="ended already"):
        actions.cancel_task(row, by=tom)
    assert "ended already" in as_(tom).post(reverse("conference:cancel-task", args=[row.code]), follow=True).text
    assert Job.objects.get().status == Job.Status.DONE


def test_opening_the_address_of_the_button_stops_nothing(as_, tom):
    row = started(tom)

    assert as_(tom).get(reverse("conference:cancel-task", args=[row.code])).status_code == 405
    assert Job.objects.get().status == Job.Status.WAITING


def test_a_task_that_runs_hears_that_it_was_stopped(tom):
    started(tom)
    mine = jobs._claim()
    tell = Telling(mine, {"read": Step("Read %(n)d of %(all)d", 0, 80), "write": Step("Write", 80, 100)})

    tell("read", 1, 4)
    jobs.cancel(mine)

    with pytest.raises(jobs.Cancelled):
        tell("write")


def test_progress_is_told_seldom_within_a_step_and_to_the_end(tom):
    started(tom)
    mine = jobs._claim()
    tell = Telling(mine, {"read": Step("Read %(n)d of %(all)d", 0, 80), "write": Step("Write", 80, 100)})

    with CaptureQueriesContext(connection) as queries:
        for number in range(100):
            tell("read", number, 100)
        tell("write")

    row = Job.objects.get()
    assert len(queries) < 6
    assert (row.done, row.total) == (80, 100)
    assert [step["values"]["n"] for step in row.steps] == [100, 0]


# -- being told -------------------------------------------------------------------------------------------------------


def test_who_went_elsewhere_is_told_on_the_next_page_until_having_seen_it(as_, edition, tom, ravi):
    row = started(tom, edition=edition)
    assert "See what came of it" not in as_(tom).get("/me/").text
    jobs.run_due()

    told = as_(tom).get("/me/").text
    assert "Counting to 5 (CoPro): Done." in told
    assert "Counting" not in as_(ravi).get("/me/").text
    assert "Counting" not in as_(tom).get("/copro/").text, "public pages tell nothing of anybody"

    page_of(as_(tom), row)
    assert "See what came of it" not in as_(tom).get("/me/").text


def test_what_is_told_can_be_closed_and_one_stays_where_one_is(as_, track, tom, ravi):
    row = started(tom, edition=track.edition)
    jobs.run_due()
    browser, address = as_(tom), f"/me/tasks/{row.code}/"
    assert f'action="{address}"' in browser.get("/copro/manage/").text

    back = browser.post(address, {"next": "/copro/manage/"})

    assert (back.status_code, back["Location"]) == (302, "/copro/manage/")
    assert "See what came of it" not in browser.get("/me/").text
    assert browser.post(address, {"next": "https://elsewhere.example/"})["Location"] == "/me/tasks/"
    assert as_(ravi).post(address).status_code == 404


def test_who_has_seen_the_list_is_not_told(as_, tom):
    for number in range(4):
        started(tom, number)
    jobs.run_due()
    assert "2 more tasks have ended" in as_(tom).get("/me/").text

    assert as_(tom).get("/me/tasks/").text.count("Counting to") >= 4

    assert "See what came of it" not in as_(tom).get("/me/").text


def test_the_account_menu_counts_what_is_under_way(as_, tom):
    started(tom)

    assert "under way" in as_(tom).get("/me/menu/").text
    jobs.run_due()
    assert "under way" not in as_(tom).get("/me/menu/").text


def test_pages_pay_one_query_for_that(as_, tom):
    browser = as_(tom)
    with CaptureQueriesContext(connection) as queries:
        browser.get("/me/profile/")

    assert sum("conference_job" in query["sql"] for query in queries) == 1


# -- the list ---------------------------------------------------------------------------------------------------------


def test_the_list_has_the_open_ones_first(as_, tom):
    for number in (1, 2):
        started(tom, number)
    jobs.run_due()
    started(tom, 3)

    page = as_(tom).get("/me/tasks/").text

    assert page.index("Counting to 3") < page.index("Counting to 2") < page.index("Counting to 1")


def test_an_empty_list_says_what_belongs_here(as_, tom):
    assert "You have started no long work yet." in as_(tom).get("/me/tasks/").text


def test_the_list_costs_the_same_for_3_and_for_30_tasks(as_, edition, tom):
    costs = []
    for size in (3, 30):
        for number in range(size):
            started(tom, number, edition)
        jobs.run_due()
        as_(tom).get("/me/tasks/")
        browser = as_(tom)
        with CaptureQueriesContext(connection) as queries:
            browser.get("/me/tasks/")
        costs.append(len(queries))

    assert costs[0] == costs[1]


def test_organisers_do_not_read_that_somebody_elses_task_was_stopped(edition, clara, tom):
    row = Job.objects.create(task="x", purpose="x", key="x", is_task=True, edition=edition, by=tom)

    actions.cancel_task(row, by=tom)

    deed = Entry.objects.filter(deed="conference.cancel_task")
    assert deed.visible_to(Viewer(person=tom)).exists()
    assert not deed.visible_to(Viewer(person=clara)).exists()
