"""Portraits: a picture as it is kept, upright, small enough for a page and without what cameras write into it."""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST_SIDE = 1200  # pixels
MOST_PIXELS = 60_000_000
FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png"}


class NoPicture(ValueError):
    """The bytes are not a picture that we take; the text is a sentence for the person who sent it."""


def cleaned(data: bytes) -> tuple[bytes, str]:
    """The picture re-encoded, turned upright, at most 1200 pixels a side, without metadata; and its content type.

    A PNG stays one only for the sake of its transparency. Raises NoPicture for what is not JPEG or PNG by content.
    """
    picture = ImageOps.exif_transpose(_opened(data))
    picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    is_transparent = picture.has_transparency_data
    bare = picture.convert("RGBA" if is_transparent else "RGB")
    bare.info.clear()
    buffer = io.BytesIO()
    if is_transparent:
        bare.save(buffer, "PNG", optimize=True)
    else:
        bare.save(buffer, "JPEG", quality=88, optimize=True, progressive=True)
    return buffer.getvalue(), FORMATS["PNG" if is_transparent else "JPEG"]


def _opened(data: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # we count the pixels ourselves
            picture = Image.open(io.BytesIO(data), formats=list(FORMATS))
        if picture.width * picture.height > MOST_PIXELS:
            raise NoPicture("This picture has more than 60 million pixels. Please make it smaller.")
        picture.load()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as problem:
        if isinstance(problem, NoPicture):
            raise
        raise NoPicture("This is no picture that we can read. Please send a JPEG or PNG file.") from problem
    return picture
