"""Colours of pages: reading them, their contrast, and what becomes of the accent that a conference chooses."""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import lru_cache
from math import atan2, cos, hypot, sin

TEXT, SHAPE = 4.5, 3.0  # least contrast of text (WCAG 2.2, 1.4.3) and of edges, lines and focus (1.4.11)
WHITE, BLACK = "#ffffff", "#000000"
STEP = 1 / 256  # of lightness, while looking for the nearest colour that keeps the promises
HOVER = 0.15  # share of black or white in a button under the pointer
TOKEN = re.compile(r"--([a-z0-9-]+):\s*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")


@dataclass(frozen=True)
class Theme:
    """What an accent stands on in one theme, as css/tokens.css has it, and how a surface is tinted with it."""

    paper: str
    card: str
    ink: str
    soft_lightness: float
    soft_chroma: float
    towards: int  # where contrast grows: -1 darker, 1 lighter


LIGHT = Theme("#fbfaf7", "#ffffff", "#1c2326", soft_lightness=0.945, soft_chroma=0.025, towards=-1)
DARK = Theme("#15191b", "#1d2326", "#e8e8e3", soft_lightness=0.31, soft_chroma=0.035, towards=1)


@dataclass(frozen=True)
class Tones:
    """One theme's values of the tokens that a conference sets; field names are those of the tokens, - for _."""

    accent: str
    accent_ink: str
    accent_strong: str
    accent_soft: str
    link: str


@dataclass(frozen=True)
class Accent:
    """What pages use for one chosen colour."""

    light: Tones
    dark: Tones

    def tokens(self) -> dict[str, str]:
        """{"--accent": "light-dark(#0b5f6b,#5ba3af)", ...}"""
        dark = asdict(self.dark)
        pairs = {name.replace("_", "-"): (value, dark[name]) for name, value in asdict(self.light).items()}
        return {f"--{name}": f"light-dark({light},{dark})" for name, (light, dark) in pairs.items()}

    def css(self) -> str:
        """A rule that sets the tokens; the same for the same colour, byte by byte."""
        return f":root{{{''.join(f'{name}:{value};' for name, value in self.tokens().items())}}}"


def colour_of(text: str) -> str:
    """ "#1d5562" of "#1D5562", "1d5562" or the short "#abc". ValueError for anything else."""
    digits = text.strip().removeprefix("#").lower()
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    if not re.fullmatch("[0-9a-f]{6}", digits):
        raise ValueError(text)
    return f"#{digits}"


def tokens(css: str) -> dict[str, tuple[str, str]]:
    """{name: (light, dark)} of the plain colours among a style sheet's custom properties."""
    return {name: (light, dark) for name, light, dark in TOKEN.findall(css)}


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white): WCAG 2.2, section 6, "relative luminance"."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21: WCAG 2.2, section 6, "contrast ratio"."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def stands_out(colour: str, grounds: Iterable[str], ratio: float) -> bool:
    return all(contrast(colour, ground) >= ratio for ground in grounds)


@lru_cache(maxsize=512)
def accent_for(colour: str) -> Accent:
    """The colour as each theme can use it, on paper, on cards and on its own tint; hue is kept, lightness gives way.

    A value that keeps its promise already is the chosen colour itself. `colour` as of colour_of().
    """
    return Accent(light=_tones(colour, LIGHT), dark=_tones(colour, DARK))


def nearest(colour: str, grounds: Iterable[str], ratio: float, towards: int) -> str:
    """The colour, made darker (-1) or lighter (1) by as little as gives it this contrast on all of the grounds."""
    grounds, found = tuple(grounds), colour
    lightness, chroma, hue = oklch(colour)
    end = 0.0 if towards < 0 else 1.0
    while not stands_out(found, grounds, ratio) and lightness != end:
        lightness = min(1.0, max(0.0, lightness + towards * STEP))
        found = from_oklch(lightness, chroma, hue)
    return found


def mixed(colour: str, other: str, share: float) -> str:
    """The colour with this share (0 to 1) of another, mixed as CSS does in srgb."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return _hex([one + (two - one) * share for one, two in pairs])


def oklch(colour: str) -> tuple[float, float, float]:
    """Lightness (0 to 1), chroma and hue (radians) in OKLab: Björn Ottosson, "A perceptual color space for image
    processing", 2020; the polar form is that of CSS Color 4."""
    red, green, blue = _linear(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, hypot(a, b), atan2(b, a)


def from_oklch(lightness: float, chroma: float, hue: float) -> str:
    """The sRGB colour of this lightness and hue, with as much of the chroma as screens can show."""
    least, most = 0.0, chroma
    if _is_shown(_from_oklch(lightness, most, hue)):
        least = most
    for _ in range(14):
        middle = (least + most) / 2
        least, most = (middle, most) if _is_shown(_from_oklch(lightness, middle, hue)) else (least, middle)
    return _hex([_gamma(min(1.0, max(0.0, part))) * 255 for part in _from_oklch(lightness, least, hue)])


def _tones(colour, theme):
    _lightness, chroma, hue = oklch(colour)
    soft = from_oklch(theme.soft_lightness, min(chroma, theme.soft_chroma), hue)
    grounds = (theme.paper, theme.card, soft)
    link = nearest(colour, grounds, TEXT, theme.towards)
    # A colour that must change anyway changes as far as text does: one colour for all, and clear words on buttons.
    accent = colour if stands_out(colour, grounds, SHAPE) else link
    ink = next(ink for ink in (WHITE, LIGHT.ink, BLACK) if contrast(ink, accent) >= TEXT)
    return Tones(
        accent=accent,
        accent_ink=ink,
        accent_strong=mixed(accent, BLACK if ink == WHITE else WHITE, HOVER),
        accent_soft=soft,
        link=link,
    )


def _channels(colour):
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def _hex(channels):
    return "#" + "".join(f"{round(channel):02x}" for channel in channels)


def _linear(colour):
    parts = (channel / 255 for channel in _channels(colour))
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def _gamma(part):
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _from_oklch(lightness, chroma, hue):
    """Linear red, green and blue; below 0 or above 1 where no screen of sRGB shows the colour."""
    a, b = chroma * cos(hue), chroma * sin(hue)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _is_shown(parts):
    return all(-0.0001 <= part <= 1.0001 for part in parts)
