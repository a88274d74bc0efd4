"""The field of a text in several languages."""

import re

import pytest
from django import forms

from conference.texts_form import TextsFormField, as_stored


class Names(forms.Form):
    name = TextsFormField(["en", "de"], label="Name", max_length=20)
    text = TextsFormField(["en", "de"], rows=3, required=False)


def test_what_was_left_empty_is_not_there():
    form = Names({"name_en": "  Two   words ", "name_de": "", "text_de": "Eins\r\nZwei "})

    assert form.is_valid(), form.errors
    assert form.cleaned_data == {"name": {"en": "Two words"}, "text": {"de": "Eins\nZwei"}}


def test_one_language_at_least_is_asked_for():
    assert not Names({"name_en": " "}).is_valid()


def test_a_long_text_is_told_with_its_language_and_stays_in_the_field():
    form = Names({"name_en": "ok", "name_de": "x" * 30})

    assert "Deutsch: these are 30 characters; at most 20" in str(form.errors["name"])
    assert f'value="{"x" * 30}"' in str(form["name"])


def test_each_input_has_a_label_of_its_own_and_says_its_language():
    html = str(Names(initial={"name": {"de": "Titel"}})["name"])

    assert re.findall(r'<label[^>]*for="(\w+)">(\w+)', html) == [("id_name_0", "English"), ("id_name_1", "Deutsch")]
    assert 'name="name_de" value="Titel" lang="de"' in html


def test_the_only_language_needs_no_label_but_that_of_the_field():
    field = forms.Form()
    field.fields["name"] = TextsFormField(["en"])

    assert "<label" not in str(field["name"])
    assert field["name"].id_for_label == "id_name_0"


def test_forms_of_one_class_do_not_share_their_languages():
    first, second = Names(), Names()

    first.fields["name"].speak(["it"])

    assert (first.fields["name"].languages, second.fields["name"].languages) == (["it"], ["en", "de"])


def test_a_character_that_no_database_stores_is_told():
    assert "cannot be stored" in str(Names({"name_en": "a\0b"}).errors["name"])


@pytest.mark.parametrize(("typed", "stored"), [("a\r\nb", "a\nb"), (" a ", "a"), ("", "")])
def test_line_ends_are_stored_as_one_character(typed, stored):
    assert as_stored(typed) == stored
