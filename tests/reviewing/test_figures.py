"""Figures of reviewing: what they count, and the four secrets that no count may tell."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conference.actions import appoint, set_deadline
from conference.figures import figure_for, figures_for
from conference.models import Role, Topic
from conference.viewers import NOBODY, Viewer
from reviewing import actions
from reviewing.models import Assignment, Decision, Review, Round
from submissions.actions import declare_conflict
from submissions.models import Submission
from tests.cast import in_days, person
from tests.reviewing.conftest import make_paper, review_for, write

PAGE = "/copro/manage/figures/"
NAMES = ["submissions", "review-progress", "reviews", "loads", "topics", "scores", "track-scores", "minutes"]
RELEASED = [*NAMES[:-1], "outcomes", "minutes"]


def chart(somebody, edition, name):
    return figure_for(Viewer(person=somebody), edition, name).draw()


def charts(somebody, edition):
    return [figure.draw() for figure in figures_for(Viewer(person=somebody), edition)]


@pytest.fixture
def released(decided, edition):
    """Ada's paper is accepted, and she has been told."""
    return actions.release_decisions(decided.submission.track, by=None)


@pytest.fixture
def in_conflict(paper, edition):
    """An organiser and a chair of the track, both in conflict with Ada's paper."""
    olga, cora = person("Olga"), person("Cora")
    appoint(edition, person=olga, role=Role.ORGANISER, by=None)
    appoint(edition, person=cora, role=Role.CHAIR, track=paper.track, by=None)
    for somebody in (olga, cora):
        declare_conflict(paper, person=somebody, by=somebody)
    return [olga, cora]


@pytest.fixture
def elsewhere(edition, other_track):
    """A chair of another track."""
    otto = person("Otto")
    appoint(edition, person=otto, role=Role.CHAIR, track=other_track, by=None)
    return otto


# -- What they count ---------------------------------------------------------------------------------------------------


def test_progress_tells_requests_by_what_became_of_them(asked, pool, track, edition, tom, ravi, rosa):
    write(asked[ravi])
    actions.answer(asked[rosa], accepts=False, reason="Too much to do", by=rosa)

    found = chart(tom, edition, "review-progress")

    assert found.rows == (("Co-production of services", 1, 0, 1, 0, 1),)
    assert found.summary == "1 of 2 reviews that were asked for are in."


def test_what_is_not_in_at_the_deadline_is_overdue(asked, edition, tom, time_machine_days):
    with time_machine_days(40):
        found = chart(tom, edition, "review-progress")

    assert found.rows == (("Co-production of services", 0, 0, 0, 3, 0),)
    assert found.summary == "0 of 3 reviews that were asked for are in, 3 are overdue."


def test_nothing_is_overdue_once_the_decision_is_out(accepted, paper, edition, tom):
    actions.decide(paper, outcome="reject", by=tom)
    actions.release_decisions(paper.track, by=tom)

    assert chart(tom, edition, "review-progress").rows == ()


def test_reviews_are_counted_over_time_with_their_deadline(reviewed, due, edition, tom):
    found = chart(tom, edition, "reviews")

    assert [row[1] for row in found.rows] == [3, 3]
    assert found.rows[-1][2].startswith("Reviews, ")
    assert found.summary == "3 reviews came in."


def test_loads_tell_how_many_have_how_much(asked, track, edition, tom):
    review_for(track, person("Free"))

    found = chart(tom, edition, "loads")

    assert found.rows == (("0", 1), ("1", 3))
    assert found.summary == "4 reviewers with 0 to 1 papers, on average 0.8; 1 has none."


def test_topics_stand_beside_who_reviews_them(paper, pool, track, edition, tom, ravi):
    data, arts = (Topic.objects.create(edition=edition, track=track, name={"en": name}) for name in ("Data", "Arts"))
    paper.topics.set([data])
    make_paper(track, 2, person("Grace")).topics.set([data, arts])
    ravi.expertise = {"topics": ["data"], "publications": []}
    ravi.save()

    found = chart(tom, edition, "topics")

    assert found.rows == (("Data", 2, 1), ("Arts", 1, 0))
    assert found.summary == "2 of 2 topics have papers; no reviewer names “Arts”."


def test_scores_are_counted_on_their_scale(reviewed, edition, tom):
    found = chart(tom, edition, "scores")

    assert {label.split()[0]: count for label, count in found.rows if count} == {"2": 1, "1": 1, "−1": 1}
    assert found.summary == "3 reviews recommend −1 to 2, on average 0.7."


def test_where_all_are_the_same_the_sentence_says_it_once(asked, edition, tom):
    for assignment in asked.values():
        write(assignment, overall=2)

    assert chart(tom, edition, "scores").summary == "3 reviews recommend 2."
    assert chart(tom, edition, "track-scores").summary == "1 reviewed paper has a mean of 2.0."
    assert chart(tom, edition, "loads").summary == "3 reviewers with 1 paper each."


def test_papers_are_spread_by_their_mean(reviewed, edition, tom):
    assert chart(tom, edition, "track-scores").rows == (("Co-production of services", 1, 0.67, 0.67, 0.67),)


def test_outcomes_are_those_that_were_released(released, edition, tom):
    found = chart(tom, edition, "outcomes")

    assert found.rows == (("Co-production of services", 1, 0, 0, 0),)
    assert found.summary == "1 of 1 decided paper is accepted (100%)."


def test_of_several_rounds_the_last_outcome_counts(decided, paper, edition, tom):
    actions.take_back_decision(decided, by=tom)
    actions.decide(paper, outcome="revise", by=tom)
    actions.release_decisions(paper.track, by=tom)
    again = Round.objects.create(
        edition=edition, submission=paper, number=2, version=paper.versions.order_by("-number").first()
    )
    Decision.objects.create(
        edition=edition, submission=paper, round=again, outcome="accept", released_at=paper.created_at
    )

    assert chart(tom, edition, "outcomes").rows == (("Co-production of services", 1, 0, 0, 0),)


def test_a_withdrawn_paper_counts_nowhere(reviewed, paper, edition, tom):
    Submission.objects.filter(pk=paper.pk).update(status="withdrawn")

    assert counted(charts(tom, edition)) == 0


def counted(found):
    """Everything that is counted of papers, their reviews and decisions; loads are counted of people."""
    return sum(value for chart in found if chart.name != "loads" for row in chart.rows for value in row[1:2])


# -- The four secrets --------------------------------------------------------------------------------------------------


def test_to_who_is_in_conflict_the_paper_is_not_there_at_all(released, paper, track, edition, in_conflict):
    plain = make_paper(track, 2, person("Grace"))
    before = [charts(somebody, edition) for somebody in in_conflict]

    erase(paper)

    assert before == [charts(somebody, edition) for somebody in in_conflict]
    assert Submission.objects.get() == plain


def erase(paper):
    """As if it had never been."""
    Review.objects.filter(submission=paper).delete()
    Assignment.objects.filter(submission=paper).delete()
    Decision.objects.filter(submission=paper).delete()
    Round.objects.filter(submission=paper).delete()
    paper.versions.all().delete()
    paper.delete()


def test_who_is_in_conflict_does_not_learn_that_something_was_released(released, edition, in_conflict, as_):
    for somebody in in_conflict:
        assert [each.name for each in charts(somebody, edition)] == NAMES
        assert as_(somebody).get(f"{PAGE}outcomes.csv").status_code == 404


def test_chairs_of_another_track_count_nothing_of_it(released, edition, elsewhere):
    found = charts(elsewhere, edition)

    assert [each.name for each in found] == NAMES
    assert [each.picture for each in found] == [None] * len(NAMES)


def test_organisers_count_all_tracks(reviewed, edition, other_track, clara, tom):
    make_paper(other_track, 2, person("Grace"))

    assert chart(clara, edition, "submissions").rows[-1][1] == 2
    assert chart(tom, edition, "submissions").rows[-1][1] == 1


def test_a_pending_decision_is_in_no_figure(reviewed, paper, edition, tom, clara):
    before = [charts(somebody, edition) for somebody in (tom, clara)]

    actions.decide(paper, outcome="reject", by=tom)

    assert [charts(somebody, edition) for somebody in (tom, clara)] == before


def test_a_draft_of_a_review_is_in_no_figure(accepted, edition, tom, ravi):
    before = charts(tom, edition)

    actions.save_review(accepted, revision=0, by=ravi, scores={"overall": 2}, for_authors="Draft")

    assert charts(tom, edition) == before


@pytest.mark.parametrize("name", ["", *[f"{name}.csv" for name in RELEASED]])
def test_whoever_manages_nothing_finds_no_figure(released, edition, as_, ada, ravi, eve, name):
    for somebody in (ada, ravi, eve):
        assert as_(somebody).get(PAGE + name).status_code == 404
    assert as_(None).get(PAGE + name).headers["Location"].startswith("/accounts/login/")


def test_nobody_gets_a_figure_past_the_page(released, edition, ada, ravi, eve):
    for viewer in (NOBODY, *(Viewer(person=somebody) for somebody in (ada, ravi, eve))):
        assert figures_for(viewer, edition) == []


def test_organisers_of_another_conference_find_none(released, other_edition, as_, eve):
    appoint(other_edition, person=eve, role=Role.ORGANISER, by=None)

    assert as_(eve).get("/other/manage/figures/").status_code == 200
    assert as_(eve).get(PAGE).status_code == 404
    assert as_(eve).get(f"{PAGE}scores.csv").status_code == 404


# -- The page and its files --------------------------------------------------------------------------------------------


def test_the_page_has_every_figure_with_its_file(released, edition, as_, tom):
    page = as_(tom).get(PAGE)

    assert [each.name for each in page.context["charts"]] == RELEASED
    for each in page.context["charts"]:
        assert f"{PAGE}{each.name}.csv" in page.text or each.picture is None


def test_a_file_has_the_numbers_of_its_figure(released, edition, as_, tom):
    answer = as_(tom).get(f"{PAGE}outcomes.csv")

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[0] == ["Track", "Accept", "Accept as poster", "Revise", "Reject"]
    assert rows[1] == ["Co-production of services", "1", "0", "0", "0"]
    assert answer["Content-Disposition"] == 'attachment; filename="copro-outcomes.csv"'


def test_a_name_of_no_figure_is_no_page(paper, as_, tom):
    assert as_(tom).get(f"{PAGE}salaries.csv").status_code == 404


def test_a_track_named_like_a_formula_is_text_in_the_file(reviewed, track, as_, tom):
    track.name = {"en": "=HYPERLINK()"}
    track.save()

    assert '"\'=HYPERLINK()"' in as_(tom).get(f"{PAGE}review-progress.csv").text


def test_the_overview_shows_what_came_in_and_how_far_the_reviews_are(reviewed, as_, tom):
    page = as_(tom).get("/copro/manage/").text

    assert "Submissions over time" in page
    assert "Progress of the reviews" in page


def test_the_overview_of_an_empty_conference_has_no_empty_frame(track, as_, tom):
    assert "<figure" not in as_(tom).get("/copro/manage/").text


@pytest.fixture
def grow(track, tom, due):
    """grow(30): so many reviewed papers with a topic, by different authors, and as many reviewers."""

    def grown(size):
        for number in range(track.submissions.count() + 1, size + 1):
            topic = Topic.objects.create(edition=track.edition, track=track, name={"en": f"Topic {number}"})
            make_paper(track, number, person(f"Author{number}")).topics.set([topic])
            review_for(track, person(f"Reviewer{number}"))
        actions.propose(track, by=tom)
        actions.send(track, by=tom)
        for assignment in Assignment.objects.filter(status="asked"):
            write(assignment)

    return grown


def test_a_figure_costs_the_same_for_3_and_for_30_papers(as_, grow, tom):
    addresses = [PAGE, "/copro/manage/", *[f"{PAGE}{name}.csv" for name in NAMES]]
    grow(3)
    few = {address: cost(as_(tom), address) for address in addresses}

    grow(30)

    assert {address: cost(as_(tom), address) for address in addresses} == few


def cost(browser, address):
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


def deadline_day(days):
    return f"Reviews, {in_days(days):%-d %b}"


def test_the_deadline_of_another_track_marks_nothing(reviewed, edition, other_track, tom, clara):
    set_deadline(edition, track=other_track, stage="review", day=in_days(50), zone="UTC", by=None)

    assert chart(tom, edition, "reviews").rows[-1][2].startswith(deadline_day(30))
    assert chart(clara, edition, "reviews").rows[-1][2].startswith(deadline_day(50))
