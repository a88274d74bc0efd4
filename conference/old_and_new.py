"""What a deed changed, as people read it in the activity log: old and new values of settings and dates."""

from dataclasses import dataclass

from django.apps import apps
from django.utils.dateparse import parse_datetime
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from conference import when
from conference.models import Entry
from conference.text.cutting import cut
from conference.texts import in_language

LONGEST_VALUE = 160


@dataclass(frozen=True)
class Change:
    """One value that a deed changed, as people read it; "" for none."""

    label: str
    old: str
    new: str


def changes_of(entry: Entry) -> list[Change]:
    """Old and new values, of settings and dates; of papers and people history keeps none."""
    if "moved_from" in entry.details:
        moments = (_moment(entry.details.get(name)) for name in ("moved_from", "moved_to"))
        return [Change(_("Closes (UTC)"), *moments)]
    found = entry.details.get("changes")
    if not isinstance(found, dict):
        return []
    pairs = [(name, pair) for name, pair in found.items() if isinstance(pair, list) and len(pair) == 2]
    return [Change(_label(entry.thing, name), _value(old), _value(new)) for name, (old, new) in pairs]


def _label(thing, name):
    """What a field is called where its model says so in words."""
    try:
        return capfirst(str(apps.get_model("conference", thing)._meta.get_field(name).verbose_name))
    except LookupError:
        return capfirst(name.replace("_", " "))


def _value(value):
    if isinstance(value, dict) and isinstance(value.get("label"), dict):
        value = value["label"]  # of a choice
    if isinstance(value, dict):
        value = in_language(value) or next(iter(value.values()), "")
    if isinstance(value, list):
        value = ", ".join(_value(each) for each in value)
    if isinstance(value, bool):
        value = _("yes") if value else _("no")
    return cut("" if value is None else str(value), LONGEST_VALUE)


def _moment(text):
    at = parse_datetime(text or "")
    return when.moment(at, zone="UTC") if at else ""
