"""Sponsors of a conference: named by its organisers, with their logos on the front page."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conference import actions
from conference.files import path_of
from conference.history import Refused
from conference.models import File, Sponsor
from tests.conference.test_look import picture, upload

ROOM = "/copro/manage/pages/sponsors/"


@pytest.fixture
def sponsor(edition, clara):
    link = "https://acme.example/"
    return actions.add_sponsor(edition, name="Acme", level="Gold", link=link, logo=picture(), by=clara)


@pytest.fixture
def plain(edition, clara):
    """A sponsor without a logo."""
    return actions.add_sponsor(edition, name="City of Linz", level="Host", by=clara)


def test_the_front_page_shows_logos_by_level(as_, edition, plain, sponsor, clara):
    actions.add_sponsor(edition, name="University", level="Host", by=clara)

    html = as_(None).get("/copro/").content.decode()

    shown = html[html.index('id="sponsors"') :]
    assert re.findall(r"<h3>(.*?)</h3>", shown) == ["Host", "Gold"]
    assert shown.index("City of Linz") < shown.index("University") < shown.index("Acme")
    logo = f'src="/copro/sponsors/{sponsor.code}/logo/?v={sponsor.logo_version}" width="192" height="64" alt="Acme"'
    assert logo in shown
    assert '<a href="https://acme.example/" rel="noopener sponsored">' in shown


def test_who_adds_a_sponsor_is_told_whether_visitors_see_it(as_, edition, clara):
    said = []
    for is_public in (True, False):
        actions.publish_edition(edition, is_public=is_public, by=clara)
        said.append(as_(clara).post(ROOM, {"name": "Acme"}, follow=True).content.decode())

    assert ["stands on the front page" in page for page in said] == [True, False]
    assert "Visitors see it once the public pages are open" in said[1]


def test_without_sponsors_nothing_is_said(as_, edition):
    assert "Sponsors" not in as_(None).get("/copro/").content.decode()


def test_a_logo_may_be_kept_for_good_under_its_version(as_, sponsor):
    versioned = as_(None).get(f"/copro/sponsors/{sponsor.code}/logo/?v={sponsor.logo_version}")
    old = as_(None).get(f"/copro/sponsors/{sponsor.code}/logo/?v=old")

    assert versioned.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert old.headers["Cache-Control"] == "public, no-cache"
    assert b"".join(versioned.streaming_content)[8:12] == b"WEBP"
    assert "Cookie" not in versioned.headers.get("Vary", "")
    old.close()


def test_a_logo_is_found_at_its_own_public_conference_only(as_, edition, sponsor, plain, other_edition, clara):
    assert as_(None).get(f"/copro/sponsors/{plain.code}/logo/").status_code == 404
    assert as_(None).get(f"/other/sponsors/{sponsor.code}/logo/").status_code == 404

    actions.publish_edition(edition, is_public=False, by=clara)

    assert as_(None).get(f"/copro/sponsors/{sponsor.code}/logo/").status_code == 404
    before_others = as_(clara).get(f"/copro/sponsors/{sponsor.code}/logo/")
    assert "no-store" in before_others.headers["Cache-Control"]
    assert b"".join(as_(clara).get(f"{ROOM}{sponsor.code}/logo/").streaming_content)[8:12] == b"WEBP"
    before_others.close()


def test_only_organisers_find_the_room(as_, track, sponsor, tom, eve, ada):
    for address in (ROOM, f"{ROOM}{sponsor.code}/", f"{ROOM}{sponsor.code}/logo/"):
        for stranger in (eve, ada, tom):
            assert as_(stranger).get(address).status_code == 404
        assert as_(None).get(address).headers["Location"].startswith("/accounts/login/")
    for deed in ("", "move/", "remove/"):
        assert as_(tom).post(f"{ROOM}{sponsor.code}/{deed}", {"name": "Mine"}).status_code == 404
    assert Sponsor.objects.get().name == "Acme"


def test_organisers_of_another_conference_do_not_reach_a_sponsor(as_, sponsor, other_edition, eve):
    actions.appoint(other_edition, person=eve, role="organiser", by=None)

    for room in (ROOM, "/other/manage/pages/sponsors/"):
        assert as_(eve).get(f"{room}{sponsor.code}/").status_code == 404
        assert as_(eve).post(f"{room}{sponsor.code}/remove/").status_code == 404


def test_a_sponsor_is_added_on_the_page(as_, edition, clara):
    assert "There is no sponsor yet." in as_(clara).get(ROOM).content.decode()

    answer = as_(clara).post(ROOM, {"name": "Acme", "level": "Gold", "link": "acme.example", "logo": upload(picture())})

    sponsor = Sponsor.objects.get()
    assert answer.headers["Location"] == ROOM
    assert (sponsor.name, sponsor.level, sponsor.link) == ("Acme", "Gold", "https://acme.example")
    assert (sponsor.logo.kind, sponsor.logo_width) == (File.Kind.LOGO, 300)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": ""}, "This field is required."),
        ({"link": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"logo": b"<svg/>"}, "SVG files may carry scripts"),
        ({"logo": b"%PDF-1.7"}, "no picture that we can read"),
        ({"logo": b"x" * (5 * 1024 * 1024 + 1)}, "5 MB at most"),
    ],
)
def test_bad_input_is_told_and_nothing_typed_is_lost(as_, edition, clara, change, sentence):
    fields = {"name": "Acme", "level": "Gold of Typing"} | change
    if "logo" in fields:
        fields["logo"] = upload(fields["logo"])

    html = as_(clara).post(ROOM, fields).content.decode()

    assert sentence in html
    assert "Gold of Typing" in html
    assert (Sponsor.objects.count(), File.objects.count()) == (0, 0)


def test_a_good_picture_beside_a_bad_field_must_be_chosen_again_and_that_is_said(as_, edition, clara):
    html = as_(clara).post(ROOM, {"name": "", "logo": upload(picture())}).content.decode()

    assert "Please choose the picture once more" in html


def test_a_new_logo_takes_the_place_of_the_old_one(as_, sponsor, clara, django_capture_on_commit_callbacks):
    old = path_of(sponsor.logo)

    with django_capture_on_commit_callbacks(execute=True):
        as_(clara).post(f"{ROOM}{sponsor.code}/", {"name": "Acme Ltd", "logo": upload(picture("maroon"))})

    sponsor.refresh_from_db()
    assert (sponsor.name, sponsor.level, sponsor.link) == ("Acme Ltd", "", "")
    assert (File.objects.count(), old.exists(), path_of(sponsor.logo).exists()) == (1, False, True)


def test_a_logo_stays_until_it_is_removed(as_, sponsor, clara):
    as_(clara).post(f"{ROOM}{sponsor.code}/", {"name": "Acme"})
    sponsor.refresh_from_db()
    assert sponsor.logo_id

    as_(clara).post(f"{ROOM}{sponsor.code}/", {"name": "Acme", "remove_logo": "on"})

    sponsor.refresh_from_db()
    assert (sponsor.logo, sponsor.logo_version, sponsor.logo_width) == (None, "", None)
    assert not File.objects.exists()


def test_who_saves_second_is_told(as_, sponsor, clara):
    browser = as_(clara)
    marks = re.search(r'name="seen" value="([^"]*)"', browser.get(f"{ROOM}{sponsor.code}/").content.decode())[1]
    actions.edit_sponsor(sponsor, name="Acme", level="Silver", link=sponsor.link, by=clara)

    html = browser.post(
        f"{ROOM}{sponsor.code}/", {"name": "Acme", "level": "Bronze", "link": sponsor.link, "seen": marks}
    ).content.decode()

    sponsor.refresh_from_db()
    assert "Somebody else has saved changes" in html
    assert "Silver" in html and "Bronze" in html
    assert sponsor.level == "Silver"


def test_sponsors_are_moved_and_removed(as_, sponsor, plain, clara, django_capture_on_commit_callbacks):
    old = path_of(sponsor.logo)
    as_(clara).post(f"{ROOM}{plain.code}/move/", {"up": ""})
    assert list(sponsor.edition.sponsors.order_by("position")) == [plain, sponsor]

    with django_capture_on_commit_callbacks(execute=True):
        as_(clara).post(f"{ROOM}{sponsor.code}/remove/")

    assert list(Sponsor.objects.all()) == [plain]
    assert not old.exists()


def test_a_bad_picture_is_refused_whoever_asks(edition, clara):
    with pytest.raises(Refused, match="no picture"):
        actions.add_sponsor(edition, name="Acme", logo=b"%PDF", by=clara)
    assert not Sponsor.objects.exists()


@pytest.mark.parametrize("address", [ROOM, "/copro/"])
def test_pages_cost_the_same_for_few_and_many(as_, edition, clara, address, django_assert_num_queries):
    browser = as_(clara)
    add_many(edition, range(3))
    with CaptureQueriesContext(connection) as few:
        browser.get(address)
    add_many(edition, range(3, 30))

    with django_assert_num_queries(len(few)):
        html = browser.get(address).content.decode()

    assert "Sponsor 29" in html


def add_many(edition, numbers):
    Sponsor.objects.bulk_create(Sponsor(edition=edition, name=f"Sponsor {n}", position=n) for n in numbers)
