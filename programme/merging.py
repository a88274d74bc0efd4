"""What of the programme the other account of a person brings along when two become one."""

from django.utils.translation import gettext as _

from conference.models import Person
from programme.models import SessionPart


def hand_over(keep: Person, gone: Person):
    """Who chairs a session with both accounts chairs it once."""
    own = set(SessionPart.objects.filter(person=keep).values_list("session", "part"))
    for row in SessionPart.objects.filter(person=gone):
        if (row.session_id, row.part) in own:
            row.delete()


def belongings(person: Person):
    return [(_("Parts in sessions"), SessionPart.objects.filter(person=person).count())]
