"""Invented conferences, made once for the tests of a file that only look at one."""

from contextlib import contextmanager
from io import StringIO

from django.core.management import call_command
from django.db import transaction

from conference.models import Edition
from programme.models import Session

NOW = "2026-03-01T12:00:00+00:00"
SMALL = {"papers": 24, "reviewers": 12, "tracks": 2, "seed": 7, "now": NOW, "yes_invented": True}


def synthesize(slug="big", **options):
    out = StringIO()
    arguments = SMALL | options
    words = [f"--{name}={value}" for name, value in arguments.items() if not isinstance(value, bool)]
    flags = [f"--{name.replace('_', '-')}" for name, value in arguments.items() if value is True]
    call_command("synthesize", f"--slug={slug}", *words, *flags, stdout=out)
    return out.getvalue()


def edition():
    return Edition.objects.get(slug="big")


def lightning():
    return next(session for session in Session.objects.all() if str(session.title) == "Lightning talks")


@contextmanager
def made(django_db_blocker, **options):
    """An invented conference inside of a transaction; each test's own is one within it."""
    with django_db_blocker.unblock(), transaction.atomic():
        synthesize(**options)
        with django_db_blocker.block():
            yield
        transaction.set_rollback(True)
