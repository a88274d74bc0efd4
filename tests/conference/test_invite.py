"""Inviting people to roles; the mail's link alone answers, and opening it changes nothing."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from conference import actions, registry
from conference.history import Refused
from conference.models import Message, Person, Role
from conference.tokens import signature
from conference.viewers import Viewer


@pytest.fixture
def newcomer(db):
    return actions.introduce("nina@newcomer.example", given_name="Nina", family_name="Newcomer", by=None)


@pytest.fixture
def invitation(edition, track, newcomer, clara):
    return actions.invite(edition, track=track, person=newcomer, role=Role.REVIEWER, by=clara)


def link_in(message):
    return re.search(r"(/invitations/\S+)", message.text).group(1)


def test_the_invited_gets_a_mail_with_a_link(invitation):
    mail = Message.objects.get(purpose=f"invitation {invitation.code}")

    assert mail.address == "nina@newcomer.example"
    assert link_in(mail) == f"/invitations/{invitation.code}/{signature('invitation', invitation.code)}/"


def test_opening_the_link_changes_nothing(invitation, as_):
    page = as_(None).get(link_in(Message.objects.get()))

    invitation.refresh_from_db()
    assert page.status_code == 200
    assert invitation.is_open


def test_accepting_gives_the_role_without_signing_in(invitation, as_, track):
    as_(None).post(link_in(Message.objects.get()), {"answer": "accept"})

    assert Role.objects.filter(person=invitation.person, track=track, role=Role.REVIEWER).exists()


def test_who_accepts_while_signed_in_goes_on_without_a_code(edition, newcomer, clara, as_):
    invited = actions.invite(edition, person=newcomer, role=Role.ORGANISER, by=clara)
    link = f"/invitations/{invited.code}/{signature('invitation', invited.code)}/"

    mine = as_(newcomer).post(link, {"answer": "accept"}, follow=True).content.decode()
    others = as_(clara).get(link).content.decode()

    assert ("mailed code" in mine, 'href="/copro/manage/">Open the workbench' in mine) == (False, True)
    assert ("mailed code" in others, "Open the workbench" in others) == (True, False)


def test_declining_gives_no_role_and_keeps_the_reason(invitation, as_):
    as_(None).post(link_in(Message.objects.get()), {"answer": "decline", "reason": "On leave"})

    invitation.refresh_from_db()
    assert (invitation.status, invitation.reason) == ("declined", "On leave")
    assert not Role.objects.filter(person=invitation.person).exists()


def test_who_declined_may_still_accept(invitation, as_):
    actions.answer_invitation(invitation, accepts=False, by=invitation.person)

    as_(None).post(link_in(Message.objects.get()), {"answer": "accept"})

    invitation.refresh_from_db()
    assert invitation.status == "accepted"


def test_a_guessed_signature_finds_nothing(invitation, as_):
    assert as_(None).get(f"/invitations/{invitation.code}/{'0' * 32}/").status_code == 404


def test_the_signature_of_one_invitation_does_not_open_another(invitation, other_edition, newcomer, as_):
    other = actions.invite(other_edition, person=newcomer, role=Role.REVIEWER, by=None)

    assert as_(None).get(f"/invitations/{other.code}/{signature('invitation', invitation.code)}/").status_code == 404


def test_an_expired_invitation_cannot_be_accepted(invitation):
    with pytest.raises(Refused, match="expired"):
        actions.answer_invitation(
            invitation, accepts=True, by=invitation.person, at=timezone.now() + timedelta(days=60)
        )


def test_a_withdrawn_invitation_says_so(invitation, as_, clara):
    actions.withdraw_invitation(invitation, by=clara)

    page = as_(None).get(link_in(Message.objects.get())).content.decode()

    assert "withdrawn" in page
    assert 'value="accept"' not in page


def test_nobody_is_invited_twice_to_the_same(invitation, edition, track, newcomer, clara):
    with pytest.raises(Refused, match="already been invited"):
        actions.invite(edition, track=track, person=newcomer, role=Role.REVIEWER, by=clara)


def test_an_address_that_is_known_is_not_introduced_again(ada):
    assert actions.introduce("ADA@ada.example", by=None, family_name="Somebody else") == ada
    assert Person.objects.get(pk=ada.pk).family_name == "Lovelace"


def test_organisers_do_not_read_the_signature_in_the_outbox(invitation, as_, clara):
    mail = Message.objects.get()

    page = as_(clara).get(f"/copro/manage/mail/{mail.code}/").content.decode()

    assert "Nina" in page
    assert signature("invitation", invitation.code) not in page


@pytest.mark.parametrize("deed", [actions.appoint, actions.invite])
def test_nobody_organises_a_single_track(deed, edition, track, eve, clara):
    with pytest.raises(Refused, match="all tracks"):
        deed(edition, person=eve, role=Role.ORGANISER, track=track, by=clara)


def test_the_page_says_so_and_keeps_what_was_typed(edition, track, clara, as_):
    form = {"email": "new@person.example", "family_name": "Person", "role": "organiser", "track": track.pk}

    page = as_(clara).post("/copro/manage/people/", form).content.decode()

    assert "Organisers look after all tracks" in page
    assert "new@person.example" in page


def test_an_organiser_of_a_single_track_from_former_times_organises_nothing(edition, track, eve, as_):
    Role.objects.create(edition=edition, track=track, person=eve, role=Role.ORGANISER)

    assert not Viewer(person=eve).organises(edition)
    assert not Viewer(person=eve).manages(edition)
    assert as_(eve).get("/copro/manage/").status_code == 404


def test_what_follows_a_new_role_happens_once_and_within_the_deed(edition, track, eve, monkeypatch):
    given = []
    monkeypatch.setattr(registry, "role_given", [given.append])

    role = actions.appoint(edition, person=eve, role=Role.CHAIR, track=track, by=None)
    actions.appoint(edition, person=eve, role=Role.CHAIR, track=track, by=None)

    assert given == [role]
