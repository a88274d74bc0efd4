"""A call as a plain value, to be changed by the test that asks for it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from conference import dates
from conference.published import ics
from conference.published.call import Call, Contact, Date, Kind, Move, Series, Stated, Topic, Track
from conference.texts import Texts

AOE = dates.AOE
CHANGED = datetime(2026, 11, 1, 9, tzinfo=UTC)
ADA = Contact("Ada Lovelace", "University of Northport", "GB")
TOM = Contact("Tom Paine", "College of Eastbridge", "US")


def text(english):
    return Texts({"en": english})


def dated(stage="paper", day=date(2027, 1, 15), *, time=None, zone=AOE, **facts):
    """A date that closes when its day, time and zone say."""
    names = {"abstract": "Abstract", "paper": "Full paper", "notification": "Notification", "final": "Final version"}
    facts = {"code": f"{stage.upper()[:9]:0<9}1", "name": names.get(stage, stage.capitalize())} | facts
    facts |= {"is_moment": bool(zone and (time or stage in ics.DUE)), "is_closing": stage in ics.DUE}
    closes_at = dates.instant_of(facts.get("ends_on") or day, time, zone)
    facts |= {"is_hand_in": stage in ("abstract", "paper"), "changed_at": facts.get("changed_at", CHANGED)}
    return Date(day=day, time=time, zone=zone, stage=stage, closes_at=closes_at, **facts)


def moved(date, *days, at=CHANGED):
    """The date as it was moved from these days, one day after the other."""
    moves = tuple(
        Move(at + timedelta(days=number), Stated(day, date.time, date.zone)) for number, day in enumerate(days)
    )
    return replace(date, moves=moves, sequence=len(moves))


def conference(**facts):
    shared = (dated("abstract", date(2026, 12, 15), is_optional=True), dated(), dated("notification", date(2027, 3, 1)))
    track = Track(
        slug="services",
        name=text("Co-production of services"),
        url="https://convoke.example/copro/tracks/services/",
        description=text("How citizens and offices make services *together*.\n\n- in towns\n- in health care"),
        chairs=(TOM,),
        topics=(Topic(text("Citizens as co-producers"), (text("Volunteers"), text("Patients"))),),
        dates=shared,
    )
    known = {
        "slug": "copro",
        "kind": "conference",
        "name": text("CoPro 2027: Conference on Co-Production"),
        "short_name": "CoPro 2027",
        "series": Series(
            code="0123456789",
            kind="conference",
            name=text("Conferences on Co-Production"),
            url="https://convoke.example/series/0123456789/",
        ),
        "url": "https://convoke.example/copro/",
        "call_url": "https://convoke.example/copro/call/",
        "place": "Linz",
        "country": "AT",
        "mode": "on_site",
        "starts_on": date(2027, 5, 17),
        "ends_on": date(2027, 5, 19),
        "organisers": (ADA,),
        "tracks": (track,),
        "kinds": (Kind(name=text("Full paper"), max_words=1000, max_pages=12, is_anonymous=True),),
        "shared_dates": shared,
        "changed_at": CHANGED,
    }
    return Call(**known | facts)


def special_issue(**facts):
    journal = Series(
        code="9876543210", kind="journal", name=text("Journal of Services"), issn="2075-9517", publisher="A Press"
    )
    track = Track(
        slug="articles", name=text("Hidden"), url="https://convoke.example/issue/tracks/articles/", chairs=(TOM,)
    )
    known = {"kind": "special_issue", "series": journal, "tracks": (track,), "shared_dates": (), "volume": "19"}
    known |= {"issue": "2", "year": 2027, "starts_on": None, "ends_on": None, "place": "", "country": "", "mode": ""}
    return conference(**known | {"name": text("Citizens as co-producers")} | facts)
