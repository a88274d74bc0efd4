"""The copy without names that reviewers of an anonymous kind get."""

import io

from pypdf import PdfReader

from conference import files, jobs
from conference.models import File, Job, Message
from submissions import actions
from submissions.visibility import cleaned_copy_of, manuscript_for
from tests.submissions.conftest import pdf


def test_a_job_makes_the_copy_without_the_authors_properties(abstract, ada, checked_file):
    paper = actions.upload_manuscript(abstract, file=checked_file(abstract, pdf("Text", author="Ada L.")), by=ada)
    paper = actions.hand_in_paper(paper, by=ada)

    jobs.run_due()

    copy = cleaned_copy_of(paper.manuscript)
    assert PdfReader(files.path_of(paper.manuscript)).metadata["/Author"] == "Ada L."
    assert not (PdfReader(files.path_of(copy)).metadata or {}).get("/Author")
    assert copy.name == "paper.pdf"


def test_reviewers_get_the_copy_and_nothing_before_it_is_there(paper, ravi, reviewed_by, viewer):
    reviewed_by(paper, ravi)
    before = manuscript_for(viewer(ravi), paper)

    jobs.run_due()

    assert before is None
    assert manuscript_for(viewer(ravi), paper).cleaned_from == paper.manuscript


def test_the_job_may_run_twice(paper):
    jobs.run_due()
    Job.objects.filter(task="submissions.cleaning.clean").update(status="waiting", attempts=0)

    jobs.run_due()

    assert File.objects.exclude(cleaned_from=None).count() == 1


def test_a_file_that_cannot_be_copied_is_told_to_its_author_and_chair(abstract, ada, tom, as_, checked_file):
    paper = actions.upload_manuscript(abstract, file=checked_file(abstract, b"%PDF-1.7 broken"), by=ada)
    paper = actions.hand_in_paper(paper, by=ada)

    jobs.run_due()

    mail = Message.objects.get(template="submissions/mail/copy_failed.txt")
    assert mail.address == "ada@ada.example"
    assert "damaged" in mail.text
    assert "no anonymous copy could be made" in as_(tom).get(f"/submissions/{paper.code}/").content.decode()


def test_what_reviewers_download_has_a_neutral_name(paper, ravi, reviewed_by, viewer, as_):
    reviewed_by(paper, ravi)
    jobs.run_due()
    copy = cleaned_copy_of(paper.manuscript)

    answer = as_(ravi).get(f"/submissions/{paper.code}/files/{copy.code}/")

    assert answer["Content-Disposition"] == 'inline; filename="paper-1-v2.pdf"'
    assert PdfReader(io.BytesIO(b"".join(answer.streaming_content))).pages
