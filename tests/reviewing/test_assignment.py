"""Proposing, adjusting and sending an assignment."""

import pytest

from conference.history import Refused
from conference.models import Entry, Message
from conference.viewers import Viewer
from reviewing import actions
from reviewing.actions.sending import link_of
from reviewing.models import Assignment, Round
from reviewing.views import assignment as views
from submissions.actions import declare_conflict, withdraw
from submissions.models import Conflict
from tests.cast import person
from tests.reviewing.conftest import make_paper, review_for

Status = Assignment.Status


def pairs():
    return set(Assignment.objects.values_list("submission__number", "reviewer__given_name"))


def test_every_paper_gets_as_many_reviewers_as_the_conference_wants(paper, pool, tom):
    proposal = actions.propose(paper.track, by=tom)

    assert proposal.count == 3
    assert pairs() == {(1, "Ravi"), (1, "Rosa"), (1, "Zoe")}
    assert set(Assignment.objects.values_list("status", flat=True)) == {Status.PROPOSED}


def test_the_column_of_what_is_missing_counts_what_is_missing(as_, paper, ravi, tom):
    review_for(paper.track, ravi)
    actions.add_reviewer(paper, reviewer=ravi, by=tom)

    page = as_(tom).get("/copro/manage/assignment/").content.decode()

    assert "2 of 3 missing" in page


def test_nobody_in_conflict_is_proposed_and_the_lack_is_explained(paper, pool, tom, ravi):
    declare_conflict(paper, person=ravi, by=ravi, kind=Conflict.Kind.PERSONAL)

    proposal = actions.propose(paper.track, by=tom)

    assert pairs() == {(1, "Rosa"), (1, "Zoe")}
    assert proposal.missing == 1
    (sentence,) = proposal.sentences
    assert sentence == (
        "Paper 1: 3 reviewers are wanted, but only Zoe Akins, Rosa Parks may review here and can take 2, "
        "so 1 is missing. Please invite more reviewers."
    )


def test_conflicts_are_looked_for_before_anything_is_proposed(track, ada, pool, tom):
    colleague = review_for(track, person("Carl", affiliation=ada.affiliation))
    paper = make_paper(track, 1, ada)

    actions.propose(track, by=tom)

    assert Conflict.objects.filter(submission=paper, person=colleague, kind="institution").exists()
    assert not Assignment.objects.filter(reviewer=colleague).exists()


def test_an_author_never_reviews_the_own_paper_whatever_address_was_used(track, ada, pool, tom):
    paper = make_paper(track, 1, ada)
    paper.authors.create(edition=track.edition, position=2, family_name="Anon", email="ROSA@rosa.example")

    actions.propose(track, by=tom)

    assert pairs() == {(1, "Ravi"), (1, "Zoe")}


def test_loads_are_even(track, ada, pool, tom):
    for number in range(1, 7):
        make_paper(track, number, ada)
    track.edition.reviews_per_paper = 1
    track.edition.save()

    actions.propose(track, by=tom)

    loads = [Assignment.objects.filter(reviewer=reviewer).count() for reviewer in pool]
    assert loads == [2, 2, 2]


def test_the_fitting_reviewer_is_chosen_and_the_reason_kept(track, ada, pool, tom, rosa):
    paper = make_paper(track, 1, ada)
    rosa.expertise = {"publications": [{"title": "Open data portals for citizens", "year": 2025}], "topics": []}
    rosa.save()
    track.edition.reviews_per_paper = 1
    track.edition.save()

    actions.propose(track, by=tom)

    (chosen,) = Assignment.objects.filter(submission=paper)
    assert chosen.reviewer == rosa
    assert chosen.score > 0.1
    assert chosen.reason["publication"] == "Open data portals for citizens"
    assert "open data" in chosen.reason["words"]


def test_what_was_sent_or_added_by_hand_stays(track, ada, pool, tom, ravi, rosa):
    first, second = make_paper(track, 1, ada), make_paper(track, 2, ada)
    track.edition.reviews_per_paper = 1
    track.edition.save()
    actions.add_reviewer(first, reviewer=ravi, by=tom)
    actions.send(track, by=tom)
    actions.add_reviewer(second, reviewer=ravi, by=tom)

    proposal = actions.propose(track, by=tom)

    assert proposal.count == 0
    assert pairs() == {(1, "Ravi"), (2, "Ravi")}


def test_who_declined_is_not_proposed_again(asked, paper, tom, ravi):
    actions.answer(asked[ravi], accepts=False, by=ravi)

    proposal = actions.propose(paper.track, by=tom)

    assert (proposal.count, proposal.missing) == (0, 1)
    with pytest.raises(Refused, match="has declined this paper"):
        actions.add_reviewer(paper, reviewer=ravi, by=tom)


def test_a_sent_request_that_came_into_conflict_counts_no_more(asked, paper, tom, ravi):
    declare_conflict(paper, person=ravi, by=ravi)
    newcomer = review_for(paper.track, person("Nina"))

    actions.propose(paper.track, by=tom)

    assert Assignment.objects.get(status=Status.PROPOSED).reviewer == newcomer


def test_abstracts_are_assigned_only_where_the_chair_wants_so(track, ada, pool, tom):
    make_paper(track, 1, ada, status="abstract")

    with pytest.raises(Refused, match="no papers"):
        actions.propose(track, by=tom)
    assert actions.propose(track, by=tom, with_abstracts=True).count == 3


def test_without_reviewers_nothing_is_proposed(paper, tom):
    with pytest.raises(Refused, match="invite some first"):
        actions.propose(paper.track, by=tom)


def test_papers_in_conflict_with_the_chair_are_left_to_others(track, ada, pool, tom, clara):
    paper, concealed = make_paper(track, 1, ada), make_paper(track, 2, ada)
    declare_conflict(concealed, person=tom, by=tom)

    actions.propose(track, by=tom)

    assert set(Assignment.objects.values_list("submission", flat=True)) == {paper.pk}
    assert actions.propose(track, by=clara).count == 6


def test_two_chairs_do_not_double_a_reviewer(paper, pool, tom, clara, ravi):
    actions.add_reviewer(paper, reviewer=ravi, by=tom)

    with pytest.raises(Refused, match="on this paper already"):
        actions.add_reviewer(paper, reviewer=ravi, by=clara)
    assert Round.objects.filter(submission=paper).count() == 1


def test_somebody_in_conflict_cannot_be_added_by_hand(paper, pool, tom, ravi):
    declare_conflict(paper, person=ravi, by=ravi, kind=Conflict.Kind.PERSONAL)

    with pytest.raises(Refused, match="conflict of interest: personal relation"):
        actions.add_reviewer(paper, reviewer=ravi, by=tom)


def test_somebody_who_is_no_reviewer_cannot_be_added(paper, eve, tom):
    with pytest.raises(Refused, match="not a reviewer of this track"):
        actions.add_reviewer(paper, reviewer=eve, by=tom)


def test_the_page_shows_the_best_first_and_all_on_demand(paper, pool, tom, as_, monkeypatch):
    monkeypatch.setattr(views, "BEST", 2)
    page = f"/copro/manage/assignment/papers/{paper.code}/"

    few, everybody = as_(tom).get(page), as_(tom).get(page, {"all": "1"})

    assert len(few.context["shown"]) == 2
    assert few.context["shown"] == everybody.context["shown"][:2]
    assert "Show all 3" in few.text
    assert len(everybody.context["shown"]) == 3
    assert "Show all" not in everybody.text


def test_a_candidate_is_found_by_name_whatever_the_accents(paper, pool, tom, rosa, as_):
    rosa.family_name = "Pärks"
    rosa.save()
    page = f"/copro/manage/assignment/papers/{paper.code}/"

    found = as_(tom).get(page, {"q": "parks ROSA"})
    nobody = as_(tom).get(page, {"q": "zebra"})

    assert [one.person for one in found.context["shown"]] == [rosa]
    assert "Nothing fits these filters." in nobody.text


def test_a_proposal_is_removed_without_a_word(paper, pool, tom, ravi):
    assignment = actions.add_reviewer(paper, reviewer=ravi, by=tom)

    actions.remove_proposal(assignment, by=tom)

    assert not Assignment.objects.exists()
    assert not Message.objects.exists()


def test_a_request_cannot_be_removed_but_withdrawn_and_the_reviewer_is_told(asked, tom, ravi):
    with pytest.raises(Refused, match="withdraw the request instead"):
        actions.remove_proposal(asked[ravi], by=tom)

    actions.withdraw(asked[ravi], by=tom)

    asked[ravi].refresh_from_db()
    assert asked[ravi].status == Status.WITHDRAWN
    assert Message.objects.filter(person=ravi, template="reviewing/mail/withdrawn.txt").count() == 1


def test_who_was_taken_off_can_be_added_again_by_hand(asked, paper, tom, ravi):
    actions.withdraw(asked[ravi], by=tom)

    again = actions.add_reviewer(paper, reviewer=ravi, by=tom)
    actions.send(paper.track, by=tom)

    again.refresh_from_db()
    assert (again.pk, again.status) == (asked[ravi].pk, Status.ASKED)
    actions.withdraw(again, by=tom)
    assert Message.objects.filter(person=ravi, template="reviewing/mail/withdrawn.txt").count() == 2
    assert Message.objects.filter(person=ravi, template="reviewing/mail/request.txt").count() == 2


def test_each_reviewer_gets_one_mail_with_a_link_for_each_paper(track, ada, pool, tom, due, ravi):
    make_paper(track, 1, ada), make_paper(track, 2, ada)
    actions.propose(track, by=tom)

    sent = actions.send(track, by=tom)

    assert (sent.requests, sent.reviewers, sent.mails) == (6, 3, 3)
    assert Message.objects.count() == 3
    message = Message.objects.get(person=ravi)
    for assignment in Assignment.objects.filter(reviewer=ravi).select_related("submission"):
        assert assignment.submission.title in message.text
        assert str(link_of(assignment)) in message.text
        assert (assignment.status, assignment.due_at) == (Status.ASKED, due.closes_at)


def test_nobody_has_a_pseudonym_before_the_release(reviewed):
    assert {one.pseudonym for one in Assignment.objects.all()} == {""}


def test_the_usual_review_form_is_there_once_reviewers_are_asked(asked, edition):
    assert [criterion.slug for criterion in edition.criteria.order_by("position")] == [
        *("relevance", "originality", "method", "clarity", "overall", "confidence")
    ]


def test_nothing_is_sent_when_a_conflict_turned_up_in_between(paper, pool, tom, ravi):
    actions.propose(paper.track, by=tom)
    declare_conflict(paper, person=ravi, by=ravi)

    with pytest.raises(Refused, match="Ravi Shankar and Paper 1: conflict of interest"):
        actions.send(paper.track, by=tom)
    assert not Message.objects.exists()
    assert not Assignment.objects.exclude(status=Status.PROPOSED).exists()


def test_nothing_is_sent_twice(asked, paper, tom):
    with pytest.raises(Refused, match="nothing to send"):
        actions.send(paper.track, by=tom)


def test_the_mail_names_neither_authors_nor_other_reviewers(asked, ada, pool):
    for message in Message.objects.filter(template="reviewing/mail/request.txt"):
        others = [reviewer for reviewer in pool if reviewer != message.person]
        for hidden in (ada, *others):
            assert hidden.family_name not in message.text + message.subject


def test_a_paper_that_is_kept_from_an_organiser_goes_in_a_mail_of_its_own(track, ada, pool, tom, clara, ravi):
    mine, others = make_paper(track, 2, clara), make_paper(track, 1, ada)
    actions.propose(track, by=tom)
    sent = actions.send(track, by=tom)

    seen = Message.objects.visible_to(Viewer(person=clara)).filter(person=ravi)
    assert sent.mails == 6
    assert [others.title in message.text for message in seen] == [True]
    assert not any(mine.title in message.text for message in seen)


def test_a_mail_about_several_papers_is_hidden_once_one_of_them_is_in_conflict(track, ada, pool, tom, clara, ravi):
    make_paper(track, 1, ada), make_paper(track, 2, ada)
    third = make_paper(track, 3, ada)
    actions.propose(track, by=tom)
    actions.send(track, by=tom)
    assert Message.objects.visible_to(Viewer(person=clara)).filter(person=ravi).exists()
    first = Assignment.objects.filter(reviewer=ravi).earliest("submission__number")
    actions.withdraw(first, by=tom)
    again = actions.add_reviewer(first.submission, reviewer=ravi, by=tom)
    actions.remove_proposal(again, by=tom)

    declare_conflict(third, person=clara, by=clara)

    seen = Message.objects.visible_to(Viewer(person=clara)).filter(person=ravi)
    assert not any(third.title in message.text for message in seen)


def test_every_request_is_a_line_of_history_that_is_concealed_with_its_paper(track, ada, pool, tom, clara):
    make_paper(track, 1, ada), make_paper(track, 2, clara)
    actions.propose(track, by=tom)
    actions.send(track, by=tom)

    seen = Entry.objects.visible_to(Viewer(person=clara)).filter(deed="reviewing.ask")
    assert seen.count() == 3
    assert Entry.objects.filter(deed="reviewing.ask").count() == 6


def test_a_reviewer_is_reminded_once_a_day_at_most(asked, tom, ravi, time_machine_days):
    with pytest.raises(Refused, match="less than 24 hours ago"):
        actions.remind(asked[ravi], by=tom)

    with time_machine_days(2):
        actions.remind(asked[ravi], by=tom)
        with pytest.raises(Refused, match="in the last 24 hours"):
            actions.remind(asked[ravi], by=tom)

    assert Message.objects.filter(template="reviewing/mail/reminder.txt").count() == 1


def test_who_is_in_conflict_by_now_is_not_reminded(asked, paper, tom, ravi, time_machine_days):
    declare_conflict(paper, person=ravi, by=tom)

    with time_machine_days(2), pytest.raises(Refused, match="has a conflict of interest"):
        actions.remind(asked[ravi], by=tom)


def test_reviewers_are_told_when_the_authors_withdraw_their_paper(asked, paper, ada, ravi, zoe, tom):
    actions.answer(asked[ravi], accepts=True, by=ravi)
    actions.answer(asked[zoe], accepts=False, by=zoe)

    withdraw(paper, by=ada)

    told = Message.objects.filter(template="reviewing/mail/paper_withdrawn.txt")
    assert {message.person.given_name for message in told} == {"Ravi", "Rosa"}
    assert set(Assignment.objects.standing()) == set()
