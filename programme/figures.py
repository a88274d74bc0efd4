"""Figures of the programme: how the minutes of sessions are spread over rooms and days."""

from collections import Counter, defaultdict
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conference.charts import Part, bars
from conference.figures import Figure
from programme.models import Session
from programme.permissions import may_look

LOOKS = ("main", "second", "good", "quiet")  # of as many days; more are not told apart
PAUSES = [Session.Kind.BREAK, Session.Kind.SOCIAL]


def figures(viewer, edition):
    if edition.is_special_issue or not may_look(viewer, edition):
        return []
    return [Figure("minutes", 50, lambda: minutes(edition))]


def minutes(edition):
    """Minutes of sessions with a time in each room, by day; breaks and social events do not count. One query."""
    found, days = _found(edition)
    parts = _parts(days)
    rows = [(room, _row(counts, days, len(parts))) for room, counts in found.items()]
    return bars(
        "minutes",
        _("Minutes of the programme"),
        _summary(found, days),
        parts,
        rows,
        what=_("Room"),
        unit=_("minutes"),
    )


def _parts(days):
    if not 1 < len(days) <= len(LOOKS):
        return [Part(_("minutes"))]
    return [Part(date_format(day, "D, j M"), look) for day, look in zip(days, LOOKS, strict=False)]


def _found(edition):
    """{room: {day: minutes}} in the order of the rooms, those without a room last; and the days."""
    sessions = edition.sessions.exclude(kind__in=PAUSES).exclude(starts_at=None).select_related("room")
    place, found = ZoneInfo(edition.zone or "UTC"), defaultdict(Counter)
    for session in sorted(sessions, key=_by_room):
        room = str(session.room) if session.room else _("no room")
        found[room][session.starts_at.astimezone(place).date()] += round(
            (session.ends_at - session.starts_at).total_seconds() / 60
        )
    return found, sorted({day for counts in found.values() for day in counts})


def _by_room(session):
    room = session.room
    return (room is None, room.position if room else 0, room.pk if room else 0)


def _row(counts, days, parts):
    return [counts[day] for day in days] if parts > 1 else [counts.total()]


def _summary(found, days):
    if not found:
        return _("No session has a time yet.")
    total = sum(counts.total() for counts in found.values())
    rooms = ngettext("%(n)d room", "%(n)d rooms", len(found)) % {"n": len(found)}
    spread = ngettext("%(n)d day", "%(n)d days", len(days)) % {"n": len(days)}
    hours = _("%(hours)d h %(minutes)d min") % {"hours": total // 60, "minutes": total % 60}
    return _("%(time)s of sessions in %(rooms)s on %(days)s.") % {"time": hours, "rooms": rooms, "days": spread}
