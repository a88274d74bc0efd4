"""The text of a call in pieces: those that something was read from, and what lies between them."""

from collections.abc import Iterable
from dataclasses import dataclass

from .call import Span


@dataclass(frozen=True)
class Piece:
    """A piece of the text; `key` names what was read from it and is empty for the rest."""

    text: str
    key: str = ""


def marked(text: str, spans: Iterable[tuple[str, Span]]) -> tuple[list[Piece], dict[str, str]]:
    """All pieces in their order, and for each key the key of the piece that it is found in.

    Of places that overlap only the first is a piece: the others are found there. An empty place is found nowhere.
    """
    pieces: list[Piece] = []
    found: dict[str, str] = {}
    at, last = 0, ""
    for key, (start, end) in sorted(spans, key=lambda named: (named[1][0], -named[1][1])):
        if start >= end:
            continue
        if start < at:
            found[key] = last
            continue
        pieces += [Piece(text[at:start]), Piece(text[start:end], key)]
        at, last, found[key] = end, key, key
    return [piece for piece in [*pieces, Piece(text[at:])] if piece.text], found
