"""A call to take along: its dates for calendars, its text for mails and lists, and the page that offers them."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from conference.models import Deadline
from conference.published import ics, jsonld
from conference.published.call import holding
from conference.published.gathering import call_of, dates_of
from conference.published.plain import text_of
from conference.published.wikicfp import record_of
from conference.views.conditional import file_of_edition

CALENDAR = "text/calendar; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
MOST_ROWS, WIDE = 24, 100


@file_of_edition
def dates_calendar(request, edition):
    """Every date of the call; dates that were called off are cancelled there, and do not only vanish."""
    dues = dues_of(edition, (date for _track, date in dates_of(edition)))
    return calendar(request, edition, dues, edition.short)


@file_of_edition
def track_calendar(request, edition, track):
    """The dates that hold for one track."""
    found = edition.tracks.filter(slug=track).first()
    if found is None:
        raise Http404
    dates = [(of, date) for of, date in dates_of(edition) if of in (None, found.pk)]
    standing = [(of, date) for of, date in dates if date.removed_at is None]
    own, shared = ([date for of, date in standing if of == key] for key in (found.pk, None))
    off = [date for of, date in dates if date.removed_at]
    name = edition.short if edition.is_special_issue else f"{edition.short}: {found}"
    return calendar(request, edition, dues_of(edition, [*holding(own, shared), *off]), name, track=found.slug)


@file_of_edition
def call_text(request, edition):
    return text(text_of(call_of(edition)), f"{edition.slug}-call.txt")


@file_of_edition
def call_record(request, edition):
    return text(record_of(call_of(edition)), f"{edition.slug}-call.wikicfp.txt")


@file_of_edition
def share_call(request, edition):
    """All of it to look at and to copy."""
    found = call_of(edition)
    calendar_url = settings.SITE_URL + reverse("conference:dates-calendar", args=[edition.slug])
    boxes = [
        box(
            _("For mailing lists"),
            _("Plain text in lines of 72 letters, which every mail program shows as it is."),
            text_of(found),
            reverse("conference:call-text", args=[edition.slug]),
        ),
        box(
            _("For lists of calls such as WikiCFP"),
            _("One field in each line, as their forms ask for them, and the text below."),
            record_of(found),
            reverse("conference:call-record", args=[edition.slug]),
        ),
        box(
            _("For calendars"),
            _("The address of a calendar to subscribe to: when a deadline moves, it moves there, too."),
            calendar_url,
            reverse("conference:dates-calendar", args=[edition.slug]),
        ),
        box(
            _("For other web pages"),
            _("Structured data (schema.org) that search engines read; the page of the call has it already."),
            jsonld.script(jsonld.of_call(found)),
        ),
    ]
    for number, each in enumerate(boxes, start=1):
        each["field"] = f"text-{number}"
    return render(request, "conference/share_call.html", {"edition": edition, "boxes": boxes})


def box(title, about, content, url=""):
    rows = min(MOST_ROWS, 1 + content.count("\n") + len(content) // WIDE)
    return {"title": title, "about": about, "text": content, "url": url, "rows": rows}


def dues_of(edition, dates):
    """These dates as entries of a calendar; with the edition all of them are cancelled, and its own is uncertain."""
    url = settings.SITE_URL + reverse("conference:call", args=[edition.slug])
    cancelled_at = (edition.status_at or edition.changed_at) if edition.is_cancelled else None
    uncertain = {Deadline.Stage.EVENT} if edition.has_unknown_days else set()
    return [ics.Due(date, edition.short, url, cancelled_at, date.stage in uncertain) for date in dates]


def calendar(request, edition, dues, name, *, track=""):
    page = ("conference:track", edition.slug, track) if track else ("conference:call", edition.slug)
    body = ics.calendar(
        dues,
        name=_("Deadlines of {name}").format(name=name),
        url=settings.SITE_URL + reverse(page[0], args=page[1:]),
        source=settings.SITE_URL + request.get_full_path(),
    )
    file = "-".join(filter(None, [edition.slug, track, "dates"]))
    return sent(body, CALENDAR, f"{file}.ics")


def text(content, name):
    return sent(content.encode(), TEXT, name)


def sent(body, content_type, name):
    return HttpResponse(body, content_type=content_type, headers={"Content-Disposition": f'inline; filename="{name}"'})
