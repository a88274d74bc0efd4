"""Files: whole or not at all, by their hash, and answered so that they do no harm."""

import hashlib
import stat

import pytest

from conference import files
from conference.models import File

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def blobs(settings, tmp_path):
    settings.BLOBS = tmp_path / "files"
    return settings.BLOBS


def store(*pieces, **more):
    values = {"name": "C:\\thesis\\../me.pdf", "kind": File.Kind.MANUSCRIPT, "content_type": "application/pdf"}
    return files.store(pieces, **values | more)


def kept(blobs):
    return sorted(path for path in blobs.rglob("*") if path.is_file())


def test_a_file_is_kept_under_the_hash_of_its_bytes(blobs):
    file = store(b"%PDF-", b"1.7")

    sha256 = hashlib.sha256(b"%PDF-1.7").hexdigest()
    assert (file.sha256, file.size, file.name) == (sha256, 8, "me.pdf")
    assert kept(blobs) == [blobs / sha256[:2] / sha256[2:4] / sha256]
    assert files.path_of(file).read_bytes() == b"%PDF-1.7"


def test_equal_bytes_are_kept_once_and_owned_twice(blobs):
    first, second = store(b"same"), store(b"same")

    assert first.code != second.code
    assert len(kept(blobs)) == 1


def test_only_the_site_may_read_them(blobs):
    path = files.path_of(store(b"secret"))

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_upload_that_breaks_off_leaves_nothing(blobs):
    def broken():
        yield b"the first half"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        files.store(broken(), name="x", kind=File.Kind.OTHER, content_type="text/plain")

    assert kept(blobs) == []
    assert not File.objects.exists()


def test_a_pdf_may_be_shown_but_may_do_nothing():
    response = files.answer(store(b"%PDF"), "paper-41.pdf")

    assert response["Content-Disposition"] == 'inline; filename="paper-41.pdf"'
    assert response["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'self'"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response.streaming_content) == b"%PDF"
    response.close()


def test_what_a_browser_could_run_is_an_attachment_in_a_sandbox():
    response = files.answer(store(b"<script>", content_type="text/html"), "slides.html")

    assert response["Content-Disposition"] == 'attachment; filename="slides.html"'
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    response.close()


def test_what_is_too_large_is_told_while_it_comes_and_leaves_nothing(blobs):
    def endless():
        while True:
            yield b"more" * 100

    with pytest.raises(files.TooLarge):
        files.store(endless(), name="x", kind=File.Kind.OTHER, content_type="text/plain", at_most=1000)

    assert kept(blobs) == []
    assert not File.objects.exists()


def test_as_many_bytes_as_allowed_are_kept(blobs):
    assert store(b"12345", b"67890", at_most=10).size == 10


def test_a_disk_that_refuses_the_bytes_leaves_no_row(blobs):
    blobs.mkdir()
    (blobs / hashlib.sha256(b"full").hexdigest()[:2]).write_text("a file where a folder should be")

    with pytest.raises(OSError):
        store(b"full")

    assert not File.objects.exists()


def test_a_discarded_file_goes_from_the_disk_when_the_deed_is_done(blobs, django_capture_on_commit_callbacks):
    file = store(b"refused")

    with django_capture_on_commit_callbacks(execute=True):
        files.discard(file)

    assert kept(blobs) == []
    assert not File.objects.exists()


def test_a_discarded_file_stays_on_the_disk_while_the_deed_may_fail(blobs):
    files.discard(store(b"refused"))

    assert len(kept(blobs)) == 1


def test_bytes_that_somebody_else_owns_are_not_discarded(blobs, django_capture_on_commit_callbacks):
    mine, theirs = store(b"same"), store(b"same")

    with django_capture_on_commit_callbacks(execute=True):
        files.discard(mine)

    assert kept(blobs) == [files.path_of(theirs)]
    assert File.objects.get() == theirs


def test_the_cleaned_copy_goes_with_its_file(blobs, django_capture_on_commit_callbacks):
    file = store(b"with a name")
    store(b"without", cleaned_from=file)

    with django_capture_on_commit_callbacks(execute=True):
        files.discard(file)

    assert kept(blobs) == []
    assert not File.objects.exists()
