"""Makes a fact of words on a line, with their place in the text."""

from .call import Fact
from .lines import Line


def fact_on(line: Line, words: str, within: str = "", value: str | int | None = None) -> Fact | None:
    """A fact at the place of its words in the line; where those were cut out of it, at the place of the whole line."""
    offset = line.body.find(within) if within else 0
    at = line.body.find(words, max(offset, 0))
    start, end = (at, at + len(words)) if at >= 0 else (0, len(line.body))
    span = (line.body_start + start, line.body_start + end)
    words = " ".join(words.split())
    return Fact(words if value is None else value, span) if words else None
