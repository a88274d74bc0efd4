"""Who is the same person in the working schedule, and whose absence would matter."""

import pytest

from programme import actions
from programme.identity import Directory, Somebody, normal
from programme.schedule import schedule_of
from tests.programme.conftest import held


def clashes(edition):
    """Names in capitals: which of two spellings is told depends on codes, and these on chance."""
    return [(clash.kind, clash.person.upper(), clash.hard) for clash in schedule_of(edition).clashes]


def test_a_single_author_cannot_be_in_two_places(session, other_session, paper, edition, clara):
    actions.place(paper("One"), session=session, by=clara)
    actions.place(paper("Two"), session=other_session, by=clara)

    assert clashes(edition) == [("person", "ADA LOVELACE", True)]


def test_a_co_author_would_only_miss_something(session, other_session, paper, edition, ada, ravi, clara):
    actions.place(paper("One", authors=[{"person": ada}, {"person": ravi}]), session=session, by=clara)
    actions.place(paper("Two"), session=other_session, by=clara)

    assert clashes(edition) == [("person", "ADA LOVELACE", False)]


def test_a_chair_is_needed(session, other_session, paper, edition, ada, clara, move_to):
    actions.place(paper("One"), session=session, by=clara)
    move_to(other_session, chairs=[ada])

    assert clashes(edition) == [("person", "ADA LOVELACE", True)]


def test_a_speaker_is_found_by_the_address(session, other_session, paper, edition, ada, clara):
    speech = actions.add_keynote(edition, speaker="Dr Ada Lovelace", email=ada.email, by=clara)
    actions.place(speech, session=session, by=clara)
    alone = [{"given_name": "Dr Ada", "family_name": "Lovelace", "email": ada.email.upper()}]
    actions.place(paper("Two", authors=alone), session=other_session, by=clara)

    assert clashes(edition) == [("person", "DR ADA LOVELACE", True)]


def test_a_name_alone_is_only_a_suspicion(session, other_session, paper, edition, clara):
    speech = actions.add_keynote(edition, speaker="Ada LOVELACE", by=clara)
    actions.place(speech, session=session, by=clara)
    actions.place(paper("Two"), session=other_session, by=clara)

    assert clashes(edition) == [("person", "ADA LOVELACE", False)]


def test_a_room_used_twice(session, edition, room, clara):
    held(edition, "Also here", room=room, by=clara)

    assert clashes(edition) == [("room", "", True)]


def test_what_lasts_longer_than_its_session(session, paper, edition, clara):
    actions.place(paper("Long"), session=session, minutes=120, by=clara)

    assert clashes(edition) == [("session", "", True)]


def test_a_withdrawn_paper_clashes_with_nothing(session, other_session, paper, edition, clara):
    first = paper("One")
    actions.place(first, session=session, by=clara)
    actions.place(paper("Two"), session=other_session, by=clara)

    first.status = "withdrawn"
    first.save()

    assert clashes(edition) == []


def test_somebody_is_one_person_through_any_chain_of_marks():
    linked = Somebody("Ada", person="P1", emails=("ada@a.example",))
    by_mail = Somebody("A. L.", emails=("ADA@a.example",), orcid="0000-0001")
    by_orcid = Somebody("Lovelace, Ada", orcid="0000-0001")
    other = Somebody("Ada", emails=("other@a.example",))

    directory = Directory([by_orcid, other, linked, by_mail])

    assert directory.key(linked) == directory.key(by_mail) == directory.key(by_orcid)
    assert directory.key(other) != directory.key(linked)


def test_a_name_that_two_people_have_is_nobody_known():
    two = [Somebody("Ada Lee", person="P1"), Somebody("Ada Lee", person="P2")]

    assert Directory(two).key(Somebody("Ada Lee")) == ("name", "ada lee")


@pytest.mark.parametrize("name", ["Mila Gascó", "MILA GASCO", " mila  gascó. "])
def test_names_are_compared_without_accents_and_capitals(name):
    assert normal(name) == "mila gasco"


def test_loading_costs_the_same_for_three_and_for_thirty(edition, many_talks, django_assert_num_queries):
    many_talks(3)
    with django_assert_num_queries(6):
        assert schedule_of(edition).clashes == []

    many_talks(27)
    with django_assert_num_queries(6):
        _ = schedule_of(edition).clashes
