"""schema.org descriptions (JSON-LD) of a call: an Event, or the planned issue of a periodical; of a series, too."""

import json
from typing import Any

from conference.published.call import Call, Contact, Series
from conference.published.prose import one_line, plain

CONTEXT = "https://schema.org"
STATUS = {
    "scheduled": f"{CONTEXT}/EventScheduled",
    "moved_online": f"{CONTEXT}/EventMovedOnline",
    "cancelled": f"{CONTEXT}/EventCancelled",
}
ATTENDANCE = {
    "on_site": f"{CONTEXT}/OfflineEventAttendanceMode",
    "online": f"{CONTEXT}/OnlineEventAttendanceMode",
    "hybrid": f"{CONTEXT}/MixedEventAttendanceMode",
}


def of_call(call: Call) -> dict:
    """What is unknown is left out."""
    told = {"@context": CONTEXT, **known(name=one_line(str(call.name)), alternateName=call.short_name, url=call.url)}
    told |= known(description=plain(str(call.description)) or one_line(str(call.tagline)), inLanguage=call.languages)
    return told | (_issue(call) if call.is_special_issue else _event(call))


def of_series(series: Series) -> dict:
    """A Periodical, or an EventSeries."""
    about = known(name=one_line(str(series.name)), alternateName=series.short_name, sameAs=series.homepage)
    told = {"@context": CONTEXT, "@type": "Periodical" if series.is_journal else "EventSeries"}
    return told | about | known(url=series.url) | (_periodical(series) if series.is_journal else {})


def status_of(call) -> dict:
    """How an event stands, of a Call or an edition: its status, its days, and those that it had before."""
    former = call.former_starts_on
    if call.status == "postponed":
        # With new days it is rescheduled; without, the former ones stay, for a start there must be.
        is_new = bool(former and call.starts_on and call.starts_on != former)
        status = f"{CONTEXT}/{'EventRescheduled' if is_new else 'EventPostponed'}"
        days = known(startDate=_day(call.starts_on or former), endDate=_day(call.ends_on or call.former_ends_on))
        return {"eventStatus": status} | days | known(previousStartDate=_day(former) if is_new else None)
    days = known(startDate=_day(call.starts_on), endDate=_day(call.ends_on))
    return {"eventStatus": STATUS.get(call.status, STATUS["scheduled"])} | days


def script(thing: dict) -> str:
    """The text of a <script type="application/ld+json">, which no text in it can end."""
    text = json.dumps(thing, ensure_ascii=False, indent=None, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def known(**values: Any) -> dict:
    """Without what is empty: in structured data an empty value is a claim."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}


def _event(call: Call) -> dict:
    mode = "online" if call.status == "moved_online" else call.mode
    series = of_series(call.series)
    del series["@context"]
    return (
        {"@type": "Event"}
        | status_of(call)
        | known(
            eventAttendanceMode=ATTENDANCE.get(mode),
            location=_location(call, mode),
            organizer=[_person(contact) for contact in call.organisers],
            superEvent=None if call.series.is_journal else series,
        )
    )


def _location(call: Call, mode: str) -> Any:
    place = _place(call) if mode != "online" else None
    online = {"@type": "VirtualLocation", "url": call.homepage or call.url} if mode in ("online", "hybrid") else None
    both = [each for each in (place, online) if each]
    return both if len(both) > 1 else next(iter(both), None)


def _place(call: Call) -> dict | None:
    """The venue, else the town."""
    address = known(addressLocality=one_line(call.place), addressCountry=call.country)
    address = {"@type": "PostalAddress"} | address if address else {}
    name = one_line(call.venue) or one_line(call.place)
    return {"@type": "Place"} | known(name=name, address=address) if name or address else None


def _issue(call: Call) -> dict:
    editors = [_person(contact) for contact in call.guest_editors]
    return {"@type": "PublicationIssue"} | known(issueNumber=call.issue, editor=editors, isPartOf=_part_of(call))


def _part_of(call: Call) -> dict:
    journal = {"@type": "Periodical", "name": one_line(str(call.series.name))} | _periodical(call.series)
    if not call.volume:
        return journal
    return {"@type": "PublicationVolume", "volumeNumber": call.volume, "isPartOf": journal}


def _periodical(series: Series) -> dict:
    publisher = {"@type": "Organization", "name": series.publisher} if series.publisher else None
    return known(issn=series.issn, publisher=publisher)


def _person(contact: Contact) -> dict:
    affiliation = one_line(contact.affiliation)
    employer = {"@type": "Organization", "name": affiliation} if affiliation else None
    return {"@type": "Person", "name": one_line(contact.name)} | known(affiliation=employer)


def _day(day) -> str | None:
    return day.isoformat() if day else None
