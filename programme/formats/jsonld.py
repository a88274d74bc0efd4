"""schema.org descriptions (JSON-LD) of a released conference or special issue, its sessions, talks and keynotes."""

from datetime import datetime
from zoneinfo import ZoneInfo

from conference.published.jsonld import CONTEXT, known, script
from conference.published.prose import one_line, plain

__all__ = ["of_edition", "of_keynote", "of_session", "of_slot", "script"]
STATUS = {"confirmed": f"{CONTEXT}/EventScheduled", "cancelled": f"{CONTEXT}/EventCancelled"}


def of_edition(document: dict, base_url: str) -> dict:
    """An Event, or for a special issue a PublicationIssue; what is unknown is left out."""
    edition = document["edition"]
    told = {"@context": CONTEXT, **known(name=one_line(edition["name"]), url=_url(document, base_url))}
    about = plain(edition["description"]) or one_line(edition["tagline"])
    if edition["kind"] == "special_issue":
        return told | {"@type": "PublicationIssue"} | known(description=about)
    dates = known(startDate=edition["starts_on"], endDate=edition["ends_on"], location=_place(edition))
    return told | {"@type": "Event", "eventStatus": STATUS["confirmed"]} | known(description=about) | dates


def of_session(document: dict, session: dict, base_url: str) -> dict:
    """An Event within that of the edition, with its chairs as organizers."""
    told = _event(document, session, _url(document, base_url, f"programme/sessions/{session['code']}/"), base_url)
    chairs = [_person(chair) for chair in session["chairs"]]
    return told | known(description=plain(session["description"]), organizer=chairs)


def of_slot(document: dict, slot: dict, base_url: str) -> dict:
    """An Event with who presents as performers, or for a special issue a ScholarlyArticle with its authors."""
    url = _url(document, base_url, f"programme/{slot['code']}/")
    text = known(description=plain(slot["abstract"]), keywords=[one_line(word) for word in slot["keywords"]])
    if document["edition"]["kind"] == "special_issue":
        told = {"@context": CONTEXT, "@type": "ScholarlyArticle"} | known(name=one_line(slot["title"]), url=url)
        authors = [_person(person) for person in slot["people"]]
        return told | known(author=authors, isPartOf=_whole(document, base_url)) | text
    performers = [_person(person) for person in slot["people"] if person["presents"] or person["role"] == "speaker"]
    return _event(document, slot, url, base_url) | text | known(performer=performers)


def of_keynote(document: dict, keynote: dict, base_url: str) -> dict:
    """An Event with the speaker as performer; in the time and room of its slot, where it has one."""
    slot = next((slot for slot in document["slots"] if slot["code"] == keynote["slot"]), None)
    url = _url(document, base_url, f"programme/{slot['code']}/") if slot else ""
    placed = slot or {"starts_at": None, "ends_at": None, "room": None, "status": "confirmed"}
    told = _event(document, placed | {"title": keynote["title"], "day": keynote["day"]}, url, base_url)
    speaker = _person({"name": keynote["speaker"], "affiliation": keynote["affiliation"]})
    speaker |= known(description=plain(keynote["biography"]))
    told |= known(description=plain(keynote["abstract"])) | {"performer": [speaker]}
    if keynote["presentation_url"]:
        told["subjectOf"] = {"@type": "PresentationDigitalDocument", "url": keynote["presentation_url"]}
    return told


def _event(document: dict, entry: dict, url: str, base_url: str) -> dict:
    """A day stands for a start whose time is unknown."""
    edition = document["edition"]
    room = next((room for room in document["rooms"] if room["code"] == entry["room"]), None)
    told = {"@context": CONTEXT, "@type": "Event", "eventStatus": STATUS[entry["status"]]}
    return told | known(
        name=one_line(entry["title"]),
        url=url,
        startDate=_when(edition, entry["starts_at"]) or entry["day"],
        endDate=_when(edition, entry["ends_at"]),
        location=_place(edition, room),
        superEvent=_whole(document, base_url) if edition["kind"] == "conference" else None,
    )


def _whole(document: dict, base_url: str) -> dict:
    whole = of_edition(document, base_url)
    return {key: whole[key] for key in ("@type", "name", "url", "startDate", "endDate", "location") if key in whole}


def _place(edition: dict, room: dict | None = None) -> dict | None:
    """The room, else the venue, else the town: the narrowest that is known."""
    address = known(addressLocality=one_line(edition["place"]), addressCountry=edition["country"])
    address = {"@type": "PostalAddress"} | address if address else {}
    names = (room or {}).get("name", ""), (room or {}).get("building", ""), edition["venue"]
    name = ", ".join(one_line(name) for name in names if name) or one_line(edition["place"])
    return {"@type": "Place"} | known(name=name, address=address) if name or address else None


def _person(person: dict) -> dict:
    affiliation = one_line(person["affiliation"])
    employer = {"@type": "Organization", "name": affiliation} if affiliation else None
    return {"@type": "Person", "name": one_line(person["name"])} | known(affiliation=employer)


def _when(edition: dict, time: str | None) -> str | None:
    """In local time with its offset, as search engines show it."""
    if time is None or edition["zone"] is None:
        return time
    return datetime.fromisoformat(time).astimezone(ZoneInfo(edition["zone"])).isoformat()


def _url(document: dict, base_url: str, path: str = "") -> str:
    return f"{base_url.rstrip('/')}/{document['edition']['slug']}/{path}"
