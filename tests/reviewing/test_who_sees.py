"""Who can see this? The answer is that of the gates, for each person in question."""

import pytest

from conference.actions import appoint
from conference.models import Role
from conference.viewers import Viewer
from reviewing import actions
from submissions.models import Conflict
from submissions.readers import readers


def told(somebody, paper):
    return {group.title: group for group in readers(Viewer(person=somebody), paper)}


def address(paper):
    return f"/submissions/{paper.code}/who-sees/"


def test_each_group_is_named(paper, asked, clara, tom):
    groups = told(tom, paper)

    assert groups["Authors"].names == ("Ada Lovelace",)
    assert groups["Chairs and organisers"].names == ("Tom Paine", "Clara Zetkin")
    assert set(groups["Reviewers"].names) == {"Zoe Akins", "Rosa Parks", "Ravi Shankar"}
    assert "without its authors" in groups["Reviewers"].sentence


def test_who_was_only_proposed_or_has_declined_does_not_see_it(paper, asked, ravi, tom):
    actions.answer(asked[ravi], accepts=False, by=ravi)

    assert set(told(tom, paper)["Reviewers"].names) == {"Zoe Akins", "Rosa Parks"}


def test_who_is_kept_out_is_counted_and_not_named(paper, clara, tom):
    Conflict.objects.create(
        submission=paper, edition=paper.edition, person=tom, status=Conflict.Status.CONFIRMED, kind="declared"
    )

    group = told(clara, paper)["Chairs and organisers"]

    assert group.names == ("Clara Zetkin",)
    assert "1 more is kept out" in group.sentence


def test_chairs_of_other_tracks_do_not_count(paper, other_track, eve, clara):
    appoint(paper.edition, person=eve, role=Role.CHAIR, track=other_track, by=None)

    group = told(clara, paper)["Chairs and organisers"]

    assert "Eve Dropper" not in group.names
    assert "kept out" not in group.sentence


def test_chairs_find_it_from_the_paper(as_, paper, asked, tom):
    assert address(paper) in as_(tom).get(f"/submissions/{paper.code}/").content.decode()
    assert "Ravi Shankar" in as_(tom).get(address(paper)).content.decode()


@pytest.mark.parametrize("who", ["ada", "ravi", "eve"])
def test_authors_reviewers_and_strangers_do_not(request, as_, paper, asked, who):
    somebody = request.getfixturevalue(who)

    assert as_(somebody).get(address(paper)).status_code == 404
    assert "who-sees" not in as_(somebody).get(f"/submissions/{paper.code}/").content.decode()
