"""What a public page of an edition is made of, in one short text: it changes with whatever the page shows."""

import hashlib
from datetime import datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import connection
from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Cast, JSONObject
from django.utils import timezone

from conference import dates
from conference.models import Deadline, DeadlineChange, Edition, Kind, Page, Role, Sponsor, Topic, Track

ANY = -1  # the key of no edition
# Changed by every paper that is started, and shown nowhere.
NOT_SHOWN = {"next_number"}
OF_PEOPLE = ["given_name", "family_name", "display_name", "affiliation", "country", "email"]
WRITTEN = [("templates", "*.html"), ("conference", "*.py"), ("submissions", "*.py"), ("programme", "*.py")]


def fingerprint(edition: Edition) -> str:
    """Of the edition and all rows of its public pages: one query, whatever their number.

    No page lists what it uses here: every field of these rows counts, so that no change can be forgotten.
    """
    sql, parameters = _statement(connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(sql, [edition.pk if each == ANY else each for each in parameters])
        rows = cursor.fetchall()
    return digest(_facts(edition), _facts(edition.series), *sorted(rows))


def clock(edition: Edition, at: datetime | None = None) -> str:
    """How long is left of each deadline, as pages say it, and what is open: with it they change though no row did."""
    at = at or timezone.now()
    known = edition.deadlines.order_by("pk").values_list("closes_at", "grace")
    left = [(*left_of(closes_at, at), dates.is_open(closes_at, at=at, grace=grace)) for closes_at, grace in known]
    return digest(timezone.localdate(at), left)


def left_of(closes_at: datetime | None, at: datetime) -> tuple:
    """What a countdown says: its words and numbers."""
    left = dates.remaining(closes_at, at) if closes_at else None
    return (left.code, left.numbers) if left else ()


def frame(edition: Edition) -> str:
    """Of what stands around every public page of an edition: its name, how it looks and how it stands.

    No query: its free pages, which are in the menu, are told by `changed_at`, which every deed about them renews.
    """
    return digest(_facts(edition))


@lru_cache
def look() -> tuple[str, str]:
    """Stands for all that makes a page beside its rows: templates, code, translations, names of static files."""
    written = [(Path(settings.ROOT, folder), kind) for folder, kind in WRITTEN]
    found = {path for folder, kind in [*written, (settings.LOCALE_PATHS[0], "*.po")] for path in folder.rglob(kind)}
    whole = hashlib.sha256()
    for path in sorted(found):
        whole.update(path.read_bytes())
    return whole.hexdigest(), getattr(staticfiles_storage, "manifest_hash", "")


def digest(*seen) -> str:
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:32]


def _facts(row) -> list:
    return [getattr(row, name) for name in _names(row.__class__)]


@cache
def _statement(vendor: str) -> tuple[str, tuple]:
    """The query and its parameters, ANY standing for the edition: to build it anew takes longer than to ask it."""
    of = {"edition": ANY}
    named = Role.objects.filter(role__in=[Role.CHAIR, Role.ORGANISER, Role.EDITOR], **of)
    rows = [
        _seen(Deadline.every.filter(**of)),
        _seen(DeadlineChange.objects.filter(deadline__edition=ANY)),
        _seen(named, *(f"person__{name}" for name in OF_PEOPLE)),
        *(_seen(model.objects.filter(**of)) for model in (Track, Topic, Kind, Page, Sponsor)),
    ]
    return rows[0].union(*rows[1:], all=True).query.sql_with_params()


def _seen(rows: QuerySet, *further: str) -> QuerySet:
    """(name of the model, its fields as one text) of each row."""
    whole = JSONObject(**{name: F(name) for name in [*_names(rows.model), *further]})
    return rows.order_by().values_list(Value(rows.model.__name__), Cast(whole, TextField()))


@cache
def _names(model: Any) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields if field.attname not in NOT_SHOWN]
