"""Conferences that ask for a second factor: their workbench opens only to who has one."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.urls import URLPattern, get_resolver

from conference import actions
from conference.models import Role

LED = "/me/second-factor/?next="


@pytest.fixture
def careful(edition):
    edition.requires_second_factor = True
    edition.save()
    return edition


def add_app(person, kind=Authenticator.Type.TOTP):
    Authenticator.objects.create(user=person, type=kind, data={"secret": "x"})


def test_an_organiser_without_one_is_led_to_it_and_back(as_, careful, clara):
    browser = as_(clara)

    answer = browser.get("/copro/manage/?x=1")
    assert answer.status_code == 302
    assert answer["Location"] == f"{LED}%2Fcopro%2Fmanage%2F%3Fx%3D1"
    page = browser.get(answer["Location"]).content.decode()
    assert "A second factor is needed" in page
    assert "/accounts/2fa/totp/activate/" in page and "/accounts/2fa/webauthn/add/" in page

    add_app(clara)
    assert browser.get(answer["Location"])["Location"] == "/copro/manage/?x=1"
    assert browser.get("/copro/manage/?x=1").status_code == 200


@pytest.mark.parametrize("kind", [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN])
def test_an_app_and_a_passkey_count(as_, careful, clara, kind):
    add_app(clara, kind)

    assert as_(clara).get("/copro/manage/").status_code == 200


def test_codes_for_emergencies_alone_do_not_count(as_, careful, clara):
    add_app(clara, Authenticator.Type.RECOVERY_CODES)

    assert as_(clara).get("/copro/manage/").status_code == 302


def test_chairs_and_administrators_need_one_too(as_, careful, track, tom, eve):
    eve.is_superuser = True
    eve.save()

    assert as_(tom).get("/copro/manage/")["Location"].startswith(LED)
    assert as_(eve).get("/copro/manage/")["Location"].startswith(LED)


def test_a_stranger_is_not_told_that_there_is_anything(as_, careful, eve):
    assert as_(eve).get("/copro/manage/").status_code == 404


def test_other_conferences_are_as_before(as_, careful, other_edition, clara):
    actions.appoint(other_edition, person=clara, role=Role.ORGANISER, by=None)

    assert as_(clara).get("/other/manage/").status_code == 200


def test_the_site_may_ask_for_it_everywhere(as_, edition, clara, settings):
    settings.REQUIRE_SECOND_FACTOR = True

    assert as_(clara).get("/copro/manage/")["Location"].startswith(LED)


@pytest.mark.parametrize("address", ["/me/", "/me/profile/", "/accounts/2fa/", "/copro/", "/copro/call/"])
def test_nobody_is_locked_out_of_the_other_pages(as_, careful, clara, address):
    assert as_(clara).get(address).status_code == 200


def test_signing_out_works_without_one(as_, careful, clara):
    browser = as_(clara)

    browser.post("/accounts/logout/")

    assert browser.get("/me/").status_code == 302


def test_a_deed_is_not_done_without_one(as_, careful, track, clara):
    answer = as_(clara).post("/copro/manage/dates/", {"stage": "paper", "day": "2030-01-01", "zone": "UTC"})

    assert answer["Location"] == LED
    assert not track.deadlines.filter(day="2030-01-01").exists()


def test_a_part_of_a_page_that_asks_by_itself_goes_as_a_whole(as_, careful, clara):
    answer = as_(clara).get("/copro/manage/mail/", headers={"HX-Request": "true"})

    assert answer.headers["HX-Refresh"] == "true"


@pytest.mark.parametrize("there", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_it_leads_back_to_pages_of_the_site_only(as_, clara, there):
    add_app(clara)

    assert as_(clara).get("/me/second-factor/", {"next": there})["Location"] == "/me/"


def test_every_page_of_the_workbench_asks_for_it(as_, careful, track, clara):
    browser, addresses = as_(clara), dict(workbench())

    for name, address in addresses.items():
        answer = browser.get(address)
        if answer.status_code == 405:
            answer = browser.post(address)
        assert (answer.status_code, answer.get("Location", "")[: len(LED)]) == (302, LED), (name, address)
    assert len(addresses) > 40


def workbench(resolver=None, before="", namespace=""):
    """(name, an address of CoPro's) of every page below /manage/."""
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        if not isinstance(pattern, URLPattern):
            yield from workbench(pattern, route, f"{pattern.namespace}:" if pattern.namespace else namespace)
        elif "/manage/" in route:
            yield namespace + pattern.name, "/" + re.sub(r"<(\w+):(\w+)>", filled, route)


def filled(part):
    kind, name = part.groups()
    if name == "slug":
        return "copro"
    return {"code": "0123456789", "signature": "0" * 32, "int": "1"}.get(kind, "services")
