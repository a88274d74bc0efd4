"""Accepting and declining by the link of a mail."""

import pytest
from django.test import Client

from conference.actions import introduce
from conference.history import Refused
from conference.models import Message, Person
from reviewing import actions
from reviewing.actions.sending import link_of
from reviewing.models import Assignment
from submissions.actions import declare_conflict
from submissions.actions import withdraw as withdraw_paper
from submissions.models import Author
from tests.cast import person
from tests.reviewing.conftest import make_paper, review_for, write

Status = Assignment.Status


@pytest.fixture
def request_to_ravi(asked, ravi):
    return asked[ravi]


def state(assignment):
    assignment.refresh_from_db()
    return assignment.status


def test_opening_the_link_shows_the_paper_and_changes_nothing(client, request_to_ravi, paper, ada):
    answer = client.get(link_of(request_to_ravi))

    assert answer.status_code == 200
    assert paper.title in answer.text
    assert paper.abstract in answer.text
    assert ada.family_name not in answer.text
    assert state(request_to_ravi) == Status.ASKED


def test_link_scanners_with_head_or_odd_posts_change_nothing(client, request_to_ravi):
    client.head(link_of(request_to_ravi))
    client.post(link_of(request_to_ravi), {"answer": "perhaps"})

    assert state(request_to_ravi) == Status.ASKED


def test_authors_are_shown_where_the_kind_is_not_anonymous(client, request_to_ravi, paper, ada):
    paper.kind.is_anonymous = False
    paper.kind.save()

    assert ada.name in client.get(link_of(request_to_ravi)).text


def test_the_button_accepts_without_signing_in_and_offers_the_code(client, request_to_ravi, ravi):
    client.post(link_of(request_to_ravi), {"answer": "accept"})

    page = client.get(link_of(request_to_ravi)).text
    assert state(request_to_ravi) == Status.ACCEPTED
    assert "Sign in by a code mailed to r***@ravi.example" in page
    assert f"/accounts/login/code/?next=/reviews/{request_to_ravi.code}/" in page
    assert ravi.email not in page


def test_who_is_signed_in_goes_on_to_the_review(as_, request_to_ravi, ravi):
    as_(ravi).post(link_of(request_to_ravi), {"answer": "accept"})

    assert f'href="/reviews/{request_to_ravi.code}/"' in as_(ravi).get(link_of(request_to_ravi)).text


def test_declining_keeps_the_reason_and_closes_the_paper(client, as_, request_to_ravi, paper, ravi):
    client.post(link_of(request_to_ravi), {"answer": "decline", "reason": "On sabbatical"})

    assert state(request_to_ravi) == Status.DECLINED
    assert request_to_ravi.decline_reason == "On sabbatical"
    assert paper.abstract not in client.get(link_of(request_to_ravi)).text
    assert paper.abstract not in as_(ravi).get(f"/reviews/{request_to_ravi.code}/").text


def test_who_declined_may_come_back_while_there_is_room(request_to_ravi, ravi):
    actions.answer(request_to_ravi, accepts=False, by=ravi)

    assert actions.answer(request_to_ravi, accepts=True, by=ravi).status == Status.ACCEPTED


def test_who_declined_may_not_come_back_when_somebody_else_has_taken_over(request_to_ravi, paper, ravi, tom):
    actions.answer(request_to_ravi, accepts=False, by=ravi)
    actions.add_reviewer(paper, reviewer=review_for(paper.track, person("Nina")), by=tom)

    with pytest.raises(Refused, match="Others review this paper now"):
        actions.answer(request_to_ravi, accepts=True, by=ravi)


def test_declining_after_accepting_is_possible_until_the_review_is_in(request_to_ravi, ravi):
    actions.answer(request_to_ravi, accepts=True, by=ravi)
    actions.answer(request_to_ravi, accepts=False, by=ravi)
    back = actions.answer(request_to_ravi, accepts=True, by=ravi)
    write(back)

    with pytest.raises(Refused, match="submitted your review already"):
        actions.answer(request_to_ravi, accepts=False, by=ravi)


def test_a_withdrawn_request_says_so(client, request_to_ravi, tom, paper):
    actions.withdraw(request_to_ravi, by=tom)

    answer = client.post(link_of(request_to_ravi), {"answer": "accept"})

    assert answer.status_code == 409
    assert "has been withdrawn" in answer.text
    assert paper.title not in answer.text
    assert state(request_to_ravi) == Status.WITHDRAWN


def become_author(paper, somebody):
    Author.objects.create(
        submission=paper, edition=paper.edition, person=somebody, position=9, family_name=somebody.family_name
    )


@pytest.fixture(params=["conflict", "author"])
def ravi_in_conflict(request, request_to_ravi, paper, ravi, tom):
    """Ravi's request; he has come into conflict with the paper since, or become one of its authors."""
    if request.param == "author":
        become_author(paper, ravi)
    else:
        declare_conflict(paper, person=ravi, by=tom)
    return request_to_ravi


def test_the_link_of_a_reviewer_in_conflict_opens_nothing_and_takes_no_answer(client, ravi_in_conflict, paper):
    page = client.get(link_of(ravi_in_conflict))
    answer = client.post(link_of(ravi_in_conflict), {"answer": "accept"})

    assert "You can no longer review this paper because of a conflict of interest." in page.text
    for shown in (page, answer):
        assert paper.title not in shown.text
        assert paper.abstract not in shown.text
    assert answer.status_code == 409
    assert state(ravi_in_conflict) == Status.ASKED


def test_a_dismissed_conflict_opens_the_paper_again(client, request_to_ravi, paper, ravi, tom):
    conflict = declare_conflict(paper, person=ravi, by=tom)
    conflict.status = "dismissed"
    conflict.save()

    assert paper.title in client.get(link_of(request_to_ravi)).text


def test_the_link_of_an_unanswered_request_shows_nothing_after_the_release(client, as_, request_to_ravi, paper, tom):
    actions.decide(paper, outcome="reject", by=tom)
    actions.release_decisions(paper.track, by=tom)

    for page in (
        client.get(link_of(request_to_ravi)),
        as_(request_to_ravi.reviewer).get(f"/reviews/{request_to_ravi.code}/"),
    ):
        assert "A decision on this paper has been made in the meantime." in page.text
        assert paper.title not in page.text
        assert paper.abstract not in page.text
    assert as_(request_to_ravi.reviewer).get(f"/submissions/{paper.code}/").status_code == 404
    assert paper.title not in as_(request_to_ravi.reviewer).get("/me/").text


def test_who_declined_cannot_come_back_to_a_withdrawn_paper(client, as_, request_to_ravi, paper, ravi, ada):
    actions.answer(request_to_ravi, accepts=False, by=ravi)
    withdraw_paper(paper, by=ada)

    assert "has been withdrawn" in client.get(link_of(request_to_ravi)).text
    assert as_(ravi).get(f"/reviews/{request_to_ravi.code}/").status_code == 404
    with pytest.raises(Refused, match="has been withdrawn"):
        actions.answer(request_to_ravi, accepts=True, by=ravi)


def test_a_wrong_signature_finds_nothing(client, asked, ravi, rosa):
    signature_of_another = link_of(asked[rosa]).split("/")[-2]

    assert client.get(f"/assignments/{asked[ravi].code}/{signature_of_another}/").status_code == 404
    assert client.get(f"/assignments/{asked[ravi].code}/x/").status_code == 404


def test_a_proposal_has_no_page_yet(client, as_, paper, pool, tom, ravi):
    proposal = actions.add_reviewer(paper, reviewer=ravi, by=tom)

    assert client.get(link_of(proposal)).status_code == 404
    assert as_(ravi).get(f"/reviews/{proposal.code}/").status_code == 404


def test_the_buttons_need_the_token_of_their_page(request_to_ravi):
    browser = Client(enforce_csrf_checks=True)

    assert browser.post(link_of(request_to_ravi), {"answer": "accept"}).status_code == 403
    browser.get(link_of(request_to_ravi))
    token = browser.cookies["csrftoken"].value
    browser.post(link_of(request_to_ravi), {"answer": "accept", "csrfmiddlewaretoken": token})
    assert state(request_to_ravi) == Status.ACCEPTED


def test_somebody_who_never_signed_up_signs_in_by_a_mailed_code(client, track, ada, tom):
    newcomer = introduce("nina@nina.example", by=tom, given_name="Nina", family_name="New")
    review_for(track, newcomer)
    paper = make_paper(track, 1, ada)
    actions.propose(track, by=tom)
    actions.send(track, by=tom)
    assignment = Assignment.objects.get(submission=paper)
    client.post(link_of(assignment), {"answer": "accept"})

    asking = client.post("/accounts/login/code/", {"email": newcomer.email, "next": f"/reviews/{assignment.code}/"})
    assert f'name="next" value="/reviews/{assignment.code}/"' in client.get(asking.headers["Location"]).text
    answer = client.post(asking.headers["Location"], {"code": code_mailed_to(newcomer)})

    assert answer.headers["Location"] == f"/reviews/{assignment.code}/"
    assert Person.objects.get(pk=newcomer.pk).claimed_at


def code_mailed_to(somebody):
    text = Message.objects.get(address=somebody.email, template="account").text
    return next(line.strip() for line in text.splitlines() if line.startswith("    "))
