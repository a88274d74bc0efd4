"""ISSNs: read as people write them, refused when the check digit is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.issn import check_digit, issn_of


@pytest.mark.parametrize("typed", ["2075-9517", "20759517", " ISSN 2075-9517 ", "issn: 2075–9517"])
def test_it_is_read_as_people_write_it(typed):
    assert issn_of(typed) == "2075-9517"


def test_the_last_may_be_an_x():
    assert issn_of("2434-561x") == "2434-561X"


@pytest.mark.parametrize("typed", ["", "2075-9518", "2075-951", "2075-95177", "X075-9517", "2434-561"])
def test_what_is_none_is_none(typed):
    assert issn_of(typed) == ""


@given(st.text("0123456789", min_size=7, max_size=7), st.integers(0, 6), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_always_found(seven, at, other):
    issn = seven + check_digit(seven)
    wrong = issn[:at] + other + issn[at + 1 :]

    assert issn_of(issn)
    assert bool(issn_of(wrong)) == (wrong == issn)
