"""What My work and the workbench tell about papers."""

import pytest

from conference import actions as conference_actions
from submissions import actions
from submissions.rooms import cards, duties, rooms
from tests.cast import in_days


def test_a_draft_is_a_duty_with_its_deadline(draft, ada, viewer, track):
    (duty,) = duties(viewer(ada))

    assert duty.title == "Untitled draft"
    assert duty.next_step == "Continue the draft"
    assert duty.due == track.deadlines.get(stage="abstract").closes_at


def test_a_reviewer_has_no_duty_here(paper, ravi, reviewed_by, viewer):
    reviewed_by(paper, ravi)

    assert duties(viewer(ravi)) == []


def test_the_workbench_has_rooms_for_who_manages(track, tom, eve, edition, viewer):
    assert [room.key for room in rooms(viewer(tom), edition)] == ["submissions", "conflicts"]
    assert rooms(viewer(eve), edition) == []
    assert cards(viewer(eve), edition) == []


def test_the_overview_counts_what_the_viewer_handles(paper, tom, clara, edition, viewer):
    actions.declare_conflict(paper, person=tom, by=None)

    assert cards(viewer(clara), edition)[0].figure == "1"
    assert cards(viewer(tom), edition)[0].figure == "0"


@pytest.mark.parametrize(
    ("deed", "sentence"),
    [
        (lambda paper, ada: paper, "You can replace it until the deadline."),
        (lambda paper, ada: actions.accept(paper, by=None), "Please upload the final version."),
        (lambda paper, ada: actions.ask_revision(paper, by=None), "The chairs ask for a revised paper."),
        (lambda paper, ada: actions.reject(paper, by=None), "The paper was not accepted."),
        (lambda paper, ada: actions.withdraw(paper, by=ada), "The paper has been withdrawn."),
    ],
)
def test_authors_are_told_what_happens_next(paper, ada, as_, deed, sentence):
    deed(paper, ada)

    assert sentence in as_(ada).get(f"/submissions/{paper.code}/").content.decode()


def test_after_the_deadline_the_next_thing_is_the_decision(paper, ada, as_, edition, track):
    for stage in ("abstract", "paper"):
        conference_actions.set_deadline(edition, track=track, stage=stage, day=in_days(-2), by=None)
    conference_actions.set_deadline(edition, stage="notification", day=in_days(30), by=None)

    page = as_(ada).get(f"/submissions/{paper.code}/").content.decode()

    assert "Your paper is being reviewed. The decision is announced for" in page


def test_an_encouraged_abstract_is_no_deadline_but_is_told_beside_that_of_the_paper(edition, track, draft, ada, as_):
    encouraged = conference_actions.set_deadline(
        edition, track=track, stage="abstract", day=in_days(10), zone="Etc/GMT+12", is_optional=True, by=None
    )
    due = track.deadlines.get(stage="paper")

    pages = [as_(ada).get(f"/{at}") for at in ("me/", f"submissions/{draft.code}/", f"submissions/{draft.code}/edit/")]

    (duty,) = pages[0].context["groups"][0].current
    assert (duty.due, duty.due_of) == (due.closes_at, "Full paper")
    for page in pages:
        told = page.content.decode()
        assert told.index("Abstract (encouraged)") < told.rindex("Full paper")
        assert str(encouraged.when) in told
        assert str(due.when) in told


@pytest.mark.parametrize("outcome", [None, actions.accept, actions.ask_revision])
def test_authors_of_what_is_cancelled_are_asked_for_nothing(paper, ada, clara, as_, viewer, outcome):
    paper = outcome(paper, by=None) if outcome else paper
    conference_actions.set_status(paper.edition, status="cancelled", tells=False, by=clara)

    page = as_(ada).get(f"/submissions/{paper.code}/").content.decode()
    (duty,) = duties(viewer(ada))

    assert (duty.next_step, duty.due) == ("", None)
    assert duty.sentence == "It has been cancelled, so nothing can be handed in any more."
    assert duty.sentence in page
    assert "Upload" not in page
    assert "Correct title" not in page
