"""Deeds: the decorator of every action, which opens one transaction and writes one line of history."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from functools import wraps

from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from conference.models import Edition, Entry

ADDRESSES = {"contact_email", "reply_to"}  # fields of which lines hold digests instead of values

_details: ContextVar[dict | None] = ContextVar("details of the running deed", default=None)
_moment: ContextVar[datetime | None] = ContextVar("when lines say that they were written, if not now", default=None)


class Refused(Exception):
    """A deed that rules forbid; the text is a sentence for the person who tried."""


def action(function=None, *, secret="", of_deeds=False):
    """Makes a function one deed: one transaction, one Entry. Nested actions are savepoints; the outer one decides.

    The function takes the thing first and the rest by keyword, among them `by` (a Person, None = the system). What it
    returns, if a model instance, is the thing that history names; else its first argument is. `secret` names the
    secret that the deed would tell (authors, reviewers, reviews, decision). A deed made `of_deeds`, each about a
    paper of its own, has no line beside theirs: it would tell who may not see them that they are there.
    """
    if function is None:
        return lambda inner: action(inner, secret=secret, of_deeds=of_deeds)
    app = function.__module__.split(".")[0]

    @wraps(function)
    def perform(*args, by, **kwargs):
        token = _details.set({})
        try:
            with transaction.atomic():
                result = function(*args, by=by, **kwargs)
                thing = result if isinstance(result, models.Model) else next(iter(args), None)
                if not of_deeds:
                    _write(f"{app}.{function.__name__}", thing, by=by, secret=secret, details=_details.get())
                return result
        finally:
            _details.reset(token)

    perform.is_action, perform.writes_a_line = True, not of_deeds
    return perform


@contextmanager
def dated(at: datetime) -> Iterator[None]:
    """Lines that are written within bear this moment: for invented data alone, whose past was never lived."""
    token = _moment.set(at)
    try:
        yield
    finally:
        _moment.reset(token)


def note(**details):
    """Adds what changed to the running deed's line: plain values or references, never personal text (see digest)."""
    _details.get().update(details)


def digest(value: str) -> str:
    """Stands for a personal value in history: equal values look equal, the value cannot be read back."""
    return salted_hmac("history", value.strip().lower()).hexdigest()[:16]


def _write(deed, thing, *, by, secret, details):
    edition = thing if isinstance(thing, Edition) else getattr(thing, "edition", None)
    Entry.objects.create(
        at=_moment.get() or timezone.now(),
        by=by,
        edition=edition if isinstance(edition, Edition) else None,
        deed=deed,
        thing=thing._meta.model_name if isinstance(thing, models.Model) else "site",
        thing_code=str(getattr(thing, "code", "") or getattr(thing, "pk", "") or ""),
        subject_code=getattr(thing, "subject_code", ""),
        secret=secret,
        acting_as=details.pop("acting_as", ""),
        details=details,
    )
