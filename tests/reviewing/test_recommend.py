"""Chairs who only recommend: what they note waits for somebody who decides, and nobody frees oneself of it."""

import pytest

from conference.actions import appoint, set_recommend_only
from conference.history import Refused
from conference.models import Entry, Invitation, Message, Role
from conference.viewers import Viewer
from reviewing import actions
from reviewing.actions.deciding import pending_decisions
from reviewing.models import Decision
from tests.reviewing.conftest import make_paper

PEOPLE = "/copro/manage/people/"
LIST = "/copro/manage/decisions/"
SWITCH = f"{PEOPLE}recommend/"


def of(person, track):
    return Role.objects.get(person=person, track=track, role=Role.CHAIR)


@pytest.fixture
def recommending(track, tom, clara):
    """Tom chairs, but only recommends."""
    return set_recommend_only(of(tom, track), is_on=True, by=clara)


@pytest.fixture
def co_chair(track, rosa):
    """Rosa chairs the track, too, and decides."""
    appoint(track.edition, person=rosa, role=Role.CHAIR, track=track, by=None)
    return rosa


@pytest.fixture
def recommended(recommending, paper, tom):
    return actions.decide(paper, outcome="accept", text="Welcome to Linz.", by=tom)


def page_of(paper):
    return f"{LIST}papers/{paper.code}/"


def release_page(track):
    return f"{LIST}tracks/{track.slug}/release/"


def test_an_organiser_lets_a_chair_only_recommend_and_decide_again(as_, track, tom, clara):
    page = as_(clara).post(SWITCH, {"role": of(tom, track).pk, "on": ""}, follow=True).text
    assert "recommends only" in page
    assert not Viewer(person=tom).decides(track)

    as_(clara).post(SWITCH, {"role": of(tom, track).pk})
    assert Viewer(person=tom).decides(track)


def test_only_organisers_have_the_switch(as_, recommending, tom, eve):
    for somebody in (tom, eve):
        assert as_(somebody).post(SWITCH, {"role": recommending.pk}).status_code == 404

    recommending.refresh_from_db()
    assert recommending.is_recommend_only


def test_nobody_lifts_it_from_the_own_role_by_a_second_role(as_, edition, recommending, tom, clara):
    appoint(edition, person=tom, role=Role.ORGANISER, by=clara)

    assert "of a role of their own" in as_(tom).post(SWITCH, {"role": recommending.pk}, follow=True).text
    with pytest.raises(Refused, match="of their own"):
        set_recommend_only(recommending, is_on=False, by=tom)

    recommending.refresh_from_db()
    assert recommending.is_recommend_only


def test_it_is_said_of_chairs_alone(edition, clara, tom):
    with pytest.raises(Refused, match="Only chairs"):
        set_recommend_only(Role.objects.get(person=clara, role=Role.ORGANISER), is_on=True, by=tom)


def test_they_invite_nobody(as_, recommending, tom):
    fields = {"email": "new@chair.example", "family_name": "New", "role": "chair", "track": recommending.track_id}

    assert as_(tom).get(PEOPLE).status_code == 404
    assert as_(tom).post(PEOPLE, fields).status_code == 404
    assert not Invitation.objects.exists()


def test_the_page_records_a_recommendation(as_, recommending, paper, tom, ada):
    browser = as_(tom)
    assert "Save recommendation" in browser.get(page_of(paper)).text

    page = browser.post(page_of(paper), {"outcome": "accept", "text": "Welcome."}, follow=True).text

    assert "Your recommendation on" in page
    assert "recommended" in page
    assert "Release decisions …" not in page
    assert Decision.objects.get().is_recommendation
    assert "Welcome." not in as_(ada).get(f"/submissions/{paper.code}/").text
    assert Entry.objects.get(deed="reviewing.decide").details["kind"] == "recommended"


def test_who_decides_reads_who_recommended_what_and_confirms(as_, recommended, paper, co_chair):
    browser = as_(co_chair)
    assert "Tom Paine recommends: Accept." in browser.get(page_of(paper)).text

    browser.post(page_of(paper), {"outcome": "accept", "text": "Welcome to Linz."})

    decision = Decision.objects.get()
    assert (decision.is_recommendation, decision.decided_by) == (False, co_chair)
    assert actions.release_decisions(paper.track, by=co_chair).decisions == 1


def test_organisers_confirm_with_another_outcome(recommended, paper, clara):
    decision = actions.decide(paper, outcome="reject", by=clara)

    assert (decision.is_recommendation, decision.outcome) == (False, "reject")


def test_a_recommendation_is_not_released(as_, recommended, track, tom, clara):
    assert not pending_decisions(track, clara).exists()
    with pytest.raises(Refused, match="no decision to release"):
        actions.release_decisions(track, by=clara)
    with pytest.raises(Refused, match="nobody who decides"):
        actions.release(recommended, by=clara)
    assert "1 recommendation is not among them" in as_(clara).get(release_page(track)).text
    assert not Message.objects.filter(template="reviewing/mail/letter.txt").exists()


def test_they_do_not_release_what_others_decided(as_, recommending, paper, track, tom, clara):
    actions.decide(paper, outcome="accept", by=clara)

    assert "Release decisions …" not in as_(tom).get(LIST).text
    assert "not released" not in as_(tom).get("/me/").text
    page = as_(tom).get(release_page(track)).text
    assert "You recommend here" in page
    assert "Type it to confirm." not in page
    with pytest.raises(Refused, match="You recommend here"):
        actions.release_decisions(track, by=tom)
    as_(tom).post(release_page(track), {"number": 1, "seen": "x"})
    assert not Decision.objects.released().exists()


def test_what_is_decided_is_not_theirs_to_change(as_, recommending, paper, tom, clara):
    decision = actions.decide(paper, outcome="reject", by=clara)

    assert "Save recommendation" not in as_(tom).get(page_of(paper)).text
    with pytest.raises(Refused, match="decided already"):
        actions.decide(paper, outcome="accept", by=tom)
    with pytest.raises(Refused, match="decided already"):
        actions.take_back_decision(decision, by=tom)
    assert as_(tom).post(page_of(paper), {"outcome": "accept"}).status_code == 200
    as_(tom).post(f"{page_of(paper)}take-back/")
    assert Decision.objects.get().outcome == "reject"


def test_a_recommendation_is_taken_back(recommended, tom):
    actions.take_back_decision(recommended, by=tom)

    assert not Decision.objects.exists()


def test_the_flag_of_one_track_is_not_that_of_another(recommending, edition, other_track, tom):
    appoint(edition, person=tom, role=Role.CHAIR, track=other_track, by=None)

    assert [Viewer(person=tom).decides(each) for each in (recommending.track, other_track)] == [False, True]


def test_who_decides_is_told_on_my_work_and_a_stranger_sees_nothing(as_, recommended, paper, co_chair, tom, eve):
    assert "1 recommendation" in as_(co_chair).get("/me/").text
    assert "1 recommendation" not in as_(tom).get("/me/").text
    assert as_(eve).get(page_of(paper)).status_code == 404


def test_a_paper_of_ones_own_is_neither_recommended_nor_confirmed(as_, recommending, track, tom):
    own = make_paper(track, 9, tom)

    assert as_(tom).post(page_of(own), {"outcome": "accept"}).status_code == 404
    assert not Decision.objects.exists()
