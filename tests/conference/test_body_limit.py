"""Large requests: refused by their announced length, before anybody reads them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.test import Client
from django.urls import reverse

from conference import registry
from conference.middleware import AROUND_A_FILE

pytestmark = pytest.mark.django_db
CODE = "0123456789"
UPLOAD = f"/submissions/{CODE}/upload/"


@pytest.fixture(autouse=True)
def limits(settings):
    settings.BODY_LIMIT, settings.UPLOAD_LIMIT = 200_000, 400_000


@pytest.fixture
def read(monkeypatch):
    """Sizes of the pieces that were written to temporary files."""
    sizes, receive = [], TemporaryFileUploadHandler.receive_data_chunk
    spy = lambda self, data, start: (sizes.append(len(data)), receive(self, data, start))[1]  # noqa: E731
    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", spy)
    return sizes


def sends(browser, path, size):
    return browser.post(path, {"file": SimpleUploadedFile("x.pdf", b"x" * size)})


def test_a_page_that_takes_no_files_refuses_a_large_body(as_, ada, read):
    answer = sends(as_(ada), "/me/profile/", 250_000)

    assert answer.status_code == 413
    assert "This is too large" in answer.content.decode()
    assert "195.3" in answer.content.decode()
    assert read == []


def test_a_small_body_is_read_everywhere(as_, ada):
    assert sends(as_(ada), "/me/profile/", 100_000).status_code == 200


def test_an_address_that_does_not_exist_refuses_a_large_body():
    assert sends(Client(), "/no/such/page/at/all/", 250_000).status_code == 413


def test_who_is_signed_in_may_send_a_file_where_files_are_taken(as_, ada):
    assert sends(as_(ada), UPLOAD, 390_000).status_code == 404  # no such paper, but it was let through


def test_not_even_there_more_than_the_limit_of_a_file(as_, ada, read):
    assert sends(as_(ada), UPLOAD, 400_000 + AROUND_A_FILE).status_code == 413
    assert read == []


@pytest.mark.parametrize("cookie", ["", "made-up"])
def test_who_is_not_signed_in_sends_no_file(settings, read, cookie):
    browser = Client(enforce_csrf_checks=True)
    browser.cookies[settings.SESSION_COOKIE_NAME] = cookie

    assert sends(browser, UPLOAD, 390_000).status_code == 413
    assert read == []


def test_where_files_are_taken_a_long_text_is_refused_in_words(as_, clara, edition, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100_000

    answer = as_(clara).post("/me/calls/paste/", {"text": "x" * 100_001})

    assert answer.status_code == 413
    assert "At most 97.7\xa0KB of text can be sent at once" in answer.content.decode()


def test_anybody_may_have_a_file_verified():
    assert sends(Client(), "/verify/", 390_000).status_code == 200
    assert sends(Client(), "/verify/", 400_000 + AROUND_A_FILE).status_code == 413


def test_a_site_may_take_smaller_files_than_other_requests(as_, ada, settings):
    settings.UPLOAD_LIMIT = 1000

    assert sends(as_(ada), UPLOAD, 100_000).status_code == 413


@pytest.mark.parametrize("length", ["", "many", "-1", "9" * 5000])
def test_a_length_that_is_none_does_no_harm(length):
    answer = Client().post("/verify/", b"", content_type="text/plain", CONTENT_LENGTH=length)

    assert answer.status_code == (413 if length.startswith("9") else 200)


def test_every_address_that_takes_files_exists():
    edition = {"slug": "x"}
    kwargs = {
        "verify": {},
        "set-portrait": {},
        "paste-call": {},
        "look": edition,
        "import-people": edition,
        "add-keynote": edition,
        "edit-keynote": edition | {"code": CODE},
        "sponsors": edition,
        "edit-sponsor": edition | {"code": CODE},
    }

    for name in registry.takes_uploads:
        assert reverse(name, kwargs=kwargs.get(name.split(":")[1], {"code": CODE}))
