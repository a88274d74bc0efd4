"""Withdrawing a paper, and the signal that tells upper apps."""

import pytest

from conference.history import Refused
from conference.models import Message
from submissions import actions
from submissions.models import Submission
from submissions.signals import submission_withdrawn
from tests.cast import person


def test_a_withdrawn_paper_is_nobodys_work_any_more_and_its_authors_are_told(paper, ada):
    withdrawn = actions.withdraw(paper, by=ada)

    assert withdrawn.status == Submission.Status.WITHDRAWN
    assert not Submission.objects.handed_in().exists()
    assert Message.objects.filter(template="submissions/mail/withdrawn.txt").count() == 2


def test_a_draft_goes_silently_and_stays_unseen(complete_draft, ada, tom, viewer):
    actions.withdraw(complete_draft, by=ada)

    assert Message.objects.count() == 0
    assert not Submission.objects.visible_to(viewer(tom)).exists()


def test_a_receiver_that_fails_undoes_the_withdrawal(paper, ada):
    def fail(submission, **kwargs):
        raise RuntimeError("no")

    submission_withdrawn.connect(fail)
    try:
        with pytest.raises(RuntimeError):
            actions.withdraw(paper, by=ada)
    finally:
        submission_withdrawn.disconnect(fail)

    paper.refresh_from_db()
    assert paper.status == Submission.Status.SUBMITTED
    assert not Message.objects.filter(template="submissions/mail/withdrawn.txt").exists()


def test_it_is_withdrawn_once(paper, ada):
    actions.withdraw(paper, by=ada)

    with pytest.raises(Refused, match="already been withdrawn"):
        actions.withdraw(paper, by=ada)


def test_the_page_asks_first(paper, ada, as_):
    page = f"/submissions/{paper.code}/withdraw/"

    assert "Withdraw this paper?" in as_(ada).get(page).content.decode()
    paper.refresh_from_db()
    assert paper.status == Submission.Status.SUBMITTED

    as_(ada).post(page)
    paper.refresh_from_db()
    assert paper.status == Submission.Status.WITHDRAWN


def test_a_co_author_is_told_who_can_withdraw_and_cannot(paper, as_):
    grace = person("Grace", "Hopper", domain="navy.example")
    browser = as_(grace)

    page = browser.get(f"/submissions/{paper.code}/").content.decode()

    assert "Only Ada Lovelace, who started this paper, can withdraw it." in page
    assert f"/submissions/{paper.code}/withdraw/" not in page
    assert browser.post(f"/submissions/{paper.code}/withdraw/").status_code == 403


def test_chairs_do_not_withdraw_and_strangers_see_nothing(paper, tom, eve, as_):
    assert as_(tom).post(f"/submissions/{paper.code}/withdraw/").status_code == 403
    assert as_(eve).post(f"/submissions/{paper.code}/withdraw/").status_code == 404
