"""Deeds about sessions: what takes place when and where, and who chairs it."""

from datetime import date, time

from django.utils.translation import gettext as _

from conference.history import Refused, action, note
from conference.models import Edition, Person, Track
from conference.texts import Texts
from programme.models import Room, Session, SessionPart, Slot
from programme.times import span_of


@action
def add_session(
    edition: Edition,
    *,
    by: Person | None,
    kind: str = Session.Kind.PAPERS,
    title: str | dict = "",
    track: Track | None = None,
    room: Room | None = None,
    day: date | None = None,
    start: time | None = None,
    end: time | None = None,
    chairs: list[Person] | tuple = (),
    description: str | dict = "",
) -> Session:
    """A stretch of the programme. day, start and end are local to the edition's zone; all three may be unknown."""
    session = Session(edition=edition)
    _write(session, kind=kind, title=title, track=track, room=room, description=description)
    _time(session, day, start, end)
    session.save()
    _appoint(session, chairs)
    return session


@action
def change_session(
    session: Session,
    *,
    by: Person | None,
    revision: int,
    kind: str,
    title: str | dict = "",
    track: Track | None = None,
    room: Room | None = None,
    day: date | None = None,
    start: time | None = None,
    end: time | None = None,
    chairs: list[Person] | tuple = (),
    description: str | dict = "",
) -> Session:
    """Changes or moves a session, and its presentations with it. revision: of what the person saw."""
    session = Session.objects.locked(session)
    if session.revision != revision:
        raise Refused(_("Somebody else has changed this session while you were at it. Compare, then save again."))
    before = (session.room_id, session.starts_at, session.ends_at)
    _write(session, kind=kind, title=title, track=track, room=room, description=description)
    _time(session, day, start, end)
    session.revision += 1
    session.save()
    _appoint(session, chairs)
    Slot.objects.keep_in_step(session)
    note(moved=before != (session.room_id, session.starts_at, session.ends_at))
    return session


@action
def remove_session(session: Session, *, by: Person | None) -> None:
    """Its presentations go back to those without a place; they keep their codes."""
    slots = session.slots.all()
    note(presentations=slots.count())
    slots.filter(kind=Slot.Kind.OTHER).delete()
    slots.update(session=None, day=None, starts_at=None)
    Session.objects.filter(pk=session.pk).delete()


def _write(session, *, kind, title, track, room, description):
    session.kind, session.track, session.room = kind, track, room
    language = (session.edition.languages or ["en"])[0]
    for name, value in (("title", title), ("description", description)):
        texts = getattr(session, name) | {language: value} if isinstance(value, str) else value
        setattr(session, name, Texts(texts))


def _time(session, day, start, end):
    session.day, session.starts_at, session.ends_at = day, None, None
    if start is None and end is None:
        return
    if not (day and start and end):
        raise Refused(_("Give day, start and end, or only the day."))
    if not session.edition.zone:
        raise Refused(_("The conference has no time zone yet. Set it before you give times."))
    is_late = session.kind == Session.Kind.SOCIAL
    try:
        session.starts_at, session.ends_at = span_of(day, start, end, session.edition.zone, may_pass_midnight=is_late)
    except ValueError as problem:
        raise Refused(str(problem)) from problem


def _appoint(session, chairs):
    session.parts.filter(part=SessionPart.Part.CHAIR).exclude(person__in=chairs).delete()
    for position, person in enumerate(chairs):
        SessionPart.objects.update_or_create(
            session=session,
            person=person,
            part=SessionPart.Part.CHAIR,
            defaults={"edition": session.edition, "position": position},
        )
