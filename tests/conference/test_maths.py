"""Formulas in Markdown: shown as MathML, never as anything else, and left as typed where they cannot be read."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.maths import ELEMENTS, MOST
from conference.rendering import LONGEST, TAGS, markdown, plain


def test_a_formula_is_shown_as_mathml():
    html = markdown("Let $E = mc^2$ hold.")

    assert '<math display="inline"><mrow><mi>E</mi><mo>=</mo>' in html
    assert html.endswith("</math> hold.</p>\n")


def test_a_formula_of_its_own_is_set_apart():
    assert '<math display="block">' in markdown("$$\\frac{a}{b}$$")


@pytest.mark.parametrize("typed", ["it costs $5 and $10", "$5-$10", "a $ b $ c", r"\$x\$", "`$x$`", "US$", "$"])
def test_dollars_are_no_formula(typed):
    assert "<math" not in markdown(typed)


@pytest.mark.parametrize("typed", ["$x^{$", "$}{$", r"$\left( x$", r"$\text{<b>x</b>}$", f"${'{' * 100}x{'}' * 100}$"])
def test_what_cannot_be_read_stays_as_typed(typed):
    assert "<math" not in markdown(typed)
    assert "$" in markdown(typed)
    assert "<b>" not in markdown(typed)


@pytest.mark.parametrize("typed", [r"$\href{javascript:alert(1)}{x}$", r"$\style{color:red}{y}$"])
def test_addresses_and_styles_are_left_out(typed):
    html = markdown(typed)

    assert "<math" in html
    assert ("href" in html, "style=" in html, "javascript" in html) == (False, False, False)


def test_mails_and_calendars_get_the_formula_as_it_was_written():
    assert plain("Let $E = mc^2$ hold.") == "Let E = mc^2 hold."


def test_a_text_of_formulas_only_is_shown_as_far_as_anybody_reads():
    assert markdown(" ".join(f"$x_{n}$" for n in range(MOST + 50))).count("<math") == MOST


@pytest.mark.parametrize("brick", ["$", "$a", "$a$", "$x^{", "$$", "$a b", r"$\frac{", r"$\left(", "$x_1^2$ "])
def test_no_formula_keeps_the_site_busy(brick):
    started = time.process_time()

    markdown(brick * (LONGEST // len(brick) + 1))

    assert time.process_time() - started < 1  # measured below 0.1; the rest is for slow machines


@given(st.text(alphabet="$\\{}()[]^_&<>ab1 \"'=frac", max_size=80))
def test_whatever_is_typed_nothing_but_harmless_elements_comes_out(typed):
    assert set(re.findall(r"</?([a-z0-9]+)", markdown(f"${typed}$"))) <= ELEMENTS | TAGS
