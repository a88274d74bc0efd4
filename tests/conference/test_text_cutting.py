"""Texts cut to a length: whole words, closed quotations, never longer than asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.text.cutting import cut, open_quotes


@pytest.mark.parametrize("text", ["", "short", "x" * 20, "“quoted”"])
def test_what_fits_stays_as_it_is(text):
    assert cut(text, 20) == text


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("Residents and municipalities postpone", 24, "Residents and…"),
        ("Residents and municipalities postpone", 29, "Residents and municipalities…"),
        ("Your review of “Doors that open for all”", 36, "Your review of “Doors that open…”"),
        ("Ihr Gutachten zu „Türen, die sich öffnen“", 34, "Ihr Gutachten zu „Türen, die…“"),
        ("La vostra revisione di «Porte aperte»", 33, "La vostra revisione di «Porte…»"),
        ("“Doors” and windows that never open", 24, "“Doors” and windows…"),
        ("Doors, windows, and more", 20, "Doors, windows, and…"),
        ("開かれた政府と市民参加に関する研究の現状と課題について", 20, "開かれた政府と市民参加に関する研究の現…"),
    ],
)
def test_it_is_cut_after_a_word_and_its_quotation_closed(text, most, shown):
    assert cut(text, most) == shown


@given(st.text(alphabet="ab “”„«» ,", max_size=80), st.integers(20, 40))
def test_it_is_never_longer_than_asked_unless_quotations_alone_are(text, most):
    shown = cut(text, most)

    if len(open_quotes(text[:most])) < most // 2:
        assert len(shown) <= most
    if len(text) > most and not open_quotes(text[:most]):
        assert "…" in shown
