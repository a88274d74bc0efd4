"""What lines of history are about, by name: which date, which page, whom."""

from collections.abc import Iterable

from conference.models import Deadline, Entry, Invitation, Kind, Page, Person, Question, Sponsor, Topic, Track
from conference.texts import in_language
from conference.timetable import dated

# Whoever reads a line about one of these may read the thing itself. Papers are named through a gate of their own, and
# deeds of the apps above name nothing: that something befell a track may date a paper which is kept from the reader.
_ROWS = {
    "deadline": lambda: Deadline.every.select_related("edition", "track", "kind"),
    "invitation": lambda: Invitation.objects.select_related("person"),
    "kind": Kind.objects.all,
    "page": Page.objects.all,
    "question": Question.objects.all,
    "sponsor": Sponsor.objects.all,
    "topic": Topic.objects.all,
    "track": lambda: Track.objects.select_related("edition"),
}


def names_of(entries: Iterable[Entry]) -> dict[int, str]:
    """Primary key of a line -> the name of its thing; in one query for each kind of things, whatever their number."""
    every = list(entries)
    entries = [entry for entry in every if entry.deed.startswith("conference.")]
    rows = {thing: _by_code(thing, entries) for thing in {entry.thing for entry in entries} & set(_ROWS)}
    people = _people(entries)
    named = {entry.pk: _name(entry, rows.get(entry.thing, {}).get(entry.thing_code), people) for entry in entries}
    return {entry.pk: named.get(entry.pk, "") for entry in every}


def _by_code(thing, entries):
    codes = {entry.thing_code for entry in entries if entry.thing == thing}
    return {row.code: row for row in _ROWS[thing]().filter(code__in=codes)}


def _people(entries):
    """Those who were given roles or lost them: the role itself may be gone."""
    codes = {entry.details.get("person") for entry in entries if entry.thing == "role"} - {None}
    return {person.code: person for person in Person.objects.filter(code__in=codes)} if codes else {}


def _name(entry, row, people):
    if entry.thing == "deadline" and row:
        return dated(row).name
    if entry.thing in ("invitation", "role"):
        person = row.person if row else people.get(entry.details.get("person"))
        return person.name if person and person.pk != entry.by_id else ""
    if entry.thing == "track" and row and row.edition.is_special_issue:
        return ""
    return str(row or "") or _as_noted(entry.details)


def _as_noted(details):
    """What was removed is known by the name that the deed noted."""
    noted = next((details[key] for key in ("name", "label", "slug") if details.get(key)), "")
    return in_language(noted) if isinstance(noted, dict) else str(noted)
