"""What a first visit has to fetch: joined, and no heavier than we promise."""

import gzip

import pytest

from conference.project.bundles import BUNDLES, SOURCES, joined
from conference.project.typeface import FILES, webfont

MOST = 45_000  # bytes of style sheets, and of scripts, compressed
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
