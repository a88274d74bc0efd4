"""The overview of invitations: sending again, renewing, withdrawing, and the one reminder that goes by itself."""

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from conference import actions, invitations
from conference.history import Refused
from conference.models import Invitation, Message, Role
from conference.tokens import signature

ALL = "/copro/manage/people/invitations/"


@pytest.fixture
def invitation(track, clara):
    nina = actions.introduce("nina@newcomer.example", given_name="Nina", family_name="Newcomer", by=None)
    return actions.invite(track.edition, person=nina, role=Role.CHAIR, track=track, by=clara)


def days_ago(invitation, days):
    """As if it had been sent then."""
    at = timezone.now() - timedelta(days=days)
    Invitation.objects.filter(pk=invitation.pk).update(created_at=at, sent_at=at, expires_at=at + timedelta(days=21))
    invitation.refresh_from_db()


def test_the_link_is_mailed_again_and_time_begins_anew(as_, invitation, clara):
    days_ago(invitation, 25)

    as_(clara).post(f"{ALL}{invitation.code}/again/")

    invitation.refresh_from_db()
    assert (invitation.times_sent, invitation.is_expired()) == (2, False)
    again = Message.objects.latest("pk")
    assert again.subject.startswith("Reminder: ")
    assert signature("invitation", invitation.code) in again.text


def test_nobody_gets_it_twice_a_day(invitation, clara):
    with pytest.raises(Refused, match="24 hours"):
        actions.send_invitation_again(invitation, by=clara)


def test_an_answered_one_is_not_sent_again(invitation, clara):
    actions.answer_invitation(invitation, accepts=False, by=None)

    with pytest.raises(Refused, match="answered"):
        actions.send_invitation_again(invitation, by=clara, at=timezone.now() + timedelta(days=3))


def test_it_is_withdrawn_on_the_page(as_, invitation, clara):
    as_(clara).post(f"{ALL}{invitation.code}/withdraw/")

    invitation.refresh_from_db()
    assert invitation.status == "withdrawn"


@pytest.mark.parametrize("deed", ["again/", "withdraw/"])
def test_strangers_chairs_and_other_organisers_find_nothing(as_, invitation, other_edition, tom, eve, deed):
    actions.appoint(other_edition, person=eve, role=Role.ORGANISER, by=None)

    assert as_(tom).post(f"{ALL}{invitation.code}/{deed}").status_code == 404
    assert as_(eve).post(f"{ALL}{invitation.code}/{deed}").status_code == 404
    assert as_(eve).post(f"/other/manage/people/invitations/{invitation.code}/{deed}").status_code == 404
    assert as_(tom).get(ALL).status_code == as_(eve).get(ALL).status_code == 404


@pytest.mark.parametrize(("state", "is_there"), [("open", False), ("expired", True), ("", True), ("declined", False)])
def test_filters(as_, invitation, clara, state, is_there):
    days_ago(invitation, 25)

    page = as_(clara).get(ALL, {"state": state}).content.decode()

    assert ("nina@newcomer.example" in page) == is_there


def test_names_are_looked_for(as_, invitation, clara):
    assert "nina@newcomer.example" in as_(clara).get(ALL, {"q": "newc"}).content.decode()
    assert "Nothing fits" in as_(clara).get(ALL, {"q": "nobody"}).content.decode()


def test_one_reminder_goes_by_itself_after_ten_days(invitation):
    days_ago(invitation, 10)
    until = invitation.expires_at

    for hours in (0, 1, 300):
        invitations.remind_unanswered(timezone.now() + timedelta(hours=hours))

    invitation.refresh_from_db()
    assert Message.objects.filter(purpose__contains="again").count() == 1
    assert (invitation.times_sent, invitation.expires_at) == (2, until)


@pytest.mark.parametrize("days", [9, 22])
def test_no_reminder_goes_before_or_when_it_is_over(invitation, days):
    days_ago(invitation, days)

    invitations.remind_unanswered(timezone.now())

    assert Message.objects.count() == 1


def test_what_is_cancelled_reminds_nobody(invitation, edition):
    days_ago(invitation, 10)
    edition.status = "cancelled"
    edition.save()

    invitations.remind_unanswered(timezone.now())

    assert Message.objects.count() == 1


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_scanner_changes_nothing(invitation, as_, method):
    path = f"/invitations/{invitation.code}/{signature('invitation', invitation.code)}/?answer=accept"

    assert getattr(as_(None), method)(path).status_code == 200

    invitation.refresh_from_db()
    assert invitation.is_open
    assert not Role.objects.filter(person=invitation.person).exists()


def test_another_address_of_the_same_person_is_not_told(as_, edition, track, clara, eve):
    EmailAddress.objects.create(user=eve, email="eve@second.example", verified=True)
    form = {"email": "Eve@second.example", "family_name": "Dropper", "role": "chair", "track": track.pk}

    as_(clara).post("/copro/manage/people/", form)

    assert Message.objects.get().address == "eve@second.example"
    for page in (ALL, "/copro/manage/people/", "/copro/manage/mail/"):
        shown = as_(clara).get(page).content.decode()
        assert "eve@second.example" in shown
        assert eve.email not in shown


def test_the_overview_costs_the_same_for_few_and_many(as_, edition, track, clara, django_assert_num_queries):
    browser = as_(clara)
    fill(track, clara, range(3))
    with CaptureQueriesContext(connection) as few:
        browser.get(ALL)
    fill(track, clara, range(3, 30))

    with django_assert_num_queries(len(few)):
        assert browser.get(ALL).content.decode().count("Send again") == 30


def fill(track, by, numbers):
    for number in numbers:
        guest = actions.introduce(f"g{number}@y{number}.example", family_name=f"Guest {number}", by=by)
        actions.invite(track.edition, person=guest, role="chair", track=track, by=by)


def invite_somebody(track, number, by):
    address = f"guest{number}@newcomer.example"
    guest = actions.introduce(address, given_name="", family_name=f"Guest {number}", by=None)
    return actions.invite(track.edition, person=guest, role=Role.CHAIR, track=track, by=by, address=address)


def test_nobody_invites_without_end(track, other_edition, clara, tom, monkeypatch):
    monkeypatch.setattr("conference.ceilings.MOST_A_DAY", 2)
    for number in range(2):
        invite_somebody(track, number, clara)

    with pytest.raises(Refused, match="go on tomorrow"):
        invite_somebody(track, 3, clara)
    invite_somebody(track, 3, tom)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        invite_somebody(track, 4, clara)


def test_a_list_that_is_too_long_for_a_day_invites_nobody(track, clara, monkeypatch):
    monkeypatch.setattr("conference.ceilings.MOST_A_DAY", 2)
    names = {"given_name": "", "family_name": "Guest", "affiliation": "", "role": Role.CHAIR, "track": track}
    people = [{"line": line, "email": f"guest{line}@newcomer.example", **names} for line in (1, 2, 3)]

    with pytest.raises(Refused, match="Line 3: You have invited 2 people"):
        actions.invite_people(track.edition, people=people, by=clara)

    assert not Invitation.objects.exists()


def test_a_personal_note_has_an_end(as_, edition, clara):
    fields = {"email": "guest@newcomer.example", "family_name": "Guest", "role": "organiser", "text": "x" * 2001}

    page = as_(clara).post("/copro/manage/people/", fields)

    assert not Invitation.objects.exists()
    assert "x" * 2001 in page.content.decode()
