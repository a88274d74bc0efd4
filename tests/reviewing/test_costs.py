"""List pages cost the same number of queries for 3 and for 30 rows."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conference.actions import invite
from conference.models import Role
from reviewing import actions
from reviewing.models import Assignment
from tests.cast import person
from tests.reviewing.conftest import make_paper, review_for, write


@pytest.fixture
def grow(track, tom, due):
    """grow(30): so many reviewed and decided papers by different authors, reviewers and invitations in all."""

    def grown(size):
        for number in range(track.submissions.count() + 1, size + 1):
            make_paper(track, number, person(f"Author{number}"))
            review_for(track, person(f"Reviewer{number}"))
            invite(track.edition, person=person(f"Invited{number}"), role=Role.REVIEWER, track=track, by=tom)
        actions.propose(track, by=tom)
        actions.send(track, by=tom)
        for assignment in Assignment.objects.filter(status="asked"):
            write(assignment)
        for paper in track.submissions.filter(decisions=None):
            actions.decide(paper, outcome="accept", by=tom)

    return grown


@pytest.mark.parametrize("address", ["reviewers/", "assignment/", "decisions/", "decisions/tracks/services/release/"])
def test_a_list_costs_the_same_for_3_and_for_30_rows(as_, grow, tom, address):
    grow(3)
    few = cost(as_(tom), address)

    grow(30)

    assert cost(as_(tom), address) == few


def cost(browser, address):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert browser.get(f"/copro/manage/{address}").status_code == 200
    return len(queries)
