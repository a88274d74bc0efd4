"""Papers by number, by words of their title, and by their authors' names where the viewer is told those."""

from django.db.models import Case, IntegerField, Q, Value, When
from django.utils.translation import gettext as _

from conference.palette import EXACT, MOST, PREFIX, WORDS, Finding, Search, containing
from conference.second_factor import closed_editions
from submissions.models import Author, Submission
from submissions.visibility import by_office, told_authors

MOST_BY_NAME = 100


def papers(viewer, search: Search) -> list[Finding]:
    """At most as many as are shown, in two queries. Nothing is said of their state."""
    if not search.words:
        return []
    named = Case(
        When(_numbered(search), then=Value(EXACT)),
        When(title__istartswith=search.text, then=Value(PREFIX)),
        default=Value(WORDS),
        output_field=IntegerField(),
    )
    here = Case(When(edition=search.here, then=Value(0)), default=Value(1), output_field=IntegerField())
    fitting = Submission.objects.visible_to(viewer).filter(_numbered(search) | _worded(viewer, search))
    if closed := closed_editions(viewer):
        fitting = fitting.exclude(pk__in=_behind_second_factor(viewer, closed))
    ranked = fitting.annotate(rank=named, elsewhere=here).select_related("edition")
    return [_finding(paper) for paper in ranked.order_by("rank", "elsewhere", "-edition", "number", "pk")[:MOST]]


def _behind_second_factor(viewer, editions):
    """Primary keys of papers that an office opens, in editions whose workbench is closed to the viewer.

    A list: as a part of the next question it would be too deep for SQLite.
    """
    return list(Submission.objects.filter(by_office(viewer), edition__in=editions).values_list("pk", flat=True))


def _numbered(search):
    """Drafts have no number: nothing typed must not mean them."""
    return Q(number=search.number or 0)


def _worded(viewer, search):
    """The title has all words, or an author whom the viewer is told has them all in the name."""
    return containing(search.words, "title") | Q(pk__in=_written_by(viewer, search))


def _written_by(viewer, search):
    """Primary keys of papers. Asked first: as a part of the next question it would be too deep for SQLite."""
    named = Author.objects.filter(containing(search.words, "given_name", "family_name"))
    told = told_authors(viewer).filter(pk__in=named.values("submission"))
    return list(told.values_list("pk", flat=True)[:MOST_BY_NAME])


def _finding(paper):
    return Finding(
        group=_("Papers"),
        title=str(paper),
        url=paper.get_absolute_url(),
        about=f"{paper.label} · {paper.edition.short}",
        icon="file-text",
        rank=paper.rank,
        edition=paper.edition_id,
    )
