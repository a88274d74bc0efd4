"""What two accounts of one person have of papers, reviews and sessions, when they become one."""

import pytest

from conference import actions as conference_actions
from conference.history import Refused
from conference.merging import belongings
from conference.viewers import Viewer
from reviewing.models import Assignment, Review
from submissions.models import Conflict, Submission
from tests.cast import person
from tests.reviewing.conftest import make_paper, review_for, write


@pytest.fixture
def other(track):
    """Ravi's other account, which reviews, too."""
    return review_for(track, person("Ravindra", "Shankar"))


def merged(keep, gone):
    return conference_actions.merge(keep, gone=gone, by=keep)


def assigned(paper, *people, status="accepted"):
    return [
        Assignment.objects.create(
            edition=paper.edition, submission=paper, round=actions_round(paper), reviewer=each, status=status
        )
        for each in people
    ]


def actions_round(paper):
    return paper.rounds.get_or_create(
        number=1, defaults={"edition": paper.edition, "version": paper.versions.latest("number")}
    )[0]


def test_papers_reviews_and_duties_move(paper, asked, ada, ravi):
    rosa_like = person("Zoë", "Moved")

    merged(rosa_like, ravi)

    assert Assignment.objects.get(reviewer=rosa_like).pk == asked[ravi].pk
    assert belongings(rosa_like)[-1][1] >= 1


def test_a_paper_belongs_to_who_stays(paper, ada):
    married = person("Ada", "King", domain="king.example")

    merged(married, ada)

    assert Submission.objects.of(Viewer(person=married)).get() == paper
    assert Submission.objects.get(pk=paper.pk).contact == married


def test_what_would_move_is_counted_but_not_what_chairs_only_think_of(paper, pool, track, ravi, other, tom):
    assigned(paper, ravi, status="proposed")
    assigned(paper, other, status="asked")

    assert "Reviews" not in dict(belongings(ravi))
    assert dict(belongings(other))["Reviews"] == 1


def test_who_was_asked_twice_is_asked_once_and_the_further_one_stays(paper, ravi, other):
    _asked, accepted = assigned(paper, ravi, status="asked") + assigned(paper, other)

    merged(ravi, other)

    assert list(Assignment.objects.filter(submission=paper)) == [accepted]
    assert Assignment.objects.get().reviewer == ravi


def test_of_two_assignments_the_one_with_a_review_stays(paper, ravi, other):
    mine, theirs = assigned(paper, ravi, other)
    write(mine, "Sound work.")

    merged(other, ravi)

    assert Assignment.objects.get() == mine
    assert Review.objects.get().assignment.reviewer == other
    assert theirs.pk != mine.pk


def test_two_reviews_of_one_paper_cannot_become_one(paper, ravi, other):
    for assignment in assigned(paper, ravi, other):
        write(assignment)

    with pytest.raises(Refused, match="begun a review of the same paper"):
        merged(ravi, other)

    other.refresh_from_db()
    assert other.is_active
    assert Assignment.objects.filter(reviewer=other).exists()


def test_reviews_of_different_papers_move_both(track, paper, ada, ravi, other):
    second = make_paper(track, 2, ada)
    for assignment in assigned(paper, ravi) + assigned(second, other):
        write(assignment)

    merged(ravi, other)

    assert Review.objects.filter(assignment__reviewer=ravi).count() == 2


def test_who_turns_out_to_review_the_own_paper_is_in_conflict_and_reads_nothing_more(track, paper, ada, ravi, as_):
    """Ada wrote it under one name and accepted to review it under the other."""
    review_for(track, ravi)
    [assignment] = assigned(paper, ravi)
    assert as_(ravi).get(f"/reviews/{assignment.code}/").status_code == 200

    merged(ravi, ada)

    conflict = Conflict.objects.get(submission=paper, person=ravi, kind=Conflict.Kind.AUTHOR)
    assert conflict.status == Conflict.Status.FOUND
    assert as_(ravi).get(f"/reviews/{assignment.code}/").status_code == 404
    assert not Assignment.objects.known_to(Viewer(person=ravi)).exists()
    assert Submission.objects.of(Viewer(person=ravi)).get() == paper


def test_a_chair_who_turns_out_to_be_an_author_handles_the_paper_no_more(track, paper, ada, tom):
    assert paper in Submission.objects.handled_by(Viewer(person=tom))

    merged(tom, ada)

    assert paper not in Submission.objects.handled_by(Viewer(person=tom))


def test_of_two_conflicts_the_firmer_stays_with_the_evidence_of_both(paper, ravi, other):
    for somebody, status, evidence in ((ravi, "dismissed", "Same town."), (other, "confirmed", "Same house.")):
        Conflict.objects.create(
            edition=paper.edition, submission=paper, person=somebody, kind="personal", status=status, evidence=evidence
        )

    merged(ravi, other)

    row = Conflict.objects.get(submission=paper, person=ravi, kind="personal")
    assert (row.status, row.evidence) == ("confirmed", "Same town.\nSame house.")


def test_a_conflict_of_the_account_that_goes_keeps_from_the_paper(paper, track, tom, eve):
    Conflict.objects.create(edition=paper.edition, submission=paper, person=eve, kind="personal", status="declared")

    merged(tom, eve)

    assert paper not in Submission.objects.handled_by(Viewer(person=tom))


def test_a_session_is_chaired_once(track, ravi, other):
    from programme.models import Session, SessionPart

    session = Session.objects.create(edition=track.edition, title={"en": "Opening"}, kind="plenary")
    for somebody in (ravi, other):
        SessionPart.objects.create(edition=track.edition, session=session, person=somebody)

    merged(ravi, other)

    assert SessionPart.objects.get().person == ravi


def test_the_reviewing_of_others_is_untouched(paper, asked, ravi, rosa, zoe, ada):
    before = set(Assignment.objects.exclude(reviewer=ravi).values_list("pk", "reviewer"))

    merged(person("Ravi", "Elsewhere", domain="else.example"), ravi)

    assert set(Assignment.objects.exclude(pk=asked[ravi].pk).values_list("pk", "reviewer")) == before
