"""Answers to form fields: typed, kept as asked, needed at their stage, told to whom they are for, and never lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conference import actions as conference_actions
from conference.choices import keyed
from conference.history import Refused
from conference.models import Entry, File, Question
from submissions import actions
from submissions.asking import told_of
from submissions.editing import Editing
from submissions.models import Answer, Conflict
from submissions.visibility import answers_shown_to
from tests.conference.forms_sent import sent

LONG = "one two three four five"
PNG = b"\x89PNG\r\n\x1a\n" + b"picture" * 5


def ask(edition, label="Funding", type="text", **fields):
    return conference_actions.add_question(edition, label={"en": label}, type=type, by=None, **fields)


def choices(*labels):
    return keyed([], [{"en": label} for label in labels])


def name(question):
    return f"answer-{question.code}"


def answer(submission, question, value, *, fields, by):
    return actions.save_draft(submission, by=by, revision=submission.revision, **fields, answers={question.code: value})


@pytest.fixture
def address(draft):
    return f"/submissions/{draft.code}/edit/"


# -- Every type ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("type", "typed", "stored", "words"),
    [
        ("text", " EU grant ", "EU grant", "EU grant"),
        ("long_text", "Two\r\nlines", "Two\nlines", "Two\nlines"),
        ("number", "3.50", 3.5, "3.5"),
        ("number", "-7", -7, "-7"),
        ("date", "2027-02-04", "2027-02-04", "4 February 2027"),
        ("checkbox", "on", True, "yes"),
        ("checkbox", "", False, "no"),
        ("declaration", "on", True, "agreed"),
    ],
)
def test_what_is_typed_is_kept_and_told(draft, edition, ada, as_, fields, posted, address, type, typed, stored, words):
    question = ask(edition, type=type)

    response = as_(ada).post(address, posted(fields, revision=1, **{name(question): typed}))

    row = Answer.objects.get()
    assert response.status_code == 302
    assert (row.value, told_of(row)) == (stored, words)
    assert row.asked["label"] == {"en": "Funding"}


def test_choices_are_kept_by_their_keys(draft, edition, ada, as_, fields, posted, address):
    one = ask(edition, "Method", "choice", choices=choices("Survey", "Interviews"))
    several = ask(edition, "Data", "choices", choices=choices("Open", "Own", "None"))
    keys = [each["key"] for each in several.choices]
    typed = {name(one): one.choices[1]["key"], name(several): [keys[0], keys[2]]}

    as_(ada).post(address, posted(fields, revision=1, **typed))

    assert [told_of(row) for row in Answer.objects.in_order()] == ["Interviews", "Open, None"]


@pytest.mark.parametrize(
    ("type", "more", "typed", "told"),
    [
        ("text", {}, "x" * 501, "at most 500"),
        ("number", {"smallest": 1, "largest": 5}, "9", "less than or equal to 5"),
        ("number", {}, "many", "Enter a number"),
        ("date", {}, "tomorrow", "Enter a valid date"),
        ("choice", {"choices": choices("A", "B")}, "C", "Select a valid choice"),
        ("choices", {"choices": choices("A", "B")}, ["C"], "Select a valid choice"),
    ],
)
def test_bad_input_is_told_and_stays(draft, edition, ada, as_, fields, posted, address, type, more, typed, told):
    question = ask(edition, type=type, **more)

    page = as_(ada).post(address, posted(fields, revision=1, **{name(question): typed})).content.decode()

    assert told in page
    assert "When co-production works" in page
    assert type in ("choice", "choices") or str(typed) in page
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    ("type", "more", "value"),
    [
        ("text", {}, 7),
        ("text", {}, "x" * 501),
        ("number", {"largest": 5}, 9),
        ("number", {}, True),
        ("date", {}, "2027-02-31"),
        ("choice", {"choices": choices("A", "B")}, "C"),
        ("choices", {"choices": choices("A", "B")}, ["C"]),
        ("file", {}, "a name"),
        ("declaration", {}, "yes"),
    ],
)
def test_the_deed_refuses_what_is_no_answer(draft, edition, ada, fields, type, more, value):
    question = ask(edition, type=type, **more)

    with pytest.raises(Refused, match="Funding"):
        answer(draft, question, value, fields=fields, by=ada)

    draft.refresh_from_db()
    assert draft.title == ""


def test_what_organisers_write_is_no_markup(draft, edition, ada, as_, address):
    ask(edition, "<i>F</i>", "choice", choices=choices("<b>x</b>", "y"), help={"en": "<u>z</u>"})

    page = as_(ada).get(address).content.decode()

    assert not any(tag in page for tag in ("<i>F", "<b>x", "<u>z"))


def test_only_what_is_asked_of_this_paper_is_shown_and_kept(
    draft, edition, kind, track, other_track, ada, as_, fields, posted, address
):
    other_kind = conference_actions.add_kind(edition, slug="poster", name={"en": "Poster"}, max_words=99, by=None)
    mine = [ask(edition, "Mine", kinds=[kind]), ask(edition, "Ours", track=track)]
    others = [ask(edition, "Posters", kinds=[other_kind]), ask(edition, "Theirs", track=other_track)]
    browser = as_(ada)

    page = browser.get(address).content.decode()
    browser.post(address, posted(fields, revision=1, **{name(each): "typed" for each in [*mine, *others]}))

    assert all(name(question) in page for question in mine)
    assert not any(name(question) in page for question in others)
    assert {row.question for row in Answer.objects.all()} == set(mine)


def test_an_answer_without_its_condition_is_not_kept(draft, edition, ada, as_, fields, posted, address):
    box = ask(edition, "Data used", "checkbox")
    inner = ask(edition, "Shared", "checkbox", depends_on=box, depends_value="yes")
    licence = ask(edition, "Licence", depends_on=inner, depends_value="yes", required_from="abstract")
    given, browser = {name(inner): "on", name(licence): "CC BY"}, as_(ada)
    assert "Only if “Shared” is ticked." in browser.get(address).content.decode()

    browser.post(address, posted(fields, revision=1, **given, **{name(box): "on"}))
    assert Answer.objects.get(question=licence).value == "CC BY"
    browser.post(address, posted(fields, revision=2, **given))

    assert list(Answer.objects.values_list("question", "value")) == [(box.pk, False)]
    draft.refresh_from_db()
    assert actions.hand_in_abstract(draft, by=ada).number == 1


# -- Needed from a stage on ----------------------------------------------------------------------------------------


def test_a_draft_is_saved_without_what_is_needed_and_handed_in_only_with_it(
    draft, edition, ada, as_, fields, posted, address
):
    needed = ask(edition, "Ethics", "declaration", required_from="abstract")
    later = ask(edition, "Data", required_from="paper")
    browser = as_(ada)
    assert browser.post(address, posted(fields, revision=1)).status_code == 302

    page = browser.post(address, posted(fields, revision=2, deed="hand-in")).content.decode()
    draft.refresh_from_db()
    assert "Please tick this: it is needed." in page
    assert "Please answer this." not in page
    assert draft.is_draft
    with pytest.raises(Refused, match="Ethics"):
        actions.hand_in_abstract(draft, by=ada)
    browser.post(address, posted(fields, revision=3, deed="hand-in", **{name(needed): "on"}))

    draft.refresh_from_db()
    assert draft.status == "abstract"
    assert not Answer.objects.filter(question=later).exists()


def test_the_paper_needs_more_than_the_abstract(abstract, edition, ada, checked_file):
    ask(edition, "Data", required_from="paper")
    actions.upload_manuscript(abstract, file=checked_file(abstract), by=ada)

    with pytest.raises(Refused, match="“Data”: Please answer this"):
        actions.hand_in_paper(abstract, by=ada)


def test_too_many_words_are_kept_in_a_draft_and_not_handed_in(draft, edition, ada, as_, fields, posted, address):
    question = ask(edition, "Motivation", "long_text", max_words=3)

    page = as_(ada).post(address, posted(fields, revision=1, deed="hand-in", **{name(question): LONG})).content.decode()

    assert "The text has 5 words; at most 3 are allowed." in page
    assert Answer.objects.get().value == LONG


def test_a_revision_is_not_stopped_by_a_field_that_came_later(paper, edition, ada, checked_file):
    revise = actions.ask_revision(paper, by=None)
    ask(edition, "New", required_from="paper")

    actions.upload_manuscript(revise, file=checked_file(revise), by=ada)

    assert actions.hand_in_paper(revise, by=ada).versions.count() == 3


def test_what_is_needed_with_the_final_version_is_asked_there(paper, edition, ada, as_, checked_file):
    question = ask(edition, "Copyright", "declaration", required_from="final")
    accepted = actions.accept(paper, by=None)
    file = checked_file(accepted, kind="final")

    page = as_(ada).get(f"/submissions/{paper.code}/final/").content.decode()
    with pytest.raises(Refused, match="Copyright"):
        actions.upload_final(accepted, file=file, by=ada)
    actions.upload_final(accepted, file=file, by=ada, answers={question.code: True})

    assert name(question) in page
    assert Answer.objects.get().value is True


# -- Changed after an answer ---------------------------------------------------------------------------------------


def test_an_answer_keeps_its_question_as_it_was_asked(complete_draft, edition, ada, as_, fields):
    question = ask(edition, "Method", "choice", choices=choices("Survey", "Interviews"))
    answer(complete_draft, question, question.choices[0]["key"], fields=fields, by=ada)

    conference_actions.edit_question(question, label={"en": "Approach"}, choices=choices("Numbers", "Words"), by=None)
    browser = as_(ada)
    shown = browser.get(f"/submissions/{complete_draft.code}/").content.decode()
    asked = browser.get(f"/submissions/{complete_draft.code}/edit/").content.decode()

    assert "Method" in shown and "Survey" in shown and "Approach" not in shown
    assert "Approach" in asked and "Earlier you answered: “Survey”" in asked


def test_an_old_answer_stays_until_there_is_a_new_one(complete_draft, edition, ada, fields):
    question = ask(edition, "Method", "text", required_from="abstract")
    draft = answer(complete_draft, question, "Survey", fields=fields, by=ada)
    conference_actions.edit_question(question, type="number", by=None)

    draft = answer(draft, question, None, fields=fields, by=ada)
    assert Answer.objects.get().value == "Survey"
    with pytest.raises(Refused, match="Method"):
        actions.hand_in_abstract(draft, by=ada)
    answer(draft, question, 12, fields=fields, by=ada)

    row = Answer.objects.get()
    assert (row.value, row.type) == (12, "number")


def test_who_agreed_to_other_words_is_asked_again(complete_draft, edition, ada, fields):
    question = ask(edition, "I am honest", "declaration", required_from="abstract")
    draft = answer(complete_draft, question, True, fields=fields, by=ada)
    conference_actions.edit_question(question, label={"en": "I sign everything"}, by=None)

    with pytest.raises(Refused, match="I sign everything"):
        actions.hand_in_abstract(draft, by=ada)


def test_answers_to_a_removed_field_can_still_be_read(complete_draft, edition, ada, as_, fields):
    question = ask(edition, "Method")
    answer(complete_draft, question, "Survey", fields=fields, by=ada)

    conference_actions.remove_question(question, by=None)

    browser = as_(ada)
    assert "Survey" in browser.get(f"/submissions/{complete_draft.code}/").content.decode()
    assert name(question) not in browser.get(f"/submissions/{complete_draft.code}/edit/").content.decode()


def test_nobody_answers_what_was_changed_while_the_page_was_open(draft, edition, ada, as_, address, fields, posted):
    question = ask(edition, "Method")
    browser = as_(ada)
    asked = sent(browser.get(address).content.decode())["asked"]
    conference_actions.edit_question(question, audience="reviewers", by=None)

    data = posted(fields, revision=1, asked=asked, **{name(question): "Survey"})
    page = browser.post(address, data).content.decode()
    assert "were changed by the organisers" in page and "Survey" in page
    assert not Answer.objects.exists()
    browser.post(address, data | {"asked": sent(page)["asked"]})

    assert Answer.objects.get().asked["audience"] == "reviewers"


@pytest.mark.parametrize("deed", ["save", "up-author-1"])
def test_what_was_typed_into_a_field_that_changed_or_went_can_be_copied(
    draft, edition, ada, as_, address, fields, posted, deed
):
    begun, method, data = ask(edition, "Begun on"), ask(edition, "Method"), ask(edition, "Data")
    browser = as_(ada)
    asked = sent(browser.get(address).content.decode())["asked"]
    conference_actions.edit_question(begun, type="date", by=None)
    conference_actions.edit_question(data, audience="reviewers", by=None)
    conference_actions.remove_question(method, by=None)

    typed = {name(begun): "Last spring", name(method): "Two hundred interviews", name(data): "Open data"}
    page = browser.post(address, posted(fields, revision=1, asked=asked, deed=deed, **typed))

    assert page.context["editing"].unshown == [("Begun on", "Last spring"), ("Method", "Two hundred interviews")]
    assert '<p class="verbatim">Two hundred interviews</p>' in page.content.decode()
    assert sent(page.content.decode())[name(data)] == "Open data"


def test_of_a_choice_that_went_the_words_can_be_copied_and_of_a_box_nothing(
    draft, edition, ada, as_, address, fields, posted
):
    method = ask(edition, "Method", "choice", choices=choices("Survey", "Interviews"))
    box, agreed = ask(edition, "Data used", "checkbox"), ask(edition, "Agreed")
    browser = as_(ada)
    asked = sent(browser.get(address).content.decode())["asked"]
    conference_actions.edit_question(agreed, type="checkbox", by=None)
    for question in (method, box):
        conference_actions.remove_question(question, by=None)

    typed = {name(method): method.choices[1]["key"], name(box): "on", name(agreed): "With all of it"}
    page = browser.post(address, posted(fields, revision=1, asked=asked, **typed))

    assert page.context["editing"].unshown == [("Method", "Interviews"), ("Agreed", "With all of it")]


def test_a_version_keeps_question_and_answer(complete_draft, edition, ada, fields):
    question = ask(edition, "Method")
    draft = answer(complete_draft, question, "Survey", fields=fields, by=ada)
    paper = actions.hand_in_abstract(draft, by=ada)

    conference_actions.edit_question(question, label={"en": "Approach"}, by=None)

    frozen = paper.versions.get().content["fields"][-1]
    assert (frozen["question"], frozen["answer"], frozen["asked"]["label"]) == ("Method", "Survey", {"en": "Method"})


def test_two_windows_both_answers_are_told_and_nothing_is_overwritten(
    complete_draft, edition, ada, as_, fields, posted
):
    first, second = ask(edition, "Method"), ask(edition, "Data")
    draft, browser = complete_draft, as_(ada)
    seen = Editing.stored(draft).seen
    answers = {first.code: "Their survey", second.code: "Their data"}
    actions.save_draft(draft, by=ada, revision=2, **fields, answers=answers)

    data = posted(fields, revision=2, seen=seen, **{name(first): "My interviews", name(second): ""})
    response = browser.post(f"/submissions/{draft.code}/edit/", data)

    page = response.content.decode()
    assert response.status_code == 409
    assert "Their survey" in page and "My interviews" in page
    assert 'value="My interviews"' in page and 'value="Their data"' in page
    assert Answer.objects.get(question=first).value == "Their survey"


def test_moving_an_author_keeps_what_was_typed(draft, edition, ada, as_, fields, posted, address):
    question, box = ask(edition, "Method"), ask(edition, "Data used", "checkbox")
    data = posted(fields, revision=1, deed="up-author-1", **{name(question): "Survey", name(box): "on"})

    page = as_(ada).post(address, data).content.decode()

    assert sent(page)[name(question)] == "Survey"
    assert sent(page)[name(box)] == "on"


def test_history_does_not_tell_what_was_answered(complete_draft, edition, ada, fields):
    answer(complete_draft, ask(edition), "SECRETWORD", fields=fields, by=ada)

    assert "SECRETWORD" not in str(list(Entry.objects.values_list("details", flat=True)))


# -- Files ---------------------------------------------------------------------------------------------------------


def upload(browser, draft, question, posted, fields, content=PNG, called="ada-secret.png", **more):
    sending = SimpleUploadedFile(called, content, content_type="text/html")
    data = posted(fields, revision=draft.revision, **{name(question): sending}, **more)
    return browser.post(f"/submissions/{draft.code}/edit/", data)


def test_a_file_is_kept_and_given_under_a_neutral_name(draft, edition, ada, as_, fields, posted):
    question, browser = ask(edition, "Ethics vote", "file"), as_(ada)

    upload(browser, draft, question, posted, fields)

    file = Answer.objects.get().file
    response = browser.get(f"/submissions/{draft.code}/answers/{file.code}/")
    assert (file.kind, file.content_type) == ("answer", "image/png")
    assert response["Content-Disposition"] == 'attachment; filename="draft-ethics-vote.png"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response.streaming_content) == PNG
    response.close()


@pytest.mark.parametrize(
    ("content", "type"),
    [
        (b"<html><script>alert(1)</script>", "text/plain"),
        (b"%PDF-1.7 ...", "application/pdf"),
        (b"MZ\x90\x00\x03", "application/octet-stream"),
        (b"PK\x03\x04rest", "application/zip"),
        ("Grüße".encode(), "text/plain"),
    ],
)
def test_a_file_is_what_its_bytes_say(draft, edition, ada, as_, fields, posted, content, type):
    question, browser = ask(edition, "Ethics vote", "file"), as_(ada)

    upload(browser, draft, question, posted, fields, content)

    file = Answer.objects.get().file
    response = browser.get(f"/submissions/{draft.code}/answers/{file.code}/")
    response.close()
    assert file.content_type == type
    assert response["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response["Content-Security-Policy"]


def test_a_file_that_is_too_large_is_told_at_its_field(draft, edition, ada, as_, fields, posted, settings):
    settings.UPLOAD_LIMIT = 1_000_000
    question = ask(edition, "Ethics vote", "file")

    page = upload(as_(ada), draft, question, posted, fields, b"x" * 1_000_001).content.decode()

    assert "at most 1 MB" in page
    assert "Please choose the file again" in page
    assert not File.objects.exists()


def test_a_file_is_replaced_removed_and_gone(draft, edition, ada, as_, fields, posted):
    question, browser = ask(edition, "Ethics vote", "file"), as_(ada)
    upload(browser, draft, question, posted, fields)
    draft.refresh_from_db()
    browser.post(f"/submissions/{draft.code}/edit/", posted(fields, revision=2))
    draft.refresh_from_db()
    assert Answer.objects.get().file.content_type == "image/png"
    assert "Earlier you answered" not in browser.get(f"/submissions/{draft.code}/edit/").content.decode()

    upload(browser, draft, question, posted, fields, b"text")
    assert File.objects.get().content_type == "text/plain"
    draft.refresh_from_db()
    data = posted(fields, revision=draft.revision, **{f"{name(question)}-remove": "on"})
    browser.post(f"/submissions/{draft.code}/edit/", data)

    assert not Answer.objects.exists() and not File.objects.exists()


def test_a_needed_file_is_asked_for(draft, edition, ada, as_, fields, posted):
    question, browser = ask(edition, "Ethics vote", "file", required_from="abstract"), as_(ada)

    page = browser.post(f"/submissions/{draft.code}/edit/", posted(fields, revision=1, deed="hand-in"))
    draft.refresh_from_db()
    upload(browser, draft, question, posted, fields, deed="hand-in")

    draft.refresh_from_db()
    assert "Please choose a file." in page.content.decode()
    assert draft.status == "abstract"
    assert draft.versions.get().content["fields"][-1]["answer"]["size"] == len(PNG)


def test_a_refused_save_leaves_no_file(draft, edition, ada, as_, fields, posted):
    question = ask(edition, "Ethics vote", "file")
    actions.save_draft(draft, by=ada, revision=1, **fields)

    response = upload(as_(ada), draft, question, posted, fields | {"title": "Mine"})

    assert response.status_code == 409
    assert "Please choose the file again" in response.content.decode()
    assert not File.objects.exists()


# -- Who reads it --------------------------------------------------------------------------------------------------


@pytest.fixture
def answered(abstract, edition, ada, fields, checked_file):
    """A paper of Ada's with one answer for chairs, one for reviewers and a file for reviewers."""
    for_chairs = ask(edition, "Chairs read", required_from="")
    for_reviewers = ask(edition, "Reviewers read", audience="reviewers")
    file = checked_file(abstract, content=b"%PDF-FILE", kind="answer")
    data = ask(edition, "Data", "file", audience="reviewers")
    answers = {for_chairs.code: "CHAIRSWORD", for_reviewers.code: "REVIEWWORD", data.code: file}
    paper = actions.correct(abstract, by=ada, revision=abstract.revision, **fields, answers=answers)
    paper = actions.upload_manuscript(paper, file=checked_file(paper), by=ada)
    return actions.hand_in_paper(paper, by=ada)


def read_by(viewer, paper):
    return [told_of(row) for row in answers_shown_to(viewer, paper)]


def test_authors_and_chairs_read_all(answered, ada, tom, clara, viewer):
    for somebody in (ada, tom, clara):
        assert read_by(viewer(somebody), answered) == ["CHAIRSWORD", "REVIEWWORD", "a file"]


@pytest.fixture
def with_names(kind):
    """Reviewers are told who wrote such papers."""
    kind.is_anonymous = False
    kind.save()


def test_files_of_a_blind_paper_do_not_reach_its_reviewers_for_they_carry_names(
    answered, reviewer, reviewed_by, viewer, as_
):
    reviewed_by(answered, reviewer)
    file = Answer.objects.exclude(file=None).get().file

    assert read_by(viewer(reviewer), answered) == ["REVIEWWORD"]
    assert as_(reviewer).get(f"/submissions/{answered.code}/answers/{file.code}/").status_code == 404


def test_what_is_asked_with_the_final_version_tells_reviewers_nothing(answered, reviewer, reviewed_by, viewer):
    reviewed_by(answered, reviewer)

    Question.objects.update(required_from="final")

    assert read_by(viewer(reviewer), answered) == []


def test_reviewers_read_what_is_theirs(answered, with_names, reviewer, reviewed_by, viewer, as_):
    reviewed_by(answered, reviewer)

    page = as_(reviewer).get(f"/submissions/{answered.code}/").content.decode()

    assert read_by(viewer(reviewer), answered) == ["REVIEWWORD", "a file"]
    assert "REVIEWWORD" in page and "CHAIRSWORD" not in page and "Chairs read" not in page


def test_what_was_asked_for_chairs_alone_stays_theirs(answered, reviewer, reviewed_by, viewer):
    reviewed_by(answered, reviewer)

    Question.objects.update(audience="reviewers")
    assert "CHAIRSWORD" not in read_by(viewer(reviewer), answered)
    Question.objects.update(audience="chairs")
    assert read_by(viewer(reviewer), answered) == []


def test_nobody_else_reads_anything(answered, edition, other_track, eve, rosa, viewer, as_):
    conference_actions.appoint(edition, person=rosa, role="chair", track=other_track, by=None)
    file = Answer.objects.exclude(file=None).get().file
    for somebody in (eve, rosa):
        assert read_by(viewer(somebody), answered) == []
        assert as_(somebody).get(f"/submissions/{answered.code}/answers/{file.code}/").status_code == 404
    assert read_by(viewer(None), answered) == []
    assert as_(None).get(f"/submissions/{answered.code}/answers/{file.code}/").status_code == 302


def test_a_conflicted_chair_reads_nothing(answered, edition, tom, viewer, as_):
    Conflict.objects.create(edition=edition, submission=answered, person=tom, status=Conflict.Status.CONFIRMED)

    assert read_by(viewer(tom), answered) == []
    assert "CHAIRSWORD" not in as_(tom).get("/copro/manage/submissions.csv").content.decode()


def test_of_a_withdrawn_paper_reviewers_read_nothing(answered, ada, reviewer, reviewed_by, viewer):
    reviewed_by(answered, reviewer)

    actions.withdraw(answered, by=ada)

    assert read_by(viewer(reviewer), answered) == []


def test_a_reviewer_gets_the_file_for_reviewers_only(answered, with_names, reviewer, reviewed_by, as_):
    reviewed_by(answered, reviewer)
    file = Answer.objects.exclude(file=None).get().file
    address = f"/submissions/{answered.code}/answers/{file.code}/"
    response = as_(reviewer).get(address)
    assert response["Content-Disposition"] == 'attachment; filename="paper-1-data.pdf"'

    Question.objects.update(audience="chairs")

    assert as_(reviewer).get(address).status_code == 404
    response.close()


def test_chairs_get_answers_as_columns(answered, tom, as_):
    head, line = as_(tom).get("/copro/manage/submissions.csv").content.decode("utf-8-sig").splitlines()[:2]

    assert head.endswith('"Chairs read","Reviewers read","Data"')
    assert line.endswith('"CHAIRSWORD","REVIEWWORD","a file"')


def test_the_page_costs_the_same_for_few_fields_and_many(
    complete_draft, edition, kind, ada, as_, fields, django_assert_num_queries
):
    browser, address = as_(ada), f"/submissions/{complete_draft.code}/edit/"
    box = ask(edition, "Data used", "checkbox")
    few = [ask(edition, f"A {number}", depends_on=box, depends_value="yes", kinds=[kind]) for number in range(2)]
    answers = {box.code: True} | {question.code: "typed" for question in few}
    draft = actions.save_draft(complete_draft, by=ada, revision=2, **fields, answers=answers)
    browser.get(address)
    with CaptureQueriesContext(connection) as cost:
        browser.get(address)
    many = [ask(edition, f"B {number}", depends_on=box, depends_value="yes", kinds=[kind]) for number in range(27)]
    answers |= {question.code: "typed" for question in many}
    actions.save_draft(draft, by=ada, revision=3, **fields, answers=answers)

    with django_assert_num_queries(len(cost)):
        browser.get(address)
