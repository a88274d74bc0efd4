"""Portraits of people who do not exist: a drawn bust in colours that follow from the name."""

import io
from hashlib import sha256

from PIL import Image, ImageDraw, ImageFilter

SIZE = 800


def portrait(name: str) -> bytes:
    """A PNG, the same for the same name."""
    hues = sha256(name.encode()).digest()
    picture = Image.new("RGB", (SIZE, SIZE), _colour(hues[0], 78))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((-140, -180, 620, 580), fill=_colour(hues[0], 84))
    draw.ellipse((130, 540, 670, 1180), fill=_colour(hues[1], 34))
    draw.rounded_rectangle((345, 430, 455, 640), 50, fill=_colour(hues[2] % 24 + 12, 58))
    draw.ellipse((270, 150, 530, 500), fill=_colour(hues[2] % 24 + 12, 66))
    draw.pieslice((245, 110, 555, 470), 180, 360, fill=_colour(hues[3], 22))
    draw.ellipse((245, 215, 305, 430), fill=_colour(hues[3], 22))
    draw.ellipse((495, 215, 555, 430), fill=_colour(hues[3], 22))
    target = io.BytesIO()
    picture.filter(ImageFilter.GaussianBlur(1.2)).save(target, "PNG")
    return target.getvalue()


def _colour(hue, lightness):
    return f"hsl({hue * 360 // 256}, 34%, {lightness}%)"
