"""Pictures that people send: opened with limits, and logos and portraits as they are kept (small, no metadata)."""

import io
import struct
import warnings
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from PIL import Image, ImageChops, ImageFilter, ImageOps, UnidentifiedImageError

from conference.colours import DARK, LIGHT, contrast

LOGO_BOX = (480, 160)  # pixels; pages show it at a third of that, so that it is sharp on every screen
LOGO_PIXELS = 8_000_000
SMALLEST, LONGEST = 16, 10  # pixels; times the other side
PORTRAIT_SIDE = 480  # pixels
PORTRAIT_PIXELS = 30_000_000
PORTRAIT_FORMATS = ("JPEG", "PNG", "WEBP")
LOGO_FORMATS = ("PNG", "JPEG", "WEBP", "GIF")
# What the library raises for files that are cut off or made to deceive, in the picture or in its metadata.
BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError, TypeError, KeyError, OverflowError, struct.error)
LOST, MOST_LOST = 1.6, 0.1  # contrast below which an edge is lost on its ground, and the share of it that may be
LIGHTEST = 24 * 1024  # bytes above which a logo is kept with small losses


class NoPicture(ValueError):
    """The bytes are not a picture that we take; the text is a sentence for the person who sent it."""


@dataclass(frozen=True)
class Logo:
    """A logo as pages show it. ground: "light" or "dark" where it would be lost on the other one, else ""."""

    data: bytes
    content_type: str
    width: int
    height: int
    ground: str


def opened(data: bytes, formats: Collection[str], most_pixels: int) -> Image.Image:
    """The picture, decoded and upright (of several frames the first). Raises NoPicture for other formats and
    for too many pixels.

    Pixels are counted before any is decoded: a few bytes may stand for gigabytes of one colour.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # we count the pixels ourselves, and metadata is not kept anyway
            picture = Image.open(io.BytesIO(data), formats=list(formats))
            if picture.width * picture.height > most_pixels:
                raise NoPicture(_too_large(most_pixels))
            picture.load()
            return ImageOps.exif_transpose(picture)
    except Image.DecompressionBombError as problem:
        raise NoPicture(_too_large(most_pixels)) from problem
    except BROKEN as problem:
        if isinstance(problem, NoPicture):
            raise
        wanted = get_text_list(list(formats), _("or"))
        sentence = _("This is no picture that we can read. Please send a %(formats)s file.") % {"formats": wanted}
        raise NoPicture(sentence) from problem


def logo_of(data: bytes) -> Logo:
    """The logo in WebP, at most 480 by 160 pixels, cut to what is visible. Raises NoPicture."""
    if b"<svg" in data[:4096].lower():
        raise NoPicture(_("SVG files may carry scripts, so they are not taken. Please save the logo as PNG."))
    picture = opened(data, LOGO_FORMATS, LOGO_PIXELS)
    picture.thumbnail((4 * LOGO_BOX[0], 4 * LOGO_BOX[0]))  # before it becomes four bytes a pixel
    picture = picture.convert("RGBA")
    visible = picture.getchannel("A").getbbox()
    if visible is None:
        raise NoPicture(_("Nothing is to be seen on this picture: all of it is transparent."))
    picture = picture.crop(visible)
    if min(picture.size) < SMALLEST or max(picture.size) > LONGEST * min(picture.size):
        sentence = _("A logo needs at least %(n)s pixels each way, and at most ten times as many one way as the other.")
        raise NoPicture(sentence % {"n": SMALLEST})
    picture.thumbnail(LOGO_BOX)
    picture.info.clear()
    return Logo(_webp(picture), "image/webp", picture.width, picture.height, ground=_ground_of(picture))


def portrait_of(data: bytes) -> bytes:
    """A square JPEG of at most 480 pixels a side, cut from the middle but a little above it, where faces are.

    What was transparent becomes white. Raises NoPicture.
    """
    picture = opened(data, PORTRAIT_FORMATS, PORTRAIT_PIXELS)
    if min(picture.size) < SMALLEST:
        raise NoPicture(_("A portrait needs at least %(n)s pixels each way.") % {"n": SMALLEST})
    too_much = max(1, min(picture.size) / (2 * PORTRAIT_SIDE))
    picture.thumbnail((picture.width / too_much, picture.height / too_much))  # before it becomes four bytes a pixel
    side = min(*picture.size, PORTRAIT_SIDE)
    square = ImageOps.fit(picture.convert("RGBA"), (side, side), Image.Resampling.LANCZOS, centering=(0.5, 0.35))
    bare = Image.new("RGB", square.size, "white")
    bare.paste(square, mask=square.getchannel("A"))
    target = io.BytesIO()
    bare.save(target, "JPEG", quality=86, optimize=True)
    return target.getvalue()


def _webp(picture):
    content = _written(picture, lossless=True)
    return content if len(content) <= LIGHTEST else _written(picture, quality=82)


def _written(picture, **options):
    target = io.BytesIO()
    picture.save(target, "WEBP", method=6, **options)
    return target.getvalue()


def _ground_of(picture):
    """On which ground its outline is seen; what lies within the outline has its own ground."""
    mask = picture.getchannel("A").point(lambda alpha: 255 if alpha > 127 else 0)
    outline = picture.copy()
    outline.putalpha(ImageChops.subtract(mask, mask.filter(ImageFilter.MinFilter(3))))
    edge = [(count, _hex(colour)) for count, colour in _colours(outline) if colour[3]]
    lost = {
        ground: sum(count for count, colour in edge if contrast(colour, theme.card) < LOST)
        for ground, theme in (("light", LIGHT), ("dark", DARK))
    }
    if not edge or max(lost.values()) <= MOST_LOST * sum(count for count, _colour in edge):
        return ""
    return min(lost, key=lambda ground: lost[ground])


def _colours(picture):
    """[(count, (red, green, blue, alpha))]"""
    return picture.getcolors(picture.width * picture.height)


def _hex(colour):
    return "#{:02x}{:02x}{:02x}".format(*colour[:3])


def _too_large(most_pixels):
    million = most_pixels // 1_000_000
    return _("This picture has more than %(million)s million pixels. Please make it smaller.") % {"million": million}
