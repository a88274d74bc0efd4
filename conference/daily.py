"""One mail a day with the notices that could wait, for those who want it so."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from conference import actions
from conference.models import Message, Person

AT = time(8)


def send_due(now: datetime):
    """What is looked at every few minutes: persons whose notices waited at eight in the morning, where they are."""
    waiting = Message.objects.filter(status=Message.Status.HELD).exclude(person=None).order_by("created_at", "pk")
    first = {}
    for message in waiting.select_related("person", "edition"):
        first.setdefault(message.person, message)
    for person, message in first.items():
        if message.created_at < latest_eight(now, zone_of(person, message)):
            send_to(person, now, zone_of(person, message))


def send_to(person: Person, now: datetime, zone: str):
    actions.send_daily_mail(person, day=now.astimezone(ZoneInfo(zone)).date(), by=None)


def zone_of(person: Person, message: Message) -> str:
    """The person's, else that of the conference that has something to say."""
    return person.zone or (message.edition.zone if message.edition else "") or "UTC"


def latest_eight(now: datetime, zone: str) -> datetime:
    """The last moment, not after now, at which clocks in the zone showed eight."""
    local = now.astimezone(ZoneInfo(zone))
    eight = datetime.combine(local.date(), AT, ZoneInfo(zone))
    return eight if eight <= local else datetime.combine(local.date() - timedelta(days=1), AT, ZoneInfo(zone))
