"""Links that work without signing in: a signature over a purpose and a code, so nothing secret is kept."""

import re

from django.utils.crypto import constant_time_compare, salted_hmac

# What follows a row's code in such a link: hidden wherever a stored mail is shown to somebody else.
SIGNED = re.compile(r"(/(?:invitations|assignments|unsubscribe)/[0-9A-Z]{10}/)[0-9a-f]{32}")


def signature(purpose: str, code: str) -> str:
    return salted_hmac(f"link {purpose}", code, algorithm="sha256").hexdigest()[:32]


def is_signed(purpose: str, code: str, given: str) -> bool:
    return constant_time_compare(signature(purpose, code), given)


def without_signatures(text: str) -> str:
    return SIGNED.sub(r"\1…", text)


def with_signatures(text: str, original: str) -> str:
    """The text, edited where it was shown `without_signatures`, with the links of the original made whole again."""
    for match in SIGNED.finditer(original):
        text = text.replace(f"{match[1]}…", match[0])
    return text
