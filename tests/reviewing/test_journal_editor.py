"""Journal editors: they approve a call, release decisions where that is kept for them, and handle guest editors' own
papers."""

import pytest

from conference import actions as calls
from conference import readiness
from conference.history import Refused
from conference.models import Role
from conference.viewers import Viewer
from reviewing import actions
from reviewing.permissions import may_release
from submissions.models import Submission
from tests.reviewing.conftest import make_paper

READINESS = "/copro/manage/readiness/"


@pytest.fixture
def issue(edition, track):
    """A special issue whose guest editor is Tom."""
    edition.kind, edition.needs_approval, edition.is_public = "special_issue", True, False
    edition.save()
    return edition


@pytest.fixture
def editor(issue, eve):
    calls.appoint(issue, person=eve, role=Role.EDITOR, by=None)
    return eve


def codes(edition):
    return {finding.code for finding in readiness.findings(edition)}


def test_a_call_opens_only_after_its_approval(as_, issue, editor):
    assert "not-approved" in codes(issue)

    as_(editor).post(READINESS, {"deed": "approve"})

    issue.refresh_from_db()
    assert issue.approved_by == editor
    assert "not-approved" not in codes(issue)


def test_organisers_do_not_approve_in_their_place(as_, issue, editor, clara, tom):
    assert "Approve the call" in as_(editor).get(READINESS).content.decode()
    assert "Approve the call" not in as_(clara).get(READINESS).content.decode()
    assert as_(clara).post(READINESS, {"deed": "approve"}).status_code == 403
    assert as_(tom).post(READINESS, {"deed": "approve"}).status_code == 404


def test_nothing_is_approved_twice_or_without_need(issue, editor):
    calls.approve_call(issue, by=editor)

    with pytest.raises(Refused, match="already"):
        calls.approve_call(issue, by=editor)
    issue.needs_approval = False
    issue.save()
    with pytest.raises(Refused, match="no approval"):
        calls.approve_call(issue, by=editor)


def test_guest_editors_decide_and_editors_release(as_, issue, editor, decided, track, tom):
    issue.released_by = "editors"
    issue.save()
    track.refresh_from_db()

    assert (may_release(Viewer(person=tom), track), may_release(Viewer(person=editor), track)) == (False, True)
    assert "Yours are saved" in as_(tom).get(f"/copro/manage/decisions/tracks/{track.slug}/release/").content.decode()
    with pytest.raises(Refused, match="release the decisions here"):
        actions.release_decisions(track, by=tom)
    assert actions.release_decisions(track, by=editor).decisions == 1


def test_only_who_releases_is_asked_to(as_, issue, editor, decided, tom):
    issue.released_by = "editors"
    issue.save()

    assert "Read the letters and release" in as_(editor).get("/me/").content.decode()
    assert "Read the letters and release" not in as_(tom).get("/me/").content.decode()
    table = as_(tom).get("/copro/manage/decisions/").content.decode()
    assert "Read the letters" in table
    assert "Release decisions" not in table


def test_a_call_that_nobody_can_approve_asks_for_an_editor(as_, issue, clara):
    page = as_(clara).get(READINESS).content.decode()

    assert "there is no journal editor who could" in page
    assert 'href="/copro/manage/people/"' in page


def test_a_guest_editors_own_paper_is_the_editors(as_, issue, editor, track, tom):
    own = make_paper(track, 7, tom)

    assert not Submission.objects.handled_by(Viewer(person=tom)).filter(pk=own.pk).exists()
    assert Submission.objects.handled_by(Viewer(person=editor)).filter(pk=own.pk).exists()
    assert own.title not in as_(tom).get("/copro/manage/submissions/").content.decode()
    assert own.title in as_(editor).get("/copro/manage/submissions/").content.decode()


def test_no_article_is_accepted_as_a_poster(as_, issue, track, ada, tom):
    page = as_(tom).get(f"/copro/manage/decisions/papers/{make_paper(track, 1, ada).code}/").content.decode()

    assert 'value="accept"' in page
    assert "poster" not in page
