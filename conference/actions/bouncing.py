"""Deeds about mail that came back, and about addresses that work again."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from conference.history import Refused, action, digest, note
from conference.models import Message, Person

SENT = [Message.Status.SENT, Message.Status.BOUNCED]


@action
def mark_bounced(
    message: Message, *, address: str, status: str, reason: str, by: Person | None, at: datetime | None = None
) -> Message:
    """A mail server has said that this message cannot be delivered; whoever has the address is marked, too."""
    at = at or timezone.now()
    message = Message.objects.select_for_update(of=["self"]).get(pk=message.pk)
    if message.status not in SENT:
        raise Refused(_("This mail has not been sent."))
    message.status, message.bounced_at = Message.Status.BOUNCED, message.bounced_at or at
    message.problem = f"{status} {reason}".strip()
    message.save(update_fields=["status", "bounced_at", "problem"])
    _mark_person(message.address, status, at)
    note(status=status, address=digest(address))
    return message


@action
def mark_address(address: str, *, status: str, by: Person | None, at: datetime | None = None) -> None:
    """The same, told by a mail service that names only the address."""
    _mark_person(address, status, at or timezone.now())
    note(status=status, address=digest(address))


@action
def prove_address(person: Person, *, by: Person | None) -> Person:
    """Somebody has answered a code mailed to the address: mail reaches it again."""
    person = Person.objects.select_for_update(of=["self"]).get(pk=person.pk)
    person.bounced_at, person.bounce_note = None, ""
    person.save(update_fields=["bounced_at", "bounce_note"])
    return person


def _mark_person(address, status, at):
    """Only the status is kept (pages say what it means): the server's words may be anybody's."""
    Person.objects.filter(email=address.lower()).update(bounced_at=at, bounce_note=status[:10])
