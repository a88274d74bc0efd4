"""How many words a paper has: told beside the other findings where the call says how many it may have."""

import pytest

from submissions.checks import check_pdf
from submissions.uploads import words_asked_for
from tests.submissions.test_checks import paper

TEXT = "one two three four five\nReferences\nsix seven"


@pytest.fixture
def words(tmp_path):
    """The finding about words in a paper of five words and a list of references."""

    def words(**asked):
        path = tmp_path / "paper.pdf"
        path.write_bytes(paper(TEXT))
        asked = {"least": None, "most": None, "with_references": False} | asked
        return next(finding for finding in check_pdf(path, words=asked) if finding.code == "words")

    return words


def test_references_are_not_counted_unless_the_call_says_so(words):
    assert words(most=5).sentence == "The paper has about 5 words, references not counted."
    assert words(most=8, with_references=True).sentence == "The paper has about 8 words."


@pytest.mark.parametrize(("asked", "told"), [({"most": 4}, "at most 4"), ({"least": 6}, "at least 6")])
def test_too_many_or_too_few_are_a_warning_for_a_pdf_can_only_be_estimated(words, asked, told):
    finding = words(**asked)

    assert finding.severity.value == "warn"
    assert told in finding.sentence


def test_where_the_call_names_no_number_nothing_is_counted(tmp_path, kind):
    path = tmp_path / "paper.pdf"
    path.write_bytes(paper(TEXT))

    assert words_asked_for(kind) == {}
    assert "words" not in {finding.code for finding in check_pdf(path)}


def test_the_limits_of_the_contribution_type_are_asked_for(kind):
    kind.max_paper_words, kind.counts_references = 8000, True

    assert words_asked_for(kind) == {"words": {"least": None, "most": 8000, "with_references": True}}
