"""The chairs' list of papers and its export."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conference import actions as conference_actions
from conference.sheets import safe
from submissions import actions
from submissions.views import chair
from tests.cast import in_days
from tests.submissions.conftest import author

LIST = "/copro/manage/submissions/"


@pytest.fixture
def papers_in(kind, ada, fields):
    """papers_in(track, 3): so many abstracts are in."""

    def hand_in(track, count, **more):
        for number in range(count):
            draft = actions.start(track, by=ada, kind=kind)
            values = fields | {"title": f"Paper about subject {number}"} | more
            draft = actions.save_draft(draft, by=ada, revision=1, **values)
            yield actions.hand_in_abstract(draft, by=ada)

    return lambda *args, **more: list(hand_in(*args, **more))


@pytest.fixture
def zebras_apples_bears(papers_in, track, other_track, edition, ada):
    """Three papers, of which the first is withdrawn and the last is in another track."""
    conference_actions.set_deadline(edition, track=other_track, stage="paper", day=in_days(20), by=None)
    (zebras,) = papers_in(track, 1, title="zebras")
    papers_in(track, 1, title="Apples")
    papers_in(other_track, 1, title="Bears")
    actions.withdraw(zebras, by=ada)


def titles(answer):
    return [paper.title for paper in answer.context["page"]]


def test_chairs_see_their_track_and_organisers_all(papers_in, track, other_track, tom, clara, as_, edition):
    conference_actions.set_deadline(edition, track=other_track, stage="paper", day=in_days(20), by=None)
    papers_in(track, 1, title="Ours")
    papers_in(other_track, 1, title="Theirs")

    assert titles(as_(tom).get(LIST)) == ["Ours"]
    assert titles(as_(clara).get(LIST)) == ["Ours", "Theirs"]


def test_the_list_is_filtered_by_words_number_track_and_status(papers_in, track, clara, ada, as_):
    first, second = papers_in(track, 2)
    actions.withdraw(second, by=ada)
    browser = as_(clara)

    assert titles(browser.get(LIST, {"q": "subject 1"})) == [second.title]
    assert titles(browser.get(LIST, {"q": f"#{first.number}"})) == [first.title]
    assert titles(browser.get(LIST, {"status": "withdrawn"})) == [second.title]
    assert titles(browser.get(LIST, {"track": track.slug, "status": "abstract"})) == [first.title]
    assert "Nothing fits these filters" in browser.get(LIST, {"q": "zebra"}).content.decode()


def test_counts_are_of_what_the_viewer_handles(papers_in, track, clara, tom, as_):
    first, _second = papers_in(track, 2)
    actions.declare_conflict(first, person=tom, by=None)

    assert as_(clara).get(LIST).context["counts"] == [("abstract", "Abstract handed in", 2)]
    assert as_(tom).get(LIST).context["counts"] == [("abstract", "Abstract handed in", 1)]


def test_an_empty_list_says_what_will_come_and_offers_nothing_else(track, tom, as_):
    page = as_(tom).get(LIST).content.decode()

    assert "Nothing has been handed in yet" in page
    assert 'role="search"' not in page
    assert "submissions.csv" not in page


def test_the_list_comes_in_pages_that_keep_the_filters(papers_in, track, tom, as_, monkeypatch):
    monkeypatch.setattr(chair, "PER_PAGE", 2)
    papers_in(track, 5)

    answer = as_(tom).get(LIST, {"q": "subject", "sort": "-number", "page": "2"})

    assert [paper.number for paper in answer.context["page"]] == [3, 2]
    assert 'href="?q=subject&amp;sort=-number&amp;page=3"' in answer.content.decode()


@pytest.mark.parametrize(
    ("sort", "numbers"),
    [
        ("", [1, 2, 3]),
        ("number", [1, 2, 3]),
        ("-number", [3, 2, 1]),
        ("title", [2, 3, 1]),
        ("-title", [1, 3, 2]),
        ("track", [1, 2, 3]),
        ("-track", [3, 1, 2]),
        ("status", [2, 3, 1]),
        ("-status", [1, 2, 3]),
        ("handed-in", [1, 2, 3]),
        ("-handed-in", [3, 2, 1]),
        ("password", [1, 2, 3]),
    ],
)
def test_the_list_is_sorted_by_a_column_both_ways(
    papers_in, track, other_track, edition, clara, ada, as_, sort, numbers
):
    conference_actions.set_deadline(edition, track=other_track, stage="paper", day=in_days(20), by=None)
    (zebra, _apple), (_bear,) = papers_in(track, 2), papers_in(other_track, 1, title="Bears")
    for paper, title in ((zebra, "zebras"), (_apple, "Apples")):
        paper.title = title
        paper.save()
    actions.withdraw(zebra, by=ada)

    answer = as_(clara).get(LIST, {"sort": sort})

    assert [paper.number for paper in answer.context["page"]] == numbers


def test_the_head_says_the_order_and_turns_it_round(papers_in, track, tom, as_):
    papers_in(track, 1)
    browser = as_(tom)

    page = browser.get(LIST, {"q": "subject", "sort": "title", "page": "1"}).content.decode()
    turned = browser.get(LIST, {"sort": "-title"}).content.decode()

    assert 'aria-sort="ascending"><a class="sort-link" href="?q=subject&amp;sort=-title">Title</a>' in page
    assert 'aria-sort="descending"><a class="sort-link" href="?sort=title">Title</a>' in turned
    assert page.count("aria-sort") == turned.count("aria-sort") == 1


def test_a_filter_that_means_nothing_is_ignored_and_the_others_hold(papers_in, track, tom, as_):
    papers_in(track, 2)

    answer = as_(tom).get(LIST, {"q": "subject 1", "track": "gone", "status": "lost", "sort": "colour"})

    assert titles(answer) == ["Paper about subject 1"]


def test_the_cost_of_the_page_does_not_grow(papers_in, track, tom, as_):
    browser = as_(tom)
    papers_in(track, 3)
    with CaptureQueriesContext(connection) as few:
        browser.get(LIST)

    papers_in(track, 27)
    with CaptureQueriesContext(connection) as many:
        assert len(titles(browser.get(LIST))) == 30

    assert len(many) == len(few)


def test_whoever_manages_nothing_finds_no_list(papers_in, track, ada, ravi, eve, as_):
    papers_in(track, 1)

    for somebody in (ada, ravi, eve):
        assert as_(somebody).get(LIST).status_code == 404
        assert as_(somebody).get("/copro/manage/submissions.csv").status_code == 404


def test_the_export_has_the_same_rows(papers_in, track, tom, as_):
    papers_in(track, 2)

    answer = as_(tom).get("/copro/manage/submissions.csv", {"q": "subject 1"})

    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["Number"], row["Title"]) for row in rows] == [("2", "Paper about subject 1")]
    assert rows[0]["Authors"] == "Ada Lovelace (University of Northport); Grace Hopper (Navy Yard)"
    assert rows[0]["Countries"] == "United Kingdom; United States"


def test_no_cell_of_the_export_is_a_formula(papers_in, track, tom, as_):
    rows = [author("@SUM(A1)", "", family_name="x", email="a@a.example")]
    papers_in(track, 1, title='=HYPERLINK("http://evil.example")', authors=rows)

    text = as_(tom).get("/copro/manage/submissions.csv").content.decode("utf-8-sig")

    (_heading, row) = csv.reader(io.StringIO(text))
    assert row[1] == """'=HYPERLINK("http://evil.example")"""
    assert row[2] == "'@SUM(A1) x"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Foo;=1+1", "Foo;'=1+1"),
        ("Foo,+1", "Foo,'+1"),
        ("Foo\t@SUM(A1)", "Foo\t'@SUM(A1)"),
        ("Foo\n-1", "Foo\n'-1"),
        ('Foo"; "=1', 'Foo";\' "=1'),
        ("\uff1d1", "'\uff1d1"),
        ("Foo; bar = 1 - 2", "Foo; bar = 1 - 2"),
    ],
)
def test_nor_is_a_part_of_it_for_a_spreadsheet_that_splits_elsewhere(typed, printed):
    assert safe(typed) == printed


def test_every_cell_of_the_export_is_quoted(papers_in, track, tom, as_):
    papers_in(track, 1)

    text = as_(tom).get("/copro/manage/submissions.csv").content.decode("utf-8-sig")

    assert text.splitlines()[1].startswith('"1","Paper about subject 0","Ada Lovelace')


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " ="])
def test_what_starts_a_formula_gets_an_apostrophe(start):
    assert safe(f"{start}1") == f"'{start}1"


def test_the_export_costs_the_same_for_3_and_for_30_papers(papers_in, track, tom, as_):
    browser = as_(tom)
    papers_in(track, 3)
    with CaptureQueriesContext(connection) as few:
        browser.get("/copro/manage/submissions.csv")

    papers_in(track, 27)
    with CaptureQueriesContext(connection) as many:
        browser.get("/copro/manage/submissions.csv")

    assert len(many) == len(few)
