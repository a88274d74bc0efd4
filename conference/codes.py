"""Short codes that stand in every URL in place of database ids, and the field that holds them."""

import secrets

from django.db import models

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10


def new_code() -> str:
    """Ten of Crockford's 32 characters (50 bits), from the system's randomness: neither guessable nor in any order."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


class CodeField(models.CharField):
    """The public name of a row, unique over the site."""

    def __init__(self, **kwargs):
        kwargs = {"max_length": LENGTH, "unique": True, "default": new_code, "editable": False} | kwargs
        super().__init__(**kwargs)
