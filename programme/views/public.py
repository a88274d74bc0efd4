"""The programme as everybody reads it: each page is made from the release alone and carries no personal byte."""

from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from conference.files import answer
from conference.languages import current, site_in
from conference.models import File
from conference.published.jsonld import status_of
from programme.formats import jsonld
from programme.grid import Item, grid_of
from programme.released import agenda_of, of_release


@of_release
def programme(request, edition, release):
    """All days; for a special issue its contents; before the first release, that there is none yet."""
    if release is None:
        return render(request, "programme/unpublished.html", {"edition": edition})
    agenda = agenda_of(request, release)
    grids = {day.date: glance(agenda, day) for day in agenda.days if day.date and day.is_timed}
    thing = jsonld.of_edition(agenda.document, here()) | status_of_whole(edition)
    context = {"grids": grids, "structured": structured(thing)}
    page = "programme/contents.html" if agenda.is_issue else "programme/programme.html"
    return render(request, page, shown(edition, release, agenda) | context)


@of_release
def day(request, edition, release, day):
    agenda = agenda_or_404(request, release)
    found = agenda.day(day) or absent(_("Nothing is planned for this day."))
    context = {
        "day": found,
        "grid": glance(agenda, found),
        "all_days": [each.date for each in agenda.days if each.date],
    }
    return render(request, "programme/day.html", shown(edition, release, agenda) | context)


@of_release
def session(request, edition, release, code):
    agenda = agenda_or_404(request, release)
    found = agenda.sessions.get(code) or absent(_("There is no such session."))
    thing = jsonld.of_session(agenda.document, found.session, here())
    context = {"session": found, "structured": structured(thing | status_of_part(edition, thing))}
    return render(request, "programme/session.html", shown(edition, release, agenda) | context)


@of_release
def slot(request, edition, release, code):
    agenda = agenda_or_404(request, release)
    talk = agenda.talks.get(code) or absent(_("There is no such presentation."))
    before, after = agenda.neighbours(talk)
    thing = jsonld.of_slot(agenda.document, talk.slot, here())
    context = {
        "talk": talk,
        "session": agenda.session_of(talk),
        "before": before,
        "after": after,
        "structured": structured(thing | status_of_part(edition, thing)),
    }
    return render(request, "programme/slot.html", shown(edition, release, agenda) | context)


@of_release
def keynote(request, edition, release, code):
    agenda = agenda_or_404(request, release)
    found = agenda.keynotes.get(code) or absent(_("There is no such keynote."))
    talk = agenda.talk_of(found)
    thing = jsonld.of_keynote(agenda.document, found, here())
    context = {
        "keynote": found,
        "day": talk.day if talk else found["day"] and date.fromisoformat(found["day"]),
        "talk": talk,
        "session": agenda.session_of(talk) if talk else None,
        "structured": structured(thing | status_of_part(edition, thing)),
    }
    return render(request, "programme/keynote.html", shown(edition, release, agenda) | context)


@of_release
def portrait(request, edition, release, code):
    """The picture of a keynote, as the latest release names it."""
    found = agenda_or_404(request, release).keynotes.get(code) or absent(_("There is no such keynote."))
    files = File.objects.filter(edition=edition, kind=File.Kind.PORTRAIT, sha256=found["portrait"] or "")
    file = files.first() or absent(_("There is no picture."))
    response = answer(file, "portrait.png" if file.content_type == "image/png" else "portrait.jpg")
    response.headers.pop("ETag")  # that of the release is known before the picture is looked up
    return response


def here():
    """The address of the site in the language of the page."""
    return site_in(current())


def agenda_or_404(request, release):
    return agenda_of(request, release) if release else absent(_("The programme has not been published yet."))


def absent(sentence):
    raise Http404(sentence)


def shown(edition, release, agenda):
    zone, host = agenda.edition["zone"] or "", urlsplit(settings.SITE_URL).netloc
    return {"edition": edition, "release": release, "agenda": agenda, "zone": zone, "host": host}


def status_of_whole(edition):
    """How the conference stands today, which a release does not know."""
    return {} if edition.is_special_issue else status_of(edition)


def status_of_part(edition, thing):
    """What is cancelled, postponed or moved with the whole; what was cancelled before stays so."""
    if edition.is_as_planned or thing.get("eventStatus") != jsonld.STATUS["confirmed"]:
        return {}
    return {"eventStatus": status_of(edition)["eventStatus"]}


def structured(thing):
    """For search engines; a data block, which browsers do not run."""
    return mark_safe(jsonld.script(thing))  # noqa: S308 - escaped by jsonld.script


def glance(agenda, day):
    """The day as a table of times and rooms; None where it would have one column at most."""
    timed = [each for each in day.sessions if each.begins and each.ends and not each.is_cancelled]
    items = [Item(each, each.begins, each.ends, each.room or None) for each in timed]
    grid = grid_of(items, [room["name"] for room in agenda.document["rooms"]])
    return grid if len(grid.columns) > 1 else None
