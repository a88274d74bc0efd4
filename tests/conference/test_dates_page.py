"""The organisers' pages about dates: the table, one date with its history, several shifted at once."""

import re
from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conference import actions
from conference.models import Deadline, DeadlineChange
from conference.timetable import all_dates, contradictions_of, history_of, table
from tests.cast import in_days

AOE = "Etc/GMT+12"
DATES = "/copro/manage/dates/"


@pytest.fixture
def paper_date(track):
    return Deadline.objects.get(track=track, stage="paper")


@pytest.fixture
def poster(edition):
    return actions.add_kind(edition, slug="poster", name={"en": "Poster"}, by=None)


def sent(browser, address, **typed):
    """What a browser sends that has just opened the page: the marks of what stood in its fields go with it."""
    page = browser.get(address).content.decode()
    seen = re.search(r'name="seen" value="([^"]*)"', page)
    return browser.post(address, {"seen": seen[1] if seen else "", "zone": AOE, **typed})


def again(browser, address, answer, **typed):
    """The same once more, after the page has said what there is to mind."""
    page = answer.content.decode()
    hidden = {name: re.search(rf'name="{name}"[^>]*value="([^"]*)"', page)[1] for name in ("seen", "confirmed")}
    return browser.post(address, {"zone": AOE, **typed, **hidden})


@pytest.mark.parametrize("place", ["", "set/?stage=paper", "shift/"])
def test_pages_of_dates_are_for_organisers(as_, track, clara, tom, eve, place):
    assert as_(clara).get(DATES + place).status_code == 200
    assert as_(tom).get(DATES + place).status_code == 404
    assert as_(eve).get(DATES + place).status_code == 404
    assert as_(None).get(DATES + place).status_code == 302


def test_a_single_date_is_for_organisers_of_its_conference(as_, paper_date, other_edition, clara, tom, eve):
    actions.appoint(other_edition, person=eve, role="organiser", by=None)
    browser = as_(clara)

    assert browser.get(f"{DATES}{paper_date.code}/").status_code == 200
    assert as_(tom).get(f"{DATES}{paper_date.code}/").status_code == 404
    assert as_(eve).get(f"/other/manage/dates/{paper_date.code}/").status_code == 404
    assert as_(eve).post(f"/other/manage/dates/{paper_date.code}/remove/").status_code == 404
    assert as_(tom).post(f"{DATES}{paper_date.code}/undo/").status_code == 404


@pytest.mark.parametrize("query", ["stage=lunch", "stage=", "stage=paper&track=nowhere", "stage=paper&kind=nothing"])
def test_an_unknown_place_for_a_date_is_no_page(as_, track, clara, query):
    assert as_(clara).get(f"{DATES}set/?{query}").status_code == 404


def test_the_table_asks_for_the_stages_of_the_preset_first(as_, edition, clara):
    rows = table(edition, all_dates(edition))

    assert [row.stage for row in rows] == ["abstract", "paper", "notification", "final", "registration", "event"]
    assert as_(clara).get(DATES).content.decode().count("not set") == 6


def test_dates_of_a_track_are_told_apart_from_those_of_all(as_, edition, track, clara):
    actions.set_deadline(edition, stage="notification", day=in_days(40), zone=AOE, by=None)

    rows = {row.stage: row for row in table(edition, all_dates(edition), track)}

    assert (rows["paper"].is_own, rows["notification"].is_own, rows["final"].deadline) == (True, False, None)
    assert "as for all" in as_(clara).get(f"{DATES}?track=services").content.decode()


def test_the_table_of_all_names_who_has_dates_of_their_own(edition, track, poster):
    actions.set_deadline(edition, stage="paper", day=in_days(25), by=None)
    own = actions.set_deadline(edition, stage="paper", kind=poster, day=in_days(30), by=None)

    [row] = [row for row in table(edition, all_dates(edition)) if row.stage == "paper"]

    assert row.deadline.closeness == 0
    assert {other.scope for other in row.others} == {"Co-production of services", "Poster"}
    assert own in row.others


def test_what_follows_from_a_missing_date_is_said(as_, track, clara):
    page = as_(clara).get(f"{DATES}?track=services").content.decode()

    assert "papers that are in can be changed until the full paper is due" in page


def test_contradictions_are_told_on_the_page_with_their_track(as_, edition, track, clara):
    actions.set_deadline(edition, stage="notification", day=in_days(5), zone=AOE, by=None)

    page = as_(clara).get(DATES).content.decode()

    assert "These dates contradict each other" in page
    assert "before “Full paper (Co-production of services)”" in page


def test_dates_of_different_tracks_do_not_contradict_each_other(edition, track, other_track):
    actions.set_deadline(edition, track=other_track, stage="notification", day=in_days(5), zone=AOE, by=None)

    assert contradictions_of(all_dates(edition)) == []


def test_a_new_date_is_set_in_the_zone_of_the_last_one(as_, edition, track, clara):
    actions.set_deadline(edition, stage="review", day=in_days(30), zone="Europe/Vienna", by=None)
    browser = as_(clara)

    page = browser.get(f"{DATES}set/?stage=notification").content.decode()
    answer = sent(browser, f"{DATES}set/?stage=notification", day=in_days(40), zone="Europe/Vienna")

    assert '<option value="Europe/Vienna" selected>' in page
    assert answer.status_code == 302
    assert edition.deadlines.get(stage="notification").zone == "Europe/Vienna"


def test_the_first_date_starts_anywhere_on_earth(as_, edition, clara):
    assert f'<option value="{AOE}" selected>' in as_(clara).get(f"{DATES}set/?stage=paper").content.decode()


def test_a_zone_that_is_not_offered_stays_what_it_was(as_, edition, clara):
    date = actions.set_deadline(edition, stage="paper", day=in_days(9), zone="Pacific/Kiritimati", by=None)

    assert '<option value="Pacific/Kiritimati" selected>' in as_(clara).get(f"{DATES}{date.code}/").content.decode()


def test_an_existing_date_is_changed_on_its_own_page(as_, track, paper_date, clara):
    answer = as_(clara).get(f"{DATES}set/?stage=paper&track=services")

    assert answer.headers["Location"] == f"{DATES}{paper_date.code}/"


def test_a_wrong_date_is_told_at_its_field_and_nothing_typed_is_lost(as_, paper_date, clara):
    page = sent(as_(clara), f"{DATES}{paper_date.code}/", day="31 February", reason="Because of the storm")

    assert "Enter a valid date" in page.content.decode()
    assert "Because of the storm" in page.content.decode()


def test_a_time_that_does_not_exist_is_told_at_its_field(as_, edition, clara):
    answer = sent(as_(clara), f"{DATES}set/?stage=paper", day="2027-03-28", time="02:30", zone="Europe/Vienna")

    assert "does not exist on 28 March 2027" in answer.content.decode()
    assert not edition.deadlines.exists()


@pytest.mark.parametrize("grace", [31, -1, "much"])
def test_a_grace_is_half_an_hour_at_most(as_, edition, clara, grace):
    answer = sent(as_(clara), f"{DATES}set/?stage=paper", day=in_days(9), grace=grace)

    assert answer.status_code == 200
    assert not edition.deadlines.exists()


def test_the_grace_is_kept_and_shown_to_organisers_alone(as_, edition, clara):
    sent(as_(clara), f"{DATES}set/?stage=paper", day=in_days(9), grace=25)

    date = edition.deadlines.get(stage="paper")
    assert date.grace == timedelta(minutes=25)
    assert 'value="25"' in as_(clara).get(f"{DATES}{date.code}/").content.decode()
    assert "grace" not in as_(None).get("/copro/call/").content.decode().lower()


@pytest.mark.parametrize(
    ("days", "said"),
    [(-3, "This date is in the past."), (5, "This is earlier than what was announced"), (90, "the conference is over")],
)
def test_what_is_to_be_minded_is_said_before_anything_is_saved(as_, edition, paper_date, clara, days, said):
    actions.set_deadline(edition, stage="event", day=edition.starts_on, ends_on=edition.ends_on, by=None)
    browser, address, typed = as_(clara), f"{DATES}{paper_date.code}/", {"day": in_days(days), "reason": "Storm"}

    first = sent(browser, address, **typed)
    paper_date.refresh_from_db()
    stood = paper_date.day
    second = again(browser, address, first, **typed)
    paper_date.refresh_from_db()

    assert said in first.content.decode()
    assert "Save this date all the same" in first.content.decode()
    assert (stood, second.status_code, paper_date.day) == (in_days(20), 302, in_days(days))


def test_opening_a_closed_stage_again_is_minded(as_, edition, track, paper_date, clara):
    actions.set_deadline(edition, track=track, stage="paper", day=in_days(-3), zone=AOE, by=None)

    answer = sent(as_(clara), f"{DATES}{paper_date.code}/", day=in_days(15))

    assert "This opens again what closed on" in answer.content.decode()


def test_a_confirmation_of_something_else_does_not_count(as_, paper_date, clara):
    browser, address = as_(clara), f"{DATES}{paper_date.code}/"

    first = sent(browser, address, day=in_days(15))
    second = again(browser, address, first, day=in_days(-3))

    paper_date.refresh_from_db()
    assert (second.status_code, paper_date.day) == (200, in_days(20))


def test_who_saves_second_is_told_what_the_first_has_saved(as_, edition, track, paper_date, clara):
    browser, address = as_(clara), f"{DATES}{paper_date.code}/"
    page = browser.get(address).content.decode()
    actions.set_deadline(edition, track=track, stage="paper", day=in_days(33), zone=AOE, by=None)

    seen = re.search(r'name="seen" value="([^"]*)"', page)[1]
    answer = browser.post(address, {"seen": seen, "zone": AOE, "day": in_days(44)})

    paper_date.refresh_from_db()
    assert paper_date.day == in_days(33)
    assert "Changed elsewhere while you were writing" in answer.content.decode()


def test_moves_of_a_date_are_told_with_their_reasons_the_latest_first(as_, edition, clara):
    for days, reason in ((10, ""), (20, "Storm"), (30, "<b>Strike</b>")):
        date = actions.set_deadline(edition, stage="paper", day=in_days(days), reason=reason, by=clara)

    page = as_(clara).get(f"{DATES}{date.code}/").content.decode()

    assert "&lt;b&gt;Strike&lt;/b&gt; (Clara Zetkin)" in page
    assert page.index("Strike") < page.index("Storm")


def test_a_date_that_moves_within_its_day_is_told_with_its_times(edition, clara):
    for hour in (12, 18):
        date = actions.set_deadline(
            edition, stage="paper", day=in_days(9), time=time(hour), zone="Europe/Vienna", by=clara
        )

    [move] = history_of(date)

    assert ("12:00" in move.before, "18:00" in move.after) == (True, True)


def test_a_date_is_called_off_and_put_back_on_its_page(as_, paper_date, clara):
    browser, address = as_(clara), f"{DATES}{paper_date.code}/"

    browser.post(f"{address}remove/", {"reason": "No papers"})
    off = browser.get(address).content.decode()
    browser.post(f"{address}undo/")

    assert "This date is called off." in off
    assert "called off: No papers (Clara Zetkin)" in off
    assert "set again: undone" in browser.get(address).content.decode()
    assert Deadline.objects.filter(pk=paper_date.pk).exists()


def test_opening_an_address_neither_removes_nor_undoes(as_, paper_date, clara):
    for deed in ("remove", "undo"):
        assert as_(clara).get(f"{DATES}{paper_date.code}/{deed}/").status_code == 405


def test_undoing_what_has_not_moved_is_refused_with_a_sentence(as_, paper_date, clara):
    page = as_(clara).post(f"{DATES}{paper_date.code}/undo/", follow=True).content.decode()

    assert "has not been moved" in page


def test_of_dates_of_one_sort_each_has_words_of_its_own(as_, edition, clara):
    actions.set_deadline(edition, stage="registration", label="Early", day=in_days(30), by=None)
    address = f"{DATES}set/?stage=registration"

    refused = sent(as_(clara), address, day=in_days(40), label_en="Early")
    taken = sent(as_(clara), address, day=in_days(40), label_en="Late")

    assert "words already" in refused.content.decode()
    assert taken.status_code == 302
    assert edition.deadlines.filter(stage="registration").count() == 2


def test_new_dates_are_shown_before_they_are_saved(as_, edition, track, clara):
    browser = as_(clara)
    dates = list(edition.deadlines.order_by("day"))
    typed = {"days": 7, "dates": [date.code for date in dates], "reason": "Strike"}

    preview = browser.post(f"{DATES}shift/", typed)
    unsaved = list(edition.deadlines.order_by("day").values_list("day", flat=True))
    seen = re.search(r'name="seen" value="(\w+)"', preview.content.decode())[1]
    browser.post(f"{DATES}shift/", typed | {"seen": seen, "save": 1})

    assert "Nothing is saved yet" in preview.content.decode()
    assert unsaved == [date.day for date in dates]
    assert list(edition.deadlines.order_by("day").values_list("day", flat=True)) == [
        date.day + timedelta(days=7) for date in dates
    ]
    assert set(DeadlineChange.objects.values_list("reason", flat=True)) == {"Strike"}


def test_a_preview_that_has_become_old_is_shown_anew(as_, edition, track, paper_date, clara):
    browser, typed = as_(clara), {"days": 7, "dates": [paper_date.code]}
    preview = browser.post(f"{DATES}shift/", typed).content.decode()
    actions.set_deadline(edition, track=track, stage="paper", day=in_days(21), zone=AOE, by=None)

    seen = re.search(r'name="seen" value="(\w+)"', preview)[1]
    answer = browser.post(f"{DATES}shift/", typed | {"seen": seen, "save": 1})

    paper_date.refresh_from_db()
    assert (answer.status_code, paper_date.day) == (200, in_days(21))


@pytest.mark.parametrize("typed", [{"days": 0}, {"days": "many"}, {"days": 7, "dates": ["0000000000"]}, {"days": 7}])
def test_bad_shifts_are_refused_at_the_form(as_, track, clara, typed):
    answer = as_(clara).post(f"{DATES}shift/", typed)

    assert answer.status_code == 200
    assert not DeadlineChange.objects.exists()


def test_the_table_costs_the_same_for_few_and_many_tracks(as_, edition, track, clara, django_assert_num_queries):
    browser = as_(clara)
    fill(edition, range(3))
    with CaptureQueriesContext(connection) as few:
        browser.get(DATES)
    fill(edition, range(3, 30))

    with django_assert_num_queries(len(few)):
        page = browser.get(DATES).content.decode()

    assert "31 dates of their own" in page


def fill(edition, numbers):
    for number in numbers:
        one = actions.add_track(edition, slug=f"t{number}", name={"en": f"Track {number}"}, by=None)
        for days in (20, 21):
            actions.set_deadline(edition, track=one, stage="paper", day=in_days(days), zone=AOE, by=None)


def test_a_page_of_a_date_costs_the_same_after_many_moves(as_, edition, clara, django_assert_num_queries):
    browser = as_(clara)
    for days in range(3):
        date = actions.set_deadline(edition, stage="paper", day=in_days(10 + days), by=clara)
    with CaptureQueriesContext(connection) as few:
        browser.get(f"{DATES}{date.code}/")
    for days in range(30):
        actions.set_deadline(edition, stage="paper", day=in_days(20 + days), by=clara)

    with django_assert_num_queries(len(few)):
        assert browser.get(f"{DATES}{date.code}/").status_code == 200


def test_a_date_carries_its_moment_for_clocks_elsewhere(as_, edition, clara):
    actions.set_deadline(edition, stage="paper", day=date(2027, 5, 18), zone=AOE, by=None)
    actions.set_deadline(edition, stage="registration", day=date(2027, 6, 1), by=None)

    page = as_(clara).get(DATES).content.decode()

    assert '<time datetime="2027-05-18T23:59:59-12:00" data-yours="your time: {moment}">' in page
    assert '<time datetime="2027-06-01">' in page


def test_what_would_contradict_itself_after_a_shift_is_said_before(as_, edition, paper_date, clara):
    actions.set_deadline(edition, stage="notification", day=in_days(25), zone=AOE, by=None)

    page = as_(clara).post(f"{DATES}shift/", {"days": 7, "dates": [paper_date.code]}).content.decode()

    assert "before “Full paper (Co-production of services)”" in page


def test_a_special_issue_has_no_choice_of_tracks(as_, edition, track, clara):
    edition.kind = "special_issue"
    edition.save()

    page = as_(clara).get(DATES).content.decode()

    assert "All tracks" not in page


def test_a_date_without_words_is_named_by_its_stage_where_it_contradicts_another(as_, edition, clara):
    actions.set_deadline(edition, stage="notification", day=in_days(30), zone=AOE, by=None)

    page = sent(as_(clara), f"{DATES}set/?stage=abstract", day=in_days(40)).content.decode()

    assert "before “Abstract” on" in page
    assert "“{}”" not in page


def test_words_just_typed_name_the_date_where_it_contradicts_another(as_, edition, clara):
    actions.set_deadline(edition, stage="notification", day=in_days(30), zone=AOE, by=None)

    page = sent(as_(clara), f"{DATES}set/?stage=abstract", day=in_days(40), label_en="Outlines").content.decode()

    assert "before “Outlines” on" in page


def test_undoing_a_move_asks_first_where_the_old_day_contradicts_another_date(as_, edition, clara):
    for days in (40, 20):
        paper = actions.set_deadline(edition, stage="paper", day=in_days(days), zone=AOE, by=clara)
    actions.set_deadline(edition, stage="notification", day=in_days(30), zone=AOE, by=clara)
    browser, address = as_(clara), f"{DATES}{paper.code}/"
    page = browser.get(address).content.decode()
    seen = re.findall(r'name="seen" value="(\w{16})"', page)[-1]

    unread = browser.post(f"{address}undo/", follow=True).content.decode()
    paper.refresh_from_db()
    stood = paper.day
    browser.post(f"{address}undo/", {"seen": seen})
    paper.refresh_from_db()

    assert "before “Full paper” on" in page
    assert "Nothing is undone yet" in unread
    assert (stood, paper.day) == (in_days(20), in_days(40))


def test_an_own_date_starts_in_the_zone_of_the_date_that_it_overrides(as_, edition, poster, clara):
    actions.set_deadline(edition, stage="paper", day=in_days(20), by=None)
    actions.set_deadline(edition, stage="review", day=in_days(30), zone="Europe/Vienna", by=None)

    page = as_(clara).get(f"{DATES}set/?stage=paper&kind=poster").content.decode()

    assert '<option value="" selected>' in page


def test_the_page_of_an_own_date_has_the_words_of_the_date_that_it_overrides(as_, edition, paper_date, clara):
    actions.set_deadline(edition, stage="paper", label={"en": "Paper submission"}, day=in_days(25), by=None)

    assert "<h1>Paper submission</h1>" in as_(clara).get(f"{DATES}{paper_date.code}/").content.decode()


def as_special_issue(edition):
    edition.kind = "special_issue"
    edition.save()


def test_dates_of_the_only_track_of_a_special_issue_are_those_of_the_whole(as_, edition, track, paper_date, clara):
    as_special_issue(edition)
    browser = as_(clara)

    page = browser.get(DATES).content.decode()
    answer = sent(browser, f"{DATES}{paper_date.code}/", day=in_days(25))

    assert f'href="{DATES}{paper_date.code}/"' in page
    assert paper_date.shown.day in page and track.name["en"] not in page
    assert "as for all" not in page
    paper_date.refresh_from_db()
    assert (answer.status_code, paper_date.day) == (302, in_days(25))


def test_a_stage_of_a_special_issue_gets_one_date_whichever_way_it_was_set(as_, edition, track, paper_date, clara):
    as_special_issue(edition)
    whole = actions.set_deadline(edition, stage="review", day=in_days(30), zone=AOE, by=None)
    browser = as_(clara)

    assert browser.get(f"{DATES}set/?stage=paper").headers["Location"] == f"{DATES}{paper_date.code}/"
    assert browser.get(f"{DATES}set/?stage=review").headers["Location"] == f"{DATES}{whole.code}/"
    assert sent(browser, f"{DATES}set/?stage=final", day=in_days(60)).status_code == 302
    assert "Change" in browser.get(DATES).content.decode().split("Final version")[1]


def test_a_type_of_a_special_issue_may_have_a_date_of_its_own(as_, edition, track, paper_date, poster, clara):
    as_special_issue(edition)
    browser = as_(clara)

    page = browser.get(f"{DATES}set/?stage=paper&kind=poster").content.decode()
    sent(browser, f"{DATES}set/?stage=paper&kind=poster", day=in_days(22), tells_nobody="on")

    rows = {row.stage: row for row in table(edition, all_dates(edition), track)}
    assert paper_date.shown.day in page
    assert (rows["paper"].deadline, rows["paper"].is_own) == (paper_date, True)
    assert [other.scope for other in rows["paper"].others] == ["Poster"]
