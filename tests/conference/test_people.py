"""The people page: the order of co-chairs, taking roles away, and who is asked."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conference import actions
from conference.history import Refused
from conference.models import Invitation, Role

PEOPLE = "/copro/manage/people/"


@pytest.fixture
def co_chair(track, eve):
    return actions.appoint(track.edition, person=eve, role=Role.CHAIR, track=track, by=None)


def chairs(track):
    rows = Role.objects.filter(track=track, role=Role.CHAIR).order_by("position", "pk")
    return [role.person.given_name for role in rows]


def test_co_chairs_change_places(as_, track, co_chair, clara):
    as_(clara).post(f"{PEOPLE}move/", {"role": co_chair.pk, "up": ""})

    assert chairs(track) == ["Eve", "Tom"]


def test_who_stands_first_does_not_move_up(track, tom):
    with pytest.raises(Refused, match="already"):
        actions.move_role(Role.objects.get(person=tom), up=True, by=None)


def test_a_role_is_taken_away(as_, track, co_chair, clara):
    as_(clara).post(f"{PEOPLE}remove/", {"role": co_chair.pk})

    assert chairs(track) == ["Tom"]


def test_the_last_organiser_stays(as_, edition, clara):
    role = Role.objects.get(person=clara)

    page = as_(clara).post(f"{PEOPLE}remove/", {"role": role.pk}, follow=True).content.decode()

    assert "Somebody must organise" in page
    assert Role.objects.filter(pk=role.pk).exists()


def test_a_journal_editor_does_not_replace_the_organiser(edition, clara, eve):
    Role.objects.create(edition=edition, person=eve, role=Role.EDITOR)

    with pytest.raises(Refused, match="must organise"):
        actions.remove_role(Role.objects.get(person=clara), by=eve)


def test_who_gives_the_own_role_back_comes_to_my_work(as_, edition, clara, eve):
    actions.appoint(edition, person=eve, role=Role.ORGANISER, by=clara)

    answer = as_(clara).post(f"{PEOPLE}remove/", {"role": Role.objects.get(person=clara).pk})

    assert answer.headers["Location"] == "/me/"
    assert as_(clara).get(PEOPLE).status_code == 404


@pytest.mark.parametrize("deed", ["move/", "remove/"])
def test_chairs_and_strangers_find_no_deeds(as_, track, co_chair, tom, ravi, deed):
    for somebody in (tom, ravi):
        assert as_(somebody).post(PEOPLE + deed, {"role": co_chair.pk}).status_code == 404
    assert chairs(track) == ["Tom", "Eve"]


@pytest.mark.parametrize("wanted", ["", "x", "99999999999999999999", "0"])
def test_a_role_that_is_not_there_is_a_404(as_, edition, clara, wanted):
    assert as_(clara).post(f"{PEOPLE}remove/", {"role": wanted}).status_code == 404


def test_roles_of_other_conferences_are_not_touched(as_, edition, other_edition, clara, eve):
    role = actions.appoint(other_edition, person=eve, role=Role.ORGANISER, by=None)

    assert as_(clara).post(f"{PEOPLE}remove/", {"role": role.pk}).status_code == 404


def test_reviewers_are_not_removed_here(as_, track, clara, ravi):
    role = actions.appoint(track.edition, person=ravi, role=Role.REVIEWER, track=track, by=None)

    assert as_(clara).post(f"{PEOPLE}remove/", {"role": role.pk}).status_code == 404


def test_organisers_take_a_role_themselves_without_a_mail(as_, track, clara):
    form = {"email": clara.email, "family_name": "Zetkin", "role": "chair", "track": track.pk}

    as_(clara).post(PEOPLE, form)

    assert Role.objects.filter(person=clara, track=track, role=Role.CHAIR).exists()
    assert not Invitation.objects.exists()


def test_conferences_have_no_journal_editors(as_, edition, clara, eve):
    assert "Journal editor" not in as_(clara).get(PEOPLE).content.decode()
    with pytest.raises(Refused, match="special issues"):
        actions.invite(edition, person=eve, role=Role.EDITOR, by=clara)


def test_the_page_costs_the_same_for_few_and_many(as_, edition, track, clara, django_assert_num_queries):
    browser = as_(clara)
    fill(edition, track, range(3))
    with CaptureQueriesContext(connection) as few:
        browser.get(PEOPLE)
    fill(edition, track, range(3, 30))

    with django_assert_num_queries(len(few)):
        assert browser.get(PEOPLE).status_code == 200


def fill(edition, track, numbers):
    for number in numbers:
        chair = actions.introduce(f"c{number}@x{number}.example", family_name=f"Chair {number}", by=None)
        actions.appoint(edition, person=chair, role="chair", track=track, by=None)
