"""What a first visit has to fetch: joined, and no heavier than we promise."""

import gzip

import pytest

from conference.project import bundles
from conference.project.bundles import BUNDLES, SOURCES, joined, write_bundles
from conference.project.typeface import FILES, webfont

MOST = 30_000  # bytes of style sheets, and of scripts, compressed
MOST_OF_A_FACE = 20_000


@pytest.mark.parametrize("name", BUNDLES)
def test_a_bundle_is_light(name):
    assert len(gzip.compress(joined(name).encode(), 9)) < MOST


@pytest.mark.parametrize("name", FILES)
def test_a_face_is_light(name):
    face = webfont(name)

    assert face[:4] == b"wOF2"
    assert len(face) < MOST_OF_A_FACE


def test_every_script_is_in_a_bundle():
    joined_ones = {path for paths in BUNDLES.values() for path in paths} | {"js/first-paint.js"}

    assert {f"js/{path.name}" for path in (SOURCES / "js").glob("*.js")} <= joined_ones


def test_scripts_do_not_share_names():
    assert joined("convoke/work.js").count("DOMContentLoaded") == len(BUNDLES["convoke/work.js"])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("site")


@pytest.fixture
def page(folder):
    """The only page of a site on which nothing else is written."""
    page = folder / "page.html"
    page.write_text('<p class="card">')
    return page


@pytest.fixture
def sheet(page, folder, settings, monkeypatch):
    """The joined style sheet as it was written, with a line that only a new writing takes away."""
    settings.DATA = folder
    monkeypatch.setattr(bundles, "writings", lambda: [page])
    sheet = write_bundles() / "convoke/all.css"
    sheet.write_text(f"{sheet.read_text()}/* old */")
    yield sheet
    bundles.bootstrap.cache_clear()


def test_bundles_are_not_made_again_while_nothing_changes(sheet):
    write_bundles()

    assert sheet.read_text().endswith("/* old */")


def test_a_page_with_another_class_renews_them(sheet, page):
    page.write_text('<p class="offcanvas">')

    write_bundles()

    assert ".offcanvas{" in sheet.read_text()
    assert not sheet.read_text().endswith("/* old */")


def test_a_lost_bundle_comes_back(sheet):
    sheet.unlink()

    write_bundles()

    assert sheet.is_file()
