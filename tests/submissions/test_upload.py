"""Uploading and submitting the full paper."""

import hashlib
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from conference import actions as conference_actions
from conference.history import Refused
from conference.models import File, Job, Message
from submissions import actions, uploads
from submissions.models import Check, Receipt, Submission
from tests.cast import in_days
from tests.submissions.conftest import pdf


def upload(browser, submission, content, name="paper.pdf", page="upload"):
    file = SimpleUploadedFile(name, content, content_type="application/pdf")
    return browser.post(f"/submissions/{submission.code}/{page}/", {"file": file}, follow=True)


def test_a_paper_gets_a_receipt_with_the_hash_of_its_file(abstract, ada, checked_file):
    content = pdf("Text of the paper")
    submission = actions.upload_manuscript(abstract, file=checked_file(abstract, content), by=ada)

    submission = actions.hand_in_paper(submission, by=ada)

    receipt = Receipt.objects.of(submission).first()
    assert submission.status == Submission.Status.SUBMITTED
    assert (receipt.version.stage, receipt.version.number) == ("paper", 2)
    assert (receipt.sha256, receipt.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert Message.objects.filter(text__contains=receipt.sha256).count() == 2


def test_a_file_that_was_not_checked_is_refused(abstract, ada, checked_file):
    file = checked_file(abstract)
    Check.objects.all().delete()

    with pytest.raises(Refused, match="not been checked"):
        actions.upload_manuscript(abstract, file=file, by=ada)


def test_a_file_with_a_blocking_finding_is_refused(abstract, ada, checked_file):
    finding = {"code": "pages", "severity": "block", "sentence": "Too long.", "page": None, "quote": ""}

    with pytest.raises(Refused, match="Too long"):
        actions.upload_manuscript(abstract, file=checked_file(abstract, findings=[finding]), by=ada)


def test_nothing_is_submitted_without_a_file(abstract, ada):
    with pytest.raises(Refused, match="upload the paper as PDF first"):
        actions.hand_in_paper(abstract, by=ada)


def test_nothing_is_submitted_after_the_deadline(abstract, ada, checked_file):
    deadline = abstract.track.deadlines.get(stage="paper")
    file = checked_file(abstract)

    with pytest.raises(Refused, match="The deadline was"):
        actions.upload_manuscript(abstract, file=file, by=ada, at=deadline.closes_at)


def test_a_paper_needs_its_abstract_in_time_where_one_is_required(complete_draft, ada, checked_file):
    deadline = complete_draft.track.deadlines.get(stage="abstract")
    draft = actions.upload_manuscript(complete_draft, file=checked_file(complete_draft), by=ada)

    with pytest.raises(Refused, match="The deadline was"):
        actions.hand_in_paper(draft, by=ada, at=deadline.closes_at)


def test_a_paper_comes_without_an_encouraged_abstract(edition, track, complete_draft, ada, checked_file):
    deadline = conference_actions.set_deadline(
        edition, track=track, stage="abstract", day=in_days(5), is_optional=True, by=None
    )
    at = deadline.closes_at + timedelta(days=1)

    draft = actions.upload_manuscript(complete_draft, file=checked_file(complete_draft), by=ada, at=at)

    assert actions.hand_in_paper(draft, by=ada, at=at).number == 1


def test_a_call_for_abstracts_alone_takes_no_paper(abstract, ada, checked_file, track):
    track.deadlines.filter(stage="paper").delete()

    with pytest.raises(Refused, match="does not ask for a full paper"):
        actions.upload_manuscript(abstract, file=checked_file(abstract), by=ada)


def blobs(settings):
    return [path for path in settings.BLOBS.rglob("*") if path.is_file()]


def test_a_refused_file_leaves_nothing(abstract, ada, as_, settings, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        upload(as_(ada), abstract, b"no PDF at all")

    assert (File.objects.count(), Check.objects.count(), blobs(settings)) == (0, 0, [])


def test_a_final_version_that_is_refused_leaves_nothing(
    paper, ada, as_, edition, track, settings, django_capture_on_commit_callbacks
):
    accepted = actions.accept(paper, by=None)
    conference_actions.set_deadline(edition, track=track, stage="final", day=in_days(-2), by=None)

    with django_capture_on_commit_callbacks(execute=True):
        page = upload(as_(ada), accepted, pdf("Too late"), page="final").content.decode()

    assert "The deadline was" in page
    assert (list(File.objects.all()), len(blobs(settings))) == ([paper.manuscript], 1)


def test_a_file_that_is_too_large_is_refused_before_it_is_kept(abstract, ada, as_, kind, settings):
    kind.max_bytes = 100_000
    kind.save()

    page = upload(as_(ada), abstract, pdf("Text") + b" " * 100_000).content.decode()

    assert "The file is too large: at most 0.1 MB are allowed." in page
    assert (File.objects.count(), blobs(settings)) == (0, [])


def test_a_broken_check_leaves_nothing(abstract, ada, settings, monkeypatch, django_capture_on_commit_callbacks):
    def broken(path, **limits):
        raise RuntimeError("The checking process failed.")

    monkeypatch.setattr(uploads, "check_pdf", broken)

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError):
        uploads.receive([pdf("Text")], submission=abstract, name="paper.pdf", owner=ada)

    assert (File.objects.count(), blobs(settings)) == (0, [])


def test_a_file_that_was_never_handed_in_goes_when_it_is_replaced(
    abstract, ada, checked_file, settings, django_capture_on_commit_callbacks
):
    submission = actions.upload_manuscript(abstract, file=checked_file(abstract, pdf("First")), by=ada)

    with django_capture_on_commit_callbacks(execute=True):
        submission = actions.upload_manuscript(submission, file=checked_file(abstract, pdf("Second")), by=ada)

    assert list(File.objects.all()) == [submission.manuscript]
    assert len(blobs(settings)) == 1


def test_a_paper_takes_so_many_uploads_a_day(abstract, ada, as_, monkeypatch):
    monkeypatch.setattr(uploads, "MOST_A_DAY", 2)
    for _time in range(2):
        uploads.begin_upload(abstract, by=ada)

    page = upload(as_(ada), abstract, pdf("Third")).content.decode()

    assert "This paper has had 2 uploads within a day. Please try again tomorrow." in page
    assert File.objects.count() == 0
    assert uploads.begin_upload(abstract, by=ada, at=timezone.now() + timedelta(days=1))


def test_while_many_papers_are_checked_one_is_asked_to_wait(abstract, ada, as_, monkeypatch):
    monkeypatch.setattr(uploads, "PATIENCE", 0)

    with uploads.AT_ONCE, uploads.AT_ONCE:
        busy = upload(as_(ada), abstract, pdf("Text")).content.decode()
    upload(as_(ada), abstract, pdf("Text"))

    abstract.refresh_from_db()
    assert "Many papers are being checked at the moment." in busy
    assert abstract.status == Submission.Status.SUBMITTED


def test_a_new_file_makes_a_new_version_and_keeps_the_old_one(paper, ada, checked_file):
    again = actions.upload_manuscript(paper, file=checked_file(paper, pdf("Second")), by=ada)

    again = actions.hand_in_paper(again, by=ada)

    assert list(again.versions.order_by("number").values_list("stage", flat=True)) == ["abstract", "paper", "paper"]
    assert File.objects.filter(versions__submission=paper).count() == 2


def test_a_revision_is_marked_as_one(paper, ada, checked_file):
    revise = actions.ask_revision(paper, by=None)
    revise = actions.upload_manuscript(revise, file=checked_file(revise), by=ada)

    submission = actions.hand_in_paper(revise, by=ada)

    assert submission.status == Submission.Status.SUBMITTED
    assert submission.versions.order_by("-number").first().stage == "revision"


def test_the_page_takes_checks_and_submits(abstract, ada, as_):
    content = pdf("A quiet paper")

    page = upload(as_(ada), abstract, content).content.decode()

    abstract.refresh_from_db()
    assert abstract.status == Submission.Status.SUBMITTED
    assert hashlib.sha256(content).hexdigest() in page
    assert Job.objects.filter(task="submissions.cleaning.clean").count() == 1


def test_what_is_no_pdf_is_refused_with_its_reason(abstract, ada, as_):
    page = upload(as_(ada), abstract, b"PK\x03\x04 a word file", "paper.docx").content.decode()

    abstract.refresh_from_db()
    assert "This is a Word, OpenDocument or ZIP file, not a PDF" in page
    assert abstract.manuscript is None
    assert File.objects.count() == 0


def test_an_authors_name_in_an_anonymous_paper_is_warned_of(abstract, ada, as_):
    page = upload(as_(ada), abstract, pdf("by Ada Lovelace", author="Ada")).content.decode()

    assert "The first page seems to name an author." in page
    assert "<q>Ada Lovelace</q>" in page


def test_a_type_that_is_not_anonymous_warns_of_no_names(abstract, ada, as_, kind):
    kind.is_anonymous = False
    kind.save()

    page = upload(as_(ada), abstract, pdf("by Ada Lovelace")).content.decode()

    assert "seems to name an author" not in page
    assert not Job.objects.filter(task="submissions.cleaning.clean").exists()


def test_an_upload_to_an_incomplete_draft_is_kept(draft, ada, as_):
    page = upload(as_(ada), draft, pdf("Text")).content.decode()

    draft.refresh_from_db()
    assert draft.is_draft
    assert draft.manuscript is not None
    assert "Your file is kept, but not submitted yet" in page
    assert "Submit the paper" in page


def test_the_page_refuses_after_the_deadline_and_keeps_no_file(abstract, ada, as_, edition, track):
    conference_actions.set_deadline(edition, track=track, stage="paper", day=in_days(-2), by=None)

    page = upload(as_(ada), abstract, pdf("Late")).content.decode()

    assert "The deadline was" in page
    assert File.objects.count() == 0
    opened = as_(ada).get(f"/submissions/{abstract.code}/upload/", follow=True)
    assert opened.redirect_chain == [(f"/submissions/{abstract.code}/", 302)]
    assert "The deadline was" in opened.content.decode()


def test_only_authors_upload(paper, clara, tom, eve, as_):
    assert as_(eve).get(f"/submissions/{paper.code}/upload/").status_code == 404
    assert as_(tom).get(f"/submissions/{paper.code}/upload/").status_code == 403
    assert as_(clara).get(f"/submissions/{paper.code}/upload/").status_code == 403


def test_the_final_version_of_an_accepted_paper_gets_a_receipt(paper, ada, as_):
    accepted = actions.accept(paper, by=None)

    page = upload(as_(ada), accepted, pdf("by Ada Lovelace"), page="final").content.decode()

    accepted.refresh_from_db()
    assert accepted.final is not None
    assert Receipt.objects.of(accepted).first().version.stage == "final"
    assert "Final version" in page


def test_no_final_version_of_a_paper_that_is_not_accepted(paper, ada, as_, checked_file):
    assert as_(ada).get(f"/submissions/{paper.code}/final/").status_code == 403
    with pytest.raises(Refused, match="accepted"):
        actions.upload_final(paper, file=checked_file(paper), by=ada)


def test_no_final_version_after_its_deadline(paper, ada, edition, track, checked_file):
    accepted = actions.accept(paper, by=None)
    conference_actions.set_deadline(edition, track=track, stage="final", day=in_days(-2), by=None)

    with pytest.raises(Refused, match="The deadline was"):
        actions.upload_final(accepted, file=checked_file(accepted), by=ada)


def test_no_final_version_for_what_is_cancelled(paper, ada, clara, edition, checked_file):
    accepted = actions.accept(paper, by=None)
    conference_actions.set_status(edition, status="cancelled", tells=False, by=clara)

    with pytest.raises(Refused, match="It has been cancelled"):
        actions.upload_final(accepted, file=checked_file(accepted), by=ada)
