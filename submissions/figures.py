"""Figures of what came in: only of papers that the viewer handles, as if there were no others."""

from datetime import timedelta

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conference.charts import Series, cumulative, over_time
from conference.figures import Figure, deadline_mark
from conference.models import Deadline
from submissions.listing import tracks_handled
from submissions.models import Submission, Version

Stage = Version.Stage
LAST_RUSH = timedelta(days=2)
MOST_MARKS = 4


def figures(viewer, edition):
    return [Figure("submissions", 10, lambda: submissions_over_time(viewer, edition))]


def submissions_over_time(viewer, edition, at=None):
    """When the abstracts and papers that count came in, against their deadlines. Three queries."""
    came, due = _came(viewer, edition), _due(viewer, edition)
    names = {Stage.ABSTRACT: _("Abstracts"), Stage.PAPER: _("Papers")}
    series = [
        Series(
            label, cumulative(moment for moment, _track in came[stage]), "main" if stage == Stage.PAPER else "second"
        )
        for stage, label in names.items()
        if came[stage]
    ]
    return over_time(
        "submissions",
        _("Submissions over time"),
        _summary(came, due),
        series,
        marks=_marks([due[stage] for stage in names if came[stage]]),
        zone=edition.zone,
        now=at or timezone.now(),
        unit=_("handed in so far"),
    )


def _came(viewer, edition):
    """Stage -> (when a paper first came in at this stage, its track), in one query."""
    papers = Submission.objects.handled_by(viewer).filter(edition=edition).handed_in()
    versions = Version.objects.filter(submission__in=papers.values("pk"), stage__in=[Stage.ABSTRACT, Stage.PAPER])
    rows = versions.values_list("submission", "submission__track", "stage").annotate(first=Min("created_at"))
    found = {Stage.ABSTRACT: [], Stage.PAPER: []}
    for _paper, track, stage, first in rows.order_by():
        found[stage].append((first, track))
    return found


def _due(viewer, edition):
    """Stage -> {track: the latest deadline that holds for it}; a track's own goes before that of the edition."""
    tracks = list(tracks_handled(viewer, edition).values_list("pk", flat=True))
    rows = list(edition.deadlines.filter(stage__in=Deadline.HAND_IN).order_by("closes_at"))
    due = {Stage.ABSTRACT: {}, Stage.PAPER: {}}
    for stage, latest in due.items():
        common = {track: row for row in rows if row.stage == stage and row.track_id is None for track in tracks}
        own = {row.track_id: row for row in rows if row.stage == stage and row.track_id in tracks}
        latest.update(common | own)
    return due


def _marks(due):
    """One for each moment at which something was due; where tracks have too many of their own, the last of a stage."""
    moments = [{deadline.closes_at: deadline for deadline in each.values()} for each in due]
    if sum(map(len, moments)) > MOST_MARKS:
        moments = [dict([max(each.items())]) for each in moments if each]
    return [deadline_mark(deadline) for each in moments for deadline in each.values()]


def _summary(came, due):
    abstracts, papers = came[Stage.ABSTRACT], came[Stage.PAPER]
    if not abstracts and not papers:
        return _("Nothing has been handed in yet.")
    stage = Stage.PAPER if papers else Stage.ABSTRACT
    rushed = sum(_is_rushed(moment, due[stage].get(track)) for moment, track in came[stage])
    if not rushed:
        return _("%(what)s came in.") % {"what": _what(abstracts, papers)}
    share = round(100 * rushed / len(came[stage]))
    sentence = (
        _("%(what)s came in; %(share)d%% of the papers in the last two days before their deadline.")
        if stage == Stage.PAPER
        else _("%(what)s came in; %(share)d%% of them in the last two days before their deadline.")
    )
    return sentence % {"what": _what(abstracts, papers), "share": share}


def _what(abstracts, papers):
    counted = [
        ngettext("%(n)d abstract", "%(n)d abstracts", len(abstracts)) % {"n": len(abstracts)} if abstracts else "",
        ngettext("%(n)d paper", "%(n)d papers", len(papers)) % {"n": len(papers)} if papers else "",
    ]
    return _(" and ").join(filter(None, counted))


def _is_rushed(moment, deadline):
    return deadline is not None and moment >= deadline.closes_at - LAST_RUSH
