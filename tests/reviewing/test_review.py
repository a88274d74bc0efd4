"""Writing a review: drafts, submitting, changing, and two windows at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from conference.history import Refused
from conference.models import File
from conference.viewers import Viewer
from reviewing import actions
from reviewing.models import Assignment, Review
from reviewing.visibility import reads_until
from submissions.actions import declare_conflict, withdraw
from submissions.models import Submission, Version
from submissions.visibility import manuscript_for
from tests.reviewing.conftest import SCORES, hand_in, write

ANSWERS = {f"score-{slug}": value for slug, value in SCORES.items()}


def url(assignment):
    return f"/reviews/{assignment.code}/"


def form(deed, revision=0, **fields):
    return {"revision": revision, deed: "yes", "for_authors": "", "confidential": ""} | fields


def test_the_reviewer_reads_the_paper_and_finds_the_form(as_, accepted, ravi, paper, ada):
    page = as_(ravi).get(url(accepted)).text

    assert paper.title in page
    assert paper.abstract in page
    assert "Overall recommendation" in page
    assert ada.family_name not in page


def test_a_draft_may_have_gaps(as_, accepted, ravi):
    answer = as_(ravi).post(url(accepted), form("save", for_authors="So far so good.", **{"score-clarity": "4"}))

    review = Review.objects.get()
    assert answer.status_code == 302
    assert (review.status, review.revision, review.for_authors) == ("draft", 1, "So far so good.")
    assert {slug: given["value"] for slug, given in review.scores.items()} == {"clarity": 4}
    assert "So far so good." in as_(ravi).get(url(accepted)).text


def test_submitting_asks_for_every_answer_and_loses_nothing(as_, accepted, ravi):
    answer = as_(ravi).post(url(accepted), form("submit", confidential="Not sure.", **{"score-clarity": "4"}))

    assert answer.status_code == 200
    assert answer.text.count("<strong>Please choose one.</strong>") == 5
    assert "This field is required." in answer.text
    assert "Not sure." in answer.text
    assert not Review.objects.exists()


def test_a_review_is_submitted(as_, accepted, ravi):
    as_(ravi).post(url(accepted), form("submit", for_authors="Sound work.", confidential="Accept.", **ANSWERS))

    review = Review.objects.get()
    accepted.refresh_from_db()
    assert (review.status, review.confidential) == ("submitted", "Accept.")
    assert accepted.status == Assignment.Status.DONE
    assert review.scores["overall"] == {
        "question": {"en": "Overall recommendation"},
        "value": 1,
        "label": "rather accept",
        "lowest": -2,
        "highest": 2,
        "is_overall": True,
        "is_shown_to_authors": True,
        "position": 4,
    }


def test_a_score_outside_the_scale_is_refused(accepted, ravi):
    with pytest.raises(Refused, match="not on the scale"):
        actions.save_review(accepted, revision=0, by=ravi, scores={"overall": 3})


def test_an_action_alone_asks_for_everything_as_well(accepted, ravi):
    with pytest.raises(Refused, match="Please answer: Clarity"):
        actions.submit_review(accepted, revision=0, by=ravi, scores=SCORES | {"clarity": None}, for_authors="Good.")
    with pytest.raises(Refused, match="write something for the authors"):
        actions.submit_review(accepted, revision=0, by=ravi, scores=SCORES, for_authors="  ")


def test_a_stale_window_is_told_and_both_texts_are_there(as_, accepted, ravi):
    as_(ravi).post(url(accepted), form("save", for_authors="Written in the first window."))

    answer = as_(ravi).post(url(accepted), form("save", revision=0, for_authors="Written in the second window."))

    assert "saved elsewhere in the meantime" in answer.text
    assert "Written in the first window." in answer.text
    assert "Written in the second window." in answer.text
    assert 'name="revision" value="1"' in answer.text
    assert Review.objects.get().for_authors == "Written in the first window."


def test_saving_again_after_the_warning_is_meant(as_, accepted, ravi):
    as_(ravi).post(url(accepted), form("save", for_authors="First."))
    as_(ravi).post(url(accepted), form("save", revision=1, for_authors="Second."))

    assert Review.objects.get().for_authors == "Second."


def test_a_submitted_review_can_be_changed_until_it_is_due(as_, accepted, ravi):
    write(accepted, "First words.")

    as_(ravi).post(url(accepted), form("submit", revision=1, for_authors="Better words.", **ANSWERS))

    assert (Review.objects.get().for_authors, Review.objects.get().revision) == ("Better words.", 2)


def test_a_submitted_review_does_not_become_a_draft_again(accepted, ravi):
    write(accepted)

    with pytest.raises(Refused, match="submit your changes"):
        actions.save_review(accepted, revision=1, by=ravi, scores=SCORES, for_authors="Hm.")


def test_after_the_deadline_a_submitted_review_stands_until_a_chair_reopens_it(accepted, ravi, tom, time_machine_days):
    write(accepted)
    changes = {"revision": 1, "by": ravi, "scores": SCORES, "for_authors": "On second thought."}

    with time_machine_days(60):
        with pytest.raises(Refused, match="can no longer be changed"):
            actions.submit_review(accepted, **changes)
        actions.reopen_review(accepted, by=tom)
        actions.submit_review(accepted, **changes)

    assert Review.objects.get().for_authors == "On second thought."


def test_a_late_first_review_is_still_welcome(accepted, time_machine_days):
    with time_machine_days(60):
        write(accepted)

    assert Review.objects.get().status == "submitted"


def test_nothing_changes_once_the_decision_is_released(as_, decided, reviewed, ravi, tom, track):
    actions.release_decisions(track, by=tom)

    with pytest.raises(Refused, match="can no longer be changed"):
        actions.submit_review(reviewed[ravi], revision=1, by=ravi, scores=SCORES, for_authors="Too late.")
    with pytest.raises(Refused, match="can no longer change"):
        actions.reopen_review(reviewed[ravi], by=tom)
    page = as_(ravi).get(url(reviewed[ravi])).text
    assert "Ravi’s words." in page
    assert "<form method=" not in page.partition("<main")[2]


def test_who_was_asked_sees_the_question_and_writes_nothing(as_, asked, ravi, paper):
    page = as_(ravi).get(url(asked[ravi])).text

    assert paper.abstract in page
    assert "Overall recommendation" not in page
    with pytest.raises(Refused, match="Only who has accepted"):
        actions.save_review(asked[ravi], revision=0, by=ravi, scores={}, for_authors="x")


def test_a_reviewer_who_was_taken_off_finds_nothing(as_, accepted, ravi, tom):
    actions.withdraw(accepted, by=tom)

    assert as_(ravi).get(url(accepted)).status_code == 404


def test_my_work_lists_reviews_with_their_date(as_, accepted, asked, ravi, rosa, paper, due):
    assert "Write the review" in as_(ravi).get("/me/").text
    assert "Accept or decline" in as_(rosa).get("/me/").text
    assert paper.title in as_(ravi).get("/me/").text


def test_the_questions_stay_as_they_were_asked(accepted, edition):
    write(accepted)
    edition.criteria.filter(slug="overall").update(name={"en": "Changed"}, labels={})

    assert Review.objects.get().scores["overall"]["question"] == {"en": "Overall recommendation"}


def test_the_time_of_submitting_stays_when_a_review_is_changed(accepted, ravi):
    first = write(accepted).submitted_at

    actions.submit_review(
        accepted, revision=1, by=ravi, scores=SCORES, for_authors="Better.", at=timezone.now() + timedelta(days=1)
    )

    assert Review.objects.get().submitted_at == first


def test_a_reviewer_in_conflict_loses_the_paper_the_page_and_the_pen(as_, accepted, paper, ravi, tom):
    actions.save_review(accepted, revision=0, by=ravi, scores={}, for_authors="Half a thought.")
    declare_conflict(paper, person=ravi, by=tom)

    assert as_(ravi).get(url(accepted)).status_code == 404
    assert as_(ravi).get(f"/submissions/{paper.code}/").status_code == 404
    assert paper.title not in as_(ravi).get("/me/").text
    assert not Assignment.objects.visible_to(Viewer(person=ravi)).exists()
    assert not Review.objects.visible_to(Viewer(person=ravi)).exists()
    for deed in (actions.save_review, actions.submit_review):
        with pytest.raises(Refused, match="because of a conflict of interest"):
            deed(accepted, revision=1, by=ravi, scores=SCORES, for_authors="Bad.")


def test_a_review_that_is_in_does_not_keep_the_paper_open_to_a_conflict(as_, accepted, paper, ravi, tom):
    write(accepted)
    declare_conflict(paper, person=ravi, by=tom)

    assert as_(ravi).get(url(accepted)).status_code == 404
    assert as_(ravi).get(f"/submissions/{paper.code}/").status_code == 404


def test_a_withdrawn_paper_is_closed_to_its_reviewers(as_, accepted, paper, ravi, ada):
    write(accepted)
    withdraw(paper, by=ada)

    assert as_(ravi).get(url(accepted)).status_code == 404
    assert as_(ravi).get(f"/submissions/{paper.code}/").status_code == 404
    with pytest.raises(Refused, match="has been withdrawn"):
        actions.submit_review(accepted, revision=1, by=ravi, scores=SCORES, for_authors="Changed.")


def test_who_never_wrote_the_review_no_longer_sees_the_paper_after_the_release(as_, accepted, paper, ravi, tom):
    actions.decide(paper, outcome="reject", by=tom)
    actions.release_decisions(paper.track, by=tom)

    page = as_(ravi).get(url(accepted)).text
    assert "A decision on this paper has been made in the meantime." in page
    assert paper.title not in page
    assert as_(ravi).get(f"/submissions/{paper.code}/").status_code == 404


def test_who_reviewed_reads_the_own_review_after_the_release_but_no_later_version(as_, accepted, paper, ravi, tom):
    write(accepted, "Sound, but long.")
    assert reads_until(Viewer(person=ravi), paper) is None
    actions.decide(paper, outcome="revise", by=tom)
    actions.release_decisions(paper.track, by=tom)
    revision = hand_in(paper, Version.Stage.REVISION)

    assert "Sound, but long." in as_(ravi).get(url(accepted)).text
    assert reads_until(Viewer(person=ravi), paper) < revision.created_at


def test_the_file_of_a_later_version_is_not_for_the_reviewers_of_the_first(accepted, paper, ravi, tom, ada):
    paper.kind.is_anonymous = False
    paper.kind.save()
    with_file(paper.versions.get(), "1")
    write(accepted)
    actions.decide(paper, outcome="revise", by=tom)
    actions.release_decisions(paper.track, by=tom)
    with_file(hand_in(paper, Version.Stage.REVISION), "2")
    paper = Submission.objects.get()

    assert manuscript_for(Viewer(person=ravi), paper).sha256 == "1"
    assert manuscript_for(Viewer(person=ada), paper).sha256 == "2"
    assert manuscript_for(Viewer(person=tom), paper).sha256 == "2"


def with_file(version, sha256):
    version.file = File.objects.create(edition=version.edition, sha256=sha256, size=1)
    version.save()


def test_who_reviews_the_revision_reads_it(accepted, paper, ravi, tom):
    write(accepted)
    actions.decide(paper, outcome="revise", by=tom)
    actions.release_decisions(paper.track, by=tom)
    hand_in(paper, Version.Stage.REVISION)
    Submission.objects.filter(pk=paper.pk).update(status=Submission.Status.SUBMITTED)
    paper.refresh_from_db()

    actions.add_reviewer(paper, reviewer=ravi, by=tom)
    actions.send(paper.track, by=tom)

    assert reads_until(Viewer(person=ravi), paper) is None
