"""Logos: whatever is sent, a small picture without metadata is kept, or a sentence says why not."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageDraw

from conference.pictures import LIGHTEST, NoPicture, logo_of


def sent(picture, form="PNG", **options):
    target = io.BytesIO()
    picture.save(target, form, **options)
    return target.getvalue()


def kept(data):
    return Image.open(io.BytesIO(logo_of(data).data))


def words(colour, ground=(0, 0, 0, 0)):
    """Something like a word, in one colour."""
    picture = Image.new("RGBA", (300, 100), ground)
    ImageDraw.Draw(picture).text((10, 10), "CoPro", fill=colour, font_size=64)
    return picture


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF"])
def test_the_usual_formats_are_taken(form):
    logo = logo_of(sent(Image.new("RGB", (60, 40), "teal"), form))

    assert (logo.content_type, logo.width, logo.height) == ("image/webp", 60, 40)


def test_a_large_logo_becomes_small_in_its_proportions():
    logo = logo_of(sent(Image.new("RGB", (4000, 1000), "teal")))

    assert (logo.width, logo.height) == (480, 120)


def test_even_a_photograph_becomes_light():
    noise = Image.effect_noise((900, 300), 90).convert("RGB")

    assert len(logo_of(sent(noise)).data) < 3 * LIGHTEST


def test_nothing_that_a_camera_wrote_is_kept():
    exif = Image.Exif()
    exif[0x010F] = "Camera of Clara"

    data = logo_of(sent(Image.new("RGB", (60, 40)), "JPEG", exif=exif, comment=b"private")).data

    assert b"Clara" not in data and b"private" not in data
    assert not Image.open(io.BytesIO(data)).getexif()


def test_a_logo_is_turned_upright():
    exif = Image.Exif()
    exif[0x0112] = 6

    assert kept(sent(Image.new("RGB", (60, 40)), "JPEG", exif=exif)).size == (40, 60)


def test_transparency_stays_and_empty_margins_go():
    picture = Image.new("RGBA", (400, 200), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((100, 50, 199, 149), fill="teal")

    found = kept(sent(picture))

    assert (found.mode, found.size) == ("RGBA", (100, 100))
    assert found.getpixel((0, 0))[3] == 0


@pytest.mark.parametrize(
    ("picture", "ground"),
    [
        (words("black"), "light"),
        (words("#1c2326"), "light"),
        (words("white"), "dark"),
        (words("#d97706"), ""),
        (words("black", "white"), ""),
        (words("white", "#1d4f91"), ""),
    ],
)
def test_a_logo_that_would_be_lost_names_the_ground_that_it_needs(picture, ground):
    assert logo_of(sent(picture)).ground == ground


def test_white_words_within_a_badge_are_not_lost():
    picture = Image.new("RGBA", (300, 100), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((0, 0, 299, 99), 30, fill="#d97706")
    draw.text((40, 10), "CoPro", fill="white", font_size=64)

    assert logo_of(sent(picture)).ground == ""


@pytest.mark.parametrize("data", [b'<svg xmlns="x"/>', b'<?xml version="1.0"?>\n<!-- a --><SVG onload="alert(1)"/>'])
def test_svg_is_refused_with_the_reason(data):
    with pytest.raises(NoPicture, match="scripts"):
        logo_of(data)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"GIF89a", sent(Image.effect_noise((50, 50), 90))[:400]])
def test_what_is_no_picture_is_refused(data):
    with pytest.raises(NoPicture, match="PNG, JPEG, WEBP or GIF"):
        logo_of(data)


def test_a_picture_of_a_format_that_was_not_named_is_refused():
    with pytest.raises(NoPicture, match="PNG"):
        logo_of(sent(Image.new("RGB", (5, 5)), "TIFF"))


def test_an_empty_picture_is_refused():
    with pytest.raises(NoPicture, match="transparent"):
        logo_of(sent(Image.new("RGBA", (50, 50), (0, 0, 0, 0))))


@pytest.mark.parametrize("side", [6_000, 30_000])
def test_a_bomb_is_refused_before_it_goes_off(side):
    with pytest.raises(NoPicture, match="8 million"):
        logo_of(bomb(side))


def bomb(side):
    """A few bytes of PNG that say to hold side by side pixels."""

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def test_broken_metadata_is_no_failure_of_ours():
    good = Image.new("RGB", (40, 20), "teal")
    data = sent(good, "JPEG", exif=b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\xff\xff\xff\xff\0\x06")

    try:
        logo_of(data)
    except NoPicture as problem:
        assert "picture" in str(problem)


@pytest.mark.parametrize("size", [(1, 1), (3000, 20), (20, 3000)])
def test_what_nobody_would_see_is_refused(size):
    with pytest.raises(NoPicture, match="16 pixels"):
        logo_of(sent(Image.new("RGB", size, "teal")))
