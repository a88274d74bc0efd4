"""The four secrets: every page of reviewing, opened by everybody who must not read it."""

import pytest

from conference.actions import appoint, invite, set_deadline
from conference.duties import Duty
from conference.models import Entry, Message, Role
from conference.tokens import signature
from conference.viewers import NOBODY, Viewer
from reviewing import actions
from reviewing.models import Assignment, Decision, Review
from reviewing.rooms import cards, duties, rooms
from submissions.actions import declare_conflict
from tests.cast import in_days, person
from tests.reviewing.conftest import make_paper, review_for, write

MARKERS = ("Marked Title", "Marker words", "Marker remark", "Marker note", "Marker draft")
MANAGE = "/copro/manage/"


@pytest.fixture
def marked(track, other_track, ada, pool, tom, clara, ravi, rosa, zoe, due):
    """Ada's marked paper with two reviews, a draft and a pending decision, beside Charles' plain one."""
    charles = person("Charles")
    paper, plain = make_paper(track, 1, ada, title="Marked Title of the paper"), make_paper(track, 2, charles)
    review_for(track, person("Nina"))
    for reviewer in (ravi, rosa, zoe):
        actions.add_reviewer(paper, reviewer=reviewer, by=tom)
    actions.add_reviewer(plain, reviewer=Role.objects.get(person__given_name="Nina").person, by=tom)
    actions.send(track, by=tom)
    mine = {one.reviewer: one for one in paper.assignments.select_related("reviewer")}
    write(mine[ravi], "Marker words", confidential="Marker remark")
    actions.answer(mine[rosa], accepts=True, by=rosa)
    actions.save_review(mine[rosa], revision=0, by=rosa, scores={}, for_authors="Marker draft")
    actions.decide(paper, outcome="reject", text="Marker note", by=tom)
    return paper


def nina():
    return Role.objects.get(person__given_name="Nina").person


def charles():
    return Assignment.objects.exclude(submission__number=1).get().submission.contact


@pytest.fixture
def strangers(marked, eve, ada, other_track, track):
    """Everybody who has no business with the marked paper's reviewing, by what they are."""
    in_conflict, elsewhere, organiser = person("Cora"), person("Otto"), person("Olga")
    appoint(track.edition, person=in_conflict, role=Role.CHAIR, track=track, by=None)
    appoint(track.edition, person=elsewhere, role=Role.CHAIR, track=other_track, by=None)
    appoint(track.edition, person=organiser, role=Role.ORGANISER, by=None)
    declare_conflict(marked, person=in_conflict, by=in_conflict)
    declare_conflict(marked, person=organiser, by=organiser)
    return {
        "stranger": eve,
        "author of this paper": ada,
        "author of another paper": charles(),
        "reviewer of another paper": nina(),
        "chair in conflict": in_conflict,
        "chair of another track": elsewhere,
        "organiser in conflict": organiser,
    }


WHO = [
    *("stranger", "author of this paper", "author of another paper", "reviewer of another paper"),
    *("chair in conflict", "chair of another track", "organiser in conflict"),
]
MANAGERS = ("chair in conflict", "chair of another track", "organiser in conflict")


LISTS = [
    *("reviewers/", "reviewers/invite/", "reviewers/invite-several/", "assignment/", "decisions/"),
    *("assignment/tracks/services/send/", "decisions/tracks/services/release/"),
]


def pages_of(paper):
    found = [f"{MANAGE}assignment/papers/{paper.code}/", f"{MANAGE}decisions/papers/{paper.code}/"]
    found.append(f"{MANAGE}decisions/papers/{paper.code}/letters/")
    for assignment in paper.assignments.all():
        found.append(f"/reviews/{assignment.code}/")
        found.append(f"/assignments/{assignment.code}/{signature('assignment', 'another')}/")
    return found


def deeds_on(paper):
    for assignment in paper.assignments.all():
        for deed in ("remove", "withdraw", "remind"):
            yield f"{MANAGE}assignment/requests/{assignment.code}/{deed}/"
        yield f"{MANAGE}decisions/reviews/{assignment.code}/reopen/"
        yield f"/reviews/{assignment.code}/"
    yield f"{MANAGE}decisions/papers/{paper.code}/take-back/"
    yield f"{MANAGE}decisions/papers/{paper.code}/"
    yield f"{MANAGE}assignment/papers/{paper.code}/"


@pytest.mark.parametrize("who", WHO)
def test_no_list_shows_a_trace_of_the_paper(as_, strangers, who, marked):
    for address in LISTS:
        answer = as_(strangers[who]).get(MANAGE + address)
        opens = who in MANAGERS and not (who == "chair of another track" and "tracks/services" in address)
        assert answer.status_code == (200 if opens else 404)
        for marker in MARKERS:
            assert marker not in answer.text


@pytest.mark.parametrize("who", WHO)
def test_pages_of_the_paper_are_not_there(as_, strangers, who, marked):
    for address in pages_of(marked):
        assert as_(strangers[who]).get(address).status_code == 404


@pytest.mark.parametrize("who", WHO)
def test_deeds_on_the_paper_are_not_there(as_, strangers, who, marked):
    before = state_of(marked)

    for address in deeds_on(marked):
        assert as_(strangers[who]).post(address, {"outcome": "accept", "reviewer": "x"}).status_code == 404
    assert state_of(marked) == before


def state_of(paper):
    assignments = paper.assignments.order_by("pk").values_list("status", "due_at")
    return list(assignments), list(paper.decisions.values_list("outcome")), list(paper.reviews.values_list("revision"))


def test_nobody_is_sent_to_sign_in_everywhere(client, marked):
    for address in [
        *(MANAGE + one for one in LISTS),
        *pages_of(marked)[:2],
        f"/reviews/{marked.assignments.first().code}/",
    ]:
        assert client.get(address).headers["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("who", MANAGERS)
def test_no_count_tells_of_the_paper(as_, strangers, who, marked):
    shown = as_(strangers[who]).get(MANAGE + "reviewers/").text
    decisions = as_(strangers[who]).get(MANAGE + "decisions/").text

    assert '<td data-label="Reviewed">1</td>' not in shown
    assert '<td data-label="Asked">1</td>' not in shown.replace(row_of("Nina", shown), "")
    assert "Reject: 1" not in decisions


def row_of(name, page):
    start = page.find(f'<th scope="row">{name}')
    return page[start : page.find("</tr>", start)] if start >= 0 else ""


@pytest.mark.parametrize("who", WHO)
def test_no_row_mail_or_line_of_history_comes_through_the_gate(strangers, who, marked):
    viewer = Viewer(person=strangers[who])

    assert not Assignment.objects.visible_to(viewer).filter(submission=marked).exists()
    assert not Review.objects.visible_to(viewer).filter(submission=marked).exists()
    assert not Decision.objects.visible_to(viewer).filter(submission=marked).exists()
    for message in Message.objects.visible_to(viewer):
        assert "Marked Title" not in message.text
    lines = Entry.objects.visible_to(viewer).filter(subject_code=marked.code).exclude(by=viewer.person)
    assert not lines.exists()


def test_nobody_comes_through_the_gate(marked):
    assert not Assignment.objects.visible_to(NOBODY).exists()
    assert not Review.objects.visible_to(NOBODY).exists()
    assert not Decision.objects.visible_to(NOBODY).exists()


@pytest.mark.parametrize("who", WHO)
def test_my_work_is_silent_about_the_paper(as_, strangers, who, marked):
    page = as_(strangers[who]).get("/me/").text

    for hidden in ("Marker words", "decision not released", "Marker note"):
        assert hidden not in page
    if who != "author of this paper":
        assert "Marked Title" not in page


def test_another_reviewer_of_the_paper_sees_no_review_no_name_no_decision(as_, marked, ravi, rosa, zoe):
    page = as_(zoe).get(f"/reviews/{marked.assignments.get(reviewer=zoe).code}/").text

    assert "Marked Title" in page
    for hidden in ("Marker words", "Marker remark", "Marker note", "Marker draft", "Shankar", "Parks", "Lovelace"):
        assert hidden not in page
    for other in (ravi, rosa):
        assert as_(zoe).get(f"/reviews/{marked.assignments.get(reviewer=other).code}/").status_code == 404


def test_the_page_of_the_paper_tells_reviewers_and_authors_nothing(as_, marked, ada, zoe):
    for somebody in (ada, zoe):
        page = as_(somebody).get(f"/submissions/{marked.code}/").text
        assert "Marked Title" in page
        for hidden in ("Marker words", "Marker remark", "Marker note", "Marker draft", "Shankar", "Parks"):
            assert hidden not in page


def test_the_chairs_who_handle_the_paper_see_it_all(as_, marked, tom, clara):
    for somebody in (tom, clara):
        page = as_(somebody).get(f"{MANAGE}decisions/papers/{marked.code}/").text
        for shown in ("Marked Title", "Marker words", "Marker remark", "Marker note", "Ravi Shankar", "Ada Lovelace"):
            assert shown in page
        assert "Marker draft" not in page
        assert "Ravi Shankar" in as_(somebody).get(f"/submissions/{marked.code}/").text


def test_the_release_page_of_a_chair_in_conflict_has_no_letter_and_no_count(as_, strangers, marked):
    page = as_(strangers["chair in conflict"]).get(f"{MANAGE}decisions/tracks/services/release/").text

    assert "There is no decision to release." in page


def test_a_chair_of_another_track_does_not_open_this_one(as_, strangers, marked):
    chair = as_(strangers["chair of another track"])

    for address in ("assignment/?track=services", "decisions/?track=services", "decisions/tracks/services/release/"):
        assert chair.get(MANAGE + address).status_code == 404
    assert chair.post(MANAGE + "assignment/tracks/services/propose/").status_code == 404
    assert chair.post(MANAGE + "assignment/tracks/services/send/").status_code == 404


def test_a_released_decision_is_for_its_authors_alone(as_, strangers, marked, track, tom, zoe, ada):
    actions.release_decisions(track, by=tom)

    for who, somebody in strangers.items():
        seen = as_(somebody).get(f"/submissions/{marked.code}/")
        assert seen.status_code == (200 if who == "author of this paper" else 404)
    assert "Marker note" in as_(ada).get(f"/submissions/{marked.code}/").text
    assert "Marker remark" not in as_(ada).get(f"/submissions/{marked.code}/").text
    for hidden in ("Marker words", "Marker note", "Reject"):
        assert hidden not in as_(zoe).get(f"/submissions/{marked.code}/").text


def test_a_deed_of_reviewing_changes_nothing_by_get(as_, marked, tom):
    before = state_of(marked)

    for address in deeds_on(marked):
        assert as_(tom).get(address).status_code in (200, 404, 405)
    assert as_(tom).get(MANAGE + "assignment/tracks/services/propose/").status_code == 405
    assert state_of(marked) == before


def test_rooms_are_for_those_who_manage(edition, track, tom, clara, eve, ravi):
    for somebody in (tom, clara):
        assert [room.key for room in rooms(Viewer(person=somebody), edition)] == [
            "reviewers",
            "assignment",
            "decisions",
        ]
    for somebody in (eve, ravi, None):
        assert rooms(Viewer(person=somebody), edition) == []


def test_duties_are_plain_values_in_few_queries(marked, tom, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        found = duties(Viewer(person=tom))

    assert all(isinstance(duty, Duty) for duty in found)
    assert duties(NOBODY) == []


def test_invitations_can_be_seen_by_chairs_of_the_track_only(as_, track, other_track, tom, strangers):
    newcomer = person("Newton")
    invite(track.edition, person=newcomer, role=Role.REVIEWER, track=track, by=tom)

    assert "Newton" in as_(tom).get(MANAGE + "reviewers/").text
    assert "Newton" not in as_(strangers["chair of another track"]).get(MANAGE + "reviewers/").text


def test_the_overview_counts_what_the_chair_handles(strangers, marked, tom, edition):
    shown = {card.title: card.figure for card in cards(Viewer(person=tom), edition)}
    concealed = {card.title: card.figure for card in cards(Viewer(person=strangers["chair in conflict"]), edition)}

    assert shown == {"Reviews": "1/4", "Decisions": "1"}
    assert concealed == {"Reviews": "0/1"}
    assert cards(Viewer(person=strangers["stranger"]), edition) == []


def test_the_card_of_papers_that_lack_reviewers_leads_to_the_track_where_most_do(track, other_track, kind, ada, clara):
    for number, place in enumerate((track, other_track, other_track), start=1):
        make_paper(place, number, ada, kind=kind)
    for place in (track, other_track):
        set_deadline(track.edition, track=place, stage="paper", day=in_days(-3), by=None)

    [card] = [card for card in cards(Viewer(person=clara), track.edition) if card.title == "Assignment"]

    assert (card.figure, card.url) == ("3", "/copro/manage/assignment/?track=data")


def test_papers_that_lack_reviewers_are_a_duty_once_the_call_is_over(marked, tom, track, edition):
    assert "Assignment" not in {duty.title.partition(":")[0] for duty in duties(Viewer(person=tom))}

    set_deadline(edition, track=track, stage="paper", day=in_days(-3), by=None)

    (duty,) = [duty for duty in duties(Viewer(person=tom)) if duty.title.startswith("Assignment")]
    assert duty.state == "1 paper lacks reviewers"


def test_the_log_does_not_tell_an_author_who_organises_when_the_own_paper_moves(asked, paper, edition, as_, clara, tom):
    appoint(edition, person=ada_of(paper), role=Role.ORGANISER, by=None)

    told = as_(clara).get(f"{MANAGE}log/").content.decode()
    kept = as_(ada_of(paper)).get(f"{MANAGE}log/").content.decode()

    assert "asked the proposed reviewers of a track" in told
    assert "asked the proposed reviewers of a track" not in kept
    assert "added a track" in kept


def ada_of(paper):
    return paper.contact
