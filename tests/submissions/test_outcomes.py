"""What reviewing sets when decisions are released."""

import pytest

from conference.history import Refused
from conference.models import Entry
from submissions import actions
from submissions.models import Submission

Status = Submission.Status


@pytest.mark.parametrize(
    ("deed", "more", "status"),
    [
        (actions.accept, {}, Status.ACCEPTED),
        (actions.accept, {"as_poster": True}, Status.ACCEPTED_POSTER),
        (actions.ask_revision, {}, Status.REVISE),
        (actions.reject, {}, Status.REJECTED),
    ],
)
def test_a_decision_sets_the_status_and_keeps_its_secret(paper, clara, deed, more, status):
    decided = deed(paper, by=clara, **more)

    assert decided.status == status
    assert Entry.objects.latest("pk").secret == "decision"


def test_accepted_papers_are_found(paper, clara):
    actions.accept(paper, by=clara, as_poster=True)

    assert list(Submission.objects.accepted()) == [paper]


def test_neither_drafts_nor_withdrawn_papers_are_decided_on(complete_draft, ada, clara):
    with pytest.raises(Refused, match="draft"):
        actions.accept(complete_draft, by=clara)

    paper = actions.withdraw(actions.hand_in_abstract(complete_draft, by=ada), by=ada)
    with pytest.raises(Refused, match="Paper 1 has been withdrawn"):
        actions.reject(paper, by=clara)
