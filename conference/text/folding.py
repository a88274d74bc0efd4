"""Texts in comparable form: small letters without accents and ligatures."""

import unicodedata

UNDECOMPOSED = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


def folded(text: str) -> str:
    """Letters without accents, capitals and ligatures."""
    lowered = unicodedata.normalize("NFKC", text).casefold().translate(UNDECOMPOSED)
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(character for character in decomposed if not unicodedata.combining(character))
