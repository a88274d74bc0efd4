"""A conference's accent and logo: set by organisers, the same for every visitor, allowed by a strict policy."""

import io
import re
from base64 import b64encode
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image, ImageDraw

from conference import actions
from conference.colours import accent_for
from conference.files import path_of
from conference.history import Refused
from conference.look import PROMISES, promises, remarks
from conference.models import Edition, Entry, File

LOOK = "/copro/manage/look/"


def picture(colour="teal", size=(300, 100)):
    drawn = Image.new("RGBA", size, (0, 0, 0, 0))
    ImageDraw.Draw(drawn).rectangle((0, 0, size[0] // 2, size[1]), fill=colour)
    ImageDraw.Draw(drawn).rectangle((size[0] // 2 + 20, 0, size[0] - 1, size[1]), fill=colour)
    target = io.BytesIO()
    drawn.save(target, "PNG")
    return target.getvalue()


def upload(data, name="logo.png"):
    return SimpleUploadedFile(name, data, content_type="image/png")


def styled(answer):
    """The style in the head of a page."""
    return re.findall(r"<style>(.*?)</style>", answer.content.decode())


def policy_of(answer):
    policy = answer.headers["Content-Security-Policy"]
    return dict(part.split(" ", 1) for part in policy.split("; "))


# -- The page ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [LOOK, LOOK + "logo/", LOOK + "?accent=%23ff0000"])
def test_only_organisers_find_it(as_, edition, track, tom, eve, ada, address):
    for stranger in (eve, ada, tom):
        assert as_(stranger).get(address).status_code == 404
        assert as_(stranger).post(address, {"accent": "#ff0000"}).status_code == 404
    assert as_(None).get(address).headers["Location"].startswith("/accounts/login/")


def test_organisers_of_another_conference_do_not_find_it(as_, edition, other_edition, eve):
    actions.appoint(other_edition, person=eve, role="organiser", by=None)

    assert as_(eve).get(LOOK).status_code == 404


def test_a_colour_and_a_logo_are_set(as_, edition, clara):
    answer = as_(clara).post(LOOK, {"accent": "#8A1F3D", "logo": upload(picture())})

    edition.refresh_from_db()
    assert (answer.status_code, answer.headers["Location"]) == (302, LOOK)
    assert (edition.accent, edition.logo.kind, edition.logo_width) == ("#8a1f3d", File.Kind.LOGO, 300)


def test_the_page_says_what_became_of_the_colour(as_, edition, clara):
    actions.set_look(edition, accent="#ffee00", by=clara)

    page = as_(clara).get(LOOK).content.decode()

    assert "On light pages #ffee00 is too light to be seen" in page
    assert accent_for("#ffee00").light.link in page


@pytest.mark.parametrize("typed", ["teal", "#12", "javascript:alert(1)", "#ggg000"])
def test_what_is_no_colour_is_told_at_the_field_and_stays_there(as_, edition, clara, typed):
    page = as_(clara).post(LOOK, {"accent": typed})

    edition.refresh_from_db()
    assert page.status_code == 200
    assert f'value="{typed}"' in page.content.decode()
    assert "is no colour" in page.content.decode()
    assert edition.accent == ""


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(b"<svg/>", "SVG files may carry scripts"), (b"%PDF-1.7", "no picture that we can read")],
)
def test_a_bad_file_is_told_and_the_colour_stays_as_typed(as_, edition, clara, data, sentence):
    page = as_(clara).post(LOOK, {"accent": "#123456", "logo": upload(data)}).content.decode()

    edition.refresh_from_db()
    assert sentence in page
    assert 'value="#123456"' in page
    assert (edition.accent, edition.logo) == ("", None)


def test_a_file_that_is_too_large_is_told(as_, edition, clara):
    page = as_(clara).post(LOOK, {"accent": "#123456", "logo": upload(b"x" * (5 * 1024 * 1024 + 1))})

    assert "5 MB at most" in page.content.decode()


def test_what_would_become_of_a_colour_is_told_without_saving_it(as_, edition, clara):
    browser = as_(clara)

    told = browser.get(LOOK, {"accent": "#0b5f6b"}).json()
    house = browser.get(LOOK, {"accent": ""}).json()
    wrong = browser.get(LOOK, {"accent": "teal"}).json()

    edition.refresh_from_db()
    assert told["tokens"] == accent_for("#0b5f6b").tokens()
    assert house["tokens"].keys() == told["tokens"].keys()
    assert (wrong["tokens"], "teal" in wrong["remarks"][0]) == ({}, True)
    assert edition.accent == ""


@pytest.mark.parametrize(
    ("colour", "on_light", "on_dark"),
    [
        ("#0b5f6b", "used as it is", "too dark to be seen: buttons, lines and links use"),
        ("#ffee00", "too light to be seen: buttons, lines and links use", "used as it is"),
        ("#d9480f", "too light for text: links use", "too dark for text: links use"),
    ],
)
def test_remarks_tell_of_each_theme(colour, on_light, on_dark):
    light, dark = remarks(colour)

    assert light.startswith(f"On light pages {colour} is {on_light}")
    assert dark.startswith(f"On dark pages {colour} is {on_dark}")


def test_every_colour_of_the_house_keeps_what_it_promises():
    broken = [pair for pair in promises() if min(pair["light"], pair["dark"]) < pair["least"]]

    assert len(promises()) == len(PROMISES) > 20
    assert broken == []


# -- The deed ------------------------------------------------------------------------------------------------------


def test_it_is_written_into_the_log(edition, clara):
    actions.set_look(edition, accent="#8a1f3d", logo=picture(), by=clara)

    entry = Entry.objects.get(deed="conference.set_look")
    assert (entry.edition, entry.by) == (edition, clara)
    assert entry.details == {"accent": "#8a1f3d", "has_new_logo": True, "has_logo": True}


def test_a_new_logo_takes_the_place_of_the_old_one_whose_file_goes(edition, clara, django_capture_on_commit_callbacks):
    before = actions.set_look(edition, accent="", logo=picture("teal"), by=clara)
    old = path_of(before.logo)

    with django_capture_on_commit_callbacks(execute=True):
        after = actions.set_look(edition, accent="", logo=picture("maroon"), by=clara)

    assert after.logo_version != before.logo_version
    assert (File.objects.filter(kind=File.Kind.LOGO).count(), old.exists()) == (1, False)
    assert path_of(after.logo).exists()


def test_without_a_new_one_the_logo_stays_until_it_is_removed(as_, edition, clara):
    actions.set_look(edition, accent="", logo=picture(), by=clara)

    as_(clara).post(LOOK, {"accent": "#123456"})
    assert Edition.objects.get().logo_id
    as_(clara).post(LOOK, {"accent": "#123456", "remove_logo": "on"})

    kept = Edition.objects.get()
    assert (kept.logo, kept.logo_version, kept.logo_width) == (None, "", None)
    assert File.objects.count() == 0


def test_what_is_no_colour_is_refused_whoever_asks(edition, clara):
    with pytest.raises(Refused, match="no colour"):
        actions.set_look(edition, accent="url(x)", by=clara)
    with pytest.raises(Refused, match="no colour"):
        actions.create_edition(edition.series, slug="next", kind="conference", accent="red", by=clara)


# -- Pages of the conference ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/copro/", "/copro/call/", "/copro/programme/"])
def test_public_pages_carry_the_style_and_the_policy_allows_that_very_style(as_, edition, clara, address):
    actions.set_look(edition, accent="#8a1f3d", by=clara)

    answer = as_(None).get(address)

    (style,) = styled(answer)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert style == accent_for("#8a1f3d").css()
    assert policy_of(answer)["style-src"] == f"'self' 'sha256-{digest}'"


def test_pages_are_the_same_for_everybody(as_, edition, clara, eve):
    actions.set_look(edition, accent="#8a1f3d", by=clara)

    assert as_(None).get("/copro/").content == as_(eve).get("/copro/").content


def test_without_a_colour_nothing_is_added(as_, edition, other_edition, clara):
    actions.set_look(edition, accent="#8a1f3d", by=clara)

    for answer in (as_(None).get("/other/"), as_(None).get("/"), as_(None).get("/copro/nothing/")):
        assert styled(answer) == []
        assert policy_of(answer)["style-src"] == "'self'"


def test_the_workbench_has_it_too(as_, edition, clara):
    actions.set_look(edition, accent="#8a1f3d", by=clara)

    answer = as_(clara).get("/copro/manage/")

    assert len(styled(answer)) == 1
    assert "'sha256-" in policy_of(answer)["style-src"]


def test_an_unchanged_page_keeps_the_policy_that_came_with_it(as_, edition, clara):
    """Browsers put a policy that comes with 304 in place of the one kept with the page."""
    actions.set_look(edition, accent="#8a1f3d", by=clara)
    browser = as_(None)
    first = browser.get("/copro/programme/")

    again = browser.get("/copro/programme/", headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304
    assert "Content-Security-Policy" not in again.headers


@pytest.mark.parametrize("change", [{"accent": "#123456"}, {"accent": "#8a1f3d", "logo": picture()}])
def test_a_released_page_is_new_when_the_look_is(as_, edition, clara, change):
    actions.set_look(edition, accent="#8a1f3d", by=clara)
    etag = as_(None).get("/copro/programme/").headers["ETag"]

    actions.set_look(edition, by=clara, **change)

    assert as_(None).get("/copro/programme/", headers={"If-None-Match": etag}).status_code == 200


# -- The logo ------------------------------------------------------------------------------------------------------


def test_the_logo_stands_in_the_header_at_its_size(as_, edition, clara):
    version = actions.set_look(edition, accent="", logo=picture(size=(480, 160)), by=clara).logo_version

    page = as_(None).get("/copro/").content.decode()

    assert f'src="/copro/logo/?v={version}" width="120" height="40" alt="CoPro"' in page


def test_beside_a_mere_symbol_the_name_stands(as_, edition, clara):
    actions.set_look(edition, accent="", logo=picture(size=(160, 160)), by=clara)

    page = as_(None).get("/copro/").content.decode()

    assert 'width="40" height="40" alt=""><span>CoPro</span>' in page


def test_under_the_address_of_its_version_the_logo_is_kept_for_good(as_, edition, clara):
    version = actions.set_look(edition, accent="", logo=picture(), by=clara).logo_version

    versioned, plain = as_(None).get(f"/copro/logo/?v={version}"), as_(None).get("/copro/logo/?v=old")

    assert versioned.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert plain.headers["Cache-Control"] == "public, no-cache"
    assert versioned.headers["Content-Type"] == "image/webp"
    assert versioned.headers["Content-Security-Policy"] == "default-src 'none'"
    assert b"".join(versioned.streaming_content)[8:12] == b"WEBP"
    plain.close()
    assert "Cookie" not in versioned.headers.get("Vary", "")


def test_without_a_logo_there_is_none(as_, edition, clara):
    assert as_(None).get("/copro/logo/").status_code == 404
    assert as_(clara).get(LOOK + "logo/").status_code == 404


def test_the_logo_of_what_is_not_public_is_seen_by_its_organisers_only(as_, edition, clara, eve):
    actions.set_look(edition, accent="", logo=picture(), by=clara)
    actions.publish_edition(edition, is_public=False, by=clara)

    assert as_(None).get("/copro/logo/").status_code == 404
    assert as_(eve).get("/copro/logo/").status_code == 404
    assert as_(eve).get(LOOK + "logo/").status_code == 404
    assert b"".join(as_(clara).get(LOOK + "logo/").streaming_content)[8:12] == b"WEBP"
    assert "/copro/logo/" not in as_(clara).get("/copro/manage/").content.decode()


def test_a_logo_costs_pages_no_query(as_, edition, clara, django_assert_num_queries):
    with CaptureQueriesContext(connection) as plain:
        as_(None).get("/copro/")
    actions.set_look(edition, accent="#8a1f3d", logo=picture(), by=clara)

    with django_assert_num_queries(len(plain)):
        as_(None).get("/copro/")
