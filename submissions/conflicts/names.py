"""Names of people in comparable form. Equal names never prove a person: they are a reason to ask."""

from collections.abc import Iterator
from functools import cache

from conference.text.folding import folded

TITLES = frozenset("prof professor dr mag dipl ing phd msc mba bsc jr sr ii iii iv univ priv doz mr mrs ms".split())

Name = tuple[str, ...]  # given names first, folded: ("ada", "king", "lovelace")


@cache
def spellings(name: str) -> frozenset[Name]:
    """A name with given names first, with accents dropped and with umlauts spelled out (Müller: muller, mueller)."""
    family, comma, given = name.partition(",")
    ordered = f"{given} {family}" if comma and _parts(folded(given)) else name
    spelled_out = ordered.casefold().replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return frozenset(filter(None, (_parts(folded(ordered)), _parts(folded(spelled_out)))))


def index_keys(name: Name) -> Iterator[Name]:
    """Two names that `are_alike` share at least one of these."""
    yield ("=", *sorted(name))
    for family in name[1:]:
        yield (family, name[0][0])


def are_alike(one: Name, other: Name) -> bool:
    """The same words in any order; or the same family name, and given names that agree as far as both are given.

    "A. Lovelace" agrees with "Ada King Lovelace", and "Gabriel García" with "Gabriel García Márquez".
    """
    if len(one) < 2 or len(other) < 2:
        return one == other
    if sorted(one) == sorted(other):
        return True
    shorter, longer = sorted((one, other), key=len)
    return _agree(shorter[0], longer[0]) and _is_within(shorter[1:], longer[1:])


def _is_within(shorter: Name, longer: Name) -> bool:
    """Whether these words come in this order among those, initials allowed for all but one of them (the family)."""
    rest = iter(longer)
    return any(len(word) > 1 and word in longer for word in shorter) and all(
        any(_agree(word, candidate) for candidate in rest) for word in shorter
    )


def _agree(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _parts(text: str) -> Name:
    letters = "".join(character if character.isalnum() else " " for character in text.replace("'", "").replace("’", ""))
    return tuple(part for part in letters.split() if part not in TITLES)
