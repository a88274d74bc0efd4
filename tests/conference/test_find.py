"""Finding one's way by a few words: number first, then titles, pages and people; never what is kept from the viewer."""

import pytest

from conference import actions
from conference.models import Role
from conference.palette import EXACT, Search
from submissions.models import Conflict, Submission
from tests.cast import person
from tests.reviewing.conftest import make_paper, review_for

PALETTE = {"HTTP_X_REQUESTED_WITH": "fetch"}


@pytest.fixture
def finds(as_):
    """finds(clara, "41"): titles of what Clara is shown, in their order."""

    def titles(somebody, words, **where):
        answer = as_(somebody).get("/me/find/", {"q": words, **where})
        return [finding.title for _group, findings in answer.context["groups"] for finding in findings]

    return titles


@pytest.fixture
def papers(track, ada):
    titles = ["Budgets of cities", "Care in cities", "Cities and their data"]
    return [make_paper(track, number, ada, title=title) for number, title in enumerate(titles, start=1)]


@pytest.fixture
def asked(papers, track, ravi):
    """Ravi has accepted to review the first paper."""
    from reviewing.models import Assignment, Round

    review_for(track, ravi)
    paper = papers[0]
    round = Round.objects.create(
        submission=paper, number=1, edition=paper.edition, version=paper.versions.order_by("-number").first()
    )
    return Assignment.objects.create(
        edition=paper.edition, submission=paper, round=round, reviewer=ravi, status="accepted"
    )


@pytest.mark.parametrize(("typed", "number"), [("231", 231), ("#231", 231), ("Paper 231", 231), ("2nd", None)])
def test_a_number_is_typed_in_several_ways(typed, number):
    assert Search(typed).number == number


def test_a_paper_is_found_by_its_number_first(papers, clara, finds):
    papers[2].title = "2 cities"
    papers[2].save()

    assert finds(clara, "2") == ["Care in cities", "2 cities"]


def test_titles_that_begin_with_the_words_come_before_those_that_contain_them(papers, clara, finds):
    assert finds(clara, "cities") == ["Cities and their data", "Budgets of cities", "Care in cities"]


def test_all_words_are_looked_for_in_any_order(papers, clara, finds):
    assert finds(clara, "cities care") == ["Care in cities"]


def test_the_conference_where_one_is_comes_first(papers, other_edition, kind, clara, finds):
    actions.appoint(other_edition, person=clara, role=Role.ORGANISER, by=None)
    elsewhere = actions.add_track(other_edition, slug="t", name={"en": "T"}, by=None)
    other_kind = actions.add_kind(other_edition, slug="paper", name={"en": "Paper"}, by=None)
    make_paper(elsewhere, 1, person("Olga"), title="Cities elsewhere", kind=other_kind)

    assert finds(clara, "1", **{"in": "copro"})[0] == "Budgets of cities"
    assert finds(clara, "1", **{"in": "other"})[0] == "Cities elsewhere"


def test_rooms_of_the_workbench_and_own_pages_are_found(track, clara, tom, finds):
    assert finds(clara, "activity") == ["Activity log"]
    assert finds(tom, "activity") == []
    assert "Assignment" in finds(tom, "copro assign")
    assert finds(tom, "profile") == ["My profile"]


def test_without_words_the_rooms_next_door_are_offered(track, tom, finds):
    assert "Submissions" in finds(tom, "", **{"in": "copro"})
    assert finds(tom, "", **{"in": "other"})[0] == "My work"


def test_people_are_found_by_who_organises_and_on_the_page_that_names_them(track, clara, tom, ravi, as_):
    review_for(track, ravi)

    def links(somebody, words):
        groups = dict(as_(somebody).get("/me/find/", {"q": words}).context["groups"])
        return [finding.url for finding in groups.get("People", [])]

    assert links(clara, "tom pai") == ["/copro/manage/people/#filter=Tom%20Paine"]
    assert links(clara, "shankar") == ["/copro/manage/reviewers/?q=Ravi%20Shankar"]
    assert links(tom, "shankar") == ["/copro/manage/reviewers/?q=Ravi%20Shankar"]
    assert links(tom, "zetkin") == []


def test_a_chair_does_not_find_reviewers_of_another_track(track, other_track, tom, rosa, finds):
    review_for(other_track, rosa)

    assert finds(tom, "rosa") == []


def test_an_author_finds_the_own_papers_and_drafts_only(papers, track, kind, ada, eve, finds):
    from submissions.actions import start

    draft = start(track, by=eve, kind=kind)
    Submission.objects.filter(pk=draft.pk).update(title="Cities of mine")

    assert finds(eve, "cities") == ["Cities of mine"]
    assert len(finds(ada, "cities")) == 3


@pytest.mark.parametrize("words", ["1", "budgets", "lovelace", "paine", "submissions"])
def test_a_stranger_finds_nothing(papers, eve, finds, words):
    assert finds(eve, words) == []


def test_a_visitor_is_asked_to_sign_in(client, db):
    assert client.get("/me/find/").status_code == 302


def test_a_reviewer_finds_the_paper_and_the_review_but_never_by_a_hidden_author(asked, papers, ravi, finds):
    assert finds(ravi, "budgets") == ["Budgets of cities", "Budgets of cities"]
    assert finds(ravi, "care") == []
    assert finds(ravi, "lovelace") == []


def test_a_reviewer_who_is_told_the_authors_finds_the_paper_by_them(asked, kind, ravi, finds):
    kind.is_anonymous = False
    kind.save()

    assert finds(ravi, "ada lovelace") == ["Budgets of cities"]


def test_a_chair_finds_papers_by_their_authors(papers, tom, finds):
    assert len(finds(tom, "ada")) == 3


def test_what_a_conflict_keeps_from_a_chair_is_found_by_nothing(papers, track, tom, finds):
    Conflict.objects.create(
        edition=track.edition, submission=papers[1], person=tom, kind="personal", status=Conflict.Status.DECLARED
    )

    assert finds(tom, "2") == []
    assert finds(tom, "care") == []
    assert len(finds(tom, "lovelace")) == 2


def test_a_review_is_no_longer_found_once_a_conflict_is_known(asked, papers, ravi, finds):
    Conflict.objects.create(
        edition=papers[0].edition, submission=papers[0], person=ravi, kind="personal", status=Conflict.Status.CONFIRMED
    )

    assert finds(ravi, "budgets") == []


def test_a_chair_of_another_conference_finds_nothing_here(papers, other_edition, eve, finds):
    actions.appoint(other_edition, person=eve, role=Role.ORGANISER, by=None)

    assert finds(eve, "cities") == []
    assert finds(eve, "lovelace") == []


def test_what_somebody_types_stays_text(papers, clara, as_):
    page = as_(clara).get("/me/find/", {"q": '"><script>%_'}).content.decode()

    assert "<script>%" not in page


def test_the_palette_gets_the_options_alone(papers, clara, as_):
    answer = as_(clara).get("/me/find/", {"q": "1"}, **PALETTE)
    page = answer.content.decode()

    assert "<html" not in page
    assert 'role="option"' in page
    assert "1 finding" in page
    assert answer["Cache-Control"] == "private, no-store"


def test_at_most_a_screenful_is_shown(track, clara, finds):
    olga = person("Olga")
    for number in range(1, 31):
        make_paper(track, number, olga, title=f"Cities {number}")

    assert len(finds(clara, "cities")) == 6


@pytest.mark.parametrize("words", ["cities", "olga"])
def test_the_search_costs_the_same_with_3_and_with_30_papers(
    track, clara, as_, words, django_assert_max_num_queries, django_assert_num_queries
):
    olga, browser = person("Olga"), as_(clara)
    costs = []
    for numbers in (range(1, 4), range(4, 31)):
        for number in numbers:
            make_paper(track, number, olga, title=f"Cities {number}")
        with django_assert_max_num_queries(20) as queries:
            browser.get("/me/find/", {"q": words})
        costs.append(len(queries))

    assert costs[0] == costs[1]


def test_an_exact_number_ranks_before_all_else():
    assert Search("2").rank("2 cities") > EXACT


def test_what_no_database_can_look_for_finds_nothing(as_, clara):
    assert as_(clara).get("/me/find/", {"q": "a\0b", "in": "co\0pro"}).status_code == 200
