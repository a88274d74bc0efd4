"""Institutions in comparable form: MIT is Massachusetts Institute of Technology, ETH is not the University of Zurich.

An affiliation as printed is cut at commas, brackets and "at"; departments and places fall away. Of what remains every
word has a weight: names weigh most; what tells two institutions of one place apart ("technical", "medical") must agree;
"university" and "of" say only that this is an institution. Where no table knows better, its name decides.
"""

import re
from dataclasses import dataclass
from functools import cache

from .names import folded
from .vocabulary import ALIASES, GENERIC, INSTITUTIONS, MANY_CAMPUSES, QUALIFIERS, SAME_WORD, STOP

SEPARATORS = re.compile(r"[,;()\[\]|/\n•·–—@]|\s-\s|\bat\b")
DOTTED = re.compile(r"\b(?:\w\.){2,}\w?")  # M.I.T.
ENOUGH = 0.6  # share of the name's words that two spellings must have in common to be asked about


@dataclass(frozen=True)
class Institution:
    """What is compared of an institution: its names, and what tells it from others of its place."""

    names: frozenset[str]
    qualifiers: frozenset[str] = frozenset()
    is_named_as_one: bool = True  # it says university, institute ...: this is not just a place or a firm
    is_whole_system: bool = False  # one of many campuses, and the affiliation does not say which


@cache
def institutions_in(affiliation: str) -> tuple[Institution, ...]:
    """The institutions that an affiliation names; if none is named as one, the first name in it (a firm, a place)."""
    segments = list(filter(None, map(_words, SEPARATORS.split(DOTTED.sub(_without_dots, affiliation)))))
    read = [_read(words, segments[place + 1 :]) for place, words in enumerate(segments)]
    named = [institution for institution in read if institution.names]
    return tuple(dict.fromkeys([institution for institution in named if institution.is_named_as_one] or named[:1]))


def are_same(one: Institution, other: Institution) -> bool:
    """Whether these are certainly one institution."""
    return one == other and not one.is_whole_system


def are_alike(one: Institution, other: Institution) -> bool:
    """Whether these may be one institution, and somebody should look."""
    shared, together = one.names & other.names, one.names | other.names
    if one.qualifiers != other.qualifiers or not shared:
        return False
    return one.is_whole_system or other.is_whole_system or len(shared) > ENOUGH * len(together)


def _read(words: frozenset[str], following: list[frozenset[str]]) -> Institution:
    is_system = words in _SYSTEMS
    campus = following[0] if is_system and following else frozenset()
    whole = words | campus
    if alias := _ALIASES.get(whole):
        return Institution(frozenset({alias}))
    names = whole - GENERIC - QUALIFIERS
    return Institution(names, whole & QUALIFIERS, not INSTITUTIONS.isdisjoint(whole), is_system and not campus)


def _words(segment: str) -> frozenset[str]:
    """The words of a name that matter, in one language."""
    words = re.findall(r"\w+", folded(segment).replace("'", " "))
    return frozenset(" ".join(SAME_WORD.get(word, word) for word in words if word not in STOP).split())


def _without_dots(match: re.Match[str]) -> str:
    return match.group().replace(".", "")


_ALIASES = {_words(name): alias for alias, names in ALIASES.items() for name in names}
_SYSTEMS = frozenset(map(_words, MANY_CAMPUSES))
