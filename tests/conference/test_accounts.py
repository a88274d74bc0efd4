"""Signing up and signing in by mailed codes, through our outbox."""

import re

from allauth.account.models import EmailAddress
from django.conf import settings

from conference import actions, jobs
from conference.models import Message, Person


def code_in(text):
    return re.search(r"^ {4}(\S+)$", text, re.M).group(1)


def test_signing_up_is_confirmed_by_a_mailed_code(client, db):
    form = {"email": "new@author.example", "password1": "a long enough phrase"}
    client.post("/accounts/signup/", form | {"given_name": "Nora", "family_name": "New"})
    mail = Message.objects.get(address="new@author.example")

    answer = client.post("/accounts/confirm-email/", {"code": code_in(mail.text)})

    person = Person.objects.get(email="new@author.example")
    assert answer.status_code == 302
    assert EmailAddress.objects.get(user=person).verified
    assert (person.name, person.claimed_at is not None) == ("Nora New", True)


def test_an_invited_person_signs_in_by_code_and_claims_the_account(client, db):
    invited = actions.introduce("ravi@invited.example", by=None, family_name="Invited")
    client.post("/accounts/login/code/", {"email": "ravi@invited.example"})
    mail = Message.objects.get(address="ravi@invited.example")

    client.post("/accounts/login/code/confirm/", {"code": code_in(mail.text)})

    invited.refresh_from_db()
    assert client.get("/me/").status_code == 200
    assert invited.claimed_at is not None
    assert EmailAddress.objects.get(user=invited).verified


def test_signing_up_with_a_known_address_tells_only_its_owner(client, ada):
    form = {"email": "ada@ada.example", "password1": "a long enough phrase", "family_name": "Impostor"}

    answer = client.post("/accounts/signup/", form)

    assert answer.status_code == 302
    assert "already known" in Message.objects.get(address="ada@ada.example").text


def test_account_mails_are_on_nobodys_page_and_wiped_when_sent(as_, clara, edition, client):
    client.post("/accounts/login/code/", {"email": "clara@clara.example"})
    mail = Message.objects.get(address="clara@clara.example")

    jobs.run_due()

    mail.refresh_from_db()
    assert (mail.status, mail.text) == ("sent", "")
    assert mail.subject not in as_(clara).get("/copro/manage/mail/").content.decode()


def test_every_page_of_the_account_looks_like_ours(as_, ada, client, db):
    for path in ("/accounts/login/", "/accounts/signup/", "/accounts/login/code/", "/accounts/password/reset/"):
        page = client.get(path).content.decode()
        assert "all.css" in page and "style=" not in page, path

    assert "all.css" in as_(ada).get("/accounts/email/").content.decode()


def test_a_cookie_without_content_tells_scripts_that_somebody_is_signed_in(client, ada):
    ada.set_password("a long enough phrase")
    ada.save()

    signed_in = client.post("/accounts/login/", {"login": "ada@ada.example", "password": "a long enough phrase"})
    hint = signed_in.cookies[settings.SIGNED_IN_COOKIE]
    assert (hint.value, hint["httponly"]) == ("1", "")

    signed_out = client.post("/accounts/logout/")
    assert signed_out.cookies[settings.SIGNED_IN_COOKIE].value == ""
