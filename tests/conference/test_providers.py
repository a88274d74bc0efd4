"""Signing in by an account elsewhere: offered where it is configured, and never a way into somebody else's account.

A provider of OpenID Connect runs on this machine; ORCID's addresses are bent to it.
"""

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers import registry
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.orcid.provider import OrcidProvider
from allauth.socialaccount.providers.orcid.views import OrcidOAuth2Adapter
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from conference import actions
from conference.models import Message, Person
from conference.project import urls  # noqa: F401 - read while no provider is configured, as for all other tests
from conference.project.providers import configured
from tests.conference.test_accounts import code_in

ORCID = "0000-0002-1825-0097"
NOBODY = ("", "")


class Provider(BaseHTTPRequestHandler):
    """Says of everybody what the test has put into `told`."""

    told: dict = {}

    def do_GET(self):
        here = f"http://{self.headers['Host']}"
        pages = {
            "/.well-known/openid-configuration": {
                "issuer": here,
                "authorization_endpoint": f"{here}/authorize",
                "token_endpoint": f"{here}/token",
                "userinfo_endpoint": f"{here}/userinfo",
                "jwks_uri": f"{here}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            },
            "/userinfo": self.told,
            f"/orcid/{ORCID}": {
                "orcid-identifier": {"path": ORCID},
                "person": {"name": {"given-names": {"value": "Josiah"}, "family-name": {"value": "Carberry"}}},
            },
        }
        self.answer(pages[urlsplit(self.path).path])

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.answer({"access_token": "x", "token_type": "bearer", "orcid": ORCID})

    def answer(self, value):
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def provider(settings, monkeypatch):
    """tells(sub=..., email=...): what the provider says of who signs in there."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    settings.ROOT_URLCONF = "tests.conference.urls_with_providers"
    settings.SOCIALACCOUNT_PROVIDERS = configured(
        {"orcid": ("id", "secret")},
        oidc_name="Northport",
        oidc_server=address,
        oidc_keys=("id", "secret"),
    )
    monkeypatch.setattr(registry, "provider_map", dict(registry.provider_map))
    for each in (OpenIDConnectProvider, OrcidProvider):
        registry.register(each)
    monkeypatch.setattr(OrcidOAuth2Adapter, "access_token_url", f"{address}/token")
    monkeypatch.setattr(OrcidOAuth2Adapter, "profile_url", f"{address}/orcid/%s")
    Provider.told = {}
    yield lambda **told: Provider.told.update(told)
    server.shutdown()
    server.server_close()


def goes(browser, where="oidc/oidc", process="login"):
    """Presses the button, signs in there and comes back; what our page answers then."""
    way = browser.post(f"/accounts/{where}/login/?process={process}")
    address = re.search(r'<a href="([^"]+)"', way.content.decode().split("<h1>")[1])[1].replace("&amp;", "&")
    query = parse_qs(urlsplit(address).query)
    return browser.get(f"/accounts/{where}/login/callback/", {"code": "x", "state": query["state"][0]}, follow=True)


def signs_up(browser, address, **more):
    form = {"email": address, "given_name": "Nora", "family_name": "New"} | more
    return browser.post("/accounts/3rdparty/signup/", form)


def confirms(browser, address):
    code = code_in(Message.objects.filter(address=address).latest("pk").text)
    return browser.post("/accounts/confirm-email/", {"code": code})


def is_in(browser):
    return browser.get("/me/").status_code == 200


# -- What is offered --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", ["/accounts/login/", "/accounts/signup/"])
def test_buttons_are_there_where_it_is_configured_alone(client, db, provider, page, settings):
    with_buttons = client.get(page).content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = {}

    assert "With Northport" in with_buttons
    assert 'action="/accounts/orcid/login/?process=login"' in with_buttons
    assert "elsewhere" not in client.get(page).content.decode()


def test_a_site_without_keys_has_no_such_pages(as_, ada):
    assert as_(ada).get("/accounts/3rdparty/").status_code == 404
    assert as_(ada).get("/accounts/orcid/login/").status_code == 404
    assert "Connected accounts" not in as_(ada).get("/me/profile/").content.decode()


def test_offering_follows_from_the_keys():
    keys = {"orcid": NOBODY, "google": ("id", "secret"), "github": NOBODY}

    assert list(configured(keys, "", "", NOBODY)) == ["google"]
    assert list(configured({}, "Uni", "https://login.uni.example/", ("id", "secret"))) == ["openid_connect"]


@pytest.mark.parametrize("pair", [("id", ""), ("", "secret")])
def test_half_of_the_keys_is_a_mistake_that_is_told(pair):
    with pytest.raises(ImproperlyConfigured, match="ORCID_CLIENT_ID and ORCID_CLIENT_SECRET"):
        configured({"orcid": pair}, "", "", NOBODY)


@pytest.mark.parametrize("server", ["", "login.uni.example", "http://login.uni.example", "ftp://localhost"])
def test_the_server_is_named_and_safe(server):
    with pytest.raises(ImproperlyConfigured, match="OIDC_SERVER"):
        configured({}, "Uni", server, ("id", "secret"))


# -- The way there and back -------------------------------------------------------------------------------------------


def test_the_way_leads_over_a_page_of_ours_because_our_policy_names_no_other_site(client, db, provider):
    way = client.post("/accounts/oidc/oidc/login/?process=login")

    assert way.status_code == 200
    assert '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:' in way.content.decode()
    assert "form-action 'self'" in way["Content-Security-Policy"]
    assert "code_challenge=" in way.content.decode()


def test_following_a_link_signs_nobody_in(client, db, provider):
    page = client.get("/accounts/oidc/oidc/login/?process=login").content.decode()

    assert "Go on to Northport" in page
    assert "http-equiv" not in page


def test_the_address_to_come_back_to_has_no_language_in_it(client, db, provider):
    way = client.post("/de/accounts/oidc/oidc/login/?process=login").content.decode()

    assert "redirect_uri=http%3A%2F%2Ftestserver%2Faccounts%2Foidc%2Foidc%2Flogin%2Fcallback%2F" in way


@pytest.mark.parametrize(("query", "said"), [({"error": "access_denied"}, "You cancelled"), ({}, "did not work")])
def test_who_comes_back_without_success_is_told(client, db, provider, query, said):
    way = client.post("/accounts/oidc/oidc/login/").content.decode()
    state = re.search(r"state=(\w+)", way)[1]

    answer = client.get("/accounts/oidc/oidc/login/callback/", {"state": state} | query, follow=True)

    assert said in answer.content.decode()


def test_an_invented_state_leads_nowhere(client, db, provider, ada):
    provider(sub="1", email="ada@ada.example", email_verified=True)

    answer = client.get("/accounts/oidc/oidc/login/callback/", {"code": "x", "state": "invented"}, follow=True)

    assert "did not work" in answer.content.decode()
    assert not is_in(client)


# -- A new account ----------------------------------------------------------------------------------------------------


def test_a_new_account_begins_with_what_the_provider_told_and_our_code(client, db, provider):
    provider(sub="1", email="nora@new.example", email_verified=True, given_name="Nora", family_name="New")

    form = goes(client).content.decode()
    signs_up(client, "nora@new.example")
    before = is_in(client)
    confirms(client, "nora@new.example")

    person = Person.objects.get(email="nora@new.example")
    assert 'value="Nora"' in form and 'value="nora@new.example"' in form
    assert (before, is_in(client)) == (False, True)
    assert (person.name, person.has_usable_password(), person.claimed_at is not None) == ("Nora New", False, True)
    assert SocialAccount.objects.get(user=person).extra_data == {"email": "nora@new.example"}


def test_the_next_time_it_takes_no_code(client, db, provider):
    provider(sub="1", email="nora@new.example", email_verified=True)
    goes(client)
    signs_up(client, "nora@new.example")
    confirms(client, "nora@new.example")
    another = Client()

    goes(another)

    assert is_in(another)


@pytest.mark.parametrize("is_verified", [True, False])
def test_an_address_that_a_provider_tells_opens_nobodys_account(client, ada, provider, is_verified):
    """Not even a verified one: a careless provider would hand Ada's papers over."""
    provider(sub="1", email="ada@ada.example", email_verified=is_verified)

    goes(client)
    signs_up(client, "ada@ada.example")

    assert not is_in(client)
    assert not SocialAccount.objects.exists()
    assert "already known" in Message.objects.get(address="ada@ada.example").text


def test_an_address_that_a_provider_calls_verified_is_not_proven_here(client, db, provider):
    provider(sub="1", email="victoria@victim.example", email_verified=True)

    goes(client)
    signs_up(client, "my-own@stranger.example")
    confirms(client, "my-own@stranger.example")

    assert is_in(client)
    assert list(EmailAddress.objects.values_list("email", "verified")) == [("my-own@stranger.example", True)]


def test_who_signed_up_with_a_strangers_address_loses_the_way_in_when_she_claims_it(client, db, provider):
    provider(sub="1", email="victoria@victim.example", email_verified=True)
    goes(client)
    signs_up(client, "victoria@victim.example")
    victoria = Client()

    victoria.post("/accounts/login/code/", {"email": "victoria@victim.example"})
    code = code_in(Message.objects.filter(address="victoria@victim.example").latest("pk").text)
    victoria.post("/accounts/login/code/confirm/", {"code": code})

    assert is_in(victoria)
    assert not SocialAccount.objects.exists()
    goes(client)
    assert not is_in(client)


def test_who_is_introduced_after_a_strangers_sign_up_keeps_it_to_herself(client, db, provider):
    provider(sub="1", email="victoria@victim.example", email_verified=True)
    goes(client)
    signs_up(client, "victoria@victim.example", given_name="Not", family_name="Her")

    person = actions.introduce("victoria@victim.example", family_name="Victim", given_name="Victoria", by=None)

    assert person.name == "Victoria Victim"
    assert not SocialAccount.objects.exists()


# -- Connecting to an account that is there ---------------------------------------------------------------------------


def test_an_account_is_connected_and_signs_in_from_then_on(as_, client, ada, provider):
    provider(sub="1", name="Ada L.", email="other@address.example", email_verified=True)
    browser = as_(ada)

    page = goes(browser, process="connect").content.decode()
    goes(client)

    assert "Northport: Ada L." in page
    assert is_in(client)
    assert not EmailAddress.objects.filter(email="other@address.example").exists()


def test_what_is_connected_to_one_account_is_not_connected_to_another(as_, ada, eve, provider):
    provider(sub="1")
    goes(as_(ada), process="connect")

    goes(as_(eve), process="connect")

    assert SocialAccount.objects.get().user == ada


def test_a_connected_account_can_be_disconnected(as_, ada, provider):
    ada.set_password("a long enough phrase")
    ada.save()
    account = SocialAccount.objects.create(user=ada, provider="oidc", uid="1")
    browser = as_(None)
    browser.post("/accounts/login/", {"login": "ada@ada.example", "password": "a long enough phrase"})
    browser.post("/accounts/reauthenticate/", {"password": "a long enough phrase"})

    browser.post("/accounts/3rdparty/", {"account": account.pk})

    assert not SocialAccount.objects.exists()


def test_nobody_disconnects_for_somebody_else(as_, ada, eve, provider):
    account = SocialAccount.objects.create(user=ada, provider="oidc", uid="1")

    as_(eve).post("/accounts/3rdparty/", {"account": account.pk})

    assert SocialAccount.objects.exists()


def test_the_profile_leads_to_connected_accounts(as_, ada, provider):
    assert "Connected accounts" in as_(ada).get("/me/profile/").content.decode()
    assert "You have connected no account elsewhere" in as_(ada).get("/accounts/3rdparty/").content.decode()


def test_a_second_factor_is_asked_for_all_the_same(as_, client, ada, provider):
    provider(sub="1")
    SocialAccount.objects.create(user=ada, provider="oidc", uid="1")
    Authenticator.objects.create(user=ada, type=Authenticator.Type.TOTP, data={"secret": "x"})

    answer = goes(client)

    assert answer.redirect_chain[-1][0] == "/accounts/2fa/authenticate/"
    assert not is_in(client)


# -- ORCID ------------------------------------------------------------------------------------------------------------


def test_signing_in_with_orcid_fills_the_profile(as_, ada, provider):
    goes(as_(ada), where="orcid", process="connect")

    ada.refresh_from_db()
    assert ada.orcid == ORCID
    assert SocialAccount.objects.get().extra_data == {}


def test_an_orcid_that_is_there_already_is_left(as_, ada, provider):
    Person.objects.filter(pk=ada.pk).update(orcid="0000-0001-5109-3700")

    goes(as_(ada), where="orcid", process="connect")

    ada.refresh_from_db()
    assert ada.orcid == "0000-0001-5109-3700"


def test_a_new_account_by_orcid_has_its_name_and_once_the_address_is_proven_the_id(client, db, provider):
    form = goes(client, where="orcid").content.decode()
    signs_up(client, "josiah@brown.example", given_name="Josiah", family_name="Carberry")
    unproven = Person.objects.get(email="josiah@brown.example").orcid
    confirms(client, "josiah@brown.example")

    assert 'value="Carberry"' in form
    assert (unproven, Person.objects.get(email="josiah@brown.example").orcid) == ("", ORCID)
