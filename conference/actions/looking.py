"""Deeds of organisers who look at the pages as somebody else: nothing changes but the log."""

from django.utils.translation import gettext as _

from conference.history import Refused, action, note
from conference.models import Edition, Person
from conference.viewers import Viewer
from conference.viewing import people_to_look_as


@action
def look_as(edition: Edition, *, person: Person, by: Person | None) -> Edition:
    """Begins to look as somebody who has a part in it."""
    role = people_to_look_as(Viewer(person=by), edition).get(person.pk)
    if role is None:
        raise Refused(_("You cannot look as this person."))
    note(person=person.code, acting_as=role)
    return edition


@action
def stop_looking(edition: Edition, *, person: Person, role: str, by: Person | None) -> Edition:
    """Is oneself again."""
    note(person=person.code, acting_as=role)
    return edition
