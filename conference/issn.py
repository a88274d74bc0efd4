"""ISSNs: eight digits of a journal or series, the last of which checks the others (it may be X, which is ten)."""

import re

SHAPE = re.compile(r"(?:ISSN)?\s*:?\s*([0-9]{4})[\s–-]?([0-9]{3})([0-9X])", re.IGNORECASE)


def issn_of(text: str) -> str:
    """In its usual form, "2075-9517"; "" where it is none."""
    found = SHAPE.fullmatch(text.strip())
    if not found:
        return ""
    digits = "".join(found.groups()).upper()
    return f"{digits[:4]}-{digits[4:]}" if digits[-1] == check_digit(digits[:7]) else ""


def check_digit(seven: str) -> str:
    """Of the first seven digits, weighted 8 to 2, modulo 11."""
    total = sum(int(digit) * weight for digit, weight in zip(seven, range(8, 1, -1), strict=True))
    rest = -total % 11
    return "X" if rest == 10 else str(rest)
