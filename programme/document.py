"""The release document (schema convoke.release/1) of a schedule: pure, from rows that are already loaded."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime

from programme.schedule import Schedule

SCHEMA = "convoke.release/1"


def document_of(
    schedule: Schedule,
    *,
    version: int,
    at: datetime,
    note: str = "",
    committee: Iterable[dict] = (),
    announced: Collection[str] = (),
) -> dict:
    """The document as it is kept: texts in all languages, without "sequence" and "changed_at" (release.carry_over).

    announced: codes of slots that were published before; of these a withdrawn paper stays as cancelled, others are
    left out. Times are UTC with "Z"; what is unknown is null, for texts "".
    """
    slots = [slot for slot in schedule.slots if not slot.is_withdrawn or slot.code in announced]
    named = {slot.code for slot in slots}
    return {
        "schema": SCHEMA,
        "version": version,
        "published_at": stamp(at),
        "note": note,
        "languages": schedule.edition.languages or ["en"],
        "edition": _edition(schedule.edition, list(committee)),
        "rooms": [_room(room) for room in schedule.rooms],
        "sessions": [_session(session, named) for session in schedule.sessions],
        "slots": [_slot(slot, is_issue=schedule.edition.is_special_issue) for slot in slots],
        "keynotes": [_keynote(keynote, named) for keynote in schedule.keynotes],
    }


def stamp(at: datetime | None) -> str | None:
    """ "2026-12-01T08:00:00Z" """
    return at and at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _edition(edition, committee):
    return {
        "code": edition.code,
        "slug": edition.slug,
        "kind": edition.kind,
        "name": dict(edition.name),
        "tagline": dict(edition.tagline),
        "description": dict(edition.description),
        "place": edition.place,
        "country": edition.country,
        "venue": edition.venue,
        "starts_on": _day(edition.starts_on),
        "ends_on": _day(edition.ends_on),
        "zone": edition.zone or None,
        "accent": edition.accent,
        "committee": committee,
    }


def _room(room):
    return {"code": room.code, "name": room.name, "building": room.building, "capacity": room.capacity}


def _session(session, named):
    return {
        "code": session.code,
        "title": dict(session.title) if session.title else str(session),
        "kind": session.kind,
        "track": dict(session.track.name) if session.track else "",
        "room": session.room.code if session.room else None,
        "day": _day(session.day),
        "starts_at": stamp(session.starts_at),
        "ends_at": stamp(session.ends_at),
        "chairs": [{"name": part.person.name, "affiliation": part.person.affiliation} for part in session.chairs],
        "description": dict(session.description),
        "slots": [slot.code for slot in session.talks if slot.code in named],
        "status": "confirmed",
    }


def _slot(slot, *, is_issue):
    """The one track of a special issue is not shown."""
    session = slot.session
    return {
        "code": slot.code,
        "session": session.code,
        "kind": slot.kind,
        "day": _day(slot.day),
        "starts_at": stamp(slot.starts_at),
        "ends_at": stamp(slot.ends_at),
        "room": session.room.code if session.room else None,
        "status": "cancelled" if slot.is_withdrawn else "confirmed",
        **_content(slot),
        "track": "" if is_issue or not slot.submission_id else dict(slot.submission.track.name),
    }


def _content(slot):
    """What is presented: that of the paper, of the keynote, or only a title."""
    told = {"title": dict(slot.title), "abstract": "", "people": [], "keynote": None, "number": None, "keywords": []}
    if slot.keynote_id:
        return told | _of_keynote(slot.keynote)
    return told | _of_paper(slot.submission) if slot.submission_id else told


def _of_keynote(keynote):
    return {
        "title": dict(keynote.title) if keynote.title else keynote.speaker,
        "abstract": dict(keynote.abstract),
        "people": [_person(keynote.speaker, keynote.affiliation, "", "speaker", presents=True)],
        "keynote": keynote.code,
    }


def _of_paper(paper):
    authors = paper.printed
    return {
        "title": paper.title,
        "abstract": paper.abstract,
        "people": [
            _person(author.name, author.affiliation, author.country, "author", presents=len(authors) == 1)
            for author in authors
        ],
        "number": paper.number,
        "keywords": list(paper.keywords),
    }


def _person(name, affiliation, country, role, *, presents):
    return {"name": name, "affiliation": affiliation, "country": country, "role": role, "presents": presents}


def _keynote(keynote, named):
    slot = getattr(keynote, "slot", None)
    return {
        "code": keynote.code,
        "title": dict(keynote.title),
        "speaker": keynote.speaker,
        "affiliation": keynote.affiliation,
        "biography": dict(keynote.biography),
        "abstract": dict(keynote.abstract),
        "portrait": keynote.portrait.sha256 if keynote.portrait else None,
        "portrait_credit": keynote.portrait_credit,
        "presentation_url": keynote.presentation_url,
        "further_url": keynote.further_url,
        "report": dict(keynote.report),
        "day": _day((slot and slot.day) or keynote.day),
        "slot": slot.code if slot and slot.code in named else None,
    }


def _day(day):
    return day and day.isoformat()
