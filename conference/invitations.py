"""Invitations as organisers look at them, and the one reminder that goes by itself."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import actions
from conference.history import Refused
from conference.models import Edition, Invitation, Person

REMIND_AFTER = timedelta(days=10)
EXPIRED = "expired"


def remind_unanswered(now: datetime) -> None:
    """Once, ten days after an invitation that nobody has answered; not where all is over or called off."""
    waiting = Invitation.objects.open(now).filter(
        Q(sent_at__lte=now - REMIND_AFTER) | Q(sent_at=None, created_at__lte=now - REMIND_AFTER), times_sent=1
    )
    for invitation in waiting.select_related("edition").order_by("pk"):
        if not (invitation.edition.is_past or invitation.edition.is_cancelled):
            with suppress(Refused):  # answered a moment ago: nothing is to be done
                actions.remind_invitation(invitation, by=None, at=now)


def listed(edition: Edition, state: str = "", q: str = "", at: datetime | None = None) -> QuerySet[Invitation]:
    """Those in a state (a status or EXPIRED; "" for all) of people who are called so, the latest first."""
    rows = in_state(edition.invitations.all(), state, at or timezone.now())
    for word in q.split():
        of_person = Q(person__given_name__icontains=word) | Q(person__family_name__icontains=word)
        rows = rows.filter(of_person | Q(address__icontains=word))
    return rows.select_related("person", "track", "edition").order_by("-created_at", "-pk")


def in_state(rows, state, at):
    if state == EXPIRED:
        return rows.filter(status=Invitation.Status.OPEN, expires_at__lte=at)
    if state == Invitation.Status.OPEN:
        return rows.filter(Q(expires_at=None) | Q(expires_at__gt=at), status=state)
    return rows.filter(status=state) if state in Invitation.Status.values else rows


def counts(edition: Edition, at: datetime | None = None) -> dict[str, int]:
    """State -> number of invitations; "" for all."""
    at = at or timezone.now()
    found: dict[str, int] = {"": 0}
    rows = edition.invitations.values_list(F("status"), F("expires_at"))
    for status, expires_at in rows:
        is_over = status == Invitation.Status.OPEN and expires_at is not None and expires_at <= at
        state = EXPIRED if is_over else status
        found[state] = found.get(state, 0) + 1
        found[""] += 1
    return found


def states(edition: Edition) -> list[tuple[str, str, int]]:
    """(state, words, number) of those that occur, all of them first."""
    numbers = counts(edition)
    words = [("", _("All")), *Invitation.Status.choices]
    words.insert(2, (EXPIRED, _("expired")))
    return [(state, str(label), numbers[state]) for state, label in words if numbers.get(state) or not state]


def persons_at(emails: Iterable[str]) -> dict[str, int]:
    """Address -> primary key of whom an invitation to it would reach, as far as they are known: in two queries."""
    emails = list(emails)
    proven = Q(emailaddress__email__in=emails, emailaddress__verified=True)
    known = Person.objects.filter(Q(email__in=emails) | Q(pk__in=Person.objects.filter(proven).values("pk")))
    found = {}
    for person in known.prefetch_related("emailaddress_set"):
        addresses = [each.email for each in person.emailaddress_set.all() if each.verified]
        found.update(dict.fromkeys(addresses, person.pk))
        found.setdefault(person.email, person.pk)
    return found


def places_of(edition: Edition, persons: Iterable[int]) -> tuple[set[tuple], set[tuple]]:
    """(person, role, track) that they have, and those that they have been asked for and not answered yet."""
    place, persons = ("person", "role", "track"), list(persons)
    having = edition.roles.not_over().filter(person__in=persons).values_list(*place)
    asked = edition.invitations.filter(person__in=persons, status=Invitation.Status.OPEN).values_list(*place)
    return set(having), set(asked)
