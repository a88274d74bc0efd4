"""How forms tell what is wrong: a summary that is read out and leads to each field, and the fields themselves."""

import re

import pytest
from django import forms
from django.template import Context, Template

from conference.forms import ActionForm


class Example(ActionForm):
    title = forms.CharField(label="Title", help_text="As printed.")
    score = forms.ChoiceField(label="Score", choices=[("1", "one"), ("2", "two")], widget=forms.RadioSelect)
    file = forms.FileField(label="PDF", widget=forms.FileInput(attrs={"accept": ".pdf"}))
    secret = forms.CharField(widget=forms.HiddenInput)


def shown(form):
    return Template("{% load crispy_forms_tags %}{% crispy form %}").render(Context({"form": form}))


@pytest.fixture
def refused():
    form = Example({})
    form.add_error(None, "The call is closed.")
    return shown(form)


def test_a_fresh_form_has_no_summary():
    assert "error-summary" not in shown(Example())


def test_the_summary_is_announced_and_names_every_problem(refused):
    summary = re.search(r'<div class="error-summary"(.*?)</div>', refused, re.DOTALL)[1]

    assert 'role="alert"' in summary
    assert 'tabindex="-1"' in summary
    assert "The call is closed." in summary
    assert summary.count("<li>") == 5


def test_its_links_lead_to_what_a_person_fills_in(refused):
    links = re.findall(r'<li><a href="#([^"]+)">', refused)

    assert links == ["id_title", "id_score_0", "id_file"]
    assert all(f'id="{link}"' in refused for link in links)


@pytest.mark.parametrize("name", ["title", "file"])
def test_a_field_in_error_says_so_and_names_its_error(refused, name):
    field = re.search(rf'<input[^>]* id="id_{name}"[^>]*>', refused)[0]
    described = re.search(r'aria-describedby="([^"]+)"', field)[1].split()

    assert 'aria-invalid="true"' in field
    assert f"id_{name}_error" in described
    assert all(f'id="{each}"' in refused for each in described)


def test_a_file_field_carries_what_the_drop_zone_says(refused):
    assert "data-drop" in refused
    assert 'accept=".pdf"' in refused
    assert "Checking the file…" in refused
