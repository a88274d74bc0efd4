"""Markdown of users: safe, and quick whatever somebody types."""

import re
import time

import pytest

from conference.rendering import LONGEST, markdown, plain

BRICKS = [
    "[",
    "![",
    "![[]",
    "[a](",
    "[](",
    "[[a]]",
    "*a_ ",
    "**a ",
    "> ",
    "- ",
    "* x\n",
    "` ",
    "``",
    "<a ",
    "<![CDATA[",
]


@pytest.mark.parametrize("render", [markdown, plain])
@pytest.mark.parametrize("brick", BRICKS)
def test_no_text_keeps_the_site_busy(render, brick):
    started = time.process_time()

    render(brick * (LONGEST // len(brick) + 1))

    assert time.process_time() - started < 2  # measured below 0.2; what is not linear takes minutes


@pytest.mark.parametrize("render", [markdown, plain])
def test_what_is_longer_than_a_page_bears_is_cut_and_says_so(render):
    assert len(render("a" * (LONGEST + 1000))) < LONGEST + 20
    assert "a…" in render("a" * (LONGEST + 1000))
    assert "…" not in render("a" * LONGEST)


def test_links_work_and_pictures_do_not_load():
    assert '<a href="https://x.example"' in markdown("[here](https://x.example)")
    assert "<img" not in markdown("![a picture](https://x.example/spy.png)")


def test_brackets_beyond_counting_stay_as_typed():
    assert markdown("[" * 600).count("[") == 600


def test_scripts_and_their_addresses_are_not_let_in():
    html = markdown("<script>alert(1)</script> [x](javascript:alert(1)) <b onclick=x>b</b>")

    assert "<script" not in html
    assert 'href="javascript' not in html
    assert "<b " not in html


@pytest.mark.parametrize(
    ("typed", "top", "levels"),
    [
        ("# A\n## B\n# C", 3, ["h3", "h4", "h3"]),
        ("### A\n##### B\n# C", 2, ["h2", "h3", "h2"]),
        ("## A\n#### B\n### C", 4, ["h4", "h5", "h5"]),
        ("# A\n## B\n### C", 5, ["h5", "h6", "h6"]),
    ],
)
def test_headings_follow_those_of_the_page_without_a_gap(typed, top, levels):
    assert re.findall(r"<(h\d)>.</\1>", markdown(typed, top)) == levels
