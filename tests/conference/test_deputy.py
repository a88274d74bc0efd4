"""A chair's deputy: asked for some days, in force once accepted, gone by itself, and on no public page."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from conference import actions, registry
from conference.history import Refused
from conference.models import Invitation, Message, Role
from conference.viewers import Viewer
from programme import publishing
from tests.cast import in_days, person

PAGE = "/copro/manage/deputy/"
PEOPLE = "/copro/manage/people/"


@pytest.fixture
def chair(track, tom):
    return Role.objects.get(person=tom, track=track)


def named(role, somebody, first=0, last=7):
    return actions.name_deputy(role, person=somebody, starts_on=in_days(first), ends_on=in_days(last), by=role.person)


@pytest.fixture
def invitation(chair, rosa):
    return named(chair, rosa)


@pytest.fixture
def deputy(invitation, rosa):
    actions.answer_invitation(invitation, accepts=True, by=rosa)
    return Role.objects.get(person=rosa)


def fields(role, **others):
    return {
        "role": role.pk,
        "email": "new@deputy.example",
        "family_name": "New",
        "starts_on": in_days(1).isoformat(),
        "ends_on": in_days(5).isoformat(),
    } | others


def in_the_days(days):
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def test_a_chair_asks_somebody_by_mail(as_, chair, tom):
    page = as_(tom).post(PAGE, fields(chair), follow=True).text

    assert "New" in page and "waiting for an answer" in page
    assert "As the deputy of Tom Paine, from" in Message.objects.get(template="conference/mail/invitation.txt").text
    assert not Role.objects.exclude(deputy_of=None).exists()


def test_only_chairs_have_the_page(as_, chair, clara, eve):
    for somebody in (clara, eve):
        assert as_(somebody).get(PAGE).status_code == 404
        assert as_(somebody).post(PAGE, fields(chair)).status_code == 404

    assert not Invitation.objects.exists()


def test_nobody_names_one_for_another_chair(as_, chair, other_track, tom, ravi):
    theirs = actions.appoint(chair.edition, person=ravi, role=Role.CHAIR, track=other_track, by=None)

    assert as_(tom).post(PAGE, fields(theirs)).status_code == 200
    assert not Invitation.objects.exists()


def test_who_accepts_chairs_in_these_days_alone(chair, track, rosa):
    invitation = named(chair, rosa, first=2, last=4)
    assert not Viewer(person=rosa).chairs(track)

    actions.answer_invitation(invitation, accepts=True, by=rosa)

    found = []
    for days in (0, 2, 4, 5):
        with in_the_days(days):
            found.append(Viewer(person=rosa).chairs(track))
    assert found == [False, True, True, False]


def test_conflicts_are_looked_for(invitation, rosa, monkeypatch):
    asked = []
    monkeypatch.setattr(registry, "role_given", [*registry.role_given, asked.append])

    actions.answer_invitation(invitation, accepts=True, by=rosa)

    assert [role.person for role in asked] == [rosa]


def test_it_is_too_late_after_the_last_day(invitation, rosa):
    with in_the_days(9), pytest.raises(Refused, match="days are over"):
        actions.answer_invitation(invitation, accepts=True, by=rosa)


@pytest.mark.parametrize(
    ("first", "last", "words"), [(5, 2, "before the first"), (-5, -2, "are over"), (0, 100, "three months")]
)
def test_days_that_do_not_work_are_refused(chair, rosa, first, last, words):
    with pytest.raises(Refused, match=words):
        named(chair, rosa, first, last)


def test_what_was_typed_stays_with_the_sentence(as_, chair, tom):
    page = as_(tom).post(PAGE, fields(chair, ends_on=in_days(-3).isoformat())).text

    assert "The last day is before the first." in page
    assert "new@deputy.example" in page


def test_one_at_a_time_and_not_oneself(chair, invitation, eve, tom):
    with pytest.raises(Refused, match="named for these days"):
        named(chair, eve, first=3, last=9)
    with pytest.raises(Refused, match="of themselves"):
        named(chair, tom, first=20, last=21)

    assert named(chair, eve, first=8, last=9).is_open


def test_a_deputy_names_no_deputy(as_, deputy, rosa, eve):
    assert as_(rosa).get("/copro/manage/").status_code == 200
    assert as_(rosa).get(PAGE).status_code == 404
    with pytest.raises(Refused, match="Only chairs"):
        named(deputy, eve)


def test_a_deputy_does_what_the_chair_may_do(chair, deputy, track, rosa, clara):
    assert Viewer(person=rosa).decides(track)

    actions.set_recommend_only(chair, is_on=True, by=clara)

    assert not Viewer(person=rosa).decides(track)
    deputy.refresh_from_db()
    with pytest.raises(Refused, match="A deputy may do"):
        actions.set_recommend_only(deputy, is_on=False, by=clara)


def test_the_deputy_of_who_recommends_recommends(chair, invitation, track, rosa, clara):
    actions.set_recommend_only(chair, is_on=True, by=clara)
    actions.answer_invitation(invitation, accepts=True, by=rosa)

    assert not Viewer(person=rosa).decides(track)


def test_who_recommends_does_not_come_to_decide_as_a_deputy(edition, chair, clara, ravi):
    whole = actions.appoint(edition, person=ravi, role=Role.CHAIR, by=None)
    asked = named(whole, chair.person)
    actions.set_recommend_only(chair, is_on=True, by=clara)

    with pytest.raises(Refused, match="recommends here"):
        actions.answer_invitation(asked, accepts=True, by=chair.person)


def test_the_chair_ends_it_early(as_, deputy, track, tom, rosa, eve):
    assert as_(eve).post(f"{PAGE}end/", {"role": deputy.pk}).status_code == 404
    assert as_(tom).post(f"{PAGE}end/", {"role": "x"}).status_code == 404

    page = as_(tom).post(f"{PAGE}end/", {"role": deputy.pk}, follow=True).text

    assert "Nobody stands in for you." in page
    assert not Viewer(person=rosa).chairs(track)


def test_a_chair_ends_no_role_but_that_of_the_own_deputy(as_, chair, tom):
    assert as_(tom).post(f"{PAGE}end/", {"role": chair.pk}).status_code == 404


def test_an_organiser_sees_and_ends_it(as_, deputy, clara):
    assert "Deputy of Tom Paine" in as_(clara).get(PEOPLE).text

    as_(clara).post(f"{PEOPLE}remove/", {"role": deputy.pk})

    assert not Role.objects.filter(pk=deputy.pk).exists()


def test_an_invitation_is_withdrawn(as_, invitation, tom, eve):
    assert as_(eve).post(f"{PAGE}withdraw/", {"code": invitation.code}).status_code == 404

    as_(tom).post(f"{PAGE}withdraw/", {"code": invitation.code})

    invitation.refresh_from_db()
    assert invitation.status == "withdrawn"


def test_the_link_says_of_whom_and_when(client, invitation):
    link = Message.objects.get(template="conference/mail/invitation.txt").text.partition("/invitations/")[2].split()[0]

    assert "As the deputy of Tom Paine" in client.get(f"/invitations/{link}").text


def test_it_ends_with_the_role_of_the_chair(chair, deputy, rosa, clara):
    actions.remove_role(chair, by=clara)

    assert not Role.objects.filter(person=rosa).exists()


def test_who_was_a_deputy_can_become_a_chair(deputy, track, rosa, clara):
    with in_the_days(9):
        invitation = actions.invite(track.edition, person=rosa, role=Role.CHAIR, track=track, by=clara)
        actions.answer_invitation(invitation, accepts=True, by=rosa)

        assert Viewer(person=rosa).chairs(track)
    assert Role.objects.get(person=rosa).deputy_of is None


def test_no_public_page_names_a_deputy(client, deputy, track):
    for address in ("/copro/", f"/copro/tracks/{track.slug}/", "/copro/call.txt"):
        page = client.get(address)
        assert page.status_code == 200
        assert "Tom" in page.text
        assert "Rosa" not in page.text


def test_no_programme_prints_a_deputy(deputy, edition):
    assert [each["name"] for each in publishing._committee(edition)] == ["Clara Zetkin", "Tom Paine"]


def test_the_page_asks_the_same_of_the_database_for_many(as_, chair, tom):
    def cost():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert browser.get(PAGE).status_code == 200
        return len(asked)

    browser = as_(tom)
    named(chair, person("Una"), 0, 1)
    browser.get(PAGE)
    few = cost()
    for number in range(5):
        named(chair, person(f"Una{number}"), 10 + 3 * number, 11 + 3 * number)
    assert cost() == few
