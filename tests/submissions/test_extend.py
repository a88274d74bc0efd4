"""More time for one paper: who may give it, what it opens, and who hears of it."""

import pytest

from conference import actions as conference_actions
from conference.history import Refused
from conference.models import Entry, Message
from submissions import actions
from submissions.models import Conflict, Extension
from submissions.stages import stages_by_paper, stages_of
from tests.cast import in_days
from tests.conference.test_my_calendar import address

AOE = "Etc/GMT+12"


@pytest.fixture
def closed(edition, track):
    """The deadline for papers was three days ago."""
    return conference_actions.set_deadline(edition, track=track, stage="paper", day=in_days(-3), zone=AOE, by=None)


@pytest.fixture
def extended(abstract, closed, tom):
    return actions.extend(abstract, stage="paper", day=in_days(5), zone=AOE, reason="Illness", by=tom)


def typed(**fields):
    return {"stage": "paper", "day": in_days(5), "zone": AOE, "reason": "Illness"} | fields


def test_a_paper_with_more_time_comes_after_the_deadline(abstract, extended, ada, checked_file):
    submission = actions.upload_manuscript(abstract, file=checked_file(abstract), by=ada)

    handed_in = actions.hand_in_paper(submission, by=ada)

    assert handed_in.status == "submitted"
    assert not handed_in.versions.latest("pk").is_late


def test_the_paper_of_another_author_does_not(abstract, extended, rosa, track, kind, edition, fields, checked_file):
    conference_actions.set_deadline(edition, track=track, stage="paper", day=in_days(5), zone=AOE, by=None)
    other = actions.start(track, by=rosa, kind=kind)
    other = actions.save_draft(other, by=rosa, revision=1, **fields)
    other = actions.hand_in_abstract(other, by=rosa)
    conference_actions.set_deadline(edition, track=track, stage="paper", day=in_days(-3), zone=AOE, by=None)

    with pytest.raises(Refused, match="The deadline was"):
        actions.upload_manuscript(other, file=checked_file(other), by=rosa)


def test_after_its_own_date_it_is_too_late_for_this_paper_as_well(abstract, extended, ada, checked_file):
    with pytest.raises(Refused, match="The deadline was"):
        actions.upload_manuscript(abstract, file=checked_file(abstract), by=ada, at=extended.closes_at)


def test_a_general_date_that_moves_beyond_it_holds_instead(abstract, extended, edition, track):
    later = conference_actions.set_deadline(edition, track=track, stage="paper", day=in_days(30), zone=AOE, by=None)

    assert stages_of(abstract).paper == later
    assert not stages_of(abstract).paper.is_extended


def test_it_holds_wherever_dates_of_papers_are_asked_for(abstract, extended):
    one, many = stages_of(abstract).paper, stages_by_paper([abstract])[abstract.pk].paper

    assert (one.closes_at, one.is_extended) == (extended.closes_at, True)
    assert (many.closes_at, many.is_extended) == (extended.closes_at, True)


def test_authors_are_told_by_mail_and_on_their_pages(abstract, extended, ada, as_):
    browser = as_(ada)

    page = browser.get(f"/submissions/{abstract.code}/").content.decode()
    mails = Message.objects.filter(template="submissions/mail/extension.txt")

    assert {mail.address for mail in mails} == {"ada@ada.example", "grace@navy.example"}
    assert "extended for you until" in page
    assert "Upload the paper" in page
    assert browser.get(f"/submissions/{abstract.code}/upload/").status_code == 200
    assert extended.shown.day in browser.get("/me/").content.decode()


def test_the_reason_is_for_chairs(abstract, extended, ada, tom, as_):
    assert "Illness" not in as_(ada).get(f"/submissions/{abstract.code}/").content.decode()
    assert "Illness" in as_(tom).get(f"/submissions/{abstract.code}/").content.decode()
    assert "Illness" not in "".join(mail.text for mail in Message.objects.all())


def test_a_reviewer_hears_nothing_of_it(paper, edition, track, tom, reviewer, reviewed_by, as_):
    conference_actions.set_deadline(edition, track=track, stage="paper", day=in_days(-3), zone=AOE, by=None)
    actions.extend(paper, stage="paper", day=in_days(5), zone=AOE, reason="Illness", by=tom)
    reviewed_by(paper, reviewer)

    page = as_(reviewer).get(f"/submissions/{paper.code}/").content.decode()

    assert "More time for this paper" not in page


def test_history_tells_who_gave_it_but_not_why(abstract, extended, tom):
    entry = Entry.objects.get(deed="submissions.extend")

    assert (entry.by, entry.subject_code) == (tom, abstract.code)
    assert "Illness" not in str(entry.details)


def test_chairs_give_it_on_the_page_of_the_paper(abstract, closed, tom, as_):
    browser = as_(tom)
    assert f"/submissions/{abstract.code}/extension/" in browser.get(f"/submissions/{abstract.code}/").content.decode()

    answer = browser.post(f"/submissions/{abstract.code}/extension/", typed())

    assert answer.headers["Location"] == f"/submissions/{abstract.code}/"
    assert Extension.objects.get().by == tom


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"day": in_days(-5)}, "This is in the past."),
        ({"day": "soon"}, "Enter a valid date."),
        ({"day": "9999-12-31"}, "Please check the year."),
        ({"reason": ""}, "This field is required."),
        ({"stage": "final"}, "Select a valid choice"),
        ({"zone": "Europe/Nowhere"}, "Select a valid choice"),
    ],
)
def test_a_bad_extension_is_refused_at_its_field_and_nothing_typed_is_lost(abstract, closed, tom, as_, wrong, said):
    answer = as_(tom).post(f"/submissions/{abstract.code}/extension/", typed(**wrong))

    assert said in answer.content.decode()
    assert wrong.get("reason") == "" or "Illness" in answer.content.decode()
    assert not Extension.objects.exists()


def test_more_time_is_later_than_that_of_all(abstract, tom):
    with pytest.raises(Refused, match="All papers have time until"):
        actions.extend(abstract, stage="paper", day=in_days(15), zone=AOE, reason="Illness", by=tom)


def test_a_draft_is_not_for_chairs_to_extend(draft, closed, tom, as_):
    assert as_(tom).get(f"/submissions/{draft.code}/extension/").status_code == 404
    with pytest.raises(Refused, match="nothing to extend"):
        actions.extend(draft, stage="paper", day=in_days(5), zone=AOE, reason="Illness", by=tom)


def test_who_does_not_handle_the_paper_finds_no_such_page(abstract, closed, ada, eve, ravi, other_edition, as_):
    conference_actions.appoint(other_edition, person=eve, role="organiser", by=None)

    for somebody in (ada, eve, ravi):
        assert as_(somebody).get(f"/submissions/{abstract.code}/extension/").status_code == 404
        assert as_(somebody).post(f"/submissions/{abstract.code}/extension/", typed()).status_code == 404
    assert not Extension.objects.exists()


def test_a_chair_of_another_track_finds_no_such_page(abstract, closed, other_track, rosa, edition, as_):
    conference_actions.appoint(edition, person=rosa, role="chair", track=other_track, by=None)

    assert as_(rosa).post(f"/submissions/{abstract.code}/extension/", typed()).status_code == 404


def test_a_chair_in_conflict_finds_no_such_page(abstract, extended, tom, as_):
    Conflict.objects.create(
        edition=abstract.edition, submission=abstract, person=tom, kind="other", status=Conflict.Status.DECLARED
    )

    assert as_(tom).get(f"/submissions/{abstract.code}/extension/").status_code == 404
    back = as_(tom).post(f"/submissions/{abstract.code}/extension/{extended.code}/withdraw/")
    assert back.status_code == 404
    assert Extension.objects.exists()


def test_an_extension_is_taken_back_on_the_page(abstract, extended, tom, ada, as_):
    address = f"/submissions/{abstract.code}/extension/{extended.code}/withdraw/"
    assert as_(tom).get(address).status_code == 405

    as_(tom).post(address)

    assert not Extension.objects.exists()
    assert as_(ada).get(f"/submissions/{abstract.code}/upload/").status_code == 302
    assert Message.objects.filter(subject__startswith="No extension any more").count() == 2


def test_an_extension_of_another_paper_is_not_taken_back_by_this_ones_address(abstract, extended, paper, tom, as_):
    assert as_(tom).post(f"/submissions/{extended.code}/extension/{extended.code}/withdraw/").status_code == 404


def test_more_time_is_changed_by_giving_it_again(abstract, extended, tom):
    again = actions.extend(abstract, stage="paper", day=in_days(9), zone=AOE, reason="Still ill", by=tom)

    assert (again.pk, again.code, Extension.objects.count()) == (extended.pk, extended.code, 1)


def test_an_accepted_paper_gets_more_time_for_its_final_version(paper, edition, ada, tom, checked_file):
    conference_actions.set_deadline(edition, stage="final", day=in_days(-3), zone=AOE, by=None)
    accepted = actions.accept(paper, by=None)
    file = checked_file(paper)
    with pytest.raises(Refused, match="The deadline was"):
        actions.upload_final(accepted, file=file, by=ada)

    actions.extend(accepted, stage="final", day=in_days(5), zone=AOE, reason="Proofs", by=tom)

    assert actions.upload_final(accepted, file=file, by=ada).final == file


def test_more_time_stands_in_the_personal_calendar_of_its_authors_only(as_, extended, ada, rosa, tom):
    texts = {person: as_(None).get(address(as_, person)).content.decode() for person in (ada, rosa, tom)}

    assert "Full paper due: Paper 1 (AoE)" in texts[ada]
    assert extended.code not in texts[rosa] + texts[tom]
    assert "Illness" not in texts[ada]
