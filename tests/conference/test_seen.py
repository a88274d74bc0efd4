"""Two people edit the same settings: the second is told, sees both values, and loses nothing."""

import re
from datetime import date

import pytest
from django import forms
from django.http import QueryDict

from conference import actions
from conference.forms import ActionForm, SeenForm
from conference.models import Edition
from conference.texts_form import TextsFormField
from tests.conference.forms_sent import sent


class ThingForm(SeenForm, ActionForm):
    name = TextsFormField(label="Name")
    place = forms.CharField(label="Place", required=False)
    day = forms.DateField(label="Day", required=False)
    is_open = forms.BooleanField(label="Open", required=False)
    colours = forms.MultipleChoiceField(choices=[("r", "Red"), ("g", "Green")], required=False)


STORED = {"name": {"en": "Old", "de": "Alt"}, "place": "Linz", "day": None, "is_open": True, "colours": ["r"]}


def posted(form, **changes):
    """What a browser sends of a form as it was shown, with what somebody typed."""
    return {
        "name_en": "Old",
        "name_de": "Alt",
        "place": "Linz",
        "day": "",
        "is_open": "on",
        "colours": ["r"],
        "seen": form["seen"].value(),
        **changes,
    }


def query(data):
    sent = QueryDict(mutable=True)
    for name, value in data.items():
        sent.setlist(name, value if isinstance(value, list) else [value])
    return sent


@pytest.fixture
def shown():
    return ThingForm(stored=STORED, languages=["en", "de"])


def second(shown, stored, **typed):
    return ThingForm(query(posted(shown, **typed)), stored=stored, languages=["en", "de"])


def test_alone_nobody_is_told_anything(shown):
    form = second(shown, STORED, place="Krems")

    assert form.is_valid(), form.errors
    assert form.cleaned_data["place"] == "Krems"
    assert "seen" not in form.cleaned_data


def test_both_values_are_told_at_the_field_and_what_was_typed_stays(shown):
    form = second(shown, {**STORED, "place": "Graz"}, place="Krems")

    assert form.errors["place"] == ["Stored now: Graz. Typed by you: Krems."]
    assert 'value="Krems"' in str(form["place"])
    assert "Somebody else has saved changes" in form.non_field_errors()[0]


def test_fields_that_were_not_touched_show_what_is_stored_now(shown):
    theirs = {**STORED, "name": {"en": "New", "de": "Neu"}, "is_open": False, "colours": ["g"]}
    form = second(shown, theirs, place="Krems")

    assert not form.is_valid()
    assert ('value="New"' in str(form["name"]), 'value="Neu"' in str(form["name"])) == (True, True)
    assert "checked" not in str(form["is_open"])
    assert re.findall(r'value="(\w)" selected', str(form["colours"])) == ["g"]
    assert 'value="Krems"' in str(form["place"])
    assert form.clashes == []


def test_saving_again_saves(shown):
    theirs = {**STORED, "place": "Graz"}
    told = second(shown, theirs, place="Krems")
    told.is_valid()
    again = second(told, theirs, place="Krems")

    assert again.is_valid()
    assert again.cleaned_data["place"] == "Krems"


def test_the_same_change_by_both_is_no_clash(shown):
    form = second(shown, {**STORED, "place": "Graz"}, place="Graz")

    assert not form.is_valid()
    assert form.clashes == []


def test_a_clash_in_one_language_shows_all_of_both(shown):
    form = second(shown, {**STORED, "name": {"en": "New", "de": "Alt"}}, name_de="Anders")

    assert form.errors["name"] == [
        "Stored now: English: New\nDeutsch: Alt. Typed by you: English: Old\nDeutsch: Anders."
    ]


def test_of_texts_only_the_languages_that_differ_are_told(shown):
    form = second(shown, {**STORED, "name": {"en": "New", "de": "Alt"}}, name_en="Mine")

    assert form.errors["name"] == ["Stored now: English: New. Typed by you: English: Mine."]


def test_what_cannot_be_read_counts_as_touched(shown):
    form = second(shown, {**STORED, "day": date(2027, 5, 1)}, day="31 June")

    assert 'value="31 June"' in str(form["day"])
    assert "Enter a valid date" in form.errors["day"][0]


def test_languages_in_which_something_is_stored_are_spoken_though_not_chosen():
    form = ThingForm(stored={**STORED, "name": {"en": "A", "it": "B"}}, languages=["en"])

    assert form.fields["name"].languages == ["en", "it"]


# -- On the page ---------------------------------------------------------------------------------------------------

SETTINGS = "/copro/manage/settings/"


def fields_of(page):
    """What a browser would send of the form of this page."""
    return sent(page.content.decode())


def test_two_organisers_edit_the_same_settings(as_, edition, clara, eve):
    actions.appoint(edition, person=eve, role="organiser", by=None)
    hers, his = fields_of(as_(clara).get(SETTINGS)), fields_of(as_(eve).get(SETTINGS))
    as_(clara).post(SETTINGS, hers | {"place": "Graz", "venue": "Town hall"})

    told = as_(eve).post(SETTINGS, his | {"place": "Krems"})
    page = told.content.decode()

    assert Edition.objects.get().place == "Graz"
    assert "Stored now: Graz. Typed by you: Krems." in page
    assert 'value="Town hall"' in page
    again = as_(eve).post(SETTINGS, fields_of(told))
    assert again.status_code == 302
    edition.refresh_from_db()
    assert (edition.place, edition.venue) == ("Krems", "Town hall")
