"""What would be published now, and how it differs from what is published."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from conference.models import Edition, Role
from programme.document import document_of
from programme.models import Release
from programme.release import PARTS, carry_over, differences, in_language
from programme.schedule import Schedule

# What every release has anew.
OWN = {"version", "published_at", "note"}


def next_document(schedule: Schedule, previous: Release | None, *, at: datetime, note: str = "") -> dict:
    """The document of the next release, with what it carries over from the earlier ones."""
    before = previous.document if previous else None
    document = document_of(
        schedule,
        version=previous.version + 1 if previous else 1,
        at=at,
        note=note,
        committee=_committee(schedule.edition),
        announced={slot["code"] for slot in before["slots"]} if before else (),
    )
    return carried(document, previous, at)


def carried(document: dict, previous: Release | None, at: datetime) -> dict:
    """The document with the marks of calendars. What comes back after a long time counts on from where it was."""
    if previous is None:
        return carry_over(None, document, at)
    known = {entry["code"] for part in PARTS for entry in previous.document[part]}
    document = carry_over(previous.document, document, at)
    back = {entry["code"] for part in PARTS for entry in document[part]} - known
    if not back or previous.version == 1:
        return document
    earlier = Release.objects.filter(edition=previous.edition_id, version__lt=previous.version)
    return _counted_on(document, back, earlier.values_list("document", flat=True).iterator())


def _counted_on(document: dict, back: set[str], earlier: Iterable[dict]) -> dict:
    highest: dict[str, int] = {}
    for old in earlier:
        for entry in [*old["sessions"], *old["slots"]]:
            if entry["code"] in back:
                highest[entry["code"]] = max(highest.get(entry["code"], 0), entry["sequence"])
    marked = {
        part: [
            entry | {"sequence": highest[entry["code"]] + 1} if entry["code"] in highest else entry
            for entry in document[part]
        ]
        for part in PARTS
    }
    return document | marked


def is_changed(previous: dict | None, document: dict) -> bool:
    """Whether a release of this document would tell anything new. Forgotten remains of cancelled talks are nothing."""
    if previous is None:
        return True
    return _told(previous, document) != _told(document, document)


def _told(document, newest):
    codes = {part: {entry["code"] for entry in newest[part]} for part in PARTS}
    kept = {
        part: [entry for entry in document[part] if entry["status"] != "cancelled" or entry["code"] in codes[part]]
        for part in PARTS
    }
    return {key: value for key, value in (document | kept).items() if key not in OWN}


def changes(previous: dict | None, document: dict, language: str = "en") -> list[str]:
    """Sentences on what the document changes; the last one stands for texts that no sentence tells."""
    if previous is None or not is_changed(previous, document):
        return []
    told = [str(each) for each in differences(in_language(previous, language), in_language(document, language))]
    if _without_places(previous) != _without_places(document):
        told.append(_("Texts of the conference, of keynotes or of presentations have changed."))
    return told or [_("The order of presentations has changed.")]


def _without_places(document):
    """Texts that are printed but are not among the differences between programmes."""
    texts = {entry["code"]: [entry[key] for key in ("abstract", "keywords", "track")] for entry in document["slots"]}
    known = ("edition", "keynotes", "languages")
    return [document.get(key) for key in known], {code: text for code, text in texts.items() if any(text)}


def _committee(edition: Edition) -> list[dict]:
    """Organisers and chairs as printed, without deputies, with their role in each language of the edition."""
    roles = edition.roles.filter(role__in=[Role.ORGANISER, Role.CHAIR], deputy_of=None)
    roles = roles.select_related("person", "track")
    rank = {Role.ORGANISER: 0, Role.CHAIR: 1}
    ordered = sorted(
        roles, key=lambda role: (rank[role.role], role.track.position if role.track else -1, role.position)
    )
    return [
        {"role": _printed(role, edition), "name": role.person.name, "affiliation": role.person.affiliation}
        for role in ordered
    ]


def _printed(role: Role, edition: Edition) -> dict[str, str]:
    return {language: _in(language, role, edition) for language in edition.languages or ["en"]}


def _in(language: str, role: Role, edition: Edition) -> str:
    with translation.override(language):
        if edition.is_special_issue:
            return _("Guest editor") if role.role == Role.CHAIR else _("Editor")
        if role.track is None:
            return str(role.get_role_display())
        return _("Chair, %(track)s") % {"track": role.track}
