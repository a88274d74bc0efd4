"""How pages of an edition look: the style that sets its accent, what to say about it, and its logo at some size."""

from base64 import b64encode
from dataclasses import dataclass, fields
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.utils.translation import gettext as _

from conference.colours import SHAPE, TEXT, Accent, Tones, accent_for, colour_of, contrast, tokens

SYMBOL = 2  # a logo less than twice as wide as high is a symbol: the name stands beside it
# What is seen on what, and the least contrast that it must have.
PROMISES = [
    *((over, under, TEXT) for over in ("ink", "ink-soft", "link") for under in ("paper", "card", "accent-soft")),
    *((tone, under, TEXT) for tone in ("good", "warn", "bad", "info") for under in ("paper", "card", f"{tone}-soft")),
    *(("accent-ink", under, TEXT) for under in ("accent", "accent-strong")),
    *((edge, under, SHAPE) for edge in ("accent", "line-strong") for under in ("paper", "card")),
]
TOKENS = Path(__file__).parent / "static/convoke/css/tokens.css"


@dataclass(frozen=True)
class Shown:
    """A logo at the size at which a page shows it, in CSS pixels."""

    version: str
    width: int
    height: int
    ground: str

    @property
    def is_symbol(self):
        return self.width < SYMBOL * self.height


def style_of(edition) -> str:
    """The text of the style element; "" where the edition has the accent of the house."""
    return accent_for(edition.accent).css() if edition.accent else ""


@cache
def house() -> dict[str, tuple[str, str]]:
    """Every colour of css/tokens.css, in light and in dark."""
    return tokens(TOKENS.read_text())


def promises() -> list[dict]:
    """Each pair of colours that meet on pages, with its contrast in light and in dark."""
    told = []
    for over, under, least in PROMISES:
        light, dark = (contrast(a, b) for a, b in zip(house()[over], house()[under], strict=True))
        told.append({"over": over, "under": under, "least": least, "light": light, "dark": dark})
    return told


def tokens_of(colour: str) -> dict[str, str]:
    """The tokens that a colour sets; without one those of the house."""
    if colour:
        return accent_for(colour).tokens()
    names = [field.name.replace("_", "-") for field in fields(Tones)]
    return Accent(*(Tones(*(house()[name][at] for name in names)) for at in (0, 1))).tokens()


def colour_typed(text: str) -> str:
    """The colour that somebody typed, or "" where nothing was. ValueError with a sentence for the person."""
    try:
        return colour_of(text) if text.strip() else ""
    except ValueError as problem:
        sentence = _("“%(text)s” is no colour. Please write # and six digits or letters from a to f, such as #1d5562.")
        raise ValueError(sentence % {"text": text}) from problem


def source_of(style: str) -> str:
    """What a Content-Security-Policy calls this very style, and nothing else."""
    return f"'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'"


def logo_of(thing, *, high: int, wide: int) -> Shown | None:
    """The logo of an edition or a sponsor, not larger than this box and not enlarged."""
    if not thing.logo_id:
        return None
    scale = min(1, high / thing.logo_height, wide / thing.logo_width)
    size = (max(1, round(side * scale)) for side in (thing.logo_width, thing.logo_height))
    return Shown(thing.logo_version, *size, ground=thing.logo_ground)


def remarks(colour: str) -> list[str]:
    """What became of the colour on light and on dark pages; no colour serves for text on both."""
    if not colour:
        return [_("Without a colour of your own, pages have that of the house.")]
    accent = accent_for(colour)
    return [_on_light(colour, accent.light), _on_dark(colour, accent.dark)]


def _on_light(colour: str, tones: Tones) -> str:
    told = {"colour": colour, "link": tones.link}
    if tones.accent != colour:
        return _("On light pages %(colour)s is too light to be seen: buttons, lines and links use %(link)s.") % told
    if tones.link != colour:
        return _("On light pages %(colour)s is too light for text: links use %(link)s.") % told
    return _("On light pages %(colour)s is used as it is.") % told


def _on_dark(colour: str, tones: Tones) -> str:
    told = {"colour": colour, "link": tones.link}
    if tones.accent != colour:
        return _("On dark pages %(colour)s is too dark to be seen: buttons, lines and links use %(link)s.") % told
    if tones.link != colour:
        return _("On dark pages %(colour)s is too dark for text: links use %(link)s.") % told
    return _("On dark pages %(colour)s is used as it is.") % told
