"""Checking a receipt in public."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from conference import files
from submissions.models import Receipt


@pytest.fixture
def receipt(paper):
    return Receipt.objects.of(paper).first()


def asked(**data):
    return Client(enforce_csrf_checks=True).post("/verify/", data)


def test_a_genuine_receipt_is_confirmed_without_title_or_name(receipt):
    page = asked(receipt=receipt.code).content.decode()

    assert "Yes: this receipt was given by CoPro" in page
    assert "When co-production works" not in page
    assert "Lovelace" not in page


def test_small_letters_and_blanks_do_not_matter(receipt):
    assert "Yes:" in asked(receipt=f" {receipt.code.lower()} ").content.decode()


def test_the_file_matches(receipt, paper):
    content = files.path_of(paper.manuscript).read_bytes()

    page = asked(receipt=receipt.code, file=SimpleUploadedFile("x.pdf", content)).content.decode()

    assert "It matches" in page


def test_another_file_does_not(receipt):
    page = asked(receipt=receipt.code, file=SimpleUploadedFile("x.pdf", b"else")).content.decode()

    assert "It does not match" in page


def test_the_hash_matches(receipt):
    assert "It matches" in asked(receipt=receipt.code, sha256=receipt.sha256.upper()).content.decode()
    assert "It does not match" in asked(receipt=receipt.code, sha256="0" * 64).content.decode()
    assert "It does not match" in asked(receipt=receipt.code, sha256="ü").content.decode()


def test_an_invented_receipt_is_told(db):
    assert "No: there is no such receipt." in asked(receipt="0000000000").content.decode()


def test_the_link_of_the_mail_fills_the_field(receipt):
    page = Client().get(f"/verify/?receipt={receipt.code}").content.decode()

    assert f'value="{receipt.code}"' in page
    assert "Yes:" not in page


def test_the_page_is_the_same_for_everybody_and_sets_no_cookie(receipt, ada, as_):
    mine, anybodys = as_(ada).get("/verify/"), Client().get("/verify/")

    assert mine.content == anybodys.content
    assert not anybodys.cookies


def test_a_file_beyond_all_limits_is_refused_unread(receipt, settings):
    settings.UPLOAD_LIMIT = 100

    assert asked(receipt=receipt.code, file=SimpleUploadedFile("x.pdf", b"x" * 200)).status_code == 413
