"""The words of a text: as printed, without accents, and as English stems; function words are left out."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import snowballstemmer

# Words that hold sentences together and say nothing about their subject.
FUNCTION_WORDS = """
a about above across after again against all almost along already also although always am among an and another
any are aren around as at be became because become been before behind being below between both but by can
cannot could couldn despite did didn do does doesn doing don done down due during each either else ever every
few for from further had hadn has hasn have haven having he hence her here hers herself him himself his how
however i if in indeed instead into is isn it its itself just least less let ll made many may me might mine
more moreover most much must my myself neither never nevertheless no nor not now of off often on once one only
onto or other others otherwise our ours ourselves out over own per perhaps quite rather re same several shall
she should shouldn since so some still such than that the their theirs them themselves then thence there
thereby therefore these they this those though through throughout thus to together too toward towards under
unless until up upon us ve very via was wasn we well were weren what when where whereas whether which while
who whom whose why will with within without would wouldn yet you your yours yourself
"""

# "co-production", "coproduction" and "Co-Production" are one word.
JOINED_PREFIXES = """
anti bi co cyber de e hyper inter intra macro meta micro mini mis multi non post pre re semi sub super trans
"""

_STOPPED, _PREFIXES = frozenset(FUNCTION_WORDS.split()), frozenset(JOINED_PREFIXES.split())

# Letters that Unicode does not take apart into a base letter and a mark.
UNDIVIDED_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
COMBINING_MARKS = dict.fromkeys(range(0x0300, 0x0370))
HYPHENS = "-\u2010\u2011"


class Word(NamedTuple):
    printed: str
    stem: str


class _Separators(dict):
    """For `str.translate`: letters, marks and digits stay, all else parts words; learns each character once."""

    def __missing__(self, code: int) -> str:
        self[code] = _separated(chr(code))
        return self[code]


def _separated(character: str) -> str:
    if character in HYPHENS:
        return "-"
    if _is_ideographic(character):
        return f" {character} "
    category = unicodedata.category(character)
    if category == "Cf":  # soft hyphens and joiners stand inside words
        return ""
    return character if category[0] in "LMN" else " "


def _is_ideographic(character: str) -> bool:
    """Chinese and Japanese signs: written without spaces, so that each counts as a word."""
    return "\u3040" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff"


_SEPARATORS = _Separators()


def folded(word: str) -> str:
    """A word in lower case and without accents: 'Köln' -> 'koln', 'Straße' -> 'strasse'."""
    apart = unicodedata.normalize("NFKD", word.casefold().translate(UNDIVIDED_LETTERS))
    return unicodedata.normalize("NFC", apart.translate(COMBINING_MARKS))


class Reader:
    """Reads texts into words and remembers them; one reader per thread, because the stemmer keeps state."""

    def __init__(self) -> None:
        self._stemmer = snowballstemmer.stemmer("english")
        self._known: dict[str, Word | None] = {}

    def words(self, text: str) -> list[Word]:
        """The words of a text in order, without function words, numbers and single letters."""
        return [word for printed in printed_words(text) if (word := self._word(printed))]

    def _word(self, printed: str) -> Word | None:
        if printed not in self._known:
            bare = folded(printed.replace("-", ""))
            self._known[printed] = Word(printed, self._stemmer.stemWord(bare)) if _says_something(bare) else None
        return self._known[printed]


def printed_words(text: str) -> Iterator[str]:
    """The words in lower case with their accents, split at hyphens except behind a prefix such as co- or e-."""
    for chunk in unicodedata.normalize("NFKC", text).lower().translate(_SEPARATORS).split():
        prefix = ""
        for part in filter(None, chunk.split("-")):
            if part in _PREFIXES:
                prefix += f"{part}-"
            else:
                yield prefix + part
                prefix = ""
        if prefix:
            yield prefix.rstrip("-")


def _says_something(word: str) -> bool:
    long_enough = len(word) > 1 or _is_ideographic(word or " ")
    return long_enough and not word.isdecimal() and word not in _STOPPED
