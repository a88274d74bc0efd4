"""What this app puts on My work, into an edition's workbench and on its overview."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from conference.duties import Card, Duty, Room
from submissions.lateness import came_late
from submissions.models import Conflict, Submission
from submissions.stages import TONES, next_step, stages_by_paper

SOON = timedelta(days=3)
OVER = [Submission.Status.WITHDRAWN, Submission.Status.REJECTED]


def rooms(viewer, edition):
    if not viewer.manages(edition):
        return []
    return [
        Room("submissions", _("Submissions"), reverse("submissions:list", args=[edition.slug]), "files", 10),
        Room("conflicts", _("Conflicts"), reverse("submissions:conflicts", args=[edition.slug]), "user-x", 15),
    ]


def cards(viewer, edition):
    """How much has come in, and what waits for a chair's eye; of the papers that this viewer handles."""
    if not viewer.manages(edition):
        return []
    papers = Submission.objects.handled_by(viewer).filter(edition=edition)
    open_conflicts = Conflict.objects.handled_by(viewer).to_settle().filter(edition=edition).count()
    found = [
        Card(
            title=_("Submissions"),
            figure=str(papers.handed_in().count()),
            text=_("abstracts and papers handed in"),
            url=reverse("submissions:list", args=[edition.slug]),
            action=_("Manage submissions"),
            order=10,
        )
    ]
    if open_conflicts:
        found.append(
            Card(
                title=_("Conflicts of interest"),
                figure=str(open_conflicts),
                text=_("found and not yet looked at"),
                url=reverse("submissions:conflicts", args=[edition.slug]),
                action=_("Confirm or dismiss"),
                order=15,
            )
        )
    return found + _late(viewer, edition)


def _late(viewer, edition):
    """Only where the grace that no page shows was used."""
    count = sum(came_late(viewer, edition).values())
    if not count:
        return []
    url = reverse("submissions:list", args=[edition.slug])
    text = _("came after the announced end, within the hidden grace")
    return [Card(_("Late"), str(count), text, url, _("Manage submissions"), 17)]


def duties(viewer):
    """The viewer's own papers, each with its next step."""
    papers = (
        Submission.objects.of(viewer)
        .select_related("edition", "track__edition", "kind", "access")
        .order_by("-changed_at")
    )
    papers = list(papers)
    stages, now = stages_by_paper(papers), timezone.now()
    return [_duty(paper, next_step(paper, stages[paper.pk], now), now) for paper in papers]


def _duty(paper, step, now):
    due = step.deadline.closes_at if step.deadline and step.page else None
    return Duty(
        group=_("My submissions"),
        edition=paper.edition.short,
        title=f"{paper.label}: {paper}" if paper.number else str(paper),
        url=paper.get_absolute_url(),
        state=paper.get_status_display(),
        next_step=step.button,
        sentence="" if step.button else step.sentence,
        tone=TONES[paper.status],
        due=due,
        due_shown=str(step.deadline.shown) if due else "",
        due_of=str(step.deadline) if step.encouraged else "",
        encouraged=_encouraged(step.encouraged),
        is_urgent=bool(due and now < due < now + SOON and paper.is_draft),
        is_over=not step.button and (paper.edition.is_past or paper.status in OVER),
    )


def _encouraged(deadline):
    if deadline is None:
        return ""
    return _("%(stage)s (encouraged) until %(when)s") % {"stage": deadline, "when": deadline.shown}
