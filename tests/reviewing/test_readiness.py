"""What reviewing says before a call opens, and what of it a new edition takes over."""

import pytest

from conference import actions
from conference.models import Invitation, Role
from reviewing.actions import set_default_criteria
from reviewing.readiness import reviewing


def codes(edition):
    return [each.code for each in reviewing(edition)]


def test_a_conference_without_reviewers_and_form_is_told_so(edition, track):
    assert codes(edition) == ["no-reviewers", "no-criteria"]


def test_a_track_with_fewer_reviewers_than_reviews_is_told(edition, track, ravi, clara):
    set_default_criteria(edition, by=clara)
    actions.appoint(edition, person=ravi, role=Role.REVIEWER, track=track, by=None)

    [told] = list(reviewing(edition))
    assert "has 1 reviewers, but each paper is to have 3" in told.sentence


def test_reviewers_of_all_tracks_count_in_each(edition, track, ravi, rosa, eve, clara):
    set_default_criteria(edition, by=clara)
    for somebody in (ravi, rosa, eve):
        actions.appoint(edition, person=somebody, role=Role.REVIEWER, by=None)

    assert codes(edition) == []


def test_the_usual_form_comes_by_one_button(as_, edition, clara):
    as_(clara).post("/copro/manage/review-form/", {"deed": "usual"})

    assert "Relevance" in as_(clara).get("/copro/manage/review-form/").content.decode()
    assert edition.criteria.count() == 6


@pytest.mark.parametrize("method", ["get", "post"])
def test_chairs_and_strangers_find_no_review_form_to_begin(as_, edition, track, tom, eve, method):
    for somebody in (tom, eve):
        assert getattr(as_(somebody), method)("/copro/manage/review-form/").status_code == 404


def test_the_form_is_copied_and_reviewers_are_asked_anew(edition, track, ravi, clara):
    set_default_criteria(edition, by=clara)
    actions.appoint(edition, person=ravi, role=Role.REVIEWER, track=track, by=None)

    made = actions.clone_edition(
        edition, by=clara, parts=["tracks", "criteria", "pool"], days={}, slug="next", name={"en": "Next"}
    )

    assert made.criteria.count() == 6
    assert made.roles.reviewing().count() == 0
    assert [(each.person, each.role) for each in Invitation.objects.filter(edition=made)] == [(ravi, Role.REVIEWER)]


def test_rooms_are_copied_with_the_house(edition, clara):
    edition.rooms.create(name="Aula", capacity=200)

    made = actions.clone_edition(edition, by=clara, parts=["rooms"], days={}, slug="next", name={"en": "Next"})

    assert list(made.rooms.values_list("name", "capacity")) == [("Aula", 200)]
