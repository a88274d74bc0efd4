"""The edition itself with tracks, topics, kinds and dates, made by the actions that pages call."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.text import slugify

from conference import actions
from conference.dates import AOE
from conference.models import Edition, Person, Role
from conference.project.synthesis import people
from conference.project.synthesis.diary import dated
from conference.project.synthesis.vocabulary import TRACKS
from reviewing import actions as reviewing

GRACE = timedelta(minutes=20)
KINDS = [
    {"slug": "full-paper", "name": {"en": "Full paper"}, "max_words": 300, "max_pages": 14, "minutes": 20},
    {"slug": "ongoing", "name": {"en": "Ongoing research"}, "max_words": 300, "max_pages": 8, "minutes": 15},
    {"slug": "poster", "name": {"en": "Poster"}, "max_words": 300, "max_pages": 2, "is_anonymous": False},
]
STAGES = ("abstract", "paper", "review", "notification", "final")


@dataclass
class Frame:
    """What papers, reviews and the programme hang on."""

    edition: Edition
    tracks: list
    topics: dict  # track's key -> its topics
    kinds: list
    deadlines: dict  # stage -> deadline
    organiser: Person
    chair: Person


def build(wish, chance):
    started = wish.now - timedelta(days=1) if wish.stage == "empty" else wish.opened_at - timedelta(days=10)
    organiser = people.known_or_new(people.ORGANISER, ("Olga", "Organiser"), started, chance)
    chair = people.known_or_new(people.CHAIR, ("Carl", "Chair"), started, chance)
    with dated(started):
        frame = Frame(_edition(wish, organiser), [], {}, [], {}, organiser, chair)
        if wish.stage != "empty":
            _describe(frame, wish)
        for track in frame.tracks[: (len(frame.tracks) + 1) // 2] or [None]:
            actions.appoint(frame.edition, person=chair, role=Role.CHAIR, track=track, by=organiser)
        frame.edition = actions.publish_edition(frame.edition, by=organiser)
    frame.edition.refresh_from_db()  # its moment has been set back
    if wish.stage != "empty":
        _set_dates(frame, wish, chance)
    return frame


def _edition(wish, organiser):
    """An empty one has nothing but a name."""
    series = actions.create_series({"en": "Invented Conferences"}, by=organiser, kind="conference", short_name="InvCo")
    name = {"en": f"{wish.slug}: Invented Conference on Co-Production and Digital Government"}
    facts = {} if wish.stage == "empty" else _facts(wish)
    return actions.create_edition(series, slug=wish.slug, by=organiser, kind="conference", name=name, **facts)


def _facts(wish):
    first = wish.day("event")
    return {
        "short_name": wish.slug[:60],
        "tagline": {"en": "Services that people and administrations make together"},
        "description": {"en": "An invented conference, made to be looked at and to be measured."},
        "place": "Northport",
        "country": "AT",
        "venue": "Invented Congress Centre",
        "mode": Edition.Mode.HYBRID,
        "starts_on": first,
        "ends_on": first + timedelta(days=days_of(wish) - 1),
        "zone": "Europe/Vienna",
        "languages": ["en"],
        "year": first.year,
    }


def days_of(wish):
    """Three days, five from about a thousand papers on."""
    return 3 if wish.papers <= 1000 else 5


def _describe(frame, wish):
    for place in range(wish.tracks):
        frame.tracks.append(_track(frame, place, wish))
    for kind in KINDS:
        frame.kinds.append(actions.add_kind(frame.edition, by=frame.organiser, **kind))
    reviewing.set_default_criteria(frame.edition, by=frame.organiser)


def _track(frame, place, wish):
    name, topics = list(TRACKS.items())[place % len(TRACKS)]
    part = place // len(TRACKS) + 1
    name = name if part == 1 else f"{name}, part {part}"
    track = actions.add_track(
        frame.edition,
        slug=slugify(name)[:60],
        name={"en": name},
        description={"en": f"Invented contributions on {', '.join(topics).lower()}."},
        by=frame.organiser,
    )
    if wish.extremes and place == 0:
        topics = [*topics, *(f"{each}, seen from another side" for names in TRACKS.values() for each in names)][:30]
    add = [actions.add_topic(frame.edition, name={"en": topic}, track=track, by=frame.organiser) for topic in topics]
    frame.topics[track.pk] = add
    return track


def _set_dates(frame, wish, chance):
    """All anywhere on Earth. With extremes, abstracts and papers have been moved three times."""
    for stage in STAGES:
        moves = 3 if wish.extremes and stage in ("abstract", "paper") else 0
        for left in range(moves, -1, -1):
            at = wish.opened_at - timedelta(days=5) + (moves - left) * timedelta(days=12)
            with dated(wish.until_now(at)):
                frame.deadlines[stage] = actions.set_deadline(
                    frame.edition,
                    stage=stage,
                    day=wish.day(stage) - timedelta(days=7 * left),
                    zone=AOE,
                    grace=GRACE if stage == "paper" else timedelta(0),
                    reason=chance.say("reason_moved") if left < moves else "",
                    by=frame.organiser,
                )
