"""The workbench of an edition: who may open its rooms, and what they show."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conference import actions
from conference.duties import Card
from conference.history import Refused
from conference.models import Message
from tests.cast import in_days

ROOMS = ["", "dates/", "people/", "mail/", "log/"]


@pytest.mark.parametrize("room", ROOMS)
def test_a_stranger_finds_no_workbench(as_, edition, eve, room):
    assert as_(eve).get(f"/copro/manage/{room}").status_code == 404


@pytest.mark.parametrize("room", ROOMS)
def test_who_is_not_signed_in_is_asked_to(as_, edition, room):
    answer = as_(None).get(f"/copro/manage/{room}")

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("room", ROOMS)
def test_organisers_open_every_room(as_, edition, clara, room):
    assert as_(clara).get(f"/copro/manage/{room}").status_code == 200


@pytest.mark.parametrize("room", ROOMS[1:])
def test_chairs_do_not_open_the_rooms_of_organisers(as_, track, tom, room):
    assert as_(tom).get("/copro/manage/").status_code == 200
    assert as_(tom).get(f"/copro/manage/{room}").status_code == 404


def test_organisers_of_another_conference_find_nothing(as_, edition, other_edition, eve):
    actions.appoint(other_edition, person=eve, role="organiser", by=None)

    assert as_(eve).get("/other/manage/").status_code == 200
    assert as_(eve).get("/copro/manage/").status_code == 404


def test_inviting_on_the_page_sends_a_mail(as_, edition, clara):
    as_(clara).post(
        "/copro/manage/people/",
        {"email": "new@person.example", "given_name": "New", "family_name": "Person", "role": "organiser"},
    )

    assert "New Person" in as_(clara).get("/copro/manage/people/").content.decode()
    assert "new@person.example" in as_(clara).get("/copro/manage/mail/").content.decode()


def test_the_outbox_costs_the_same_for_few_and_many(as_, edition, clara, django_assert_num_queries):
    browser = as_(clara)
    fill_outbox(edition, range(3))
    with CaptureQueriesContext(connection) as few:
        browser.get("/copro/manage/mail/")
    fill_outbox(edition, range(3, 30))

    with django_assert_num_queries(len(few)):
        page = browser.get("/copro/manage/mail/").content.decode()

    assert page.count("/copro/manage/mail/") >= 30


def fill_outbox(edition, numbers):
    Message.objects.bulk_create(
        Message(edition=edition, address=f"{n}@x.example", subject=f"Mail {n}", text="x", purpose=f"p{n}")
        for n in numbers
    )


def test_an_edition_may_not_take_an_address_of_the_site(edition, clara):
    with pytest.raises(Refused, match="itself uses"):
        actions.create_edition(edition.series, slug="accounts", by=clara, kind="conference", name="X")


def test_who_accepted_to_review_sees_it_on_my_work(as_, track, ravi):
    actions.appoint(track.edition, person=ravi, role="reviewer", track=track, by=None)

    assert "You review for" in as_(ravi).get("/me/").content.decode()


@pytest.mark.parametrize("room", ["people/", "dates/", "log/"])
def test_lists_of_the_workbench_cost_the_same_for_few_and_many(
    as_, edition, track, clara, room, django_assert_num_queries
):
    browser = as_(clara)
    # Of the log what Clara did: the same kinds of deeds on a page of few lines and of many.
    address = f"/copro/manage/{room}" + (f"?by={clara.code}" if room == "log/" else "")
    fill_workbench(edition, track, clara, range(3))
    with CaptureQueriesContext(connection) as few:
        browser.get(address)
    fill_workbench(edition, track, clara, range(3, 30))

    with django_assert_num_queries(len(few)):
        page = browser.get(address).content.decode()

    assert "Chair 29" in page or "Date 29" in page


def fill_workbench(edition, track, by, numbers):
    """People with roles and invitations, dates that were moved, and the history of all that."""
    for number in numbers:
        chair = actions.introduce(f"c{number}@x{number}.example", family_name=f"Chair {number}", by=by)
        guest = actions.introduce(f"g{number}@y{number}.example", family_name=f"Guest {number}", by=by)
        actions.appoint(edition, person=chair, role="chair", track=track, by=by)
        actions.invite(edition, person=guest, role="chair", track=track, by=by)
        for day in (in_days(20), in_days(21)):
            actions.set_deadline(edition, stage="other", label=f"Date {number}", day=day, track=track, by=by)


def test_a_mail_is_headed_by_whom_it_goes_to(as_, edition, ada, clara):
    mail = Message.objects.create(
        edition=edition, person=ada, address=ada.email, subject="A very long subject", text="Dear Ada", purpose="p"
    )

    page = as_(clara).get(f"/copro/manage/mail/{mail.code}/").content.decode()

    assert "<h1>Mail to Ada Lovelace</h1>" in page
    assert "<dt>Subject</dt><dd>A very long subject</dd>" in page


def test_the_overview_of_an_empty_conference_tells_what_to_do_first(as_, edition, clara):
    page = as_(clara).get("/copro/manage/").content.decode()

    assert 'href="/copro/manage/dates/">Set dates</a>' in page
    assert 'href="/copro/manage/reviewers/invite-several/">Invite reviewers</a>' in page


def test_the_overview_does_not_ask_for_what_is_there_or_what_one_may_not_do(as_, track, clara, tom, ravi):
    asks = as_(clara).get("/copro/manage/").content.decode()
    actions.appoint(track.edition, person=ravi, role="reviewer", track=track, by=clara)

    assert ("Set dates" in asks, "Invite reviewers" in asks) == (False, True)
    assert "Next steps" not in as_(clara).get("/copro/manage/").content.decode()
    assert "Next steps" not in as_(tom).get("/copro/manage/").content.decode()


def test_the_overview_of_a_hidden_conference_leads_to_what_must_be_mended_first(as_, edition, clara, kind):
    actions.publish_edition(edition, is_public=False, by=clara)

    page = as_(clara).get("/copro/manage/").content.decode()

    assert "2 things must be mended before the call can open." in page
    assert '<a class="btn btn-primary" href="/copro/manage/readiness/">See what is missing</a>' in page
    assert page.count("btn btn-primary") == 1


def test_the_overview_of_a_whole_but_hidden_conference_leads_to_its_opening(as_, track, clara):
    actions.publish_edition(track.edition, is_public=False, by=clara)

    assert "Check and open the call" in as_(clara).get("/copro/manage/").content.decode()


def test_words_on_a_card_are_not_shown_as_large_as_numbers():
    assert [Card("", figure).is_in_words for figure in ("12", "3/14", "Not published", "Version 2")] == [
        False,
        False,
        True,
        True,
    ]


def test_the_call_of_an_empty_conference_has_no_empty_heading(as_, edition):
    page = as_(None).get("/copro/call/").content.decode()

    assert "<h2>Tracks</h2>" not in page
    assert "have not been published yet" in page
