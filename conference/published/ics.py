"""iCalendar feed (RFC 5545, RFC 7986) of deadlines: the same dates give the same bytes, to the last stamp."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event, vDuration, vText, vUri

from conference import dates
from conference.published.call import Date
from conference.published.prose import one_line

PRODID = "-//Convoke//Deadlines//EN"
REFRESH = timedelta(hours=6)
WARNED = [timedelta(days=-7), timedelta(days=-1)]
# Stages at which something is due at an instant; of all others the day is what counts, unless a time was stated.
DUE = {"abstract", "paper", "resubmission", "review", "response", "revision", "final"}
WARNED_OF = {"abstract", "paper", "resubmission", "revision", "final"}
# A calendar needs at least one component (RFC 5545, 3.6): this one says nothing, and keeps a feed without dates valid.
NOTHING = (
    b"BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\n"
    b"TZOFFSETTO:+0000\r\nTZNAME:UTC\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)


@dataclass(frozen=True)
class Due:
    """A date with what its entry says around it: whose it is, where to read more, whether all was cancelled when."""

    date: Date
    of: str
    url: str
    cancelled_at: datetime | None = None
    is_tentative: bool = False  # it will be on other days, which nobody knows yet

    @property
    def is_cancelled(self) -> bool:
        return bool(self.date.removed_at or self.cancelled_at)

    @property
    def changed_at(self) -> datetime:
        return max(at for at in (self.date.changed_at, self.date.removed_at, self.cancelled_at) if at)


def calendar(found: Iterable[Due], *, name: str, url: str, source: str) -> bytes:
    """The calendar of these dates, in order; `source` is the address of this very feed."""
    events = sorted(found, key=lambda due: (due.date.day, due.date.closes_at, due.date.code))
    body = b"".join(_event(due).to_ical() for due in events) or NOTHING
    head = _head(name, url, source).to_ical().removesuffix(b"END:VCALENDAR\r\n")
    return head + body + b"END:VCALENDAR\r\n"


def title_of(due: Due) -> str:
    """ "[CoPro 2027] Full paper due: Open data (AoE)"."""
    date = due.date
    what = _("{what} due").format(what=date.name) if date.stage in DUE and not date.label else date.name
    about = ", ".join(filter(None, [date.kind, date.track]))
    zone = " (AoE)" if date.zone == dates.AOE and date.is_moment else ""
    title = f"[{due.of}] {what}" + (f": {about}" if about else "") + zone
    return one_line(_("Cancelled: {title}").format(title=title) if due.is_cancelled else title)


def _head(name: str, url: str, source: str) -> Calendar:
    """The calendar's own properties. No UID: vdirsyncer files all events under it. No METHOD: it needs an organizer."""
    head = Calendar()
    head.add("prodid", PRODID)
    head.add("version", "2.0")
    head.add("calscale", "GREGORIAN")
    for key in ("name", "x-wr-calname"):
        # Told to be text, or the library leaves commas in X- properties as they are.
        head.add(key, vText(one_line(name)))
    head.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    head.add("x-published-ttl", vDuration(REFRESH).to_ical().decode())
    head.add("url", vUri(url))
    head.add("source", vUri(source), parameters={"VALUE": "URI"})
    return head


def _event(due: Due) -> Event:
    event, date = Event(), due.date
    event.add("uid", f"{date.code}@convoke")
    event.add("summary", vText(title_of(due)))
    event.add("dtstamp", due.changed_at)
    event.add("last-modified", due.changed_at)
    event.add("sequence", date.sequence)
    event.add("status", _status(due))
    event.add("transp", "TRANSPARENT")
    event.add("class", "PUBLIC")
    _add_times(event, date)
    event.add("categories", [one_line(due.of).replace(",", " ")])
    event.add("description", vText("\n".join([*_lines(date), due.url])))
    event.add("url", vUri(due.url))
    if date.stage in WARNED_OF and not due.is_cancelled:
        for before in WARNED:
            event.add_component(_alarm(title_of(due), before))
    return event


def _status(due: Due) -> str:
    if due.is_cancelled:
        return "CANCELLED"
    return "TENTATIVE" if due.is_tentative else "CONFIRMED"


def _add_times(event: Event, date: Date) -> None:
    """An instant in UTC where a zone was stated; without one a local time of no place, or the day alone.

    A range of days that closes at its end is told by that end, so that the warnings come before it.
    """
    if not date.is_moment and not date.time:
        event.add("dtstart", date.day)
        if date.ends_on and date.ends_on > date.day:
            event.add("dtend", date.ends_on + timedelta(days=1))
    elif date.is_moment:
        event.add("dtstart", date.last_moment)
    else:
        event.add("dtstart", datetime.combine(date.ends_on or date.day, date.time or time.min))


def _lines(date: Date) -> list[str]:
    stated = date.shown
    told = [", ".join(filter(None, [date.when, stated.time, stated.zone]))]
    if date.is_optional:
        told.append(_("Encouraged, not required."))
    told += [_("Formerly: {date}").format(date=former) for former in date.former]
    return [one_line(line) for line in told]


def _alarm(title: str, before: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", vText(title))
    alarm.add("trigger", before)
    return alarm
