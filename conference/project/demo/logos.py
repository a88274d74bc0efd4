"""Logos of the demo's invented conference and special issue, drawn when the demo is loaded."""

import io

from PIL import Image, ImageDraw, ImageFont

from conference.pdf.fonts import BOLD, FACES, font_file

LARGE = 4  # drawn so many times larger and then made small, for smooth edges


def logos():
    """{slug: PNG} of the two that have one: a picture with its name, and a mere symbol."""
    return {"copro2027": _meeting("CoPro 2027", "#0b5f6b", "#d97706"), "jcc-after-the-pilot": _seal("J", "#7a3b12")}


def sponsor_logo(name, place):
    """A mark and the name in two lines; one of three shapes and colours by its place."""
    colour = ["#0b5f6b", "#7a3b12", "#4b4a8f"][place % 3]
    picture = Image.new("RGBA", (420 * LARGE, 120 * LARGE), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    box = [LARGE * at for at in (6, 20, 86, 100)]
    if place % 3 == 0:
        draw.ellipse(box, outline=colour, width=16 * LARGE)
    elif place % 3 == 1:
        draw.polygon([LARGE * at for at in (46, 14, 92, 104, 0, 104)], fill=colour)
    else:
        draw.rounded_rectangle(box, 12 * LARGE, fill=colour)
    words = name.split()
    half = (len(words) + 1) // 2
    for line, text in enumerate((" ".join(words[:half]), " ".join(words[half:]))):
        draw.text((112 * LARGE, (42 + 40 * line) * LARGE), text, font=_font(34), fill=colour, anchor="lm")
    return _png(picture)


def _meeting(name, colour, other):
    """Two circles that overlap, and the name."""
    picture = Image.new("RGBA", (480 * LARGE, 120 * LARGE), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    for left, fill in ((4, colour), (58, other)):
        draw.ellipse([LARGE * at for at in (left, 18, left + 84, 102)], fill=fill)
    both = Image.new("L", picture.size, 0)
    ImageDraw.Draw(both).ellipse([LARGE * at for at in (4, 18, 88, 102)], fill=255)
    right = Image.new("L", picture.size, 0)
    ImageDraw.Draw(right).ellipse([LARGE * at for at in (58, 18, 142, 102)], fill=255)
    picture.paste("#1c2326", mask=Image.composite(both, Image.new("L", picture.size, 0), right))
    draw.text((162 * LARGE, 60 * LARGE), name, font=_font(58), fill="#1c2326", anchor="lm")
    return _png(picture)


def _seal(letter, colour):
    picture = Image.new("RGBA", (160 * LARGE, 160 * LARGE), (0, 0, 0, 0))
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle([LARGE * at for at in (4, 4, 156, 156)], 30 * LARGE, fill=colour)
    draw.text((80 * LARGE, 78 * LARGE), letter, font=_font(104), fill="#ffffff", anchor="mm")
    return _png(picture)


def _font(size):
    return ImageFont.truetype(io.BytesIO(font_file(FACES[BOLD])), size * LARGE)


def _png(picture):
    target = io.BytesIO()
    picture.resize((picture.width // LARGE, picture.height // LARGE)).save(target, "PNG")
    return target.getvalue()
