"""The workbench of the programme: the days as tables, what has no place yet, what clashes."""

from dataclasses import replace

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from conference.history import Refused
from conference.text.cutting import cut
from conference.views.lookup import managed_edition
from programme import actions
from programme.forms import FillForm
from programme.grid import Item, grid_of
from programme.models import Release
from programme.permissions import may_arrange
from programme.schedule import schedule_of, unplaced_keynotes, unplaced_papers
from programme.views.lookup import arranged_edition

LONGEST_TITLE = 80  # of what a sentence about a clash names


def manage(request, slug):
    """Organisers arrange, chairs look."""
    edition = managed_edition(request, slug)
    schedule = schedule_of(edition)
    context = {
        "edition": edition,
        "schedule": schedule,
        "days": days_of(schedule),
        "untimed": [session for session in schedule.sessions if not session.day],
        "papers": list(unplaced_papers(edition)),
        "keynotes": list(unplaced_keynotes(edition)),
        "clashes": told(schedule),
        "release": Release.objects.defer("document").latest_of(edition),
        "may_arrange": may_arrange(request.viewer, edition),
    }
    return render(request, "programme/manage.html", context)


@require_POST
def fill(request, slug):
    """Puts the ticked papers and keynotes into the chosen session."""
    edition = arranged_edition(request, slug)
    papers, keynotes = unplaced_papers(edition), unplaced_keynotes(edition)
    form = FillForm(request.POST, edition=edition, papers=papers, keynotes=keynotes)
    if not form.is_valid():
        messages.error(request, " ".join(line for lines in form.errors.values() for line in lines))
        return redirect("programme:manage", slug)
    try:
        session = actions.fill(form.cleaned_data["session"], things=form.things, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("programme:manage", slug)
    count = len(form.things)
    sentence = ngettext("%(n)d presentation is now in “%(to)s”.", "%(n)d presentations are now in “%(to)s”.", count)
    messages.success(request, sentence % {"n": count, "to": session})
    return redirect("programme:manage", slug)


def days_of(schedule):
    """[{day, sessions, grid}] in order; the grid is None where no session has a time."""
    dates = sorted({session.day for session in schedule.sessions if session.day})
    return [day_of(schedule, day) for day in dates]


def day_of(schedule, day):
    sessions = [session for session in schedule.sessions if session.day == day]
    timed = [session for session in sessions if session.starts_at and session.ends_at]
    zone = schedule.zone
    items = [Item(s, s.starts_at.astimezone(zone), s.ends_at.astimezone(zone), s.room) for s in timed]
    return {"day": day, "sessions": sessions, "grid": grid_of(items, schedule.rooms) if items else None}


def told(schedule):
    """Clashes as sentences with links to the sessions in question; what must be solved first."""
    sessions = {session.code: session for session in schedule.sessions}
    sessions |= {slot.code: slot.session for slot in schedule.slots}
    slug = schedule.edition.slug
    found = sorted(schedule.clashes, key=lambda clash: not clash.hard)
    return [
        {
            "sentence": _in_short(clash).sentence(schedule.zone),
            "hard": clash.hard,
            "links": [
                (str(session), reverse("programme:edit-session", args=[slug, session.code]))
                for session in dict.fromkeys(sessions[code] for code in clash.codes)
            ],
        }
        for clash in found
    ]


def _in_short(clash):
    first, second = clash.titles
    titles = (cut(first, LONGEST_TITLE), cut(second, LONGEST_TITLE))
    return replace(clash, titles=titles, person=cut(clash.person, LONGEST_TITLE))
