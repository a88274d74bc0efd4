"""Files of the programme: calendars of the whole, a day, a session or a talk; PDF; JSON."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from conference.languages import site_in
from programme import exports
from programme.formats import ics
from programme.released import agenda_of, language_asked, of_release


@of_release
def calendar(request, edition, release):
    """?each=talk: one entry for each talk in place of one for each session."""
    return kept(request, edition, release, "ics-slots" if request.GET.get("each") == "talk" else "ics")


@of_release
def pdf(request, edition, release):
    return kept(request, edition, release, "pdf")


@of_release
def json(request, edition, release):
    return kept(request, edition, release, "json")


@of_release
def day_calendar(request, edition, release, day):
    return part_of_calendar(request, edition, release, ("day", day.isoformat()))


@of_release
def session_calendar(request, edition, release, code):
    return part_of_calendar(request, edition, release, ("session", code))


@of_release
def slot_calendar(request, edition, release, code):
    return part_of_calendar(request, edition, release, ("slot", code))


def kept(request, edition, release, format):
    """The artefact of a release as it was made once."""
    if release is None:
        return missing(request, edition)
    if edition.is_cancelled and format.startswith("ics"):
        return part_of_calendar(request, edition, release, None)
    try:
        artefact = exports.artefact_of(release, format, language_asked(request, release))
    except exports.NotAvailable:
        return untimed(request, edition)
    return sent(artefact.body, artefact.content_type, f"{edition.slug}.{exports.EXPORTS[format].ending}")


def part_of_calendar(request, edition, release, only):
    if release is None:
        return missing(request, edition)
    each = "slot" if request.GET.get("each") == "talk" else "session"
    source = settings.SITE_URL + request.get_full_path()
    document = agenda_of(request, release).document
    if edition.is_cancelled:
        document = cancelled(document, edition.status_at or edition.changed_at)
    try:
        site, words = site_in(document["language"]), exports.words_in(document["language"])
        body = ics.calendar(document, base_url=site, only=only, each=each, source=source, words=words)
    except ics.NothingScheduled:
        return untimed(request, edition)
    except KeyError:
        return not_there(request, edition, _("This is not in the programme, or no longer."))
    name = f"{edition.slug}-{only[1]}" if only else edition.slug
    return sent(body, exports.CALENDAR, f"{name}.ics")


def cancelled(document, at):
    """The programme of a conference that was cancelled: so is everything in it, newer than what calendars have."""
    changed = {"status": "cancelled", "changed_at": at.isoformat()}
    parts = {
        part: [entry | changed | {"sequence": entry["sequence"] + 1} for entry in document[part]]
        for part in ("sessions", "slots")
    }
    return document | parts


def sent(body, content_type, name):
    response = HttpResponse(bytes(body), content_type=content_type)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def missing(request, edition):
    return not_there(request, edition, _("The programme has not been published yet."))


def untimed(request, edition):
    return not_there(request, edition, _("Nothing here has a time yet, so there is nothing for a calendar."))


def not_there(request, edition, sentence):
    context = {"edition": edition, "sentence": sentence}
    return render(request, "programme/missing.html", context, status=404)
