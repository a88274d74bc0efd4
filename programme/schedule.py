"""The working schedule of an edition, loaded in a fixed number of queries, and what clashes in it."""

from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

from django.db.models import Prefetch

from conference.models import Edition
from programme.clashes import Clash, Placed, clashes
from programme.identity import Directory, Somebody
from programme.models import Keynote, Room, Session, SessionPart, Slot
from submissions.models import Author, Submission


@dataclass(frozen=True)
class Schedule:
    """Rooms, keynotes and sessions in order; each session has its talks (slots) and its chairs (parts) loaded."""

    edition: Edition
    rooms: list[Room]
    sessions: list[Session]
    keynotes: list[Keynote]

    @cached_property
    def slots(self) -> list[Slot]:
        return [slot for session in self.sessions for slot in session.talks]

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.edition.zone or "UTC")

    @cached_property
    def clashes(self) -> list[Clash]:
        return clashes(placed_of(self))


def schedule_of(edition: Edition) -> Schedule:
    authors = Author.objects.order_by("position").select_related("person")
    chairs = SessionPart.objects.filter(part=SessionPart.Part.CHAIR).order_by("position", "pk").select_related("person")
    talks = (
        Slot.objects.in_order()
        .select_related("submission__track", "submission__kind", "keynote__person")
        .prefetch_related(Prefetch("submission__authors", authors, to_attr="printed"))
    )
    sessions = edition.sessions.in_order().select_related("room", "track")
    return Schedule(
        edition=edition,
        rooms=list(edition.rooms.order_by("position", "pk")),
        sessions=list(
            sessions.prefetch_related(
                Prefetch("slots", talks, to_attr="talks"),
                Prefetch("parts", chairs, to_attr="chairs"),
            )
        ),
        keynotes=list(edition.keynotes.order_by("position", "pk").select_related("person", "portrait", "slot")),
    )


def unplaced_papers(edition: Edition):
    """Accepted papers that have no place in the programme, by their number."""
    placed = Slot.objects.placed().filter(edition=edition, submission__isnull=False).values("submission")
    accepted = Submission.objects.accepted().filter(edition=edition)
    return accepted.exclude(pk__in=placed).select_related("track", "kind").order_by("number", "pk")


def unplaced_keynotes(edition: Edition):
    placed = Slot.objects.placed().filter(edition=edition, keynote__isnull=False).values("keynote")
    return edition.keynotes.exclude(pk__in=placed).order_by("position", "pk")


def placed_of(schedule: Schedule) -> list[Placed]:
    """What the check for clashes gets: sessions with their chairs, talks with their people; withdrawn ones left out."""
    talks = [slot for slot in schedule.slots if not slot.is_withdrawn]
    people = {id(thing): _people_of(thing) for thing in [*schedule.sessions, *talks]}
    directory = Directory(somebody for parts in people.values() for somebody, _ in parts)
    keyed = {key: tuple(_keyed(directory, *part) for part in parts) for key, parts in people.items()}
    sessions = [_placed(session, session, keyed[id(session)]) for session in schedule.sessions]
    return sessions + [_placed(slot, slot.session, keyed[id(slot)]) for slot in talks]


def _placed(thing, session, people):
    is_slot = isinstance(thing, Slot)
    return Placed(
        code=thing.code,
        title=thing.shown_title if is_slot else str(thing),
        starts_at=thing.starts_at,
        ends_at=thing.ends_at,
        room=session.room.code if session.room else None,
        room_name=session.room.name if session.room else "",
        people=people,
        session=session.code if is_slot else None,
        shares_room=is_slot and session.is_at_once,
    )


def _keyed(directory, somebody, role):
    """Whom only a name identifies may be somebody else of that name: never more than a warning."""
    return directory.key(somebody), somebody.name, role if somebody.marks else "author"


def _people_of(thing):
    """[(Somebody, role)]. Who of several authors presents is not known, so none of them must be there."""
    if isinstance(thing, Session):
        return [(_account(part.person, part.person.name), "chair") for part in thing.chairs]
    if thing.keynote_id:
        return [(_account(thing.keynote.person, thing.keynote.speaker), "speaker")]
    authors = thing.submission.printed if thing.submission_id else []
    role = "presenter" if len(authors) == 1 else "author"
    return [(_author(author), role) for author in authors]


def _author(author):
    linked = _account(author.person, author.name)
    emails = (*linked.emails, author.email) if author.email else linked.emails
    return Somebody(author.name, person=linked.person, emails=emails, orcid=author.orcid or linked.orcid)


def _account(person, name):
    if person is None:
        return Somebody(name)
    return Somebody(name, person=person.code, emails=(person.email,) if person.email else (), orcid=person.orcid)
