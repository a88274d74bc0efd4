"""Handing an abstract in."""

import hashlib
import json
from datetime import timedelta

import pytest
from time_machine import travel

from conference import actions as conference_actions
from conference.history import Refused
from conference.models import Edition, Message
from submissions import actions
from submissions.freezing import answer_of
from submissions.models import Receipt, Submission
from tests.cast import in_days
from tests.submissions.conftest import ADA, author


def test_it_gets_a_number_a_version_and_a_receipt(complete_draft, ada):
    submission = actions.hand_in_abstract(complete_draft, by=ada)

    version = submission.versions.get()
    assert (submission.status, submission.number) == (Submission.Status.ABSTRACT, 1)
    assert (version.stage, version.number, version.is_late) == ("abstract", 1, False)
    assert answer_of(version.content, "title") == "When co-production works"
    assert [row["family_name"] for row in answer_of(version.content, "authors")] == ["Lovelace", "Hopper"]
    assert Edition.objects.get(pk=submission.edition_id).next_number == 2


def test_the_receipt_is_the_hash_of_the_frozen_fields(abstract, ada, as_):
    receipt = Receipt.objects.of(abstract).get()

    content = as_(ada).get(f"{receipt.get_absolute_url()}content.json").content

    assert hashlib.sha256(content).hexdigest() == receipt.sha256
    assert len(content) == receipt.size
    assert json.loads(content)["schema"] == "convoke.version/1"


def test_every_author_gets_a_mail_of_their_own(abstract):
    receipt = Receipt.objects.of(abstract).get()

    mails = Message.objects.filter(subject_code=abstract.code)
    assert sorted(mails.values_list("address", flat=True)) == ["ada@ada.example", "grace@navy.example"]
    assert {mail.secret for mail in mails} == {"authors"}
    assert all(receipt.sha256 in mail.text and receipt.code in mail.text for mail in mails)
    assert not any("grace@navy.example" in mail.text for mail in mails)


def receipts_to(address):
    return Message.objects.filter(template="submissions/mail/receipt.txt", address=address).count()


def test_an_address_that_nobody_has_proven_gets_one_receipt_of_a_stage(abstract, ada, fields):
    for number in range(3):
        abstract = actions.correct(
            abstract, by=ada, revision=abstract.revision, **fields | {"title": f"Version {number}"}
        )

    assert receipts_to("grace@navy.example") == 1
    assert receipts_to("ada@ada.example") == 4


def test_an_author_who_has_proven_the_address_gets_every_receipt(abstract, ada, eve, fields):
    rows = {"authors": [ADA, author("Eve", "Dropper", email="eve@eve.example")]}
    for _number in range(2):
        abstract = actions.correct(abstract, by=ada, revision=abstract.revision, **fields | rows)

    assert receipts_to("eve@eve.example") == 2


def test_an_unproven_address_is_told_of_the_paper_after_its_abstract(paper):
    assert receipts_to("grace@navy.example") == 2


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": "  "}, "enter a title"),
        ({"abstract": " ... "}, "enter an abstract"),
        ({"abstract": "word " * 1001}, "has 1001 words; at most 1000"),
        ({"authors": []}, "at least one author"),
        ({"authors": [author("Ada", "", email="ada@ada.example")]}, "family name of author 1"),
        ({"authors": [author("Ada", "Lovelace")]}, "e-mail address of at least one"),
    ],
)
def test_what_is_missing_is_said(draft, ada, fields, wrong, sentence):
    draft = actions.save_draft(draft, by=ada, revision=1, **fields | wrong)

    with pytest.raises(Refused, match=sentence):
        actions.hand_in_abstract(draft, by=ada)

    draft.refresh_from_db()
    assert (draft.status, draft.number) == (Submission.Status.DRAFT, None)


def test_references_do_not_count(draft, ada, fields):
    text = "word " * 1000 + "\n\nReferences\n" + "Ostrom 1996. " * 300
    draft = actions.save_draft(draft, by=ada, revision=1, **fields | {"abstract": text})

    assert actions.hand_in_abstract(draft, by=ada).number == 1


def test_nothing_comes_in_after_the_deadline(complete_draft, ada):
    deadline = complete_draft.track.deadlines.get(stage="abstract")

    with pytest.raises(Refused, match="The deadline was"):
        actions.hand_in_abstract(complete_draft, by=ada, at=deadline.closes_at)


def test_the_grace_counts_and_marks_the_version_late(complete_draft, ada, edition, track):
    deadline = conference_actions.set_deadline(
        edition, track=track, stage="abstract", day=in_days(3), grace=timedelta(minutes=10), by=None
    )

    at = deadline.closes_at + timedelta(minutes=5)
    submission = actions.hand_in_abstract(complete_draft, by=ada, at=at)

    assert submission.versions.get().is_late


def test_the_grace_is_never_shown(complete_draft, ada, as_, edition, track):
    deadline = conference_actions.set_deadline(
        edition, track=track, stage="abstract", day=in_days(3), grace=timedelta(minutes=10), by=None
    )

    with travel(deadline.closes_at + timedelta(minutes=5), tick=False):
        page = as_(ada).get(f"/submissions/{complete_draft.code}/").content.decode()

    assert "This draft was not handed in" in page
    assert "Continue the draft" not in page


def test_it_is_handed_in_once(abstract, ada):
    with pytest.raises(Refused, match="already been handed in"):
        actions.hand_in_abstract(abstract, by=ada)


def test_numbers_run_per_conference(abstract, ada, track, kind, fields):
    second = actions.start(track, by=ada, kind=kind)
    second = actions.save_draft(second, by=ada, revision=1, **fields)

    assert actions.hand_in_abstract(second, by=ada).number == 2


def test_the_page_hands_in_and_shows_the_receipt(draft, ada, as_, fields, posted):
    data = posted(fields, revision=1, deed="hand-in")

    answer = as_(ada).post(f"/submissions/{draft.code}/edit/", data, follow=True)

    receipt = Receipt.objects.get()
    assert answer.redirect_chain[-1][0] == f"/submissions/{draft.code}/receipts/{receipt.code}/"
    assert receipt.sha256 in answer.content.decode()


def test_the_page_saves_what_cannot_be_handed_in_and_says_what_is_missing(draft, ada, as_, fields, posted):
    long = "word " * 1001 + "\nReferences\nOstrom"
    data = posted(fields | {"title": "", "abstract": long, "authors": [ADA]}, revision=1, deed="hand-in")

    answer = as_(ada).post(f"/submissions/{draft.code}/edit/", data)

    draft.refresh_from_db()
    page = answer.content.decode()
    assert draft.is_draft
    assert draft.abstract.startswith("word word")
    assert "Please enter a title." in page
    assert "1001 words" in page
    assert "Counting stopped before “References”" in page
    assert answer.context["editing"].revision == 2


def test_a_saved_draft_is_not_called_unsaved_and_what_is_missing_is_told_in_one_box(
    draft, ada, as_, fields, posted, edition
):
    conference_actions.add_question(edition, label={"en": "Data"}, type="text", required_from="abstract", by=None)
    data = posted(fields | {"title": "", "abstract": ""}, revision=1, deed="hand-in")

    page = as_(ada).post(f"/submissions/{draft.code}/edit/", data).content.decode()

    assert "Your draft is saved, but not handed in yet" in page
    assert "This is not saved yet" not in page
    assert page.count('class="error-summary"') == 1
    assert "Please answer this." in page


def test_what_was_not_saved_is_called_so(draft, ada, as_, fields, posted):
    data = posted(fields | {"authors": [ADA | {"email": "nobody"}]}, revision=1)

    page = as_(ada).post(f"/submissions/{draft.code}/edit/", data).content.decode()

    assert "This is not saved yet" in page


@pytest.mark.parametrize("deed", ["hand_in_abstract", "save_draft", "upload_manuscript", "hand_in_paper"])
def test_nothing_comes_in_to_what_is_cancelled(complete_draft, ada, clara, fields, checked_file, deed):
    conference_actions.set_status(complete_draft.edition, status="cancelled", tells=False, by=clara)
    given = {
        "save_draft": fields | {"revision": complete_draft.revision},
        "upload_manuscript": {"file": checked_file(complete_draft)},
    }

    with pytest.raises(Refused, match="It has been cancelled"):
        getattr(actions, deed)(complete_draft, by=ada, **given.get(deed, {}))


def test_what_is_in_stays_as_it_is_while_it_is_cancelled(abstract, ada, clara, fields):
    conference_actions.set_status(abstract.edition, status="cancelled", tells=False, by=clara)

    with pytest.raises(Refused, match="It has been cancelled"):
        actions.correct(abstract, by=ada, revision=abstract.revision, **fields)


def test_as_planned_again_the_dates_hold_again(complete_draft, ada, clara):
    for status in ("cancelled", "scheduled"):
        conference_actions.set_status(complete_draft.edition, status=status, tells=False, by=clara)
    complete_draft.refresh_from_db()

    assert actions.hand_in_abstract(complete_draft, by=ada).number == 1


def test_a_correction_makes_a_new_version(abstract, ada, as_, fields, posted):
    data = posted(fields | {"title": "Corrected"}, revision=abstract.revision, deed="hand-in")

    as_(ada).post(f"/submissions/{abstract.code}/edit/", data)

    versions = abstract.versions.order_by("number")
    assert [answer_of(version.content, "title") for version in versions] == ["When co-production works", "Corrected"]
    assert Submission.objects.get(pk=abstract.pk).status == Submission.Status.ABSTRACT


def test_a_correction_must_be_complete(abstract, ada, as_, fields, posted):
    data = posted(fields | {"title": ""}, revision=abstract.revision, deed="hand-in")

    page = as_(ada).post(f"/submissions/{abstract.code}/edit/", data).content.decode()

    abstract.refresh_from_db()
    assert "Please enter a title." in page
    assert abstract.title == "When co-production works"


def test_a_paper_that_is_in_is_not_saved_as_a_draft(abstract, ada, fields):
    with pytest.raises(Refused, match="handing it in again"):
        actions.save_draft(abstract, by=ada, revision=abstract.revision, **fields)
