"""Texts with placeholders: a closed set of names, and nothing that somebody typed is ever evaluated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.placeholders import Problem, escaped, names, problems, render

KNOWN = ["name", "title", "decision"]


def test_names_are_replaced_by_their_values():
    assert render("Dear {name},\n{title}", {"name": "Ada", "title": "On engines"}) == "Dear Ada,\nOn engines"


def test_what_depends_on_a_value_is_said_only_with_it():
    text = "A{if decision} {decision}{/if}."

    assert (render(text, {"decision": "Accepted"}), render(text, {"decision": " "})) == ("A Accepted.", "A.")


def test_a_condition_alone_on_its_line_leaves_no_empty_line():
    text = "One\n{if decision}\n{decision}\n{/if}\nTwo\n"

    assert render(text, {"decision": "Yes"}) == "One\nYes\nTwo\n"
    assert render(text, {}) == "One\nTwo\n"


def test_two_braces_stand_for_one():
    assert render("{{name}} {name}", {"name": "Ada"}) == "{name} Ada"
    assert problems("{{name}}", []) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{nmae}", Problem("unknown", "nmae")),
        ("{}", Problem("unknown", "")),
        ("{name.__class__}", Problem("unknown", "name.__class__")),
        ("{{% include 'x' %}", Problem("brace", "}")),
        ("{if nmae}x{/if}", Problem("unknown", "nmae")),
        ("{name", Problem("brace", "{")),
        ("name}", Problem("brace", "}")),
        ("{if name}x", Problem("unclosed", "name")),
        ("x{/if}", Problem("unopened", "/if")),
        ("{if name}{if title}x{/if}{/if}", Problem("nested", "title")),
    ],
)
def test_what_cannot_be_filled_is_told(text, problem):
    assert problem in problems(text, KNOWN)


def test_a_title_that_looks_like_a_placeholder_stays_a_title():
    values = {"title": "{decision} {if name}{{ settings.SECRET_KEY }}{/if}", "decision": "Accepted", "name": "Ada"}

    assert render("{title}", values) == values["title"]


@given(st.text(), st.text())
def test_a_value_is_printed_as_it_is_whatever_it_holds(title, name):
    assert render("<{title}|{name}>", {"title": title, "name": name}) == f"<{title}|{name}>"


@given(st.text(alphabet="ab{}/if \n"))
def test_every_text_is_read_to_its_end(text):
    problems(text, KNOWN)
    render(text, dict.fromkeys(KNOWN, "x"))


@given(st.text())
def test_an_escaped_text_prints_itself(text):
    assert problems(escaped(text), []) == []
    assert render(escaped(text), {}) == text


@given(st.lists(st.sampled_from(KNOWN)))
def test_the_names_of_a_text_are_those_it_prints(chosen):
    assert names(" ".join(f"{{{name}}}" for name in chosen)) == set(chosen)
