"""Telling which fields somebody else changed while a page was open: a mark per field travels with the page."""

import hashlib
from collections.abc import Mapping


def marks(values: Mapping[str, str]) -> str:
    """One short digest for each field, as a hidden field carries it: "title:1f3a... abstract:88b0..."."""
    return " ".join(f"{name}:{_digest(value)}" for name, value in values.items())


def differing(seen: str, values: Mapping[str, str]) -> list[str]:
    """The fields whose value is not the one that the marks were made of; all, if the marks are missing."""
    known = dict(mark.split(":", 1) for mark in seen.split() if ":" in mark)
    return [name for name, value in values.items() if known.get(name) != _digest(value)]


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()[:16]
