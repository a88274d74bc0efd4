"""The order of a printed programme: which pages there are for this release, and its list of contents."""

from django.utils.translation import gettext as _
from reportlab.platypus import Flowable, NextPageTemplate, PageBreak

from conference import when
from programme.formats.pdf import articles, front, glance, keynotes, persons, sessions
from programme.formats.pdf.agenda import Day, days, keynote_anchor, moment, slot_anchor, zone_of
from programme.formats.pdf.grid import sheets
from programme.formats.pdf.styles import styles


def story_of(
    document: dict, numbers: dict[str, int], *, base_url: str, portrait: keynotes.Portrait | None
) -> list[Flowable]:
    """All pages, with the page numbers found so far (anchor -> page)."""
    looks = styles(document["edition"]["accent"])
    address = f"{base_url.rstrip('/')}/{document['edition']['slug']}/programme/"
    all_days = days(document)
    story = [front.TitlePage(document, looks, version=version_line(document), address=address)]
    about = front.about(document, looks)
    if lines := [*([(0, _("About"), "about")] if about else []), *_contents(document, all_days)]:
        story += [NextPageTemplate("body"), PageBreak(), *front.contents(lines, looks, numbers)]
    story += about + front.committees(document, looks)
    story += _programme(document, all_days, looks, numbers)
    story += keynotes.pages(document, looks, portrait)
    return story + persons.pages(document, looks, numbers)


def version_line(document: dict) -> str:
    """ "Programme, version 3, 21 November 2026", with the zone of its times."""
    edition = document["edition"]
    published = when.day(moment(document["published_at"], zone_of(document)).date())
    what = _("Contents") if _is_issue(document) else _("Programme")
    zone = " · " + _("times in {zone}").format(zone=edition["zone"] or "UTC") if _has_times(document) else ""
    version = _("{what}, version {number}, {day}").format(what=what, number=document["version"], day=published)
    return version + zone


def _programme(document, all_days, looks, numbers):
    if _is_issue(document):
        return articles.pages(all_days, looks) if all_days else []
    rooms = [room["name"] for room in document["rooms"]]
    biographies = {keynote["code"]: numbers.get(keynote_anchor(keynote), "") for keynote in document["keynotes"]}
    return [
        *glance.pages(all_days, rooms, looks, numbers),
        *sessions.pages(all_days, looks, zone_of(document), biographies),
    ]


def _contents(document, all_days: list[Day]):
    """[(level, words, anchor)]"""
    lines = [(0, front.committee_title(document), "committees")] if document["edition"]["committee"] else []
    lines += _issue_lines(document, all_days) if _is_issue(document) else _day_lines(all_days)
    if document["keynotes"]:
        lines.append((0, _("Keynotes"), "keynotes"))
        lines += [(1, _keynote_line(keynote), keynote_anchor(keynote)) for keynote in document["keynotes"]]
    return lines + ([(0, _("Index of persons"), "persons")] if persons.places(document) else [])


def _issue_lines(document, all_days):
    slots = [slot for day in all_days for entry in day.entries for slot in entry.slots]
    lines = [(0, _("Articles"), "articles")] if all_days else []
    return lines + [(1, _article_line(slot), slot_anchor(slot)) for slot in slots]


def _day_lines(all_days):
    seen = [day for day in all_days if day.date and sheets(day.entries, [])]
    lines = [(0, _("Programme at a glance"), glance.anchor_of(seen[0]))] if seen else []
    lines += [(1, sessions.title_of(day), glance.anchor_of(day)) for day in seen]
    lines += [(0, _("Day by day"), all_days[0].anchor)] if all_days else []
    return lines + [(1, sessions.title_of(day), day.anchor) for day in all_days]


def _article_line(slot):
    people = ", ".join(person["name"] for person in slot["people"])
    return f"{articles.title_of(slot)} ({people})" if people else articles.title_of(slot)


def _keynote_line(keynote):
    parts = [part for part in (keynote["speaker"].strip(), keynote["title"].strip()) if part]
    return ": ".join(parts) or str(keynotes.UNNAMED)


def _is_issue(document):
    return document["edition"]["kind"] == "special_issue"


def _has_times(document):
    return any(item["starts_at"] for item in (*document["sessions"], *document["slots"]))
