"""Markdown and odd characters as text that every reader takes."""

import pytest

from conference.published.prose import clean, one_line, plain


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("We **open** *doors*.", "We open doors."),
        ("# Head\n\nBody", "Head\n\nBody"),
        ("one\ntwo  \nthree", "one two\nthree"),
        ("- a\n- b\n  - c\n\nafter", "- a\n- b\n  - c\n\nafter"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("[data](https://example.org)", "data (https://example.org)"),
        ("<https://example.org>", "https://example.org"),
        ("<ada@example.org>", "ada@example.org"),
        ("`code` and <b>tags</b>", "code and <b>tags</b>"),
        ("```\nx = 1\n```", "x = 1"),
        ("![a portrait](p.png)", "a portrait"),
        ("Fish &amp; chips", "Fish & chips"),
        ("", ""),
    ],
)
def test_markdown_becomes_text(markdown, text):
    assert plain(markdown) == text


def test_characters_that_kill_readers_go():
    assert clean("a\x00b\x1bc\ud800d\r\ne\u2028f") == "abcd\ne\nf"


def test_a_title_is_one_line():
    assert one_line(" A\n  title\t") == "A title"
