"""The organisers' pages about dates: all in one table, one with its history, several shifted at once."""

import hashlib

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from conference import actions, timetable
from conference.actions.deadlines import before_last_move, shifted
from conference.forms import DateForm, ShiftForm
from conference.forms.dates import Place, deed_fields, mark_of
from conference.forms.seen import saving
from conference.history import Refused
from conference.models import Deadline, Edition, worded
from conference.views.lookup import organised_edition


def dates(request, slug):
    """Every stage with its date, for all or for one track and type; what follows, and what contradicts itself."""
    edition = organised_edition(request, slug)
    tracks, kinds = _parts(edition)
    track, kind = _named(tracks, request.GET.get("track")), _named(kinds, request.GET.get("kind"))
    rows = timetable.all_dates(edition)
    context = {
        "edition": edition,
        "tracks": tracks,
        "kinds": kinds,
        "track": track,
        "kind": kind,
        "rows": timetable.table(edition, rows, track or timetable.only_track(edition), kind),
        "has_dates": bool(rows),
        "conclusions": timetable.conclusions(rows, track, kind),
        "contradictions": timetable.contradictions_of(rows),
        "stages": Deadline.Stage.choices,
    }
    return render(request, "conference/dates.html", context)


def set_date(request, slug):
    """A date for a stage that has none, or one of its own for a track or type."""
    edition = organised_edition(request, slug)
    place = _place(edition, request.GET)
    if request.method != "POST" and (standing := place.among(timetable.all_dates(edition))):
        return redirect("conference:date", edition.slug, standing.code)
    form = _save(request, edition, place)
    if form.saved:
        messages.success(request, _("The date is set."))
        return redirect("conference:dates", edition.slug)
    context = {"edition": edition, "place": place, "form": form, "inherited": place.inherited(form.rows)}
    return render(request, "conference/set_date.html", context)


def date(request, slug, code):
    """One date: changing it, and who moved it from when to when and why."""
    edition = organised_edition(request, slug)
    found = _date(edition, code)
    place = Place(edition, found.stage, found.track, found.kind, code)
    form = None if found.removed_at else _save(request, edition, place)
    if form and form.saved:
        messages.success(request, _("The date is saved."))
        return redirect(request.path)
    rows = form.rows if form else timetable.all_dates(edition)
    worded([found, *rows])
    undoing = _undoing(found, rows)
    context = {
        "edition": edition,
        "date": found,
        "moves": timetable.history_of(found, timetable.hearers(found)),
        "form": form,
        "undoing": undoing,
        "undoing_seen": mark_of(undoing),
        "concerned": [] if found.removed_at else timetable.concerned(found, at=timezone.now()),
    }
    return render(request, "conference/date.html", context)


def _undoing(found, rows):
    """What is to be minded before its last change is undone."""
    fields, at = before_last_move(found), timezone.now()
    if not fields:
        return []
    then = timetable.as_if(found, fields)
    if found.removed_at:
        return [*timetable.to_mind(then, None, rows, tells=False, at=at), *timetable.concerned(then, at=at)]
    return timetable.to_mind(then, found, rows, tells=True, at=at)


def _save(request, edition, place):
    """The form of a date, and `saved` if it was sent and nothing speaks against it."""

    def form_of(_edition, data, _files):
        return DateForm(data, place=place)

    def deed(edition, *, by, **typed):
        standing = place.among(timetable.all_dates(edition))
        if place.code and standing is None:
            raise Refused(_("This date has been called off meanwhile."))
        place_of_it = {"stage": place.stage, "track": place.track, "kind": place.kind, "deadline": standing}
        return actions.set_deadline(edition, by=by, **place_of_it, **deed_fields(typed))

    data = request.POST if request.method == "POST" else None
    return saving(form_of, deed, thing=edition, data=data, by=request.user)


@require_POST
def remove_date(request, slug, code):
    """Calls it off; asked about on its page."""
    edition = organised_edition(request, slug)
    reason = request.POST.get("reason", "")[:500]
    done = _("The date is called off.")
    return _do(request, edition, code, actions.remove_deadline, done, reason=reason)


@require_POST
def undo_move(request, slug, code):
    """Takes the last move back, if what there is to mind has been read: it stands beside the button."""
    edition = organised_edition(request, slug)
    undoing = _undoing(_date(edition, code), timetable.all_dates(edition))
    if undoing and request.POST.get("seen") != mark_of(undoing):
        messages.error(request, " ".join([_("Nothing is undone yet. Please read this, then undo it again:"), *undoing]))
        return redirect("conference:date", edition.slug, code)
    return _do(request, edition, code, actions.undo_move, _("The last change is undone."))


def _do(request, edition, code, deed, done, **fields):
    found = _date(edition, code)
    try:
        deed(found, by=request.user, tells="tells_nobody" not in request.POST, **fields)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect("conference:date", edition.slug, code)


def shift_dates(request, slug):
    """Several dates by the same number of days: the new ones are shown before anything is saved."""
    edition = organised_edition(request, slug)
    rows = sorted(timetable.all_dates(edition), key=lambda row: (row.day, row.pk))
    form = ShiftForm(request.POST or None, rows=rows)
    preview = _preview(form) if form.is_valid() else []
    seen = _mark(form.chosen) if preview else ""
    if preview and request.POST.get("seen") == seen and "save" in request.POST and _shift(request, edition, form, seen):
        messages.success(request, _("The dates are moved."))
        return redirect("conference:dates", edition.slug)
    context = {"edition": edition, "form": form, "rows": rows, "preview": preview, "seen": seen}
    context["to_mind"] = _to_mind(form, rows, preview) if preview else []
    return render(request, "conference/shift_dates.html", context)


def _preview(form):
    """(the date, as it would be) of those chosen; what cannot be is told at the form."""
    found = []
    for row in form.chosen:
        try:
            found.append((row, timetable.as_if(row, shifted(row, form.cleaned_data["days"]))))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return found if form.is_valid() else []


def _to_mind(form, rows, preview):
    """What would contradict itself then, and how many people hear of it."""
    then = [new for _old, new in preview]
    others = [row for row in rows if row not in then]
    wrong = [each.sentence for each in timetable.contradictions_of([*others, *then])]
    return wrong + ([] if form.cleaned_data["tells_nobody"] else timetable.told_of_all(preview, at=timezone.now()))


def _shift(request, edition, form, seen):
    """Whether it was done; not if a date has moved since it was shown."""
    with transaction.atomic():
        edition = Edition.objects.select_for_update(of=["self"]).get(pk=edition.pk)
        chosen = [row for row in timetable.all_dates(edition) if row.code in form.cleaned_data["dates"]]
        if _mark(sorted(chosen, key=lambda row: (row.day, row.pk))) != seen:
            form.add_error(None, _("A date was changed meanwhile: please look at the new dates once more."))
            return False
        try:
            actions.shift_deadlines(
                edition,
                deadlines=chosen,
                days=form.cleaned_data["days"],
                reason=form.cleaned_data["reason"],
                tells=not form.cleaned_data["tells_nobody"],
                by=request.user,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return False
    return True


def _mark(rows):
    """Of what the new dates were computed from."""
    stand = "\n".join(f"{row.code} {row.closes_at.isoformat()}" for row in rows)
    return hashlib.sha256(stand.encode()).hexdigest()[:16]


def _date(edition, code):
    """Also one that was called off: its history stays."""
    rows = Deadline.every.filter(edition=edition).select_related("edition", "track", "kind")
    return get_object_or_404(rows.prefetch_related("changes__by"), code=code)


def _parts(edition):
    """Tracks and types that may have dates of their own. A special issue has one track, which is not spoken of."""
    tracks = [] if edition.is_special_issue else list(edition.tracks.order_by("position", "pk"))
    return tracks, list(edition.kinds.order_by("position", "pk"))


def _named(parts, slug):
    """The one with this slug, None for all; an unknown one is no page."""
    if not slug:
        return None
    found = next((part for part in parts if part.slug == slug), None)
    if found is None:
        raise Http404
    return found


def _place(edition, typed):
    stage = typed.get("stage", Deadline.Stage.OTHER)
    if stage not in Deadline.Stage.values:
        raise Http404
    tracks, kinds = _parts(edition)
    track = _named(tracks, typed.get("track")) or timetable.only_track(edition)
    return Place(edition, stage, track, _named(kinds, typed.get("kind")))
