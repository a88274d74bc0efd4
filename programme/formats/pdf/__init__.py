"""The printed programme of a conference, or the contents of a special issue, as one tagged PDF made from a release."""

from datetime import UTC

from django.utils import translation

from conference.pdf import fonts
from conference.pdf.frame import Frontispiece, render
from programme.formats.pdf.agenda import moment
from programme.formats.pdf.keynotes import Portrait
from programme.formats.pdf.story import story_of, version_line


def programme_pdf(document: dict, *, base_url: str, portrait: Portrait | None = None) -> bytes:
    """
    PDF of a release document (schema convoke.release/1) in the document's language; the same gives the same bytes.

    `base_url` is the address of the site without a trailing slash, for the link to the newest version.
    `portrait` returns the bytes of a picture by its SHA-256, or None; a keynote may be printed without a picture.
    A4, A4 landscape for the programme at a glance; times in the zone of the edition, UTC where it has none.
    """
    with translation.override(document["language"]), fonts.registered():
        return render(
            lambda numbers: story_of(document, numbers, base_url=base_url, portrait=portrait), _frontispiece(document)
        )


def _frontispiece(document):
    name, version = document["edition"]["name"], version_line(document)
    return Frontispiece(
        language=document["language"],
        title=f"{name}: {version}",
        short=name,
        foot=version,
        published_at=moment(document["published_at"], UTC),
    )
