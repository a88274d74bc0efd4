"""ROR identifiers of institutions: how they are written, and the two check digits that catch a typing error.

Nine characters: a nought, six of Crockford's base 32 (no i, l, o, u), and two digits so that the number with them is
1 modulo 97 (ISO 7064 MOD 97-10).
"""

import re

WRITTEN = re.compile(
    r"(?:(?:https?://)?(?:www\.)?ror\.org/|ror:\s*)?(0[0-9a-hj-km-np-tv-z]{6}\d{2})/?", re.ASCII | re.IGNORECASE
)
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def ror_of(text: str) -> str:
    """An identifier as "03yrm5c26", from that or from the address; "" if this is none or its check digits are wrong."""
    written = WRITTEN.fullmatch(text.strip())
    if not written:
        return ""
    ror = written[1].lower()
    return ror if _is_right(ror) else ""


def ror_address(ror: str) -> str:
    """Where the registry tells about it."""
    return f"https://ror.org/{ror}"


def _is_right(ror):
    number = 0
    for character in ror[1:7]:
        number = number * 32 + ALPHABET.index(character)
    return (number * 100 + int(ror[7:])) % 97 == 1
