"""Keynotes with their portraits: pictures are made anew, small and without what cameras write into them."""

import io

import pytest
from PIL import Image

from conference.files import path_of
from conference.history import Refused
from conference.models import Person
from conference.pictures import NoPicture
from programme import actions
from programme.models import Keynote
from programme.portraits import cleaned
from tests.programme.conftest import picture


def opened(data):
    return Image.open(io.BytesIO(data))


def test_a_large_picture_becomes_small_and_loses_its_metadata():
    exif = Image.Exif()
    exif[0x010F] = "Camera of Grace"

    data, content_type = cleaned(picture(size=(3000, 1500), exif=exif, comment=b"private"))

    assert content_type == "image/jpeg"
    assert opened(data).size == (1200, 600)
    assert not opened(data).getexif()
    assert b"Grace" not in data
    assert b"private" not in data


def test_a_picture_is_turned_upright():
    exif = Image.Exif()
    exif[0x0112] = 6

    assert opened(cleaned(picture(size=(60, 40), exif=exif))[0]).size == (40, 60)


def test_a_transparent_picture_stays_transparent():
    buffer = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(buffer, "PNG")

    data, content_type = cleaned(buffer.getvalue())

    assert (content_type, opened(data).mode) == ("image/png", "RGBA")


@pytest.mark.parametrize("data", [b"", b"<svg onload=alert(1)>", picture("GIF"), picture()[:200]])
def test_what_is_no_jpeg_or_png_by_content_is_refused(data):
    with pytest.raises(NoPicture, match="JPEG or PNG"):
        cleaned(data)


def test_a_picture_of_too_many_pixels_is_refused():
    buffer = io.BytesIO()
    Image.new("1", (9000, 9000)).save(buffer, "PNG")

    with pytest.raises(NoPicture, match="million"):
        cleaned(buffer.getvalue())


def test_a_keynote_keeps_its_portrait_until_another_comes(keynote, portrait_file, clara):
    assert opened(path_of(portrait_file).read_bytes()).size == (64, 48)

    same = actions.change_keynote(keynote, speaker="Grace B. Hopper", by=clara)
    without = actions.change_keynote(keynote, speaker="Grace B. Hopper", remove_portrait=True, by=clara)

    assert (same.portrait, without.portrait) == (portrait_file, None)


def test_a_file_that_is_no_picture_is_refused_with_a_sentence(edition, clara):
    with pytest.raises(Refused, match="no picture"):
        actions.add_keynote(edition, speaker="X", portrait=b"%PDF-1.7", by=clara)

    assert not Keynote.objects.exists()


def test_the_speaker_becomes_known_by_the_address(edition, clara, ada):
    new = actions.add_keynote(edition, speaker="Grace Hopper", email="grace@navy.example", by=clara)
    known = actions.add_keynote(edition, speaker="A. Lovelace", email=ada.email, by=clara)

    assert Person.objects.get(email="grace@navy.example") == new.person
    assert (new.person.given_name, new.person.family_name, known.person) == ("Grace", "Hopper", ada)


def test_a_text_in_one_language_leaves_the_others(keynote, clara):
    Keynote.objects.filter(pk=keynote.pk).update(title={"en": "Compilers", "de": "Übersetzer"})

    changed = actions.change_keynote(keynote, speaker="G", title="Machines", by=clara)

    assert dict(changed.title) == {"en": "Machines", "de": "Übersetzer"}


def test_removing_a_keynote_closes_the_gap_in_its_session(keynote, session, paper, clara):
    actions.fill(session, things=[keynote, paper("After")], by=clara)

    actions.remove_keynote(keynote, by=clara)

    (left,) = session.slots.all()
    assert left.starts_at == session.starts_at
