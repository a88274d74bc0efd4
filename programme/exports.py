"""Files made from a release (calendar, PDF, JSON), kept as artefacts: made once, sent as they are."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from conference.files import path_of
from conference.languages import site_in
from conference.models import File
from programme.formats import ics
from programme.models import Artefact, Release
from programme.release import in_language


@dataclass(frozen=True)
class Export:
    """How one format is made from a document in one language, and how it is sent."""

    make: Callable[[dict], bytes]
    content_type: str
    ending: str


class NotAvailable(Exception):
    """This release has nothing to put into such a file."""


def languages_of(release: Release) -> list[str]:
    return release.document.get("languages") or ["en"]


def artefact_of(release: Release, format: str, language: str) -> Artefact:
    """The kept file, made now if it is not there yet. Raises NotAvailable where it would be empty."""
    kept = Artefact.objects.filter(release=release, format=format, language=language).first()
    return kept or _make(release, format, language)


def _make(release, format, language):
    export = EXPORTS[format]
    try:
        body = export.make(in_language(release.document, language))
    except ics.NothingScheduled as problem:
        raise NotAvailable from problem
    key = {"release": release, "format": format, "language": language}
    digest = hashlib.sha256(body).hexdigest()
    fields = {"content_type": export.content_type, "body": body, "etag": f'"{digest}"', "edition": release.edition}
    try:
        with transaction.atomic():
            return Artefact.objects.create(**key, **fields)
    except IntegrityError:  # somebody else has made it meanwhile
        return Artefact.objects.get(**key)


def portrait_of(sha256: str) -> bytes | None:
    """The picture of a keynote, for the PDF."""
    file = File.objects.filter(sha256=sha256, kind=File.Kind.PORTRAIT).first()
    return path_of(file).read_bytes() if file and path_of(file).exists() else None


def words_in(language: str) -> ics.Words:
    with translation.override(language):
        return ics.Words(cancelled=_("Cancelled: {title}"), chairs=_("Chair: {names}"))


def _calendar(each, name):
    def make(document):
        site = site_in(document["language"])
        source = f"{site}/{document['edition']['slug']}/{name}"
        return ics.calendar(document, base_url=site, each=each, source=source, words=words_in(document["language"]))

    return make


def _json(document):
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _pdf(document):
    from programme.formats.pdf import programme_pdf  # ReportLab is slow to load, and few processes need it

    return programme_pdf(document, base_url=site_in(document["language"]), portrait=portrait_of)


CALENDAR = "text/calendar; charset=utf-8"
EXPORTS = {
    "ics": Export(_calendar("session", "programme.ics"), CALENDAR, "ics"),
    "ics-slots": Export(_calendar("slot", "programme.ics?each=talk"), CALENDAR, "ics"),
    "json": Export(_json, "application/json", "json"),
    "pdf": Export(_pdf, "application/pdf", "pdf"),
}
