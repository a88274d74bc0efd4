"""The embedded typefaces, and text made printable in them: what no face can draw is shown as a box, never left out."""

import copy
import importlib
import io
import re
import threading
import unicodedata
from contextlib import contextmanager
from functools import cache
from itertools import groupby
from weakref import WeakKeyDictionary
from xml.sax.saxutils import escape

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, TTFontFile

from conference.pdf.bidi import joined

REGULAR, BOLD, ITALIC, BOLD_ITALIC = "House", "House-Bold", "House-Italic", "House-BoldItalic"
FACES = {
    REGULAR: "FiraGO_Regular",
    BOLD: "FiraGO_Bold",
    ITALIC: "FiraGO_Italic",
    BOLD_ITALIC: "FiraGO_BoldItalic",
}
# Asked in this order for what FiraGO lacks: further Latin and Cyrillic, then box drawing and some mathematics.
FALLBACKS = {"House-Wide": "NotoSans_Regular", "House-Mono": "CascadiaMono_Regular"}
MISSING = "\u25af"  # a white rectangle, which FiraGO has
_MISSING_SIGN = "\ue000"  # private use, so never left in a text by `_drawable`

_one_at_a_time = threading.Lock()


@contextmanager
def registered():
    """
    Fonts registered afresh for one document, one document at a time.

    ReportLab keeps fonts by name for the whole process, and shaping adds glyphs to them: shared fonts would make
    the bytes of a document depend on those printed before it.
    """
    with _one_at_a_time:
        for name, module in {**FACES, **FALLBACKS}.items():
            pdfmetrics.registerFont(_fresh(_read(name, module)))
        for bold, italic, name in ((0, 0, REGULAR), (1, 0, BOLD), (0, 1, ITALIC), (1, 1, BOLD_ITALIC)):
            addMapping(REGULAR, bold, italic, name)
        yield


def printable(text: str) -> str:
    """The text in composed characters that the house fonts have; others become their plain form or MISSING."""
    composed = joined(unicodedata.normalize("NFC", text or ""))
    return _boxed("".join(_drawable(char) for char in composed))


def markup(text: str) -> str:
    """Text as ReportLab's paragraph markup that shows it literally, with characters of other faces set in those."""
    return "".join(_in_face(face, "".join(chars)) for face, chars in groupby(printable(text), key=_face_of))


def spoken(text: str) -> str:
    """The text without control characters and lone surrogates, for bookmarks and reading aloud."""
    return "".join(char for char in text if unicodedata.category(char) not in ("Cc", "Cs"))


def needs_shaping(text: str) -> bool:
    """Whether glyphs must be placed or joined by the font's own rules (Indic and Thai scripts, combining marks)."""
    return not text.isascii() and any("\u0900" <= char <= "\u0eff" or unicodedata.combining(char) for char in text)


def _in_face(face, text):
    return escape(text) if face is None else f'<font name="{face}">{escape(text)}</font>'


@cache
def _read(name, module):
    """A font as its file has it: reading takes 40 ms, a copy next to nothing."""
    return TTFont(name, io.BytesIO(font_file(module)), shapable=True)


def _fresh(font):
    """A copy that shares nothing with the original that a document could add to."""
    font = copy.copy(font)
    font.state, font.face = WeakKeyDictionary(), copy.copy(font.face)
    for name, value in vars(font.face).items():
        if isinstance(value, dict | list | set):
            setattr(font.face, name, value.copy())
    return font


@cache
def _face_of(char):
    """The first fallback that has it; None where the paragraph's own face does."""
    if ord(char) in _coverage():
        return None
    return next((name for name, module in FALLBACKS.items() if ord(char) in _glyphs(module)), None)


@cache
def _drawable(char):
    """One character as 0 or more characters that can be drawn; a line separator becomes a space."""
    category = unicodedata.category(char)
    if category in ("Zs", "Zl", "Zp") or char in "\t\n\r\f\v":
        return "\u00a0" if char in "\u00a0\u202f" else " "
    if category in ("Cc", "Cf") or "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef":
        return ""
    if _can_draw(char):
        return char
    plain = unicodedata.normalize("NFKC", char)
    if plain != char and all(map(_can_draw, plain)):
        return plain
    return _MISSING_SIGN if category in ("So", "Sk") else MISSING


def _can_draw(char):
    return ord(char) in _coverage() or any(ord(char) in _glyphs(module) for module in FALLBACKS.values())


def _boxed(text):
    """Signs without a glyph as boxes; an emoji of several code points gets one, a word of letters one for each."""
    return re.sub(f"{_MISSING_SIGN}+", MISSING, text)


@cache
def _coverage():
    """Code points that all four faces of FiraGO can draw."""
    return frozenset.intersection(*(_glyphs(module) for module in FACES.values()))


@cache
def _glyphs(module):
    return frozenset(TTFontFile(io.BytesIO(font_file(module))).charToGlyph)


def font_file(module):
    return importlib.import_module(f"pymupdf_fonts.{module}").fontbuffer
