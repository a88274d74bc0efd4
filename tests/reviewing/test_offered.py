"""Papers offered to another track: who came to know their authors by it does not review them blindly."""

import pytest

from conference import actions as conference_actions
from conference.history import Refused
from conference.models import Role
from reviewing import actions
from reviewing.eligibility import bars
from reviewing.models import Assignment
from reviewing.tasks import _left_out
from submissions.actions import offer_transfer, refuse_transfer, take_transfer, withdraw_transfer
from tests.cast import person
from tests.reviewing.conftest import make_paper, review_for


@pytest.fixture
def otto(edition, track, other_track):
    """Chairs the other track, and reviews for Tom's."""
    otto = person("Otto", "Neurath", affiliation="Museum of Economy", country="AT")
    conference_actions.appoint(edition, person=otto, role=Role.CHAIR, track=other_track, by=None)
    return review_for(track, otto)


@pytest.fixture
def offer(paper, otto, other_track, tom):
    return offer_transfer(paper, track=other_track, by=tom)


def is_barred(paper, somebody):
    return (paper.pk, somebody.pk) in bars([paper], [somebody])


def test_nobody_is_put_on_a_paper_while_it_is_offered(offer, paper, pool, track, tom):
    with pytest.raises(Refused, match="is offered to another track"):
        actions.add_reviewer(paper, reviewer=pool[0], by=tom)
    with pytest.raises(Refused, match="no papers to assign"):
        actions.propose(track, by=tom)

    assert Assignment.objects.count() == 0


def test_a_proposal_is_not_sent_while_the_paper_is_offered(paper, pool, otto, track, other_track, tom):
    actions.propose(track, by=tom)
    Assignment.objects.update(status="withdrawn")
    offer_transfer(paper, track=other_track, by=tom)
    Assignment.objects.update(status="proposed")

    with pytest.raises(Refused, match="is offered to another track"):
        actions.send(track, by=tom)


def test_other_papers_of_the_track_are_proposed_meanwhile(offer, paper, pool, track, ada, tom, viewer):
    other = make_paper(track, 2, ada)

    actions.propose(track, by=tom)

    assert set(Assignment.objects.values_list("submission", flat=True)) == {other.pk}


@pytest.mark.parametrize("answer", [refuse_transfer, withdraw_transfer])
def test_who_was_asked_and_did_not_take_it_does_not_review_it(offer, paper, pool, otto, track, tom, answer):
    answer(offer, by=otto, **({"reason": "Not ours"} if answer is refuse_transfer else {}))

    with pytest.raises(Refused, match="knows the authors"):
        actions.add_reviewer(paper, reviewer=otto, by=tom)
    actions.propose(track, by=tom)

    assert Assignment.objects.count() == 3
    assert not Assignment.objects.filter(reviewer=otto).exists()


def test_not_even_after_leaving_the_chair(offer, paper, otto, track, other_track, tom):
    withdraw_transfer(offer, by=tom)
    Role.objects.filter(person=otto, role=Role.CHAIR).delete()

    assert is_barred(paper, otto)


def test_who_chaired_the_former_track_does_not_review_it_in_the_new_one(offer, paper, otto, tom, pool):
    take_transfer(offer, by=otto)
    paper.refresh_from_db()

    assert is_barred(paper, tom)
    assert not is_barred(paper, otto)
    assert not is_barred(paper, pool[0])


def test_chairs_of_the_whole_conference_and_other_papers_are_as_before(offer, paper, edition, ravi, rosa, otto, track):
    for somebody, place in ((ravi, None), (rosa, track)):
        conference_actions.appoint(edition, person=somebody, role=Role.CHAIR, track=place, by=None)
    other = make_paper(track, 2, ravi)

    assert not is_barred(paper, ravi)
    assert not is_barred(paper, rosa)
    assert not is_barred(other, otto)


def test_where_reviewers_know_the_authors_nothing_is_barred(offer, paper, otto, tom):
    paper.kind.is_anonymous = False
    paper.kind.save()
    withdraw_transfer(offer, by=tom)

    assert not is_barred(paper, otto)


def test_bars_cost_the_same_for_few_and_many_offers(
    track, other_track, otto, tom, ada, django_assert_max_num_queries, django_assert_num_queries
):
    papers, costs = [], []
    for numbers in (range(1, 4), range(4, 31)):
        papers += [make_paper(track, number, ada) for number in numbers]
        for paper in papers[-len(numbers) :]:
            offer_transfer(paper, track=other_track, by=tom)
        with django_assert_max_num_queries(20) as queries:
            assert len(bars(papers, [otto])) == len(papers)
        costs.append(len(queries))

    assert costs[0] == costs[1]


def test_what_came_of_a_proposal_names_the_papers_left_out_to_who_handles_them(offer, paper, track, tom, eve, viewer):
    row = type("Row", (), {"edition_id": track.edition_id, "arguments": {"track": track.code}})

    assert list(_left_out(row, viewer(tom))) == [
        f"Offered to another track, so without reviewers until that is answered: {paper.label}"
    ]
    assert list(_left_out(row, viewer(eve))) == []
