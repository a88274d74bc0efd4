"""The accent that a conference chooses: whatever the colour, what pages make of it can be read and seen."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from conference.colours import (
    DARK,
    LIGHT,
    SHAPE,
    TEXT,
    Accent,
    Tones,
    accent_for,
    colour_of,
    contrast,
    from_oklch,
    nearest,
    oklch,
    stands_out,
    tokens,
)
from conference.project.bundles import SOURCES

colours = some.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def house():
    return tokens((SOURCES / "css/tokens.css").read_text())


def themes(accent):
    return [(accent.light, LIGHT), (accent.dark, DARK)]


def broken(tones, theme):
    """Promises that these tones do not keep."""
    grounds = (theme.paper, theme.card, tones.accent_soft)
    kept = {
        "links are read everywhere": stands_out(tones.link, grounds, TEXT),
        "edges and focus are seen everywhere": stands_out(tones.accent, grounds, SHAPE),
        "buttons are read": contrast(tones.accent_ink, tones.accent) >= TEXT,
        "buttons are read under the pointer": contrast(tones.accent_ink, tones.accent_strong) >= TEXT,
        "text on the tint is read": contrast(theme.ink, tones.accent_soft) >= TEXT,
    }
    return [promise for promise, holds in kept.items() if not holds]


@given(colours)
def test_every_colour_becomes_one_that_can_be_read_and_seen(colour):
    for tones, theme in themes(accent_for(colour)):
        assert broken(tones, theme) == []


@given(colours)
def test_quiet_text_is_read_on_every_tint(colour):
    for (tones, _theme), quiet in zip(themes(accent_for(colour)), house()["ink-soft"], strict=True):
        assert contrast(quiet, tones.accent_soft) >= TEXT


@given(colours)
def test_a_colour_that_is_fine_is_not_changed(colour):
    for tones, theme in themes(accent_for(colour)):
        grounds = (theme.paper, theme.card, tones.accent_soft)
        assert (tones.link == colour) == stands_out(colour, grounds, TEXT)
        assert (tones.accent == colour) == stands_out(colour, grounds, SHAPE)


@given(colours)
def test_a_corrected_colour_keeps_its_hue(colour):
    for tones, _theme in themes(accent_for(colour)):
        _lightness, chroma, hue = oklch(tones.link)
        if chroma > 0.05:  # of what is nearly grey, rounding to 256 steps moves the hue
            assert abs((hue - oklch(colour)[2] + 3.14159) % 6.28318 - 3.14159) < 0.06


@given(colours)
def test_a_colour_survives_the_way_to_oklch_and_back(colour):
    assert from_oklch(*oklch(colour)) == colour


@given(colours)
def test_what_was_corrected_needs_no_second_correction(colour):
    once = nearest(colour, ["#ffffff"], TEXT, -1)

    assert nearest(once, ["#ffffff"], TEXT, -1) == once


@pytest.mark.parametrize(("theme", "at"), [(LIGHT, 0), (DARK, 1)])
def test_the_grounds_are_those_of_the_style_sheet(theme, at):
    named = {name: values[at] for name, values in house().items()}

    assert (theme.paper, theme.card, theme.ink) == (named["paper"], named["card"], named["ink"])


def test_the_accent_of_the_house_keeps_the_same_promises():
    names = ("accent", "accent-ink", "accent-strong", "accent-soft", "link")
    light, dark = (Tones(*(house()[name][at] for name in names)) for at in (0, 1))

    assert [broken(tones, theme) for tones, theme in themes(Accent(light, dark))] == [[], []]


def test_the_known_ratios_come_out():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert oklch("#ffffff")[:2] == pytest.approx((1, 0), abs=0.0001)
    assert oklch("#ff0000") == pytest.approx((0.628, 0.2577, 0.5102), abs=0.001)


@pytest.mark.parametrize("typed", ["#1D5562", " 1d5562 ", "#1d5562"])
def test_a_colour_is_read_as_people_type_it(typed):
    assert colour_of(typed) == "#1d5562"


def test_the_short_form_is_read():
    assert colour_of("#aB3") == "#aabb33"


@pytest.mark.parametrize("typed", ["", "#", "teal", "#12", "#12345", "#1234567", "rgb(1,2,3)", "#ggg", "##abc", "#١٢٣"])
def test_what_is_no_colour_is_told(typed):
    with pytest.raises(ValueError):
        colour_of(typed)


def test_the_rule_for_pages_is_the_same_every_time():
    rule = accent_for("#7a3b12").css()

    assert re.fullmatch(r":root\{(--[a-z-]+:light-dark\(#[0-9a-f]{6},#[0-9a-f]{6}\);){5}\}", rule)
    assert rule == accent_for("#7a3b12").css()


def test_nothing_is_written_in_the_colour_of_shapes():
    """Text and links have --link; the accent promises only what lines, pictures and buttons need."""
    written = [
        rule
        for sheet in (SOURCES / "css").glob("*.css")
        for rule in re.findall(r"([^{}]+)\{[^{}]*(?<![-\w])color:\s*var\(--accent\)", sheet.read_text())
    ]

    assert [rule.strip() for rule in written if not rule.strip().endswith((".logo", ".icon"))] == []
