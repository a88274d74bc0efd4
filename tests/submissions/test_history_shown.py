"""Papers in the activity log and their own history: named and linked to those who may open them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conference import actions as conference_actions
from conference.models import Role
from submissions import actions
from submissions.models import Conflict
from submissions.sentences import named


@pytest.fixture
def log(as_):
    return lambda person: as_(person).get("/copro/manage/log/").content.decode()


def test_a_deed_links_to_its_paper(paper, log, clara):
    assert f'handed in <a href="/submissions/{paper.code}/">paper 1</a>' in log(clara)


def test_a_paper_in_conflict_is_neither_told_nor_named(paper, log, clara, viewer):
    Conflict.objects.create(edition=paper.edition, submission=paper, person=clara, kind="personal", status="confirmed")

    assert paper.code not in log(clara)
    assert "paper 1" not in log(clara)
    assert named(viewer(clara), [paper.code]) == {}


def test_what_one_did_to_a_draft_names_no_number(draft, log, edition, ada):
    conference_actions.appoint(edition, person=ada, role=Role.ORGANISER, by=None)

    assert "Ada Lovelace started a paper" in log(ada)
    assert draft.code not in log(ada)


def test_the_page_of_a_paper_tells_its_history(paper, as_, tom):
    page = as_(tom).get(f"/submissions/{paper.code}/").content.decode()

    assert "handed in the abstract of" in page.partition(">History<")[2]


def test_authors_read_no_history(paper, as_, ada):
    assert ">History<" not in as_(ada).get(f"/submissions/{paper.code}/").content.decode()


def test_the_log_costs_the_same_for_3_and_for_30_papers(track, kind, fields, ada, as_, clara):
    def cost(papers):
        for number in range(papers):
            draft = actions.start(track, by=ada, kind=kind)
            draft = actions.save_draft(draft, by=ada, revision=1, **fields | {"title": f"Paper {number}"})
            actions.hand_in_abstract(draft, by=ada)
        with CaptureQueriesContext(connection) as queries:
            page = as_(clara).get("/copro/manage/log/?about=papers").content.decode()
        assert f"paper {papers}" in page
        return len(queries)

    assert cost(3) == cost(27)  # of papers only: the same kinds of things, be the page full or not
