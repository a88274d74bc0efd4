"""How far the reviews are: requests by what became of them, and reviews over time against their deadline."""

from collections import Counter, defaultdict

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conference.charts import Part, Series, bars, cumulative, over_time
from conference.figures import deadline_mark
from conference.models import Deadline
from reviewing.figures.seen import assignments_seen, reviews_seen, tracks_seen
from reviewing.models import Assignment

Status = Assignment.Status


def review_progress(viewer, edition, at=None):
    """How far the requests to review are, by track. What is still open once a decision is out is not overdue."""
    states = {
        "done": Part(_("review submitted"), "good"),
        "accepted": Part(_("accepted"), "main"),
        "asked": Part(_("asked, no answer yet"), "second"),
        "overdue": Part(_("overdue"), "bad"),
        "declined": Part(_("declined"), "quiet"),
    }
    tracks, found = tracks_seen(viewer, edition), defaultdict(Counter)
    for track, state in _states(viewer, edition, at or timezone.now()):
        found[track][state] += 1
    total = sum(found.values(), Counter())
    rows = [(label, [found[track][state] for state in states]) for track, label in tracks.items() if found[track]]
    return bars(
        "review-progress",
        _("Progress of the reviews"),
        _progress_summary(total),
        list(states.values()),
        rows,
        what=_("Track"),
        unit=_("requests"),
    )


def _states(viewer, edition, at):
    rows = assignments_seen(viewer, edition).filter(status__in=Assignment.KNOWN_TO_REVIEWER)
    closed = "round__decision__released_at"
    for track, status, due, released in rows.values_list("submission__track", "status", "due_at", closed):
        if status in (Status.DONE, Status.DECLINED):
            yield track, status
        elif released is None:
            yield track, "overdue" if due is not None and due <= at else status


def _progress_summary(total):
    if not total.total():
        return _("Nobody has been asked to review yet.")
    asked, late = total.total() - total["declined"], total["overdue"]
    done = ngettext(
        "%(done)d of %(n)d review that was asked for is in",
        "%(done)d of %(n)d reviews that were asked for are in",
        asked,
    ) % {"done": total["done"], "n": asked}
    if not late:
        return f"{done}."
    overdue = ngettext("%(n)d is overdue", "%(n)d are overdue", late) % {"n": late}
    return _("%(done)s, %(overdue)s.") % {"done": done, "overdue": overdue}


def reviews_over_time(viewer, edition, at=None):
    """When reviews came in, against the last review deadline of the viewer's tracks."""
    moments = [at for at in reviews_seen(viewer, edition).values_list("submitted_at", flat=True) if at]
    due = _review_deadline(viewer, edition)
    return over_time(
        "reviews",
        _("Reviews over time"),
        _reviews_summary(moments, due),
        [Series(_("Reviews"), cumulative(moments))] if moments else [],
        marks=[deadline_mark(due)] if due else [],
        zone=edition.zone,
        now=at or timezone.now(),
        unit=_("handed in so far"),
    )


def _review_deadline(viewer, edition):
    rows = edition.deadlines.filter(stage=Deadline.Stage.REVIEW).order_by("-closes_at")
    tracks = set(tracks_seen(viewer, edition))
    return next((row for row in rows if row.track_id is None or row.track_id in tracks), None)


def _reviews_summary(moments, due):
    if not moments:
        return _("No review has been handed in yet.")
    count = ngettext("%(n)d review came in", "%(n)d reviews came in", len(moments)) % {"n": len(moments)}
    late = sum(moment >= due.closes_at for moment in moments) if due else 0
    if not late:
        return f"{count}."
    return _("%(count)s, %(late)d of them after the deadline.") % {"count": count, "late": late}
