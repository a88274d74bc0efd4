"""The list of papers that a chair or organiser handles: filtered, counted, never more than that."""

from django.db.models import Case, Count, F, Q, Value, When
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from conference.models import Track
from submissions.advice import lacking_advice
from submissions.models import Submission
from submissions.transfers import without_unbiased_chair

PLACE_IN_LIFE = Case(*(When(status=status, then=Value(place)) for place, status in enumerate(Submission.Status.values)))
# Word of an address -> the head of the column, and what is compared.
ORDERS = {
    "number": (_("No."), F("number")),
    "title": (_("Title"), Lower("title")),
    "track": (_("Track"), F("track__position")),
    "status": (_("Status"), PLACE_IN_LIFE),
    "handed-in": (_("Handed in"), F("submitted_at")),
}


def tracks_handled(viewer, edition):
    """The tracks whose papers the viewer handles."""
    tracks = Track.objects.filter(edition=edition).order_by("position", "pk")
    return tracks if viewer.organises(edition) else tracks.filter(pk__in=viewer.chaired_tracks.values("pk"))


def handled(viewer, edition):
    papers = Submission.objects.handled_by(viewer).filter(edition=edition)
    return papers.select_related("track", "kind", "edition", "advice").order_by("number")


# What a paper may wait for -> (viewer, papers) -> those of them that do.
WAITING = {
    "advice": lambda viewer, papers: lacking_advice(papers),
    "chair": lambda viewer, papers: papers.filter(pk__in=without_unbiased_chair(viewer).values("pk")),
}


def waiting_for(viewer, papers, what=""):
    """Only those that wait for advice, or for an organiser because no chair may handle them; all, if for nothing."""
    return WAITING[what](viewer, papers) if what in WAITING else papers


def narrowed(papers, *, q="", track=None, status=""):
    """Only those that the filters name: all words in the title, or one number that is that of the paper."""
    if track:
        papers = papers.filter(track=track)
    if status:
        papers = papers.filter(status=status)
    titled = Q()
    for word in q.split():
        titled &= Q(title__icontains=word)
    return papers.filter(titled | Q(number=_number(q))) if _number(q) else papers.filter(titled)


def in_order(papers, sort):
    """By "title", or the other way round by "-title"; equal ones by number, and what is empty last."""
    _label, key = ORDERS[sort.removeprefix("-")]
    turned = key.desc(nulls_last=True) if sort.startswith("-") else key.asc(nulls_last=True)
    return papers.order_by(turned, "number")


def _number(q):
    """The number that was typed, as "41" or "#41"; None for anything else."""
    typed = q.strip().removeprefix("#")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else None


def counts(papers) -> list[tuple[str, str, int]]:
    """(status, its name, how many), in the order of a paper's life; only statuses that occur."""
    rows = papers.order_by().values_list("status").annotate(count=Count("pk"))
    found = dict(rows)
    return [(value, label, found[value]) for value, label in Submission.Status.choices if value in found]
