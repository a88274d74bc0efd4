"""Who works towards a date: authors of what is to be handed in by it, and of what may be changed until then."""

from collections.abc import Iterator

from django.db.models import Q

from conference.models import Deadline, holding
from submissions.models import Author, Submission

Stage, Status = Deadline.Stage, Submission.Status
# Stage -> papers of which something is awaited, or may still be changed, until its date.
OPEN_UNTIL = {
    Stage.ABSTRACT: [Status.DRAFT],
    Stage.PAPER: [Status.DRAFT, Status.ABSTRACT],
    Stage.RESUBMISSION: [Status.SUBMITTED],
    Stage.REVISION: [Status.REVISE],
    Stage.FINAL: Submission.ACCEPTED,
}


def authors(deadline: Deadline) -> Iterator[tuple[int, str]]:
    """(primary key of a person, code of the paper): who started it, and its authors who are known. Three queries."""
    papers = dict(papers_under(deadline).values_list("pk", "code"))
    for person, code in Submission.objects.filter(pk__in=papers).values_list("contact", "code").order_by("pk"):
        yield person, code
    rows = Author.objects.filter(submission__in=papers).exclude(person=None).order_by("submission", "position")
    for person, paper in rows.values_list("person", "submission"):
        yield person, papers[paper]


def papers_under(deadline: Deadline):
    papers = Submission.objects.filter(edition=deadline.edition_id, status__in=OPEN_UNTIL.get(deadline.stage, []))
    return for_which_it_holds(papers.filter(final=None) if deadline.stage == Stage.FINAL else papers, deadline)


def for_which_it_holds(papers, deadline: Deadline):
    """Papers of its edition for which this date holds, or did until it was called off, and not one closer to them."""
    others = Deadline.objects.filter(edition=deadline.edition_id, stage=deadline.stage).exclude(pk=deadline.pk)
    dates = [*others, deadline]
    pairs = papers.order_by().values_list("track", "kind").distinct()
    return papers.filter(_any_of(pair for pair in pairs if deadline in holding(dates, *pair)))


def _any_of(pairs):
    condition = Q(pk__in=[])
    for track, kind in pairs:
        condition |= Q(track=track, kind=kind)
    return condition
