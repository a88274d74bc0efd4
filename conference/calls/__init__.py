"""Reads calls for papers by rules: names, tracks, people, topics, limits and dates, each with its place in the text."""

from .call import Call, Dated, Fact, Human, Limit, Named
from .cautions import SENTENCES, Caution
from .days import dates_in
from .printing import as_dict, summary
from .reading import read

__all__ = [
    "SENTENCES",
    "Call",
    "Caution",
    "Dated",
    "Fact",
    "Human",
    "Limit",
    "Named",
    "as_dict",
    "dates_in",
    "read",
    "summary",
]
