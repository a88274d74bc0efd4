"""Mails about accounts: every link in them is built from the address of the site, not from the request."""

import re
from pathlib import Path

import allauth
import pytest
from django.template.loader import get_template
from django.test import Client

from conference.models import Message

SHIPPED = Path(allauth.__file__).parent / "templates"
MAILS = sorted(str(p.relative_to(SHIPPED)) for app in ("account", "mfa") for p in SHIPPED.glob(f"{app}/email/*.txt"))


def test_there_are_mails_to_look_at():
    assert "account/email/unknown_account_message.txt" in MAILS


@pytest.mark.parametrize("name", MAILS)
def test_no_mail_has_a_link_that_the_host_header_could_change(name):
    source = get_template(name).template.source

    assert re.findall(r"\{[{%][^}]*(?:_url|\brequest\b|\burl\b)[^}]*\}", source.replace("site_url", "")) == []


@pytest.mark.parametrize("path", ["login/code/", "password/reset/"])
def test_an_unknown_address_is_told_by_a_mail_with_our_own_link(db, settings, path):
    settings.SITE_URL = "https://convoke.example"

    Client(headers={"host": "localhost"}).post(f"/accounts/{path}", {"email": "nobody@unknown.example"})

    text = Message.objects.get(address="nobody@unknown.example").text
    assert "https://convoke.example/accounts/signup/" in text
    assert "localhost" not in text


def test_a_known_address_is_told_by_a_mail_with_our_own_link(ada, settings):
    settings.SITE_URL = "https://convoke.example"
    form = {"email": "ada@ada.example", "password1": "a long enough phrase", "family_name": "Impostor"}

    Client(headers={"host": "localhost"}).post("/accounts/signup/", form)

    text = Message.objects.get(address="ada@ada.example").text
    assert "https://convoke.example/accounts/login/code/" in text
    assert "localhost" not in text
