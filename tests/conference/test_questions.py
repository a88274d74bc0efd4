"""Form fields: added, changed, ordered, removed and brought back by organisers; shown as authors will see them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conference import actions
from conference.choices import keyed, labels_of, typed
from conference.forms.asked import field_of
from conference.history import Refused
from conference.models import Question
from tests.conference.forms_sent import sent

FIELDS = "/copro/manage/settings/fields/"
TYPED = {"label_en": "Funding", "type": "text", "audience": "chairs"}


def ask(edition, label="Funding", type="text", **fields):
    return actions.add_question(edition, label={"en": label}, type=type, by=None, **fields)


def choice(edition, *labels, name="Method", **fields):
    choices = keyed([], [{"en": label} for label in labels])
    return ask(edition, name, "choice", choices=choices, **fields)


# -- Choices -------------------------------------------------------------------------------------------------------


def test_a_choice_keeps_its_key_when_its_label_is_corrected():
    before = keyed([], [{"en": "Interviews"}, {"en": "Survey"}, {"en": "Experiment"}])

    after = keyed(before, [{"en": "Surveys"}, {"en": "Interviews"}, {"en": "Case study"}])

    assert [each["key"] for each in after[:2]] == [before[1]["key"], before[0]["key"]]
    assert after[2]["key"] not in {each["key"] for each in before}


def test_another_number_is_another_choice():
    before = keyed([], [{"en": "Cohort 2026"}])

    assert keyed(before, [{"en": "Cohort 2027"}])[0]["key"] != before[0]["key"]


def test_the_same_line_is_the_same_choice_in_every_language():
    labels = labels_of({"en": "Yes\nNo", "de": "Ja\nNein"})

    assert labels == [{"en": "Yes", "de": "Ja"}, {"en": "No", "de": "Nein"}]
    assert typed(keyed([], labels), ["en"]) == {"en": "Yes\nNo", "de": "Ja\nNein"}


# -- Deeds ---------------------------------------------------------------------------------------------------------


def test_a_field_is_added_below_the_others(edition):
    first, second = ask(edition), ask(edition, "Ethics")

    assert list(edition.questions.standing()) == [first, second]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"label": {}}, "name is needed"),
        ({"type": "choice"}, "between 2 and"),
        ({"type": "number", "smallest": 5, "largest": 1}, "smallest number is above"),
        ({"type": "checkbox", "required_from": "paper"}, "may stay empty"),
    ],
)
def test_what_cannot_be_asked_is_refused(edition, fields, told):
    with pytest.raises(Refused, match=told):
        actions.add_question(edition, by=None, **{"label": {"en": "A"}, "type": "text"} | fields)

    assert not Question.objects.exists()


def test_two_fields_of_one_name_for_the_same_papers_are_refused(edition):
    first, other = ask(edition, "Short"), ask(edition, "Long")

    with pytest.raises(Refused, match="“Short” for the same papers"):
        ask(edition, " short")
    with pytest.raises(Refused, match="“Short” for the same papers"):
        actions.edit_question(other, label={"en": "Length", "de": "SHORT"}, by=None)
    actions.remove_question(first, by=None)
    ask(edition, "Short")
    with pytest.raises(Refused, match="“Short” for the same papers"):
        actions.restore_question(first, by=None)


def test_fields_of_other_papers_or_after_another_answer_may_have_the_same_name(edition, track):
    method = choice(edition, "Interviews", "Survey")

    for key in (each["key"] for each in method.choices):
        ask(edition, "How many", depends_on=method, depends_value=key)
    ask(edition, "How many", track=track)

    assert Question.objects.count() == 4


def test_tracks_and_types_of_another_conference_are_refused(edition, other_edition):
    foreign = actions.add_kind(other_edition, slug="x", name={"en": "X"}, max_words=10, by=None)

    with pytest.raises(Refused, match="another conference"):
        ask(edition, kinds=[foreign])


def test_a_condition_needs_an_answer_that_can_be_given(edition):
    other = choice(edition, "Yes", "No")

    with pytest.raises(Refused, match="no longer be given"):
        ask(edition, "More", depends_on=other, depends_value="gone")


def test_two_fields_do_not_wait_for_each_other(edition):
    first = ask(edition, "A", "checkbox")
    second = ask(edition, "B", "checkbox", depends_on=first, depends_value="yes")

    with pytest.raises(Refused, match="wait for each other"):
        actions.edit_question(first, depends_on=second, depends_value="yes", by=None)


def test_a_choice_for_which_a_field_waits_stays(edition):
    other = choice(edition, "Interviews", "Survey", "Both")
    ask(edition, "How many", "number", depends_on=other, depends_value=other.choices[0]["key"])

    with pytest.raises(Refused, match="How many"):
        actions.edit_question(other, choices=other.choices[1:], by=None)
    with pytest.raises(Refused, match="How many"):
        actions.remove_question(other, by=None)


def test_fields_are_put_into_another_order(edition):
    first, second = ask(edition), ask(edition, "Ethics")

    actions.move_question(second, up=True, by=None)

    assert list(edition.questions.standing()) == [second, first]
    with pytest.raises(Refused, match="cannot go further"):
        actions.move_question(second, up=True, by=None)


def test_a_removed_field_can_be_brought_back(edition):
    question = actions.remove_question(ask(edition), by=None)
    assert not edition.questions.standing().exists()
    with pytest.raises(Refused, match="already"):
        actions.remove_question(question, by=None)

    actions.restore_question(question, by=None)

    assert edition.questions.standing().get() == question
    with pytest.raises(Refused, match="already"):
        actions.restore_question(question, by=None)


def test_a_type_that_a_field_names_is_not_removed(edition, kind):
    ask(edition, kinds=[kind])

    with pytest.raises(Refused, match="Funding"):
        actions.remove_kind(kind, by=None)


# -- Pages ---------------------------------------------------------------------------------------------------------


def test_an_organiser_adds_a_field_with_choices_and_a_condition(as_, edition, kind, track, clara):
    box = ask(edition, "Data used", "checkbox")
    typed_in = TYPED | {
        "label_en": "Licence",
        "type": "choice",
        "choices_en": "Open\nClosed\n",
        "only_if": f"{box.code}:yes",
        "kinds": [kind.code],
        "track": track.code,
        "required_from": "paper",
        "audience": "reviewers",
    }

    answer = as_(clara).post(FIELDS + "add/", typed_in)

    question = edition.questions.latest("pk")
    assert answer.status_code == 302
    assert [each["label"] for each in question.choices] == [{"en": "Open"}, {"en": "Closed"}]
    assert (question.depends_on, question.depends_value, question.track) == (box, "yes", track)
    assert (list(question.kinds.all()), question.required_from, question.audience) == ([kind], "paper", "reviewers")


@pytest.mark.parametrize(
    ("typed_in", "told"),
    [
        ({"label_en": ""}, "This field is required"),
        ({"type": "choices", "choices_en": "One"}, "two choices at least"),
        ({"type": "choice", "choices_en": "One\none"}, "say the same"),
        ({"type": "number", "smallest": "5", "largest": "1"}, "below the smallest"),
        ({"type": "long_text", "max_words": "0"}, "greater than or equal to 1"),
        ({"type": "nonsense"}, "Select a valid choice"),
        ({"type": "checkbox", "required_from": "paper"}, "may stay empty"),
        ({"audience": "public"}, "Select a valid choice"),
    ],
)
def test_bad_input_is_told_at_its_field_and_stays(as_, edition, clara, typed_in, told):
    page = as_(clara).post(FIELDS + "add/", TYPED | {"help_en": "What I typed"} | typed_in).content.decode()

    assert told in page
    assert "What I typed" in page
    assert not Question.objects.exists()


def test_a_field_is_changed_and_its_choices_keep_their_keys(as_, edition, clara):
    question = choice(edition, "Interviews", "Survey")
    address, browser = f"{FIELDS}{question.code}/", as_(clara)

    data = sent(browser.get(address).content.decode()) | {"choices_en": "Interviews\nSurveys"}
    answer = browser.post(address, data)

    keys = [each["key"] for each in question.choices]
    question.refresh_from_db()
    assert answer.status_code == 302
    assert question.choices == [
        {"key": keys[0], "label": {"en": "Interviews"}},
        {"key": keys[1], "label": {"en": "Surveys"}},
    ]


def test_the_second_of_two_organisers_is_told(as_, edition, clara):
    question = ask(edition)
    address, browser = f"{FIELDS}{question.code}/", as_(clara)
    data = sent(browser.get(address).content.decode()) | {"label_en": "Money"}
    actions.edit_question(question, label={"en": "Grants"}, by=None)

    page = browser.post(address, data).content.decode()

    question.refresh_from_db()
    assert str(question) == "Grants"
    assert "Somebody else has saved changes" in page
    assert 'value="Money"' in page


def test_the_preview_shows_the_field_and_saves_nothing(as_, edition, clara):
    typed_in = TYPED | {"label_en": "Rate <b>it</b>", "type": "number", "smallest": "1", "largest": "5", "preview": "1"}

    page = as_(clara).post(FIELDS + "add/", typed_in).content.decode()

    assert "From 1 to 5." in page
    assert 'name="preview-field"' in page
    assert "<b>it</b>" not in page
    assert not Question.objects.exists()


@pytest.mark.parametrize("type", Question.Type.values)
def test_every_type_has_a_field(edition, type):
    question = Question(edition=edition, type=type, label={"en": "A"}, choices=keyed([], [{"en": "1"}, {"en": "2"}]))

    assert field_of(question).label == "A"


def test_what_organisers_write_is_text_and_no_markup(edition):
    question = Question(edition=edition, type="text", label={"en": "A"}, help={"en": "<script>alert(1)</script>"})

    assert "<script>" not in field_of(question).help_text


@pytest.mark.parametrize("deed", ["", "move/", "remove/", "restore/"])
def test_chairs_and_strangers_do_not_touch_a_field(as_, edition, track, tom, eve, deed):
    question = ask(edition)
    for somebody in (tom, eve):
        assert as_(somebody).post(f"{FIELDS}{question.code}/{deed}", TYPED | {"up": "1"}).status_code == 404
        assert as_(somebody).get(FIELDS).status_code == 404
        assert as_(somebody).get(FIELDS + "add/").status_code == 404


def test_a_field_of_another_conference_is_not_found(as_, edition, other_edition, clara):
    foreign = ask(other_edition)

    assert as_(clara).get(f"{FIELDS}{foreign.code}/").status_code == 404


def test_removing_and_bringing_back_by_buttons(as_, edition, clara):
    question, browser = ask(edition), as_(clara)

    browser.post(f"{FIELDS}{question.code}/remove/")
    assert "Ask again" in browser.get(FIELDS).content.decode()
    browser.post(f"{FIELDS}{question.code}/restore/")

    assert edition.questions.standing().get() == question


def test_the_list_costs_the_same_for_few_and_many(as_, edition, kind, clara, django_assert_num_queries):
    browser = as_(clara)
    box = ask(edition, "Data used", "checkbox")
    for number in range(2):
        ask(edition, f"A {number}", depends_on=box, depends_value="yes", kinds=[kind])
    browser.get(FIELDS)
    with CaptureQueriesContext(connection) as few:
        browser.get(FIELDS)
    for number in range(27):
        ask(edition, f"B {number}", depends_on=box, depends_value="yes", kinds=[kind])

    with django_assert_num_queries(len(few)):
        browser.get(FIELDS)
