"""Loads the demo's rooms, keynotes and sessions, and publishes the programme."""

from datetime import timedelta

from conference.project.demo.portraits import portrait
from conference.project.demo.reading import content, day_of, time_of
from programme import actions

KINDS = {"lunch": "break"}


def load_programmes(editions, people, papers):
    for entry in content("programme"):
        edition = editions[entry["edition"]]
        keynotes = {each["key"]: load_keynote(edition, each, people) for each in entry["keynotes"]}
        rooms = {each["key"]: load_room(edition, each) for each in entry["rooms"]}
        for session in entry["sessions"]:
            load_session(edition, session, rooms, keynotes, people, papers)
        actions.publish(edition, by=None, note="" if edition.is_past else "First programme")


def load_room(edition, entry):
    return actions.add_room(edition, name=entry["name"], capacity=entry["capacity"], by=None)


def load_keynote(edition, entry, people):
    """Real people of old editions get no portrait: there is none in our sources."""
    speaker = people[entry["person"]]
    is_invented = bool(speaker.email)
    return actions.add_keynote(
        edition,
        speaker=speaker.name,
        email=speaker.email or "",
        affiliation=entry["affiliation"] or "",
        biography=entry["biography"] or {},
        title=entry["title"],
        abstract=entry["abstract"] or {},
        portrait=portrait(speaker.name) if is_invented else None,
        portrait_credit="Drawn by the demo" if is_invented else "",
        presentation_url=entry["presentation_url"] or "",
        further_url=entry["further_url"] or "",
        report={"en": report_of(entry)} if entry["report"] else {},
        day=day_of(entry),
        by=None,
    )


def report_of(entry):
    """Headed sections as Markdown."""
    return "\n\n".join(f"# {part['heading']['en']}\n\n{part['text']['en']}" for part in entry["report"])


def load_session(edition, entry, rooms, keynotes, people, papers):
    session = actions.add_session(
        edition,
        kind=KINDS.get(entry["kind"], entry["kind"]),
        title=entry["title"],
        description=description_of(entry),
        track=edition.tracks.filter(slug=entry["track"]).first() if entry["track"] else None,
        room=rooms.get(entry["room"]),
        day=edition.starts_on + timedelta(days=entry["day"]),
        start=time_of(entry["start"]),
        end=time_of(entry["end"]),
        chairs=[people[key] for key in entry["chairs"]],
        by=None,
    )
    for item in entry["items"]:
        thing = papers[item["submission"]] if item["submission"] else keynotes[item["keynote"]]
        thing.refresh_from_db()
        actions.place(thing, session=session, minutes=item["minutes"], by=None)


def description_of(entry):
    parts = [text for text in (entry["place"], (entry["note"] or {}).get("en")) if text]
    return {"en": "\n\n".join(parts)} if parts else {}
