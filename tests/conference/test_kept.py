"""A form that could not be taken, for its person was signed out or the form was old, comes back with what was typed."""

import pytest
from django.test import Client

SETTINGS = "/copro/manage/settings/texts/"
TYPED = {"guidelines_en": "Twelve pages, <b>not</b> more.", "password1": "geheim", "code": "123456", "empty": ""}


@pytest.fixture
def here():
    return {"HTTP_ORIGIN": "http://testserver"}


def test_what_was_typed_before_signing_out_comes_back_to_be_sent_again(edition, here, db):
    answer = Client().post(SETTINGS, TYPED, **here)
    page = answer.content.decode()

    assert answer.status_code == 401
    assert page.count("Twelve pages, &lt;b&gt;not&lt;/b&gt; more.") == 2
    assert f'action="{SETTINGS}"' in page
    assert "geheim" not in page and "123456" not in page
    assert "private" in answer["Cache-Control"] or "no-store" in answer["Cache-Control"]


def test_an_old_form_comes_back_with_a_new_key(edition, here, db):
    answer = Client(enforce_csrf_checks=True).post(SETTINGS, TYPED, **here)
    page = answer.content.decode()

    assert answer.status_code == 403
    assert "Send it again" in page and "Twelve pages" in page
    assert 'name="csrfmiddlewaretoken"' in page


@pytest.mark.parametrize("origin", [{}, {"HTTP_ORIGIN": "https://evil.example"}, {"HTTP_ORIGIN": "null"}])
def test_what_came_from_another_site_is_not_offered(edition, origin, db):
    old = Client(enforce_csrf_checks=True).post(SETTINGS, TYPED, **origin)
    stranger = Client().post(SETTINGS, TYPED, **origin)

    assert "Twelve pages" not in old.content.decode()
    assert (old.status_code, stranger.status_code) == (403, 302)


def test_without_anything_typed_the_way_leads_to_the_sign_in(edition, here, db):
    assert Client().post(SETTINGS, {"csrfmiddlewaretoken": "x", "deed": "approve"}, **here).status_code == 302


def test_a_file_has_to_be_chosen_again(edition, here, db, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("words")
    with file.open() as opened:
        page = Client().post(SETTINGS, TYPED | {"file": opened}, **here).content.decode()

    assert "Files have to be chosen again" in page


@pytest.mark.parametrize("name", ["answer-X7otp9", "answer-codex", "postcode"])
def test_a_field_whose_name_only_contains_such_a_word_is_kept(edition, here, db, name):
    assert "Vienna 1010" in Client().post(SETTINGS, {name: "Vienna 1010"}, **here).content.decode()
