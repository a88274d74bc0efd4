"""A small programme: accepted papers, a keynote, rooms and sessions of the cast's conference, put in by actions."""

import io
from datetime import time, timedelta

import pytest
from PIL import Image

from conference import actions as conference_actions
from conference.models import File
from programme import actions
from programme.models import Slot
from submissions.models import Author, Submission


def picture(format="JPEG", size=(64, 48), **options):
    buffer = io.BytesIO()
    Image.new("RGB", size, "teal").save(buffer, format, **options)
    return buffer.getvalue()


@pytest.fixture
def paper(track, kind, ada):
    """paper("Title", authors=[...]): an accepted paper; its only author is Ada unless told."""
    numbers = iter(range(1, 1000))

    def accepted(title, *, authors=None, status="accepted", **fields):
        submission = Submission.objects.create(
            edition=track.edition,
            track=fields.pop("track", track),
            kind=kind,
            contact=ada,
            title=title,
            number=next(numbers),
            status=status,
            **fields,
        )
        for position, author in enumerate([{"person": ada}] if authors is None else authors):
            _add_author(submission, position, **author)
        return submission

    return accepted


def _add_author(submission, position, person=None, **fields):
    if person:
        fields = {"given_name": person.given_name, "family_name": person.family_name, "person": person} | fields
    Author.objects.create(submission=submission, edition=submission.edition, position=position, **fields)


@pytest.fixture
def room(edition, clara):
    return actions.add_room(edition, name="Room A", capacity=80, by=clara)


@pytest.fixture
def other_room(edition, room, clara):
    return actions.add_room(edition, name="Room B", building="Annex", by=clara)


@pytest.fixture
def session(edition, room, clara):
    """Of papers, on the first day from 9:00 to 10:30 in Room A."""
    return held(edition, "Open data", room=room, by=clara)


@pytest.fixture
def other_session(edition, other_room, clara):
    """At the same time in Room B."""
    return held(edition, "Smart cities", room=other_room, by=clara)


def held(edition, title, *, by, start=time(9), end=time(10, 30), day=0, **fields):
    day = edition.starts_on + timedelta(days=day)
    return actions.add_session(edition, title=title, day=day, start=start, end=end, by=by, **fields)


@pytest.fixture
def talk(session, paper, clara):
    """Ada's paper in the session: a slot."""
    return actions.place(paper("Doors that open"), session=session, by=clara)


@pytest.fixture
def keynote(edition, clara):
    """Of Grace, with a portrait, and not in any session."""
    return actions.add_keynote(
        edition,
        speaker="Grace Hopper",
        affiliation="Navy Yard",
        title="Compilers for everyone",
        abstract="Why machines should *speak* our language.",
        biography="Wrote the first compiler.",
        portrait=picture(),
        day=edition.starts_on,
        by=clara,
    )


@pytest.fixture
def release(talk, edition, clara):
    """The first version, with Ada's talk."""
    return actions.publish(edition, by=clara)


@pytest.fixture
def issue(clara):
    """A special issue that Clara edits."""
    series = conference_actions.create_series("Journal", by=clara, kind="journal")
    issue = conference_actions.create_edition(
        series, slug="issue", by=clara, kind="special_issue", name={"en": "Special issue"}
    )
    return conference_actions.publish_edition(issue, by=clara)


@pytest.fixture
def articles(issue, paper, clara):
    """Two accepted ones."""
    track = conference_actions.add_track(issue, slug="all", name={"en": "All"}, by=clara)
    kind = conference_actions.add_kind(issue, slug="article", name={"en": "Article"}, by=clara)
    for title in ("Zebra", "Aardvark"):
        Submission.objects.filter(pk=paper(title, authors=[]).pk).update(edition=issue, track=track, kind=kind)
    return Submission.objects.filter(edition=issue).order_by("number")


@pytest.fixture
def move_to(clara):
    """move_to(session, start=..., ...): changes a session and leaves the rest of it as it is."""

    def change(session, **changes):
        session.refresh_from_db()
        zone_hours = {"start": time(9), "end": time(10, 30)}
        as_it_is = {"title": dict(session.title), "kind": session.kind, "room": session.room, "day": session.day}
        values = as_it_is | zone_hours | changes
        return actions.change_session(session, by=clara, revision=session.revision, **values)

    return change


@pytest.fixture
def many_talks(edition, session, paper, clara):
    """many_talks(30): that many papers, each in a session of its own."""

    def place(count):
        for number in range(count):
            hour = time(8 + number % 10)
            other = held(edition, f"S{number}", start=hour, end=hour.replace(minute=30), day=1 + number // 10, by=clara)
            authors = [{"family_name": f"A{number}"}, {"family_name": f"B{number}"}]
            actions.place(paper(f"Paper {number}", authors=authors), session=other, by=clara)
        return Slot.objects.filter(edition=edition)

    return place


@pytest.fixture
def portrait_file(keynote):
    return File.objects.get(pk=keynote.portrait_id)
