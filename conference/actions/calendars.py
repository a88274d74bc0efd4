"""Deeds about personal calendars."""

from conference.history import action
from conference.models import Person


@action
def renew_calendar(person: Person, *, by: Person | None) -> Person:
    """Gives the personal calendar a new address; the old one stops working at once."""
    person = Person.objects.select_for_update(of=["self"]).get(pk=person.pk)
    person.calendar_key += 1
    person.save(update_fields=["calendar_key"])
    return person
