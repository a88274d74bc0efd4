"""Short codes that stand in every URL in place of database ids, and the field that holds them."""

import random
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import models

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10
_chance: ContextVar[random.Random | None] = ContextVar("what codes are drawn from, if not the system", default=None)


def new_code() -> str:
    """Ten of Crockford's 32 characters (50 bits), from the system's randomness: neither guessable nor in any order."""
    choice = (_chance.get() or secrets).choice
    return "".join(choice(ALPHABET) for _ in range(LENGTH))


@contextmanager
def drawn_from(chance: random.Random) -> Iterator[None]:
    """Codes that repeat themselves, for invented data alone: whoever knows the seed knows them all."""
    token = _chance.set(chance)
    try:
        yield
    finally:
        _chance.reset(token)


class CodeField(models.CharField):
    """The public name of a row, unique over the site."""

    def __init__(self, **kwargs):
        kwargs = {"max_length": LENGTH, "unique": True, "default": new_code, "editable": False} | kwargs
        super().__init__(**kwargs)
