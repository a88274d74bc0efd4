"""What must be there before a call opens, and that it opens only then."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from conference import actions
from conference.history import Refused
from conference.models import Role
from conference.readiness import findings
from tests.cast import in_days


def codes(edition, *, errors=None):
    return {each.code for each in findings(edition) if errors is None or each.is_error == errors}


@pytest.fixture
def hidden(edition, clara):
    return actions.publish_edition(edition, is_public=False, by=clara)


def test_an_empty_call_lacks_a_track_a_kind_and_a_date(hidden):
    assert codes(hidden, errors=True) == {"no-track", "no-kind", "no-hand-in"}


def test_a_whole_call_has_no_errors(hidden, track):
    assert codes(hidden, errors=True) == set()


def test_a_track_without_a_chair_is_told_by_its_name(hidden, track, other_track):
    [told] = [each for each in findings(hidden) if each.code == "no-chair"]

    assert ("Open data" in told.sentence, told.is_error) == (True, False)


def test_a_track_whose_chair_was_invited_waits_for_the_answer(hidden, other_track, ravi, clara):
    actions.invite(hidden, person=ravi, role=Role.CHAIR, track=other_track, by=clara)

    [told] = [each for each in findings(hidden) if each.code == "no-chair"]

    assert told.sentence == "The track “Open data” has no chair yet: who was invited has not answered."


def test_a_call_that_was_open_and_closed_is_not_a_thing_to_mend(edition, track, clara):
    for stage in ("abstract", "paper"):
        actions.set_deadline(edition, track=track, stage=stage, day=in_days(-9), by=clara)

    assert "past-hand-in" not in codes(edition)


def test_a_chair_of_the_whole_conference_is_a_chair_of_each_track(hidden, other_track, tom):
    actions.appoint(hidden, person=tom, role=Role.CHAIR, by=None)

    assert "no-chair" not in codes(hidden)


def test_a_final_version_before_the_notification_is_an_error(hidden, track, clara):
    actions.set_deadline(hidden, stage="notification", day=in_days(40), by=clara)
    actions.set_deadline(hidden, stage="final", day=in_days(35), by=clara)

    assert "order" in codes(hidden, errors=True)


def test_dates_that_have_all_passed_are_told(hidden, track, clara):
    for stage in ("abstract", "paper"):
        actions.set_deadline(hidden, track=track, stage=stage, day=in_days(-9), by=clara)

    assert "past-hand-in" in codes(hidden, errors=False)


def test_a_language_without_a_name_is_told(hidden, track):
    hidden.languages = ["en", "it"]
    hidden.save()

    [told] = [each for each in findings(hidden) if each.code == "no-translation"]
    assert "Italiano" in told.sentence


def test_mail_that_goes_nowhere_is_an_error(hidden, track, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

    assert "no-mail" in codes(hidden, errors=True)


def test_a_call_that_waits_for_its_journal_editor_does_not_open(hidden, track, clara):
    hidden.needs_approval = True
    hidden.save()

    with pytest.raises(Refused, match="approved"):
        actions.open_call(hidden, by=clara, despite_warnings=True)

    hidden.approved_at = timezone.now() - timedelta(days=1)
    hidden.save()
    assert actions.open_call(hidden, by=clara, despite_warnings=True).is_public is True


def test_warnings_must_have_been_read(hidden, track, clara):
    with pytest.raises(Refused, match="warnings"):
        actions.open_call(hidden, by=clara)


def test_errors_close_the_call_even_to_who_has_read_them(hidden, clara):
    with pytest.raises(Refused, match="no track"):
        actions.open_call(hidden, by=clara, despite_warnings=True)


def test_the_page_leads_to_each_place_where_something_is_missing(as_, hidden, clara):
    page = as_(clara).get("/copro/manage/readiness/").content.decode()

    assert 'href="/copro/manage/dates/"' in page
    assert "Open the call" not in page


def test_opening_and_hiding_on_the_page(as_, hidden, track, clara):
    browser = as_(clara)
    browser.post("/copro/manage/readiness/", {"deed": "open", "despite_warnings": "on"})
    is_open = as_(None).get("/copro/call/").status_code
    browser.post("/copro/manage/readiness/", {"deed": "hide"})

    assert (is_open, as_(None).get("/copro/call/").status_code) == (200, 404)


def test_the_page_does_not_call_open_what_is_cancelled(as_, edition, clara):
    actions.set_status(edition, status="cancelled", tells=False, by=clara)

    page = as_(clara).get("/copro/manage/readiness/").content.decode()

    assert "<h1>Cancelled: the call takes nothing in</h1>" in page
    assert "The call is open" not in page


def test_only_organisers_open_a_call(as_, hidden, track, tom, eve):
    for somebody in (tom, eve):
        answer = as_(somebody).post("/copro/manage/readiness/", {"deed": "open", "despite_warnings": "on"})
        assert answer.status_code == 404
    hidden.refresh_from_db()
    assert hidden.is_public is False


def test_the_check_costs_the_same_for_three_tracks_and_for_thirty(hidden, kind, clara, django_assert_num_queries):
    add_tracks(hidden, range(3))
    with CaptureQueriesContext(connection) as few:
        findings(hidden)
    add_tracks(hidden, range(3, 30))

    with django_assert_num_queries(len(few)):
        findings(hidden)


def add_tracks(edition, numbers):
    for number in numbers:
        track = actions.add_track(edition, slug=f"t{number}", name=f"Track {number}", by=None)
        actions.set_deadline(edition, track=track, stage="paper", day=in_days(9), by=None)


def test_a_date_of_the_conference_on_other_days_than_its_own_is_told(hidden, track, clara):
    actions.set_deadline(hidden, stage="event", day=in_days(80), ends_on=in_days(82), by=clara)
    assert "event-days" not in codes(hidden)

    actions.set_deadline(hidden, stage="event", day=in_days(81), ends_on=in_days(82), by=clara)

    [told] = [each for each in findings(hidden) if each.code == "event-days"]
    assert (told.url, told.is_error) == ("/copro/manage/dates/", False)
    assert "“Conference” is " in told.sentence


def test_days_beside_those_of_the_conference_may_be_others(hidden, track, clara):
    actions.set_deadline(hidden, stage="event", day=in_days(80), ends_on=in_days(82), by=clara)
    actions.set_deadline(hidden, stage="event", label={"en": "Workshops"}, day=in_days(79), by=clara)

    assert "event-days" not in codes(hidden)


def cloned(edition, clara, **texts):
    for name, text in texts.items():
        setattr(edition, name, text)
    edition.save()
    facts = {"slug": "copro2028", "short_name": "CoPro 2028", "name": {"en": "CoPro 2028"}}
    return actions.clone_edition(edition, parts=["texts", "settings"], days={}, by=clara, **facts)


def test_texts_that_still_name_what_they_were_taken_from_are_told(edition, clara):
    made = cloned(
        edition, clara, slug="copro2027", short_name="CoPro 2027", description={"en": "CoPro 2027 is the meeting"}
    )
    [told] = [each for each in findings(made) if each.code == "old-name"]
    assert told.sentence == "It was made from “CoPro 2027”, and these texts still name that one: Description."
    assert told.url == "/copro2028/manage/settings/"

    now = actions.edit_edition(made, description={"en": "CoPro 2028"}, hashtag="CoPro2027", by=clara)
    assert "these texts still name that one: Hashtag." in str(findings(now))

    now = actions.edit_edition(now, hashtag="copro2028", guidelines={"en": "As of copro2027."}, by=clara)
    [told] = [each for each in findings(now) if each.code == "old-name"]
    assert told.url == "/copro2028/manage/settings/texts/"


def test_a_name_that_begins_like_the_old_one_is_not_taken_for_it(edition, clara):
    made = cloned(edition, clara, short_name="CoPro", description={"en": "CoPro 2028, at copro2028"})

    assert "old-name" not in codes(made)
