"""Deciding in silence, releasing with letters, and what authors then read."""

import pytest
from django.utils.crypto import salted_hmac

from conference.history import Refused
from conference.models import Message
from conference.viewers import Viewer
from reviewing import actions, letters
from reviewing.actions.deciding import pending_decisions
from reviewing.models import Assignment, Decision, Round
from reviewing.pseudonyms import pseudonyms
from reviewing.views import decisions
from submissions.actions import withdraw
from submissions.models import Submission, Version
from tests.cast import person
from tests.reviewing.conftest import hand_in, make_paper, review_for, write

LIST = "/copro/manage/decisions/"
OUT = {"template": "reviewing/mail/letter.txt"}


def test_the_list_shows_reviews_mean_and_spread(as_, reviewed, tom):
    page = as_(tom).get(LIST).text

    assert "3/3" in page
    assert "0.7" in page
    assert "−1 … 2, spread 3" in " ".join(page.split())


def test_a_paper_shows_its_reviews_side_by_side_with_names_and_remarks(as_, reviewed, paper, tom):
    page = as_(tom).get(f"{LIST}papers/{paper.code}/").text

    for words in ("Ravi’s words.", "Rosa’s secret remark.", "Zoe Akins", "Your confidence"):
        assert words in page


def test_drafts_of_reviewers_are_theirs_alone(as_, accepted, paper, ravi, tom):
    actions.save_review(accepted, revision=0, by=ravi, scores={}, for_authors="Half a thought.")

    assert "Half a thought." not in as_(tom).get(f"{LIST}papers/{paper.code}/").text


def test_deciding_tells_nobody(as_, reviewed, paper, tom, ada):
    answer = as_(tom).post(f"{LIST}papers/{paper.code}/", {"outcome": "accept", "text": "Welcome to Linz."})

    paper.refresh_from_db()
    assert answer.status_code == 302
    assert Decision.objects.get().outcome == "accept"
    assert paper.status == Submission.Status.SUBMITTED
    assert not Message.objects.filter(**OUT).exists()
    assert "Welcome to Linz." not in as_(ada).get(f"/submissions/{paper.code}/").text


def test_another_decision_takes_the_place_of_the_first(decided, paper, tom):
    actions.decide(paper, outcome="reject", by=tom)

    assert [decision.outcome for decision in Decision.objects.all()] == ["reject"]


def test_an_unreleased_decision_is_taken_back(as_, decided, paper, tom):
    as_(tom).post(f"{LIST}papers/{paper.code}/take-back/")

    assert not Decision.objects.exists()


def test_an_outcome_must_be_chosen(as_, reviewed, paper, tom):
    answer = as_(tom).post(f"{LIST}papers/{paper.code}/", {"text": "Hm."})

    assert answer.status_code == 200
    assert "Hm." in answer.text
    assert not Decision.objects.exists()


def test_a_paper_can_be_decided_without_reviews(paper, tom):
    actions.decide(paper, outcome="reject", text="Outside the call.", by=tom)

    assert Decision.objects.get().note == "Outside the call."


def test_releasing_tells_every_author_with_an_address_once(decided, paper, track, tom, ada):
    paper.authors.create(edition=track.edition, position=2, family_name="Babbage", email="cb@engine.example")
    paper.authors.create(edition=track.edition, position=3, family_name="Nemo")

    released = actions.release_decisions(track, by=tom)

    paper.refresh_from_db()
    assert (released.decisions, released.letters) == (1, 2)
    assert paper.status == Submission.Status.ACCEPTED
    assert set(Message.objects.filter(**OUT).values_list("address", flat=True)) == {ada.email, "cb@engine.example"}
    with pytest.raises(Refused, match="no decision to release"):
        actions.release_decisions(track, by=tom)


@pytest.mark.parametrize(
    ("outcome", "status"),
    [("accept", "accepted"), ("accept_poster", "accepted_poster"), ("revise", "revise"), ("reject", "rejected")],
)
def test_each_outcome_becomes_the_status_of_the_paper(reviewed, paper, track, tom, outcome, status):
    actions.decide(paper, outcome=outcome, by=tom)

    actions.release_decisions(track, by=tom)

    paper.refresh_from_db()
    assert paper.status == status


def test_the_letter_has_words_and_reviews_but_no_reviewer_and_no_remark(decided, track, tom, pool, ada):
    actions.release_decisions(track, by=tom)

    letter = Message.objects.get(**OUT)
    for words in ("Dear Ada Lovelace", "has been accepted", "Welcome to Linz.", "Ravi’s words.", "rather reject"):
        assert words in letter.text
    for hidden in ("secret remark", "confidence", *(reviewer.family_name for reviewer in pool)):
        assert hidden not in letter.text
    assert letter.text.index("Review R1") < letter.text.index("Review R2") < letter.text.index("Review R3")


def test_pseudonyms_do_not_tell_how_many_were_asked(as_, asked, paper, track, tom, ravi, zoe, ada):
    write(asked[zoe], "Zoe’s words.")
    actions.answer(asked[ravi], accepts=False, by=ravi)
    actions.decide(paper, outcome="reject", by=tom)

    actions.release_decisions(track, by=tom)

    page = as_(ada).get(f"/submissions/{paper.code}/").text
    assert "Review R1" in page
    for number in (2, 3):
        assert f"Review R{number}" not in page + Message.objects.get(**OUT).text
    assert sorted(Assignment.objects.values_list("pseudonym", flat=True)) == ["", "", "R1"]


def test_the_order_of_pseudonyms_is_no_order_of_asking_and_the_same_each_time(decided):
    first, again = (pseudonyms(Decision.objects.get()) for _ in range(2))

    assert first == again
    assert list(first.values()) == ["R1", "R2", "R3"]
    assert list(first) == sorted(first, key=lambda one: salted_hmac("pseudonyms", one.code).hexdigest())


def test_the_preview_is_the_letter(as_, decided, track, tom):
    (preview,) = letters.preview(decided)
    page = as_(tom).get(f"{LIST}papers/{decided.submission.code}/letters/")

    actions.release_decisions(track, by=tom)

    letter = Message.objects.get(**OUT)
    assert (preview.subject, preview.text) == (letter.subject, letter.text)
    assert preview.address == letter.address
    assert "Dear Ada Lovelace" in page.text


def test_the_release_page_names_who_gets_a_letter_and_leads_to_it(as_, decided, tom):
    page = as_(tom).get(f"{LIST}tracks/services/release/").text
    letter = f"{LIST}papers/{decided.submission.code}/letters/"

    assert letters.envelopes(decided) == [("Ada Lovelace", "ada@ada.example")]
    assert "ada@ada.example" in page
    assert f'href="{letter}#letter-1"' in page
    assert "Dear Ada Lovelace" not in page
    assert 'id="letter-1"' in as_(tom).get(letter).text


def test_there_are_no_letters_to_read_before_a_decision_and_after_its_release(as_, reviewed, paper, track, tom):
    letter = f"{LIST}papers/{paper.code}/letters/"
    assert as_(tom).get(letter).status_code == 404

    actions.decide(paper, outcome="accept", by=tom)
    assert as_(tom).get(letter).status_code == 200

    actions.release_decisions(track, by=tom)
    assert as_(tom).get(letter).status_code == 404


def test_many_decisions_are_shown_in_pages_and_released_together(as_, track, tom, monkeypatch):
    monkeypatch.setattr(decisions, "PER_PAGE", 2)
    for number in (1, 2, 3):
        actions.decide(make_paper(track, number, person(f"Author{number}")), outcome="reject", by=tom)
    address = f"{LIST}tracks/services/release/?page=2"

    page = as_(tom).get(address)
    as_(tom).post(address, {"number": "3", "seen": page.context["form"].initial["seen"]})

    assert "Study 3" in page.text
    assert "Study 1" not in page.text
    assert "3 decisions will be released." in page.text
    assert Decision.objects.released().count() == 3


def test_release_is_confirmed_by_the_number(as_, decided, track, tom):
    seen = letters.fingerprint(pending_decisions(track, tom))
    address = f"{LIST}tracks/services/release/"

    wrong = as_(tom).post(address, {"number": "2", "seen": seen})
    assert "There are 1 decisions to release" in wrong.text
    assert not Message.objects.filter(**OUT).exists()

    as_(tom).post(address, {"number": "1", "seen": seen})
    assert Message.objects.filter(**OUT).count() == 1


def test_nothing_goes_out_that_the_chair_has_not_read(as_, decided, paper, track, tom, clara):
    seen = letters.fingerprint(pending_decisions(track, tom))
    actions.decide(paper, outcome="reject", by=clara)

    answer = as_(tom).post(f"{LIST}tracks/services/release/", {"number": "1", "seen": seen}, follow=True)

    assert "have changed since you looked" in answer.text
    assert not Message.objects.filter(**OUT).exists()


def test_one_paper_that_cannot_be_decided_undoes_the_whole_release(decided, paper, track, tom, ada):
    make_paper(track, 2, ada)
    second = Submission.objects.get(number=2)
    actions.decide(second, outcome="reject", by=tom)
    Submission.objects.filter(pk=second.pk).update(status=Submission.Status.DRAFT)
    with pytest.raises(Refused, match="draft cannot be decided"):
        actions.release_decisions(track, by=None)

    paper.refresh_from_db()
    assert paper.status == Submission.Status.SUBMITTED
    assert not Message.objects.filter(**OUT).exists()
    assert not Decision.objects.released().exists()


def test_the_chairs_of_a_track_release_only_what_they_handle(track, ada, tom, clara, pool):
    first, second = make_paper(track, 1, ada), make_paper(track, 2, tom)
    actions.decide(first, outcome="accept", by=tom)
    actions.decide(second, outcome="accept", by=clara)

    assert actions.release_decisions(track, by=tom).decisions == 1
    assert actions.release_decisions(track, by=clara).decisions == 1


def test_withdrawn_papers_are_not_released(decided, paper, track, ada, tom):
    withdraw(paper, by=ada)

    with pytest.raises(Refused, match="no decision to release"):
        actions.release_decisions(track, by=tom)


def test_authors_read_decision_and_reviews_on_the_page_of_the_paper(as_, decided, paper, track, tom, ada, pool):
    actions.release_decisions(track, by=tom)

    page = as_(ada).get(f"/submissions/{paper.code}/").text
    for words in ("Welcome to Linz.", "Ravi’s words.", "Rosa’s words.", "Review R1", "rather reject"):
        assert words in page
    for hidden in ("secret remark", "Your confidence", *(reviewer.family_name for reviewer in pool)):
        assert hidden not in page


def test_a_co_author_by_proven_address_reads_them_too(as_, decided, paper, track, tom):
    charles = person("Charles")
    paper.authors.create(edition=track.edition, position=2, family_name="Babbage", email=charles.email)
    actions.release_decisions(track, by=tom)

    assert "Ravi’s words." in as_(charles).get(f"/submissions/{paper.code}/").text


def test_a_revised_paper_gets_a_second_round_where_reviewers_keep_their_pseudonyms(
    reviewed, paper, track, tom, ravi, ada
):
    actions.decide(paper, outcome="revise", by=tom)
    actions.release_decisions(track, by=tom)
    of_ravi = Assignment.objects.get(reviewer=ravi).pseudonym
    with pytest.raises(Refused, match="not under review"):
        actions.decide(paper, outcome="accept", by=tom)
    hand_in(paper, Version.Stage.REVISION)
    Submission.objects.filter(pk=paper.pk).update(status=Submission.Status.SUBMITTED)

    again = actions.add_reviewer(paper, reviewer=ravi, by=tom)
    nina = actions.add_reviewer(paper, reviewer=review_for(track, person("Nina")), by=tom)
    actions.send(track, by=tom)

    again.refresh_from_db(), nina.refresh_from_db()
    assert again.round.number == 2
    write(again, "Better now."), write(nina, "New to me.")
    actions.decide(paper, outcome="accept", by=tom)
    actions.release_decisions(track, by=tom)
    again.refresh_from_db(), nina.refresh_from_db()
    assert (again.pseudonym, nina.pseudonym) == (of_ravi, "R4")
    assert Round.objects.filter(submission=paper).count() == 2
    letter = Message.objects.filter(**OUT).latest("pk")
    assert "Better now." in letter.text
    assert "Rosa’s words." not in letter.text


def test_my_work_of_a_chair_counts_what_waits(as_, decided, tom):
    assert "1 decision not released" in as_(tom).get("/me/").text


def test_a_decision_is_not_told_to_the_authors_by_any_query(decided, paper, viewer, ada):
    assert not Decision.objects.visible_to(viewer(ada)).exists()
    assert not Message.objects.visible_to(Viewer(person=ada)).exists()
