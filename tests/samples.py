"""Small release documents (schema convoke.release/1, one language) for tests of everything that is made from them."""

VIENNA = "Europe/Vienna"
CHANGED = "2026-11-20T09:00:00Z"


def person(name, affiliation="", *, country="", role="author", presents=False):
    return {"name": name, "affiliation": affiliation, "country": country, "role": role, "presents": presents}


ADA = person("Ada Lovelace", "University of Linz", country="AT", presents=True)
BERTA = person("Berta Suttner", "Peace Institute")
GRACE = person("Grace Hopper", "Navy Yard", country="US", role="speaker", presents=True)


def room(code="ROOMA", name="Room A", **more):
    return {"code": code, "name": name, "building": "", "capacity": 80} | more


def slot(code, title, starts_at=None, ends_at=None, **more):
    """A paper by Ada in Room A; its day is that of its start unless told."""
    return {
        "code": code,
        "session": None,
        "kind": "paper",
        "title": title,
        "abstract": "",
        "people": [ADA],
        "keynote": None,
        "number": None,
        "track": "",
        "keywords": [],
        "day": starts_at and starts_at[:10],
        "starts_at": starts_at,
        "ends_at": ends_at,
        "room": "ROOMA" if starts_at else None,
        "sequence": 0,
        "changed_at": CHANGED,
        "status": "confirmed",
    } | more


def session(code, title, starts_at=None, ends_at=None, **more):
    """A session of papers in Room A without slots; its day is that of its start unless told."""
    return {
        "code": code,
        "title": title,
        "kind": "papers",
        "track": "",
        "room": "ROOMA" if starts_at else None,
        "day": starts_at and starts_at[:10],
        "starts_at": starts_at,
        "ends_at": ends_at,
        "chairs": [],
        "description": "",
        "slots": [],
        "sequence": 0,
        "changed_at": CHANGED,
        "status": "confirmed",
    } | more


def keynote(code="KEYNOTE001", title="Compilers for everyone", **more):
    return {
        "code": code,
        "title": title,
        "speaker": "Grace Hopper",
        "affiliation": "Navy Yard",
        "biography": "Wrote the *first* compiler.",
        "abstract": "Why machines should speak our language.",
        "portrait": None,
        "portrait_credit": "",
        "presentation_url": "",
        "further_url": "",
        "report": "",
        "day": "2026-12-01",
        "slot": "SLOTKEYNOT",
    } | more


def edition(**more):
    return {
        "code": "EDITION001",
        "slug": "copro2027",
        "kind": "conference",
        "name": "Co-production 2027",
        "tagline": "Public services, made together",
        "description": "",
        "place": "Linz",
        "country": "AT",
        "venue": "Alte Welt Campus",
        "starts_on": "2026-12-01",
        "ends_on": "2026-12-02",
        "zone": VIENNA,
        "accent": "#0b6e6e",
        "committee": [],
    } | more


def document(*, slots=(), sessions=(), keynotes=(), rooms=None, edition=None, **more):
    """A release of the given parts; the edition and two rooms are there unless told otherwise."""
    return {
        "schema": "convoke.release/1",
        "version": 1,
        "published_at": "2026-11-21T20:00:00Z",
        "note": "",
        "language": "en",
        "edition": EDITION if edition is None else edition,
        "rooms": [room(), room("ROOMB", "Room B")] if rooms is None else rooms,
        "sessions": list(sessions),
        "slots": list(slots),
        "keynotes": list(keynotes),
    } | more


EDITION = edition()


def conference():
    """Two days: a session of two papers, a keynote in its session, a break, a paper alone, one that has only a day."""
    slots = [
        slot(
            "SLOTDATA01",
            "Open data, open doors; a study",
            "2026-12-01T08:00:00Z",
            "2026-12-01T08:30:00Z",
            session="SESSIONDAT",
            people=[ADA, BERTA],
            track="Data, and services",
            keywords=["open data", "cities; towns"],
            abstract="We **open** [data](https://example.org/data).\n\n- doors\n- windows",
            number=41,
        ),
        slot(
            "SLOTDATA02",
            "Bürgerbeteiligung für alle",
            "2026-12-01T08:30:00Z",
            "2026-12-01T09:00:00Z",
            session="SESSIONDAT",
            people=[BERTA],
        ),
        slot(
            "SLOTKEYNOT",
            "Compilers for everyone",
            "2026-12-01T09:30:00Z",
            "2026-12-01T10:30:00Z",
            session="SESSIONKEY",
            kind="keynote",
            people=[GRACE],
            keynote="KEYNOTE001",
        ),
        slot("SLOTALONE1", "A talk alone", "2026-12-02T08:00:00Z", "2026-12-02T08:30:00Z", room="ROOMB"),
        slot("SLOTDAYONL", "A talk some time", day="2026-12-02"),
    ]
    sessions = [
        session(
            "SESSIONDAT",
            "Data",
            "2026-12-01T08:00:00Z",
            "2026-12-01T09:00:00Z",
            slots=["SLOTDATA01", "SLOTDATA02"],
            chairs=[{"name": "Clara Chair", "affiliation": "TU Wien"}],
            track="Data, and services",
        ),
        session("SESSIONCOF", "Coffee", "2026-12-01T09:00:00Z", "2026-12-01T09:30:00Z", kind="break", room=None),
        session(
            "SESSIONKEY",
            "Opening keynote",
            "2026-12-01T09:30:00Z",
            "2026-12-01T10:30:00Z",
            kind="keynote",
            slots=["SLOTKEYNOT"],
        ),
    ]
    return document(slots=slots, sessions=sessions, keynotes=[keynote()])
