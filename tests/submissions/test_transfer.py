"""Moving a paper to another track: offered by its chairs, taken or refused by the chairs of the other one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conference import actions as conference_actions
from conference.history import Refused
from conference.models import Message, Role
from reviewing.models import Assignment
from submissions import actions
from submissions.chairing import cards, duties
from submissions.models import Conflict, Submission, Transfer
from submissions.visibility import authors_shown_to
from tests.cast import person
from tests.reviewing.conftest import make_paper


@pytest.fixture
def otto(edition, other_track):
    """Chairs the other track."""
    otto = person("Otto", "Neurath", affiliation="Museum of Economy", country="AT")
    conference_actions.appoint(edition, person=otto, role=Role.CHAIR, track=other_track, by=None)
    return otto


@pytest.fixture
def offer(paper, otto, other_track, tom):
    return actions.offer_transfer(paper, track=other_track, text="A marker of a note", by=tom)


def page_of(paper, further=""):
    return f"/submissions/{paper.code}/{further}"


def mails(name):
    return sorted(Message.objects.filter(template=f"submissions/mail/{name}.txt").values_list("address", flat=True))


def test_an_offer_shows_the_paper_to_the_other_chairs_until_it_is_answered(paper, otto, other_track, tom, as_, viewer):
    assert as_(otto).get(page_of(paper)).status_code == 404

    offer = actions.offer_transfer(paper, track=other_track, by=tom)
    page = as_(otto).get(page_of(paper))
    assert page.status_code == 200
    assert page_of(paper, "transfer/answer/") in page.content.decode()
    assert [author.family_name for author in authors_shown_to(viewer(otto), paper)] == ["Lovelace", "Hopper"]
    assert mails("transfer_offered") == ["otto@otto.example"]

    actions.refuse_transfer(offer, reason="Not ours", by=otto)
    assert as_(otto).get(page_of(paper)).status_code == 404


def test_taking_moves_the_paper_and_tells_authors_and_who_asked(offer, paper, otto, tom, other_track, as_):
    answer = as_(otto).post(page_of(paper, "transfer/answer/"), {"answer": "take"})

    paper.refresh_from_db()
    assert answer.url == page_of(paper)
    assert paper.track == other_track
    assert mails("moved") == ["ada@ada.example", "grace@navy.example"]
    assert mails("transfer_answered") == ["tom@tom.example"]
    assert as_(tom).get(page_of(paper)).status_code == 404
    assert as_(otto).get(page_of(paper)).status_code == 200


def test_topics_of_the_old_track_are_kept_in_the_note_only(offer, paper, edition, track, otto):
    own = conference_actions.add_topic(edition, name={"en": "Town halls"}, track=track, by=None)
    common = conference_actions.add_topic(edition, name={"en": "Methods"}, by=None)
    paper.topics.set([own, common])

    taken = actions.take_transfer(offer, by=otto)

    assert list(paper.topics.all()) == [common]
    assert taken.note == "A marker of a note\n\nTopics in the former track: Town halls"


def test_a_type_that_the_new_track_does_not_have_is_chosen_anew(offer, paper, edition, track, otto, as_):
    essay = conference_actions.add_kind(edition, slug="essay", name={"en": "Essay"}, by=None)
    paper.kind.track = track
    paper.kind.save()

    page = as_(otto).post(page_of(paper, "transfer/answer/"), {"answer": "take"}).content.decode()
    assert "Please choose a type." in page
    with pytest.raises(Refused, match="does not take"):
        actions.take_transfer(offer, by=otto)

    as_(otto).post(page_of(paper, "transfer/answer/"), {"answer": "take", "kind": "essay"})
    paper.refresh_from_db()
    assert paper.kind == essay


def test_refusing_needs_a_reason_and_only_chairs_read_it(offer, paper, otto, tom, ada, track, as_):
    browser = as_(otto)
    assert "Please say why" in browser.post(page_of(paper, "transfer/answer/"), {"answer": "refuse"}).content.decode()

    answer = browser.post(page_of(paper, "transfer/answer/"), {"answer": "refuse", "reason": "A marker of a reason"})

    paper.refresh_from_db()
    assert answer.url == "/me/"
    assert paper.track == track
    assert mails("moved") == []
    assert "A marker of a reason" in Message.objects.get(template="submissions/mail/transfer_answered.txt").text
    assert "A marker of a reason" in as_(tom).get(page_of(paper)).content.decode()
    assert "A marker" not in as_(ada).get(page_of(paper)).content.decode()


def test_an_offer_is_taken_back(offer, paper, otto, tom, as_):
    as_(tom).post(page_of(paper, "transfer/withdraw/"))

    assert Transfer.objects.get().status == "withdrawn"
    assert as_(otto).get(page_of(paper)).status_code == 404
    with pytest.raises(Refused, match="answered or taken back"):
        actions.take_transfer(offer, by=otto)


def test_one_offer_at_a_time_and_not_to_the_own_track(offer, paper, edition, track, tom):
    third = conference_actions.add_track(edition, slug="third", name={"en": "Third"}, by=None)

    with pytest.raises(Refused, match="already"):
        actions.offer_transfer(paper, track=third, by=tom)
    actions.withdraw_transfer(offer, by=tom)
    with pytest.raises(Refused, match="another track"):
        actions.offer_transfer(paper, track=track, by=tom)


def test_a_paper_with_reviewers_stays(paper, otto, other_track, tom, ravi, reviewed_by, as_):
    reviewed_by(paper, ravi)

    page = as_(tom).post(page_of(paper, "transfer/"), {"track": other_track.slug, "text": "My words"}).content.decode()

    assert "Reviewers have been chosen" in page
    assert "My words" in page
    assert Transfer.objects.count() == 0


def test_reviewers_chosen_meanwhile_keep_it_too(offer, paper, otto, ravi, reviewed_by):
    reviewed_by(paper, ravi)
    assert Assignment.objects.count() == 1

    with pytest.raises(Refused, match="Reviewers have been chosen"):
        actions.take_transfer(offer, by=otto)


def test_a_withdrawn_paper_is_offered_no_more(offer, paper, otto, ada, as_, viewer):
    actions.withdraw(paper, by=ada)

    assert as_(otto).get(page_of(paper)).status_code == 404
    assert duties(viewer(otto)) == []
    with pytest.raises(Refused, match="not decided on"):
        actions.take_transfer(offer, by=otto)


def test_drafts_are_not_offered(complete_draft, otto, other_track, tom, as_):
    assert as_(tom).get(page_of(complete_draft, "transfer/")).status_code == 404
    with pytest.raises(Refused, match="that are in"):
        actions.offer_transfer(complete_draft, track=other_track, by=tom)


def test_conflicts_of_the_other_chairs_are_found_before_they_see_it(paper, edition, other_track, otto, tom, as_):
    kin = person("Kim", "Lovelace", affiliation="University of Northport", country="GB")
    conference_actions.appoint(edition, person=kin, role=Role.CHAIR, track=other_track, by=None)

    actions.offer_transfer(paper, track=other_track, by=tom)

    assert Conflict.objects.filter(submission=paper, person=kin).exists()
    assert as_(kin).get(page_of(paper)).status_code == 404
    assert as_(kin).post(page_of(paper, "transfer/answer/"), {"answer": "take"}).status_code == 404
    assert mails("transfer_offered") == ["otto@otto.example"]


def test_who_becomes_a_chair_meanwhile_is_compared_too(offer, paper, edition, other_track, as_):
    kin = person("Kim", "Lovelace", affiliation="University of Northport", country="GB")

    conference_actions.appoint(edition, person=kin, role=Role.CHAIR, track=other_track, by=None)

    assert as_(kin).get(page_of(paper)).status_code == 404


def test_reviewers_of_the_new_track_are_compared_when_it_is_taken(offer, paper, edition, other_track, otto):
    kin = person("Kim", "Lovelace", affiliation="University of Northport", country="GB")
    conference_actions.appoint(edition, person=kin, role=Role.REVIEWER, track=other_track, by=None)

    actions.take_transfer(offer, by=otto)

    assert Conflict.objects.filter(submission=paper, person=kin).exists()


def test_nobody_else_offers_answers_or_takes_back(offer, paper, ada, ravi, rosa, eve, reviewed_by, as_):
    reviewed_by(paper, ravi)

    for somebody in (ada, ravi, rosa, eve):
        for further in ("transfer/", "transfer/answer/"):
            assert as_(somebody).get(page_of(paper, further)).status_code == 404
        assert as_(somebody).post(page_of(paper, "transfer/answer/"), {"answer": "take"}).status_code == 404
        assert as_(somebody).post(page_of(paper, "transfer/withdraw/")).status_code == 404
    for somebody in (ada, ravi):
        assert "A marker" not in as_(somebody).get(page_of(paper)).content.decode()


def test_the_chair_who_asked_does_not_answer_and_the_other_does_not_take_back(offer, paper, tom, otto, as_):
    assert as_(tom).get(page_of(paper, "transfer/answer/")).status_code == 404
    assert as_(otto).post(page_of(paper, "transfer/withdraw/")).status_code == 404


def test_an_organiser_answers_only_where_no_chair_can(offer, paper, otto, clara, as_):
    assert as_(clara).get(page_of(paper, "transfer/answer/")).status_code == 404

    actions.declare_conflict(paper, person=otto, by=None)

    assert as_(clara).get(page_of(paper, "transfer/answer/")).status_code == 200


def test_a_chair_in_conflict_does_not_offer(paper, otto, other_track, tom, as_):
    actions.declare_conflict(paper, person=tom, by=None)

    assert as_(tom).get(page_of(paper, "transfer/")).status_code == 404


def test_offers_are_duties_of_the_other_chairs(offer, paper, otto, tom, clara, viewer):
    (duty,) = duties(viewer(otto))

    assert duty.url == page_of(paper, "transfer/answer/")
    assert duties(viewer(tom)) == []
    assert duties(viewer(clara)) == []


def test_papers_whose_only_chair_is_in_conflict_are_the_organisers(paper, tom, clara, edition, viewer, as_):
    assert "For organisers" not in {card.title for card in cards(viewer(clara), edition)}

    actions.declare_conflict(paper, person=tom, by=None)

    card = next(card for card in cards(viewer(clara), edition) if card.title == "For organisers")
    (duty,) = duties(viewer(clara))
    assert (card.figure, duty.state) == ("1", "1 paper has no chair")
    assert paper.get_absolute_url() in as_(clara).get(duty.url).content.decode()
    assert duties(viewer(tom)) == []
    assert "For organisers" not in {card.title for card in cards(viewer(tom), edition)}


def test_a_second_chair_without_conflict_handles_it(paper, tom, clara, edition, track, viewer):
    kate = person("Kate", "Sheppard", affiliation="School of Farwater", country="NZ")
    conference_actions.appoint(edition, person=kate, role=Role.CHAIR, track=track, by=None)

    actions.declare_conflict(paper, person=tom, by=None)

    assert duties(viewer(clara)) == []


def test_an_organiser_in_conflict_is_not_told_either(paper, tom, clara, edition, viewer):
    for somebody in (tom, clara):
        actions.declare_conflict(paper, person=somebody, by=None)

    assert duties(viewer(clara)) == []


def test_my_work_costs_the_same_for_few_and_many_offers(
    track, other_track, otto, tom, clara, ada, as_, django_assert_num_queries
):
    pages = [(as_(otto), "/me/"), (as_(clara), "/me/"), (as_(clara), "/copro/manage/")]
    few = []
    fill(track, other_track, tom, ada, range(1, 4))
    for browser, page in pages:
        with CaptureQueriesContext(connection) as queries:
            browser.get(page)
        few.append(len(queries))
    fill(track, other_track, tom, ada, range(4, 31))

    for (browser, page), number in zip(pages, few, strict=True):
        with django_assert_num_queries(number):
            browser.get(page)
    assert Transfer.objects.count() == 30


def fill(track, other_track, tom, ada, numbers):
    for number in numbers:
        paper = make_paper(track, number, ada)
        Conflict.objects.create(submission=paper, edition=paper.edition, person=tom, kind="other", status="declared")
        Transfer.objects.create(
            submission=paper, edition=paper.edition, origin=track, track=other_track, by=tom, note="x"
        )


def test_what_is_offered_is_found_but_not_handled(offer, paper, otto, viewer):
    assert list(Submission.objects.visible_to(viewer(otto))) == [paper]
    assert list(Submission.objects.handled_by(viewer(otto))) == []
