"""Pages, links and mails in several languages: the address names the language, or a page of a person its person."""

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_script_prefix, reverse, set_script_prefix
from django.utils import translation

from conference import actions
from conference.languages import parted, site_in, speaking
from conference.models import FormerSlug, Message, Person, Role


def german(text):
    """The German words for it, which are not the English ones."""
    with translation.override("de"):
        said = translation.gettext(text)
    assert said != text
    return said


def links_of(page):
    return re.findall(r'href="(/[^"]*)"', page.partition('<nav class="languages"')[0])


def language_links(page):
    return re.findall(r'<a href="([^"]*)" lang="(\w+)" hreflang="\w+"( aria-current="true")?>', page)


@pytest.fixture
def german_ada(ada):
    ada.language = "de"
    ada.save()
    return ada


@pytest.fixture
def bilingual(edition):
    edition.name = {"en": "Conference on Co-Production", "de": "Konferenz zur Koproduktion"}
    edition.languages = ["en", "de"]
    edition.save()
    return edition


def test_a_public_page_without_a_language_is_english_for_everybody(client, as_, german_ada, bilingual):
    plain = client.get("/copro/")

    assert '<html lang="en" dir="ltr">' in plain.text
    assert plain.headers["Content-Language"] == "en"
    assert "Vary" not in plain.headers or "Cookie" not in plain.headers["Vary"]
    assert client.get("/copro/", headers={"accept-language": "de"}).content == plain.content
    assert as_(german_ada).get("/copro/").content == plain.content


def test_the_address_names_the_language(client, bilingual):
    page = client.get("/de/copro/")

    assert '<html lang="de" dir="ltr">' in page.text
    assert page.headers["Content-Language"] == "de"
    assert re.search("<h1[^>]*>Konferenz zur Koproduktion</h1>", page.text)
    assert german("Read the call") in page.text


def test_links_of_a_page_stay_in_its_language(client, bilingual, track):
    for address in ("/de/", "/de/copro/", "/de/copro/call/", "/de/accounts/login/", "/de/verify/"):
        links = [link for link in links_of(client.get(address).text) if not link.startswith("/static/")]

        assert links
        assert [link for link in links if not link.startswith("/de/")] == []


def test_nothing_of_a_language_stays_behind(client, bilingual):
    client.get("/de/copro/")

    assert get_script_prefix() == "/"
    assert translation.get_language() == "en"
    assert reverse("conference:front") == "/"


def test_neither_does_it_after_an_error(client, monkeypatch, bilingual):
    monkeypatch.setattr("conference.views.public.call_of", lambda edition: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        client.get("/de/copro/")

    assert get_script_prefix() == "/"
    assert translation.get_language() == "en"


def test_english_has_one_address(client, as_, ada, edition):
    moved = client.get("/en/copro/?a=b")

    assert (moved.status_code, moved.headers["Location"]) == (301, "/copro/?a=b")
    assert client.get("/en/").headers["Location"] == "/"
    assert as_(ada).get("/en/me/").headers["Location"] == "/me/"


def test_an_address_without_its_last_slash_keeps_its_language(client, edition):
    assert client.get("/de/copro").headers["Location"] == "/de/copro/"
    assert client.get("/de").headers["Location"] == "/de/"


def test_what_does_not_exist_is_missing_in_every_language(client, edition):
    assert client.get("/de/nothing/").status_code == 404
    assert client.get("/en/nothing/", follow=True).status_code == 404
    assert client.get("/fr/copro/").status_code == 404
    assert client.get("/de/de/copro/").status_code == 404


def test_a_former_address_leads_on_in_the_same_language(client, edition):
    FormerSlug.objects.create(edition=edition, slug="e")

    assert client.get("/de/e/call/").headers["Location"] == "/de/copro/call/"


def test_signing_in_is_asked_for_in_the_language_of_the_page(client, edition):
    asked = client.get("/de/me/profile/")

    assert asked.headers["Location"] == "/de/accounts/login/?next=/de/me/profile/"


def test_the_pages_of_a_person_speak_that_persons_language(as_, german_ada, edition):
    page = as_(german_ada).get("/me/").text

    assert '<html lang="de" dir="ltr">' in page
    assert f"<h1>{german('My work')}</h1>" in page
    assert 'href="/de/me/profile/"' in page
    assert '<a href="/de/me/" aria-current="page">' in page


def test_an_address_with_a_language_wins_over_the_person(as_, german_ada, edition):
    assert '<html lang="it" dir="ltr">' in as_(german_ada).get("/it/me/").text
    assert '<html lang="en" dir="ltr">' in as_(german_ada).get("/en/me/").text


def test_somebody_whose_language_is_not_spoken_reads_english(as_, ada, edition):
    ada.language = "fr"
    ada.save()

    assert '<html lang="en" dir="ltr">' in as_(ada).get("/me/").text


def test_after_signing_in_my_work_comes_in_the_language_of_the_person(client, german_ada):
    german_ada.set_password("co-production")
    german_ada.save()

    answer = client.post("/accounts/login/", {"login": german_ada.email, "password": "co-production"})

    assert answer.headers["Location"] == "/de/me/"


def test_a_person_chooses_the_language(as_, ada):
    browser = as_(ada)

    saved = browser.post("/me/profile/", {"family_name": "Lovelace", "language": "de"}, follow=True)

    ada.refresh_from_db()
    assert ada.language == "de"
    assert saved.redirect_chain == [("/de/me/profile/", 302)]
    assert german("Your profile is saved.") in saved.text


def test_who_signs_up_gets_the_language_of_the_page(client, db):
    fields = {"given_name": "Nora", "family_name": "New", "email": "nora@nora.example", "password1": "co-production"}

    client.post("/de/accounts/signup/", fields)

    assert Person.objects.get(email="nora@nora.example").language == "de"


@pytest.mark.django_db(transaction=True)
def test_a_sign_in_code_comes_in_the_language_of_the_person(client, german_ada):
    client.post("/accounts/login/code/", {"email": german_ada.email})

    message = Message.objects.get(address=german_ada.email)
    assert message.subject.endswith(german("%(code)s is your sign-in code").removeprefix("%(code)s"))


def test_the_menu_leads_to_this_page_in_every_language(client, as_, german_ada, edition):
    public = language_links(client.get("/de/copro/call/?a=b").text)
    personal = language_links(as_(german_ada).get("/me/").text)

    assert [(url, code) for url, code, _ in public] == [
        ("/copro/call/?a=b", "en"),
        ("/de/copro/call/?a=b", "de"),
        ("/it/copro/call/?a=b", "it"),
        ("/es/copro/call/?a=b", "es"),
    ]
    assert [code for _, code, is_current in public if is_current] == ["de"]
    assert [url for url, _, _ in personal] == ["/en/me/", "/de/me/", "/it/me/", "/es/me/"]


def test_search_engines_are_told_the_address_in_each_language(client, as_, ada, edition):
    page = client.get("/de/copro/?a=b").text

    assert '<link rel="canonical" href="http://testserver/de/copro/">' in page
    assert '<link rel="alternate" hreflang="it" href="http://testserver/it/copro/">' in page
    assert '<link rel="alternate" hreflang="en" href="http://testserver/copro/">' in page
    assert '<link rel="alternate" hreflang="x-default" href="http://testserver/copro/">' in page
    assert "hreflang=" not in as_(ada).get("/me/").text.partition("<body")[0]


def test_a_public_page_costs_the_same_in_every_language(client, edition, django_assert_num_queries):
    with CaptureQueriesContext(connection) as english:
        client.get("/copro/")

    with django_assert_num_queries(len(english)):
        client.get("/de/copro/")


def test_a_mail_speaks_and_links_in_the_language_of_its_reader(edition, clara, german_ada):
    with speaking("it"):
        invitation = actions.invite(edition, person=german_ada, role=Role.CHAIR, by=clara)

    message = Message.objects.get(person=german_ada)
    assert german("Dear %(name)s,") % {"name": "Ada Lovelace"} in message.text
    assert german("Kind regards") in message.text
    assert f"http://testserver/de/invitations/{invitation.code}/" in message.text


def test_a_mail_to_an_english_reader_has_plain_links_whoever_causes_it(edition, clara, ada):
    with speaking("de"):
        invitation = actions.invite(edition, person=ada, role=Role.CHAIR, by=clara)

    text = Message.objects.get(person=ada).text
    assert f"http://testserver/invitations/{invitation.code}/" in text
    assert "Kind regards" in text


def test_the_link_of_an_invitation_is_good_in_every_language(client, edition, clara, ada):
    actions.invite(edition, person=ada, role=Role.CHAIR, by=clara)
    link = re.search(r"/invitations/\S+", Message.objects.get(person=ada).text)[0]

    assert client.get(f"/es{link}").status_code == 200
    assert client.post(f"/de{link}", {"answer": "accept"}).headers["Location"] == f"/de{link}"
    assert Role.objects.filter(person=ada, role=Role.CHAIR).exists()


def test_arabic_would_run_from_right_to_left(client, settings, edition):
    settings.LANGUAGES = [*settings.LANGUAGES, ("ar", "العربية")]

    assert '<html lang="ar" dir="rtl">' in client.get("/ar/copro/").text


def test_a_text_in_another_language_than_the_page_says_so(client, bilingual):
    bilingual.tagline = {"en": "Together"}
    bilingual.save()

    assert '<p class="lead" lang="en">Together</p>' in client.get("/de/copro/").text
    assert '<p class="lead">Together</p>' in client.get("/copro/").text


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("/de/copro/", ("de", "/copro/")),
        ("/de/", ("de", "/")),
        ("/de", ("", "/de")),
        ("/demo/mail/", ("", "/demo/mail/")),
        ("/", ("", "/")),
    ],
)
def test_the_language_is_taken_off_an_address(path, parts):
    assert parted(path) == parts


def test_a_site_that_is_mounted_below_a_path_keeps_it():
    set_script_prefix("/conferences/")
    try:
        with speaking("de"), speaking("it"):
            assert get_script_prefix() == "/conferences/it/"
        assert get_script_prefix() == "/conferences/"
    finally:
        set_script_prefix("/")


def test_the_address_of_the_site_depends_on_the_language_alone():
    with speaking("it"):
        assert (site_in("en"), site_in("de")) == ("http://testserver", "http://testserver/de")


def test_a_form_that_waits_for_the_password_is_found_again(as_, german_ada):
    german_ada.set_password("co-production")
    german_ada.save()
    browser = as_(german_ada)

    asked = browser.post("/de/accounts/2fa/totp/activate/", {"code": "123456"})
    resumed = browser.post(asked.headers["Location"], {"password": "co-production"})

    assert asked.headers["Location"].startswith("/de/accounts/reauthenticate/")
    assert resumed.status_code in (200, 302)


def test_a_personal_page_costs_the_same_in_every_language(as_, german_ada, django_assert_num_queries):
    browser = as_(german_ada)
    with CaptureQueriesContext(connection) as english:
        browser.get("/en/me/profile/")

    with django_assert_num_queries(len(english)):
        browser.get("/me/profile/")


def test_no_template_writes_an_address_by_hand():
    """Only {% url %} and get_absolute_url stay in the language of the page."""
    written = {
        f"{path.name}: {address}"
        for path in (settings.ROOT / "templates").rglob("*.*")
        for address in re.findall(
            r"""(?:(?:href|action|src|data-[\w-]+|hx-\w+)=["']|next=|\{\{ ?site_url ?\}\})/[^"'\s]*""", path.read_text()
        )
        if path.parts[-2] != "email"  # there site_url names the language
    }

    assert written == set()


def test_no_template_writes_dates_in_english_order():
    """The tags day and moment and the filters day_of, to_the_minute know the order of each language."""
    written = {
        f"{path.name}: {form}"
        for path in (settings.ROOT / "templates").rglob("*.*")
        for form in re.findall(
            r"""\|date:["'][^"']*[jFM][^"']*["']|\{% day \S+ "(?!long|full|short)[^"]*" """, path.read_text()
        )
    }

    assert written == set()
