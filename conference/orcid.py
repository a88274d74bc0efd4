"""ORCID iDs: how they are written, and the check character that catches a typing error."""

import re

WRITTEN = re.compile(
    r"(?:https?://(?:www\.)?orcid\.org/)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])/?", re.ASCII | re.IGNORECASE
)


def orcid_of(text: str) -> str:
    """An iD as "0000-0002-1825-0097", from that, the bare digits or the address; "" if this is not a valid iD."""
    written = WRITTEN.fullmatch(text.strip())
    if not written:
        return ""
    orcid = "-".join(written.groups()).upper()
    return orcid if _check_character(orcid.replace("-", "")[:15]) == orcid[-1] else ""


def orcid_is_valid(text: str) -> bool:
    """Whether this is an ORCID iD whose check character is right."""
    return bool(orcid_of(text))


def _check_character(digits: str) -> str:
    """ISO 7064 MOD 11-2 over 15 digits; ten is written X."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    remainder = (12 - total % 11) % 11
    return "X" if remainder == 10 else str(remainder)
