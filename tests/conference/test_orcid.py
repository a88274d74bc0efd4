"""ORCID iDs are recognised in every usual spelling, and a mistyped one is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.orcid import orcid_is_valid, orcid_of


@pytest.mark.parametrize(
    "written",
    [
        "0000-0002-1825-0097",
        " 0000000218250097 ",
        "https://orcid.org/0000-0002-1825-0097",
        "http://www.orcid.org/0000-0002-1825-0097/",
    ],
)
def test_every_usual_spelling_is_the_same_id(written):
    assert orcid_of(written) == "0000-0002-1825-0097"


def test_the_check_character_ten_is_an_x():
    assert orcid_of("0000-0002-1694-233x") == "0000-0002-1694-233X"


@pytest.mark.parametrize(
    "written",
    ["", "0000-0002-1825-0098", "0000-0002-1825-009", "0000-0002-1825-00977", "٠٠٠٠-0002-1825-0097", "example.org"],
)
def test_what_is_no_id_is_refused(written):
    assert not orcid_is_valid(written)


@given(st.integers(0, 15), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(place, step):
    digits = "0000000218250097"
    wrong = digits[:place] + str((int(digits[place]) + step) % 10) + digits[place + 1 :]

    assert not orcid_is_valid(wrong)
