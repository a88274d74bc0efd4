"""What deeds that change settings have in common: the row held, its fields written, old and new values noted."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from conference import dates
from conference.history import ADDRESSES, Refused, digest, note
from conference.text.cutting import cut

LONGEST_NOTED = 200  # characters of a text that history repeats


def held(thing):
    """The row itself, until the transaction ends."""
    return type(thing)._default_manager.select_for_update(of=["self"]).get(pk=thing.pk)


def write(thing, fields: dict) -> list[str]:
    """Saves what differs and notes it with old and new values; returns the names of those fields."""
    old = {name: getattr(thing, name) for name, value in fields.items() if getattr(thing, name) != value}
    for name in old:
        setattr(thing, name, fields[name])
    if old:
        thing.save(update_fields=list(old))
    note(changes={name: [_noted(name, old[name]), _noted(name, fields[name])] for name in old})
    return list(old)


def _noted(name, value):
    if isinstance(value, dict):
        return {key: _noted(name, text) for key, text in value.items()}
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, str):
        return (digest(value) if value else "") if name in ADDRESSES else cut(value, LONGEST_NOTED)
    return value if value is None or isinstance(value, bool | int | list) else str(value)


def require_credible(*days: date | None) -> None:
    """Refuses days of years in which nothing can have been meant; None is no day."""
    if not all(dates.is_credible(day) for day in days if day):
        raise Refused(_("Please check the year."))


def call_changed(edition):
    """What the public call says is not what it said: feeds and caches are told by the moment."""
    type(edition).objects.filter(pk=edition.pk).update(changed_at=timezone.now())


def put_in_order(rows, row, *, up: bool) -> bool:
    """Moves one of the rows (in their order) by one place and numbers them anew; False where it is at the end."""
    rows = list(rows)
    here = next(at for at, each in enumerate(rows) if each.pk == row.pk)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(rows):
        return False
    rows[here], rows[there] = rows[there], rows[here]
    for position, each in enumerate(rows):
        if each.position != position:
            each.position = position
            each.save(update_fields=["position"])
    return True
