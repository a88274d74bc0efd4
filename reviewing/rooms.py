"""What this app puts on My work and into an edition's workbench."""

from collections import Counter

from django.db.models import Count, Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conference.duties import Card, Duty, Room
from conference.models import Deadline, Track
from reviewing.models import Assignment, Decision, Round
from reviewing.permissions import may_release
from submissions.models import Submission

Status = Assignment.Status


def rooms(viewer, edition):
    """Reviewers, assignment and decisions for chairs and organisers."""
    if not viewer.manages(edition):
        return []
    return [
        Room("reviewers", _("Reviewers"), reverse("reviewing:reviewers", args=[edition.slug]), "user-round-check", 20),
        Room("assignment", _("Assignment"), reverse("reviewing:assignment", args=[edition.slug]), "shuffle", 30),
        Room("decisions", _("Decisions"), reverse("reviewing:decisions", args=[edition.slug]), "gavel", 40),
    ]


def cards(viewer, edition):
    """How far reviewing is, and what waits for a chair; of the papers that this viewer handles."""
    if not viewer.manages(edition):
        return []
    asked = Assignment.objects.filter(viewer.oversees("submission__code"), edition=edition).sent()
    done = asked.filter(status=Status.DONE).count()
    lacking = _tracks_of(papers_lacking_reviewers(viewer), edition)
    pending = _tracks_of(papers_with_pending_decision(viewer), edition)
    counts = [
        (_("Reviews"), f"{done}/{asked.count()}", _("of the reviews asked for are in"), "decisions", 40, ""),
        (_("Assignment"), str(lacking.total()), _("lack reviewers"), "assignment", 30, _most(lacking)),
        (_("Decisions"), str(pending.total()), _("not released"), "decisions", 41, _most(pending)),
    ]
    return [
        Card(title, figure, text, reverse(f"reviewing:{page}", args=[edition.slug]) + where, _OPEN[page](), order)
        for title, figure, text, page, order, where in counts
        if figure not in ("0", "0/0")
    ]


_OPEN = {"decisions": lambda: _("Read reviews and decide"), "assignment": lambda: _("Assign reviewers")}


def _tracks_of(papers, edition):
    """How many of the papers are in which track."""
    return Counter(papers.filter(edition=edition).values_list("track__slug", flat=True))


def _most(tracks):
    """Leads to the track where most is to be done."""
    return f"?track={tracks.most_common(1)[0][0]}" if tracks else ""


def duties(viewer):
    """Requests to answer and reviews to write; for chairs, papers that lack reviewers and decisions to release."""
    if viewer.is_anonymous:
        return []
    return [*_reviews(viewer), *_chairing(viewer)]


def _reviews(viewer):
    mine = Assignment.objects.opening_the_paper_to(viewer).filter(round__in=Round.objects.running())
    mine = list(mine.select_related("submission", "edition").order_by(F("due_at").asc(nulls_last=True), "pk"))
    stated = _as_stated({assignment.edition_id for assignment in mine})
    for assignment in mine:
        yield Duty(
            group=_("Reviews"),
            edition=assignment.edition.short,
            title=assignment.submission.title,
            url=reverse("reviewing:review", args=[assignment.code]),
            state=_STATES[assignment.status](),
            tone=_TONES[assignment.status],
            next_step=_STEPS[assignment.status](),
            due=None if assignment.status == Status.DONE else assignment.due_at,
            due_shown=stated.get((assignment.edition_id, assignment.due_at), ""),
            is_urgent=assignment.status != Status.DONE and _is_past(assignment.due_at),
            is_over=assignment.status == Status.DONE and assignment.edition.is_past,
        )


def _as_stated(editions):
    """(edition, instant) -> the review deadline of that instant as the call states it, zone included."""
    deadlines = Deadline.objects.filter(edition__in=editions, stage=Deadline.Stage.REVIEW) if editions else []
    return {(deadline.edition_id, deadline.closes_at): str(deadline.shown) for deadline in deadlines}


_TONES = {Status.ASKED: "warn", Status.ACCEPTED: "info", Status.DONE: "good"}
_STATES = {
    Status.ASKED: lambda: _("waiting for your answer"),
    Status.ACCEPTED: lambda: _("to be reviewed"),
    Status.DONE: lambda: _("review submitted"),
}
_STEPS = {
    Status.ASKED: lambda: _("Accept or decline"),
    Status.ACCEPTED: lambda: _("Write the review"),
    Status.DONE: lambda: _("Read your review"),
}


def _is_past(due):
    return due is not None and due <= timezone.now()


def papers_lacking_reviewers(viewer):
    """Once no more papers come in: those whose running round has fewer reviewers than wanted, and no decision."""
    running = Q(assignments__round__decision=None) | Q(assignments__round__decision__released_at=None)
    standing = Count("assignments", filter=Q(assignments__status__in=Assignment.STANDING) & running)
    still_open = Deadline.objects.filter(
        Q(track=OuterRef("track")) | Q(track=None),
        edition=OuterRef("edition"),
        stage=Deadline.Stage.PAPER,
        closes_at__gt=timezone.now(),
    )
    papers = Submission.objects.handled_by(viewer).filter(status=Submission.Status.SUBMITTED)
    undecided = papers.exclude(Exists(still_open)).exclude(pk__in=Decision.objects.pending().values("submission"))
    return undecided.annotate(standing=standing).filter(standing__lt=F("edition__reviews_per_paper"))


def papers_with_pending_decision(viewer):
    handled = Submission.objects.handled_by(viewer).handed_in()
    return handled.filter(pk__in=Decision.objects.releasable().values("submission"))


def papers_with_recommendation(viewer):
    handled = Submission.objects.handled_by(viewer).handed_in()
    return handled.filter(pk__in=Decision.objects.recommended().values("submission"))


def _chairing(viewer):
    for track, number in _by_track(papers_lacking_reviewers(viewer)):
        yield Duty(
            group=_("Chairing"),
            edition=track.edition.short,
            title=_of(track, _("Assignment")),
            url=f"{reverse('reviewing:assignment', args=[track.edition.slug])}?track={track.slug}",
            state=ngettext("%(n)d paper lacks reviewers", "%(n)d papers lack reviewers", number) % {"n": number},
            next_step=_("Assign reviewers"),
        )
    yield from _deciding(viewer)


def _deciding(viewer):
    """For those who release and decide, not for those who only recommend."""
    for track, number in _by_track(papers_with_pending_decision(viewer)):
        if may_release(viewer, track):
            state = ngettext("%(n)d decision not released", "%(n)d decisions not released", number) % {"n": number}
            yield _decisions(track, state, _("Read the letters and release"))
    for track, number in _by_track(papers_with_recommendation(viewer)):
        if viewer.decides(track):
            state = ngettext("%(n)d recommendation", "%(n)d recommendations", number) % {"n": number}
            yield _decisions(track, state, _("Read and confirm"))


def _decisions(track, state, next_step):
    return Duty(
        group=_("Chairing"),
        edition=track.edition.short,
        title=_of(track, _("Decisions")),
        url=f"{reverse('reviewing:decisions', args=[track.edition.slug])}?track={track.slug}",
        state=state,
        next_step=next_step,
    )


def _by_track(papers):
    """(track, number of papers) in the order of editions and tracks, in two queries."""
    counts = {}
    for track in papers.values_list("track", flat=True):
        counts[track] = counts.get(track, 0) + 1
    tracks = Track.objects.filter(pk__in=counts).select_related("edition").order_by("edition", "position")
    return [(track, counts[track.pk]) for track in tracks]


def _of(track, what):
    return what if track.edition.is_special_issue else f"{what}: {track}"


def settings_pages(viewer, edition):
    """The review form among the settings of a conference."""
    return [(_("Review form"), reverse("reviewing:review-form", args=[edition.slug]))]
