"""A date that moves is told once to everybody who works towards it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from conference import actions as conference_actions
from conference import jobs
from conference.models import Deadline, Job, Message, Person, Role
from conference.telling import COLLECTED_FOR, working_towards
from reviewing.models import Assignment
from submissions import actions
from tests.cast import in_days

AOE = "Etc/GMT+12"


@pytest.fixture(autouse=True)
def no_other_mail(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture
def paper_date(track):
    return Deadline.objects.get(track=track, stage="paper")


def move(deadline, days, **fields):
    place = {"stage": deadline.stage, "track": deadline.track, "kind": deadline.kind}
    return conference_actions.set_deadline(deadline.edition, day=in_days(days), zone=AOE, by=None, **place, **fields)


def ten_minutes_later():
    """What the workers have done by then."""
    Job.objects.filter(status=Job.Status.WAITING).update(run_at=timezone.now() - timedelta(seconds=1))
    jobs.run_due()


def told():
    return list(Message.objects.filter(template="conference/mail/dates_moved.txt").order_by("pk"))


def test_who_has_a_draft_is_told_from_when_to_when(draft, ada, paper_date):
    move(paper_date, 27)

    ten_minutes_later()

    [message] = told()
    assert message.person == ada
    assert message.subject == "A date has moved: CoPro"
    assert "Full paper (Co-production of services)" in message.text
    assert message.text.count("anywhere on Earth") == 2
    assert message.text.index("Now:") < message.text.index("Before:")


def test_nobody_is_told_before_ten_minutes_are_over(draft, paper_date):
    move(paper_date, 27)

    job = Job.objects.get(task="conference.telling.tell_of_moves")

    assert job.run_at - timezone.now() > COLLECTED_FOR - timedelta(minutes=1)
    jobs.run_due()
    assert told() == []


def test_several_moves_are_one_mail_with_what_stood_first_and_what_stands_now(draft, track, paper_date):
    first_day = paper_date.shown.day
    abstract = Deadline.objects.get(track=track, stage="abstract")
    for deadline, days in ((paper_date, 25), (abstract, 12), (paper_date, 30)):
        move(deadline, days)

    ten_minutes_later()

    [message] = told()
    assert message.subject == "Dates have moved: CoPro"
    assert message.text.count("Now:") == 2
    assert first_day in message.text
    assert str(Deadline.objects.get(pk=paper_date.pk).shown.day) in message.text


def test_saving_twice_and_running_twice_tells_once(draft, paper_date):
    for _time in range(2):
        move(paper_date, 27)
    ten_minutes_later()
    Job.objects.update(status=Job.Status.WAITING, finished_at=None, attempts=0)
    ten_minutes_later()

    assert len(told()) == 1


def test_a_move_after_the_mail_is_a_mail_of_its_own(draft, paper_date):
    for days in (27, 29):
        move(paper_date, days)
        ten_minutes_later()

    assert len(told()) == 2


def test_moved_forth_and_back_is_no_news(draft, paper_date, clara):
    moved = move(paper_date, 27)
    conference_actions.undo_move(moved, by=clara)

    ten_minutes_later()

    assert told() == []


def test_a_slip_is_mended_silently_and_stays_so(draft, track, paper_date):
    abstract = Deadline.objects.get(track=track, stage="abstract")
    move(paper_date, 27, tells=False)
    ten_minutes_later()
    assert told() == []

    move(abstract, 12)
    ten_minutes_later()

    [message] = told()
    assert "Full paper" not in message.text


def test_what_was_over_and_still_is_is_no_news(draft, paper_date):
    move(paper_date, -5, tells=False)

    move(paper_date, -6)
    ten_minutes_later()

    assert told() == []


def test_a_date_called_off_is_told_and_so_is_that_it_stands_again(draft, paper_date, clara):
    removed = conference_actions.remove_deadline(paper_date, by=clara)
    ten_minutes_later()
    conference_actions.undo_move(removed, by=clara)
    ten_minutes_later()

    off, again = told()
    assert "Called off. It was:" in off.text
    assert "Now:" in again.text


def test_where_the_date_of_a_track_goes_that_of_all_is_told(draft, edition, paper_date, clara):
    conference_actions.set_deadline(edition, stage="paper", day=in_days(40), zone=AOE, by=None)

    conference_actions.remove_deadline(paper_date, by=clara)
    ten_minutes_later()

    [message] = told()
    assert "Called off" not in message.text
    assert str(Deadline.objects.get(stage="paper").shown.day) in message.text


def test_only_who_works_towards_the_date_is_told(paper, ada, paper_date, track, edition):
    """Her paper is in: until when others may hand theirs in is not her matter, until when she may change it is."""
    changes = conference_actions.set_deadline(edition, stage="resubmission", day=in_days(25), zone=AOE, by=None)

    assert working_towards(paper_date) == {}
    assert working_towards(changes) == {ada.pk: paper.code}


def test_a_date_of_all_does_not_concern_a_track_with_its_own(draft, edition, other_track, kind, rosa):
    general = conference_actions.set_deadline(edition, stage="paper", day=in_days(40), zone=AOE, by=None)
    actions.start(other_track, by=rosa, kind=kind)

    assert set(working_towards(general)) == {rosa.pk}


def test_a_date_of_its_own_kind_concerns_that_kind_alone(draft, edition, track, rosa):
    poster = conference_actions.add_kind(edition, slug="poster", name="Poster", by=None)
    theirs = actions.start(track, by=rosa, kind=poster)

    own = conference_actions.set_deadline(
        edition, stage="paper", track=track, kind=poster, day=in_days(40), zone=AOE, by=None
    )
    ten_minutes_later()

    assert working_towards(own) == {rosa.pk: theirs.code}
    assert [message.person for message in told()] == [rosa]


def test_authors_who_are_known_are_told_with_who_started_it(complete_draft, fields, ada, rosa, paper_date):
    rosa.emailaddress_set.update(email="grace@navy.example")
    actions.save_draft(complete_draft, by=ada, revision=complete_draft.revision, **fields)

    assert set(working_towards(paper_date)) == {ada.pk, rosa.pk}


def test_accepted_papers_wait_for_the_final_version(paper, ada, edition):
    final = conference_actions.set_deadline(edition, stage="final", day=in_days(60), zone=AOE, by=None)
    assert working_towards(final) == {}

    actions.accept(paper, by=None)

    assert working_towards(final) == {ada.pk: paper.code}


def test_the_mail_about_a_draft_is_not_in_the_organisers_outbox(draft, paper_date, clara, as_):
    move(paper_date, 27)
    ten_minutes_later()

    assert told()[0].subject_code == draft.code
    assert "A date has moved" not in as_(clara).get("/copro/manage/mail/").content.decode()


def test_a_reviewer_with_an_open_review_is_told_and_the_request_follows(paper, track, edition, reviewer, reviewed_by):
    date = conference_actions.set_deadline(edition, stage="review", day=in_days(30), zone=AOE, by=None)
    assignment = reviewed_by(paper, reviewer)
    Assignment.objects.filter(pk=assignment.pk).update(due_at=date.closes_at)

    moved = move(date, 37)
    ten_minutes_later()

    assignment.refresh_from_db()
    assert assignment.due_at == moved.closes_at
    assert [message.person for message in told()] == [reviewer]


def test_a_review_that_is_in_or_due_on_another_day_stays_as_it_is(paper, edition, reviewer, rosa, reviewed_by):
    date = conference_actions.set_deadline(edition, stage="review", day=in_days(30), zone=AOE, by=None)
    done, other = reviewed_by(paper, reviewer), reviewed_by(paper, rosa)
    own = timezone.now() + timedelta(days=50)
    Assignment.objects.filter(pk=done.pk).update(due_at=date.closes_at, status="done")
    Assignment.objects.filter(pk=other.pk).update(due_at=own)

    move(date, 37)

    done.refresh_from_db()
    other.refresh_from_db()
    assert (done.due_at, other.due_at) == (date.closes_at, own)


def test_a_review_date_called_off_leaves_requests_without_one(paper, edition, reviewer, reviewed_by, clara):
    date = conference_actions.set_deadline(edition, stage="review", day=in_days(30), zone=AOE, by=None)
    assignment = reviewed_by(paper, reviewer)
    Assignment.objects.filter(pk=assignment.pk).update(due_at=date.closes_at)

    conference_actions.remove_deadline(date, by=clara)

    assignment.refresh_from_db()
    assert assignment.due_at is None


def test_the_page_says_how_many_will_be_told(draft, paper_date, clara, as_):
    address = f"/copro/manage/dates/{paper_date.code}/"

    page = as_(clara).post(address, {"day": in_days(27), "zone": AOE}).content.decode()
    silent = as_(clara).post(address, {"day": in_days(27), "zone": AOE, "tells_nobody": "on"})

    assert "1 person works towards this date and will be told by mail." in page
    assert silent.status_code == 302


def test_mails_are_in_the_language_of_their_reader(draft, ada, paper_date):
    ada.language = "de"
    ada.save()

    move(paper_date, 27)
    ten_minutes_later()

    assert str(Deadline.objects.get(pk=paper_date.pk).day.year) in told()[0].text
    assert "anywhere on Earth" not in told()[0].text


def test_deputies_and_chairs_are_not_told_of_what_authors_do(draft, paper_date, tom, clara):
    assert Role.objects.chairing().filter(person=tom).exists()
    move(paper_date, 27)
    ten_minutes_later()

    assert {message.person for message in told()}.isdisjoint({tom, clara})


def history_on(page):
    return page.content.decode().split('id="history"')[1].split("</section>")[0]


def test_the_history_says_how_many_will_be_told_and_then_how_many_were(draft, paper_date, clara, as_):
    address = f"/copro/manage/dates/{paper_date.code}/"
    move(paper_date, 27)

    before = as_(clara).get(address)
    ten_minutes_later()
    after = as_(clara).get(address)

    assert "1 person will be told within minutes" in history_on(before)
    assert "1 person was told" in history_on(after)


def test_the_history_says_that_a_move_concerned_nobody(track, paper_date, clara, as_):
    address = f"/copro/manage/dates/{paper_date.code}/"
    move(paper_date, 27)

    before = as_(clara).get(address)
    ten_minutes_later()
    after = as_(clara).get(address)

    assert "concerned nobody: no mail" in history_on(before)
    assert "concerned nobody: no mail" in history_on(after)


def test_who_has_no_address_is_not_counted_among_those_who_will_be_told(draft, ada, rosa, paper_date):
    draft.authors.create(edition=draft.edition, person=rosa, given_name="Rosa", family_name="Parks", position=9)
    assert set(working_towards(paper_date)) == {ada.pk, rosa.pk}

    Person.objects.filter(pk=rosa.pk).update(email=None)

    assert set(working_towards(paper_date)) == {ada.pk}


def test_a_shift_from_past_to_past_counts_nobody_for_nobody_is_told(draft, paper_date, clara, as_):
    move(paper_date, -30, tells=False)

    page = as_(clara).post("/copro/manage/dates/shift/", {"days": 7, "dates": [paper_date.code]}).content.decode()

    assert "Move 1 date" in page
    assert "will be told by mail" not in page


def test_who_calls_a_date_off_reads_how_many_are_told(draft, paper_date, clara, as_):
    page = as_(clara).get(f"/copro/manage/dates/{paper_date.code}/").content.decode()

    assert "1 person works towards this date and will be told by mail." in page.split('id="off"')[1]


def test_the_mail_calls_an_own_date_without_words_as_the_date_of_all_is_called(draft, edition, paper_date):
    conference_actions.set_deadline(
        edition, stage="paper", label={"en": "Paper submission"}, day=in_days(40), zone=AOE, by=None
    )

    move(paper_date, 27)
    ten_minutes_later()

    assert "Paper submission (Co-production of services)" in told()[0].text
