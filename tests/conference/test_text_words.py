"""Words and vectors of texts: any script, any accent, any spelling of co-production; similarity of texts."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conference.text.vectors import similarity
from conference.text.words import Reader, folded


def stems(text):
    return [word.stem for word in Reader().words(text)]


@pytest.mark.parametrize("spelling", ["co-production", "Co-Production", "coproduction", "co\u2010produc\u00adtion"])
def test_one_word_however_it_is_hyphenated(spelling):
    assert stems(spelling) == ["coproduct"]


def test_other_hyphens_part_words():
    assert stems("state-of-the-art citizen-centred design -- again") == ["state", "art", "citizen", "centr", "design"]


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("Köln", "koln"),
        ("Straße", "strasse"),
        ("Łódź", "lodz"),
        ("naïve", "naive"),
        ("Ærø", "aero"),
        ("Ελλάδα", "ελλαδα"),
    ],
)
def test_accents_do_not_part_equal_words(printed, plain):
    assert folded(printed) == plain


def test_words_are_kept_as_printed_beside_their_stem():
    assert [tuple(word) for word in Reader().words("Naïve Citizens’ ﬁnances")] == [
        ("naïve", "naiv"),
        ("citizens", "citizen"),
        ("finances", "financ"),
    ]


def test_function_words_numbers_and_single_letters_are_left_out():
    assert stems("The R of it in 2024, and 3 more") == []


def test_scripts_without_spaces_are_read_sign_by_sign_and_vowel_signs_stay():
    assert stems("公共 हिन्दी") == ["公", "共", "हिन्दी"]


def test_texts_on_one_subject_are_nearer_than_others():
    near = similarity(["Trust in public services", "Public service and trust", "Asphalt roads"])

    assert near[0, 1] > 0.3
    assert near[0, 2] == near[1, 2] == 0


def test_no_texts_and_empty_texts_are_no_error():
    assert similarity([]).shape == (0, 0)
    assert similarity(["", "..."]).tolist() == [[1, 0], [0, 1]]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), max_size=6))
def test_similarity_of_any_texts_is_symmetric_between_none_and_one(texts):
    near = similarity(texts)

    assert near.shape == (len(texts), len(texts))
    assert np.array_equal(near, near.T)
    assert (np.diag(near) == 1).all()
    assert near.size == 0 or (near.min() >= 0 and near.max() <= 1)
    assert np.array_equal(near, similarity(texts))
