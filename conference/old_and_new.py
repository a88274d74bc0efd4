"""What a deed changed, as people read it in the activity log: old and new values of settings and dates."""

from dataclasses import dataclass

from django.apps import apps
from django.utils.choices import flatten_choices
from django.utils.dateparse import parse_datetime
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from conference import registry, rendering, when
from conference.history import ADDRESSES
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
    return [_change(entry.thing, name, old, new) for name, (old, new) in pairs]


def _change(thing, name, old, new):
    """Of an address history knows a digest alone, which tells people nothing."""
    if name in ADDRESSES:
        return Change(_label(thing, name), "", _("changed") if new else _("removed"))
    names = _names_of_choices(thing, name)
    return Change(_label(thing, name), _value(old, names), _value(new, names))


def _names_of_choices(thing, name):
    """Value -> what the form calls it, where it is chosen from a list."""
    choices = getattr(registry.changed_fields.get((thing, name)), "choices", ())
    return {str(value): str(label) for value, label in flatten_choices(choices) if value}


def _label(thing, name):
    """What its form calls a field, or its model."""
    if field := registry.changed_fields.get((thing, name)):
        return str(field.label)
    try:
        return capfirst(str(apps.get_model("conference", thing)._meta.get_field(name).verbose_name))
    except LookupError:
        return capfirst(name.replace("_", " "))


def _value(value, names):
    if isinstance(value, dict) and isinstance(value.get("label"), dict):
        value = value["label"]  # of a choice
    if isinstance(value, dict):
        value = rendering.plain(in_language(value) or next(iter(value.values()), ""))
    if isinstance(value, list):
        value = ", ".join(_value(each, names) for each in value)
    if isinstance(value, bool):
        value = _("yes") if value else _("no")
    return cut("" if value is None else names.get(str(value), str(value)), LONGEST_VALUE)


def _moment(text):
    at = parse_datetime(text or "")
    return when.moment(at, zone="UTC") if at else ""
