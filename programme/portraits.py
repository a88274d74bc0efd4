"""Portraits: a picture as it is kept, upright, small enough for a page and without what cameras write into it."""

import io

from conference.pictures import opened

LARGEST_SIDE = 1200  # pixels
MOST_PIXELS = 25_000_000
FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png"}


def cleaned(data: bytes) -> tuple[bytes, str]:
    """The picture re-encoded, turned upright, at most 1200 pixels a side, without metadata; and its content type.

    A PNG stays one only for the sake of its transparency. Raises NoPicture for what is not JPEG or PNG by content.
    """
    picture = opened(data, FORMATS, MOST_PIXELS)
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
