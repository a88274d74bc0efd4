"""Deeds that freeze a version: abstract, paper, revision, correction and final version, each with its receipt."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import files, mail
from conference.history import Refused, action, digest, note
from conference.models import Edition, File, Person, Topic
from submissions.actions.answering import require_answers, write_answers
from submissions.actions.drafts import write_fields
from submissions.cleaning import clean_soon
from submissions.completeness import missing
from submissions.correspondents import recipients
from submissions.finding import find_for_paper
from submissions.freezing import AUTHOR_FIELDS, fingerprint, frozen
from submissions.models import Receipt, Submission, Version
from submissions.proving import people_by_address
from submissions.stages import require_abstract_time, require_editing_time, require_final_time, require_paper_time
from submissions.uploads import require_checked

Status, Stage = Submission.Status, Version.Stage


@action(secret="authors")
def hand_in_abstract(submission: Submission, *, by: Person | None, at: datetime | None = None) -> Submission:
    """Hands the draft in as an abstract; where the call has no abstract stage, until the paper's deadline."""
    at = at or timezone.now()
    submission = Submission.objects.locked(submission)
    if not submission.is_draft:
        raise Refused(_("This abstract has already been handed in."))
    is_late = require_abstract_time(submission, at)
    submission.status = Status.ABSTRACT
    hand_in(submission, Stage.ABSTRACT, by=by, at=at, is_late=is_late)
    return submission


@action(secret="authors")
def correct(
    submission: Submission,
    *,
    by: Person | None,
    revision: int,
    title: str,
    abstract: str,
    keywords: Iterable[str] = (),
    topics: Iterable[Topic] = (),
    authors: Iterable[Mapping[str, str]] = (),
    answers: Mapping[str, object] | None = None,
    at: datetime | None = None,
) -> Submission:
    """Changes the fields of what was handed in and hands it in again: chairs never see a half-made change."""
    at = at or timezone.now()
    submission = Submission.objects.locked(submission)
    if submission.status not in (Status.ABSTRACT, Status.SUBMITTED):
        raise Refused(_("This paper can no longer be changed."))
    is_late = require_editing_time(submission, at)
    fields = {"title": title, "abstract": abstract, "keywords": keywords, "topics": topics, "authors": authors}
    write_fields(submission, revision=revision, at=at, **fields, answers=answers or {})
    stage = Stage.ABSTRACT if submission.status == Status.ABSTRACT else Stage.PAPER
    hand_in(submission, stage, by=by, at=at, is_late=is_late)
    return submission


@action(secret="authors")
def upload_manuscript(
    submission: Submission, *, file: File, by: Person | None, at: datetime | None = None
) -> Submission:
    """Keeps a checked PDF (uploads.receive) with the working copy; it is handed in by hand_in_paper."""
    at = at or timezone.now()
    submission = Submission.objects.locked(submission)
    require_paper_time(submission, at)
    require_checked(file)
    former, submission.manuscript, submission.changed_at = submission.manuscript, file, at
    submission.save(update_fields=["manuscript", "changed_at"])
    if former and former != file and not former.versions.exists():
        files.discard(former)  # it was never handed in
    note(sha256=file.sha256, size=file.size)
    return submission


@action(secret="authors")
def hand_in_paper(submission: Submission, *, by: Person | None, at: datetime | None = None) -> Submission:
    """Submits the uploaded paper, for the first time, again, or revised: a version, a receipt, mail to all authors."""
    at = at or timezone.now()
    submission = Submission.objects.locked(submission)
    is_late = require_paper_time(submission, at)
    if submission.manuscript is None:
        raise Refused(_("Please upload the paper as PDF first."))
    stage = Stage.REVISION if submission.status == Status.REVISE else Stage.PAPER
    submission.status = Status.SUBMITTED
    hand_in(submission, stage, by=by, at=at, is_late=is_late)
    return submission


@action(secret="authors")
def upload_final(
    submission: Submission,
    *,
    file: File,
    by: Person | None,
    answers: Mapping[str, object] | None = None,
    at: datetime | None = None,
) -> Submission:
    """Hands in the final version of an accepted paper, with the answers that are asked for only now."""
    at = at or timezone.now()
    submission = Submission.objects.locked(submission)
    is_late = require_final_time(submission, at)
    require_checked(file)
    write_answers(submission, answers or {}, final=True)
    require_answers(submission, Stage.FINAL)
    submission.final = file
    freeze(submission, Stage.FINAL, by=by, at=at, is_late=is_late, file=file)
    return submission


def hand_in(submission, stage, *, by, at, is_late) -> None:
    """Checks that nothing is missing, freezes and looks for conflicts; a machine cleans the file soon after."""
    require_complete(submission)
    require_answers(submission, stage)
    file = None if stage == Stage.ABSTRACT else submission.manuscript
    former = submission.versions.order_by("-number").first()
    version = freeze(submission, stage, by=by, at=at, is_late=is_late, file=file)
    if file and submission.kind.hides_authors:
        clean_soon(version)
    note(forgotten_conflicts=find_for_paper(submission, former))


def require_complete(submission: Submission) -> None:
    authors = list(submission.authors.order_by("position").values(*AUTHOR_FIELDS))
    max_words = submission.kind.max_words
    problems = missing(title=submission.title, abstract=submission.abstract, authors=authors, max_words=max_words)
    if problems:
        raise Refused(" ".join(problems.values()))


def freeze(submission, stage, *, by, at, is_late, file) -> Version:
    """The version and its receipt, and the mail that tells every author of it."""
    submission.number = submission.number or _next_number(submission)
    submission.submitted_at, submission.changed_at = at, at
    submission.save(update_fields=["status", "number", "manuscript", "final", "submitted_at", "changed_at"])
    content = frozen(submission)
    version = Version.objects.create(
        submission=submission,
        edition_id=submission.edition_id,
        stage=stage,
        number=submission.versions.count() + 1,
        content=content,
        file=file,
        by=by,
        created_at=at,
        is_late=is_late,
    )
    sha256, size = (file.sha256, file.size) if file else fingerprint(content)
    receipt = Receipt.objects.create(version=version, edition_id=submission.edition_id, sha256=sha256, size=size, at=at)
    note(version=version.number, stage=stage, receipt=receipt.code)
    thank(submission, receipt)
    return version


def _next_number(submission):
    edition = Edition.objects.select_for_update().get(pk=submission.edition_id)
    number, edition.next_number = edition.next_number, edition.next_number + 1
    edition.save(update_fields=["next_number"])
    return number


def thank(submission, receipt):
    """One mail to each address: no author reads another's in its head.

    An address that nobody has proven may be a stranger's, who must not get a mail with every correction: it gets the
    first of each stage.
    """
    found = recipients(submission)
    known = {submission.contact.email, *people_by_address(found)}
    for address, person in found.items():
        occasion = receipt.code if address in known else f"{submission.code} {receipt.version.stage}"
        mail.send(
            "submissions/mail/receipt.txt",
            to=person or address,
            purpose=f"receipt {occasion} {digest(address)}",
            about=submission,
            secret="authors",
            submission=submission,
            receipt=receipt,
            version=receipt.version,
            link=reverse_lazy("submissions:receipt", args=[submission.code, receipt.code]),
            proof=reverse_lazy("submissions:verify", query={"receipt": receipt.code}),
        )
