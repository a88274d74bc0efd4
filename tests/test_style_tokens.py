"""One place names colours, type sizes, spaces and shapes, css/tokens.css: other style sheets and templates use it."""

import re
from pathlib import Path

import pytest

from conference.project.bundles import SOURCES, STYLES

ROOT = Path(__file__).parents[1]
TOKENS = SOURCES / "css" / "tokens.css"
SHEETS = sorted(path for path in (SOURCES / "css").glob("*.css") if path != TOKENS)
# The form library's own markup, which we override but do not name anew.
TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*.html") if "bootstrap5" not in path.parts)

COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|rgba|hsl|hwb|lab|lch|oklab|oklch)\(", re.IGNORECASE)
NAMED = re.compile(
    r"\b(?:black|white|red|green|blue|gr[ae]y|silver|orange|yellow|purple|navy|teal|maroon)\b", re.IGNORECASE
)
COLOURED = re.compile(r"(?:^|-)(?:color|background|border|outline|shadow|fill|stroke)")
SPACED = re.compile(r"^(?:margin|padding|gap|row-gap|column-gap|scroll-margin)(?:-|$)")
LENGTH = re.compile(r"(?<![\w.-])-?\d*\.?\d+(?:px|rem|pt|cm|mm)\b")
UTILITY = re.compile(
    r"^(?:[mp][tbsexy]?-(?:\d|auto)|gap-\d|fs-\d|h[1-6]|display-\d|[wh]-\d+|shadow(?:-\w+)?|rounded(?:-\w+)?"
    r"|(?:text|bg|border|link)-(?:primary|secondary|success|danger|warning|info|light|dark|body|muted|white|black)\S*)$"
)
# Sizes that pictures bring with them, so that nothing moves while they load.
MEASURED = (
    "img",
    "svg",
    "rect",
    "circle",
    "line",
    "path",
    "image",
    "pattern",
    "canvas",
    "video",
    "iframe",
    "use",
    "mask",
)


def declarations(sheet):
    """(line number, property, value) of a style sheet without comments."""
    # The margins of paper cannot be tokens: @page knows no custom properties.
    left_out = re.compile(r"@page {[^}]*}|/\*.*?\*/", re.DOTALL)
    text = left_out.sub(lambda found: "\n" * found[0].count("\n"), sheet.read_text())
    for found in re.finditer(r"([-\w]+)\s*:\s*([^;{}]+)(?=[;}])", text):
        yield text[: found.start()].count("\n") + 1, found[1], found[2].strip()


def wrong_in(sheet):
    for line, name, value in declarations(sheet):
        where = f"{sheet.name}:{line} {name}: {value}"
        if COLOUR.search(value) or (COLOURED.search(name) and NAMED.search(value)):
            yield f"{where} (a colour)"
        if name in ("font-size", "font") and LENGTH.search(value):
            yield f"{where} (a type size)"
        if SPACED.match(name) and LENGTH.search(value):
            yield f"{where} (a space)"
        if name.endswith("radius") and LENGTH.search(value):
            yield f"{where} (a shape)"


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_style_sheet_uses_tokens_only(sheet):
    assert list(wrong_in(sheet)) == []


def test_the_guard_sees_what_it_is_for(tmp_path):
    sheet = tmp_path / "wrong.css"
    sheet.write_text(
        ".a { color: #fff; font-size: 13px; margin: 0 7px; border-radius: 3px; border: 1px solid red; gap: 0 }"
    )

    assert [problem.rpartition(" (")[2] for problem in wrong_in(sheet)] == [
        *("a colour)", "a type size)", "a space)", "a shape)", "a colour)"),
    ]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_a_template_names_no_colour_and_no_size(template):
    text = re.sub(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}", "", template.read_text(), flags=re.DOTALL)
    classes = [
        name for found in re.findall(r'class="([^"]*)"', text) for name in re.sub(r"{[{%].*?[%}]}", " ", found).split()
    ]

    assert re.findall(r"\sstyle=|<style[ >]", text) == []
    assert [name for name in classes if UTILITY.match(name)] == []
    assert [tag for tag, _size in re.findall(r"<(\w+)\b[^>]*\s(width|height)=", text) if tag not in MEASURED] == []
    assert re.findall(r'(?:fill|stroke|color)="#[0-9a-fA-F]+"', text) == []


def test_every_style_sheet_is_in_the_bundle():
    assert {path.stem for path in SHEETS} | {"tokens"} == set(STYLES)
