"""Texts with placeholders: {name}, and {if name} ... {/if} around what is said only where the name has a value.

Pure. Nothing in a text or a value is ever evaluated: a value is put in as it is, whatever braces it holds. Two braces
of a kind stand for one.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# A condition alone on its line takes the line with it.
PIECE = re.compile(
    r"^[ \t]*(?P<line>\{if [^{}\n]*\}|\{/if\})[ \t]*\n"
    r"|(?P<brace>\{\{|\}\})"
    r"|(?P<tag>\{[^{}\n]*\})"
    r"|(?P<stray>[{}])",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Problem:
    """What is wrong with a text. kind: unknown, brace, nested, unopened, unclosed; what: the name or the piece."""

    kind: str
    what: str


@dataclass(frozen=True)
class Piece:
    """One step through a text. kind: text, value, if, end, stray."""

    kind: str
    what: str


def pieces(text: str) -> list[Piece]:
    found, at = [], 0
    for match in PIECE.finditer(text):
        if match.start() > at:
            found.append(Piece("text", text[at : match.start()]))
        found.append(_piece(match))
        at = match.end()
    return [*found, Piece("text", text[at:])] if at < len(text) else found


def _piece(match):
    if match["brace"]:
        return Piece("text", match["brace"][0])
    if match["stray"]:
        return Piece("stray", match["stray"])
    inside = (match["line"] or match["tag"])[1:-1].strip()
    if inside == "/if":
        return Piece("end", "/if")
    if inside.startswith("if "):
        return Piece("if", inside[3:].strip())
    return Piece("value", inside)


def problems(text: str, known: Iterable[str]) -> list[Problem]:
    """What keeps the text from being used; none where every name is one of `known` and every condition is closed."""
    known, found, open_one = set(known), [], ""
    for piece in pieces(text):
        if piece.kind == "stray":
            found.append(Problem("brace", piece.what))
        if piece.kind in ("value", "if") and piece.what not in known:
            found.append(Problem("unknown", piece.what))
        if piece.kind == "if" and open_one:
            found.append(Problem("nested", piece.what))
        if piece.kind == "if":
            open_one = open_one or piece.what or "?"
        if piece.kind == "end" and not open_one:
            found.append(Problem("unopened", "/if"))
        if piece.kind == "end":
            open_one = ""
    if open_one:
        found.append(Problem("unclosed", open_one))
    return list(dict.fromkeys(found))


def names(text: str) -> set[str]:
    """The placeholders whose values the text prints."""
    return {piece.what for piece in pieces(text) if piece.kind == "value"}


def render(text: str, values: Mapping[str, str]) -> str:
    """The text with every placeholder replaced by its value, in one pass. A name without a value is empty; a text
    that `problems` would complain about is rendered as far as it goes."""
    written, is_said = [], True
    for piece in pieces(text):
        if piece.kind == "if":
            is_said = bool(values.get(piece.what, "").strip())
        elif piece.kind == "end":
            is_said = True
        elif is_said:
            written.append(values.get(piece.what, "") if piece.kind == "value" else piece.what)
    return "".join(written)


def escaped(text: str) -> str:
    """A plain text as a text with placeholders that prints just that."""
    return text.replace("{", "{{").replace("}", "}}")
