"""The typeface of pages: the same as on paper (FiraGO), cut to Latin letters: two weights in 33 kB."""

import io

from fontTools import subset
from fontTools.ttLib import TTFont

from conference.pdf.fonts import BOLD, FACES, REGULAR, font_file

FILES = {"convoke/text-regular.woff2": FACES[REGULAR], "convoke/text-bold.woff2": FACES[BOLD]}
# Latin with what European languages add, quotation marks and dashes, arrows, euro, minus.
RANGES = [
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x218, 0x21B),
    (0x2010, 0x2027),
    (0x2030, 0x203A),
    (0x20AC, 0x20AC),
    (0x2122, 0x2122),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
]
FEATURES = ["ccmp", "kern", "liga", "lnum", "mark", "tnum"]


def webfont(name: str) -> bytes:
    """The file of a face as WOFF2. KeyError for a name that is not in FILES."""
    font = TTFont(io.BytesIO(font_file(FILES[name])))
    options = subset.Options(layout_features=FEATURES, hinting=False, notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    cutter.subset(font)
    font.flavor = "woff2"
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()
