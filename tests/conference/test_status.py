"""Postponing, moving online, cancelling: said everywhere, told once to everybody concerned."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conference import actions, jobs
from conference.actions.status import concerned
from conference.history import Refused
from conference.models import Deadline, Edition, Message
from submissions import actions as papers
from tests.cast import in_days, person
from tests.conference.forms_sent import sent

STATUS = "/copro/manage/settings/status/"


def told():
    return sorted(Message.objects.filter(template="conference/mail/status.txt").values_list("address", flat=True))


@pytest.fixture
def draft(track, kind, ada):
    return papers.start(track, kind=kind, by=ada)


def test_postponing_keeps_the_former_days_and_takes_the_new_ones(edition, clara):
    first, last = edition.starts_on, edition.ends_on

    now = actions.set_status(edition, status="postponed", starts_on=in_days(200), ends_on=in_days(202), by=clara)

    assert (now.starts_on, now.former_starts_on, now.former_ends_on) == (in_days(200), first, last)
    again = actions.set_status(now, status="postponed", by=clara)
    assert (again.starts_on, again.former_starts_on) == (None, first)


def test_as_planned_again_has_its_former_days_back(edition, clara):
    first, last = edition.starts_on, edition.ends_on
    now = actions.set_status(edition, status="postponed", by=clara)

    now = actions.set_status(now, status="scheduled", by=clara)

    assert (now.starts_on, now.ends_on, now.former_starts_on) == (first, last, None)


def test_what_is_as_planned_cannot_be_made_so(edition, clara):
    with pytest.raises(Refused):
        actions.set_status(edition, status="scheduled", by=clara)


def test_new_days_are_not_the_old_ones(edition, clara):
    with pytest.raises(Refused, match="days that it had"):
        actions.set_status(edition, status="postponed", starts_on=edition.starts_on, ends_on=edition.ends_on, by=clara)


def test_everybody_concerned_is_told_once(edition, draft, clara, tom, ravi, ada, eve):
    actions.appoint(edition, person=ravi, role="reviewer", by=None)
    actions.appoint(edition, person=ravi, role="chair", by=None)

    actions.set_status(edition, status="cancelled", status_note={"en": "A flood."}, by=clara)
    assert told() == []
    jobs.run_due()
    jobs.run_due()

    assert told() == sorted(each.email for each in (ada, clara, ravi, tom))
    mail = Message.objects.get(address=ada.email, template="conference/mail/status.txt")
    assert mail.subject == "CoPro is cancelled"
    assert "A flood." in mail.text


def test_the_mail_speaks_the_language_of_its_reader(edition, clara):
    clara.language = "de"
    clara.save()
    actions.set_status(edition, status="cancelled", status_note={"en": "A flood.", "de": "Hochwasser."}, by=clara)
    jobs.run_due()

    text = Message.objects.get(address=clara.email, template="conference/mail/status.txt").text
    assert "Hochwasser." in text
    assert "/de/copro/" in text


def test_authors_of_withdrawn_papers_are_not_told(draft, clara, ada):
    papers.withdraw(draft, by=ada)

    assert ada.pk not in concerned(draft.edition)


def test_the_outbox_does_not_tell_who_has_started_a_paper(draft, clara, ada, viewer):
    actions.set_status(draft.edition, status="cancelled", by=clara)
    jobs.run_due()

    shown = Message.objects.visible_to(viewer(clara)).values_list("address", flat=True)
    assert ada.email in told()
    assert ada.email not in shown
    assert clara.email in shown


def test_a_status_that_was_changed_again_before_the_mail_went_is_told_once(edition, clara):
    now = actions.set_status(edition, status="cancelled", by=clara)
    actions.set_status(now, status="scheduled", by=clara)
    jobs.run_due()

    assert [mail.subject for mail in Message.objects.filter(template="conference/mail/status.txt")] == [
        "CoPro takes place as planned"
    ]


def test_nobody_is_told_where_that_is_wanted(edition, clara):
    actions.set_status(edition, status="cancelled", tells=False, by=clara)
    jobs.run_due()

    assert told() == []


# -- The page ------------------------------------------------------------------------------------------------------


def test_chairs_and_strangers_do_not_find_it(as_, track, tom, eve):
    for somebody in (tom, eve):
        assert as_(somebody).get(STATUS).status_code == 404
        assert as_(somebody).post(STATUS, {"status": "cancelled", "confirmed": "1"}).status_code == 404
    assert Edition.objects.get().is_as_planned


def test_nothing_happens_before_it_was_seen_what_will(as_, track, clara, tom):
    browser = as_(clara)
    typed = sent(browser.get(STATUS).content.decode()) | {"status": "cancelled", "status_note_en": "A flood."}

    page = browser.post(STATUS, typed).content.decode()

    assert Edition.objects.get().is_as_planned
    assert "One mail goes to each of 2 people" in page
    assert "Cancel it" in page

    answer = browser.post(STATUS, typed | {"confirmed": "1"})
    assert answer.status_code == 302
    assert Edition.objects.get().is_cancelled
    assert str(Edition.objects.get().status_note) == "A flood."


def test_wrong_days_are_told_and_nothing_typed_is_lost(as_, edition, clara):
    page = as_(clara).post(
        STATUS,
        {"status": "postponed", "starts_on": "2030-05-02", "ends_on": "2030-05-01", "status_note_en": "Long story"},
    )

    assert "before the first" in str(page.context["form"].errors["ends_on"])
    assert "Long story" in page.content.decode()
    assert "will" not in page.context


def test_all_pages_say_it(as_, track, clara):
    actions.set_status(track.edition, status="postponed", status_note={"en": "**Storm**"}, by=clara)

    for address in ("/copro/", "/copro/call/", "/copro/programme/", "/copro/manage/"):
        page = as_(clara).get(address).content.decode()
        assert "CoPro is postponed." in page, address
        assert "<strong>Storm</strong>" in page
        assert "The new days are not known yet. It was planned for" in " ".join(page.split())


def test_a_cancelled_conference_takes_no_papers(track, kind, clara, ada):
    assert Edition.objects.get().takes_papers()

    edition = actions.set_status(track.edition, status="cancelled", by=clara)

    assert not edition.takes_papers()
    with pytest.raises(Refused, match="cancelled"):
        papers.start(edition.tracks.get(), kind=kind, by=ada)


def test_the_count_costs_the_same_for_few_and_many(as_, track, clara, django_assert_num_queries):
    browser = as_(clara)
    with CaptureQueriesContext(connection) as few:
        browser.post(STATUS, {"status": "cancelled", "tells": "on"})
    for number in range(30):
        actions.appoint(track.edition, person=person(f"P{number}"), role="reviewer", track=track, by=None)

    with django_assert_num_queries(len(few)):
        page = browser.post(STATUS, {"status": "cancelled", "tells": "on"}).content.decode()
    assert "32 people" in page


# -- The date of the conference itself --------------------------------------------------------------------------------


@pytest.fixture
def event(track, clara):
    return actions.set_deadline(track.edition, stage="event", day=in_days(80), ends_on=in_days(82), by=clara)


def days(date):
    date.refresh_from_db()
    return date.day, date.ends_on


def test_the_date_of_the_conference_moves_with_its_days_and_back(edition, event, clara):
    now = actions.set_status(edition, status="postponed", starts_on=in_days(200), ends_on=in_days(202), by=clara)
    assert days(event) == (in_days(200), in_days(202))
    assert [change.old_day for change in event.changes.all()] == [in_days(80)]

    actions.set_status(now, status="scheduled", by=clara)
    assert days(event) == (in_days(80), in_days(82))


def test_it_moves_from_its_former_days_once_the_new_ones_are_known(edition, event, clara):
    now = actions.set_status(edition, status="postponed", by=clara)
    assert days(event) == (in_days(80), in_days(82))

    actions.set_status(now, status="postponed", starts_on=in_days(200), ends_on=in_days(200), by=clara)

    assert days(event) == (in_days(200), None)


def test_a_date_on_other_days_stays_where_it_is(edition, event, clara):
    tutorials = actions.set_deadline(edition, stage="event", label={"en": "Tutorials"}, day=in_days(79), by=clara)

    actions.set_status(edition, status="postponed", starts_on=in_days(200), ends_on=in_days(202), by=clara)

    assert days(tutorials) == (in_days(79), None)


def test_in_calendars_it_is_uncertain_as_long_as_nobody_knows_when(client, edition, event, clara):
    now = actions.set_status(edition, status="postponed", by=clara)
    calendar = client.get("/copro/dates.ics").content.decode()
    assert calendar.count("STATUS:TENTATIVE") == 1
    sequence = Deadline.objects.get(pk=event.pk).sequence
    assert sequence > event.sequence

    actions.set_status(now, status="postponed", starts_on=in_days(200), ends_on=in_days(202), by=clara)

    assert "STATUS:TENTATIVE" not in client.get("/copro/dates.ics").content.decode()
    assert Deadline.objects.get(pk=event.pk).sequence > sequence


# -- What the form refuses before it promises anything ---------------------------------------------------------------


def test_what_was_postponed_can_be_cancelled_as_the_page_has_it(as_, edition, clara):
    actions.set_status(edition, status="postponed", starts_on=in_days(200), ends_on=in_days(202), by=clara)
    browser = as_(clara)
    typed = sent(browser.get(STATUS).content.decode()) | {"status": "cancelled"}

    assert "Cancel it" in browser.post(STATUS, typed).content.decode()
    assert browser.post(STATUS, typed | {"confirmed": "1"}).status_code == 302

    now = Edition.objects.get()
    assert (now.status, now.starts_on) == ("cancelled", in_days(200))


def test_new_days_of_what_is_cancelled_are_still_refused(as_, edition, clara):
    page = as_(clara).post(STATUS, {"status": "cancelled", "starts_on": in_days(200)})

    assert "New days are for what is postponed." in page.content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"status": "scheduled"}, "It is as planned already."),
        ({"status": "postponed", "starts_on": in_days(80), "ends_on": in_days(82)}, "the days that it had"),
        ({"status": "postponed", "starts_on": "0207-01-01"}, "Please check the year."),
    ],
)
def test_nothing_is_promised_that_is_refused_later(as_, edition, clara, typed, sentence):
    page = as_(clara).post(STATUS, typed)

    assert sentence in page.content.decode()
    assert "will" not in page.context
