"""Whose account it is: a stranger who signs up with somebody's address never keeps a key to what comes later."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.test import Client

from conference import actions
from conference.models import Message, Person, Role
from tests.conference.test_accounts import code_in

ADDRESS = "victoria@victim.example"
GUESSED, OWN = "the phrase of a stranger", "her very own phrase"


@pytest.fixture
def stranger(db):
    """The browser of somebody who signed up with Victoria's address and waits for a code that goes to her."""
    browser = Client()
    form = {"email": ADDRESS, "password1": GUESSED, "given_name": "Not", "family_name": "Her"}
    browser.post("/accounts/signup/", form)
    return browser


def introduced(**more):
    return actions.introduce(ADDRESS, by=None, **{"given_name": "Victoria", "family_name": "Victim"} | more)


def latest_code():
    return code_in(Message.objects.filter(address=ADDRESS).latest("pk").text)


def signs_in_by_code():
    browser = Client()
    browser.post("/accounts/login/code/", {"email": ADDRESS})
    browser.post("/accounts/login/code/confirm/", {"code": latest_code()})
    return browser


def signs_in_by_password(password, browser=None):
    browser = browser or Client()
    browser.post("/accounts/login/", {"login": ADDRESS, "password": password})
    return browser


def is_in(browser):
    return browser.get("/me/").status_code == 200


def test_who_is_introduced_after_a_strangers_sign_up_keeps_her_role_to_herself(stranger, edition):
    actions.appoint(edition, person=introduced(), role=Role.CHAIR, by=None)

    victoria = signs_in_by_code()

    assert is_in(victoria)
    assert victoria.get("/copro/manage/").status_code == 200
    assert not is_in(signs_in_by_password(GUESSED))
    assert not is_in(signs_in_by_password(GUESSED, browser=stranger))


def test_being_introduced_replaces_the_names_that_a_stranger_gave(stranger):
    person = introduced(affiliation="University of Northport")

    person.refresh_from_db()
    assert (person.name, person.affiliation) == ("Victoria Victim", "University of Northport")
    assert not person.has_usable_password()


def test_a_sign_in_code_takes_a_strangers_password_away(stranger):
    victoria = signs_in_by_code()

    person = Person.objects.get(email=ADDRESS)
    assert is_in(victoria)
    assert person.claimed_at is not None
    assert not person.has_usable_password()
    assert not is_in(signs_in_by_password(GUESSED))


def test_a_code_for_a_new_password_takes_the_strangers_away_at_once(stranger):
    victoria = Client()
    victoria.post("/accounts/password/reset/", {"email": ADDRESS})
    victoria.post("/accounts/password/reset/confirm/", {"code": latest_code()})

    assert Person.objects.get(email=ADDRESS).claimed_at is not None
    assert not is_in(signs_in_by_password(GUESSED))

    victoria.post("/accounts/password/reset/complete/", {"password1": OWN, "password2": OWN})

    assert is_in(signs_in_by_password(OWN))


def test_signing_up_after_being_introduced_sets_no_password(db):
    person = introduced()

    Client().post("/accounts/signup/", {"email": ADDRESS, "password1": GUESSED, "family_name": "Her"})

    person.refresh_from_db()
    assert (person.family_name, person.has_usable_password()) == ("Victim", False)
    assert "already known" in Message.objects.get(address=ADDRESS).text


def test_who_confirms_the_own_sign_up_keeps_the_password(stranger):
    herself = stranger  # this time she who signed up reads the mail, too

    herself.post("/accounts/confirm-email/", {"code": latest_code()})

    assert is_in(herself)
    assert is_in(signs_in_by_password(GUESSED))


def test_who_was_introduced_while_the_own_sign_up_waited_gets_in_but_without_that_password(stranger):
    introduced()

    stranger.post("/accounts/confirm-email/", {"code": latest_code()})

    assert is_in(stranger)
    assert not is_in(signs_in_by_password(GUESSED))


def test_authenticators_of_a_stranger_go_with_the_password(stranger):
    Authenticator.objects.create(user=Person.objects.get(email=ADDRESS), type=Authenticator.Type.TOTP, data={})

    introduced()

    assert not Authenticator.objects.exists()


def test_who_has_claimed_the_account_keeps_password_and_name_when_introduced_again(stranger):
    stranger.post("/accounts/confirm-email/", {"code": latest_code()})

    introduced()

    assert Person.objects.get(email=ADDRESS).name == "Not Her"
    assert is_in(signs_in_by_password(GUESSED))


def test_an_address_that_somebody_added_without_proof_introduces_its_owner(eve):
    EmailAddress.objects.create(user=eve, email=ADDRESS, verified=False)

    assert introduced() != eve


def test_a_proven_second_address_belongs_to_who_proved_it(eve):
    EmailAddress.objects.create(user=eve, email=ADDRESS, verified=True)

    assert introduced() == eve
