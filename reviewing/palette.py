"""One's own reviews by their paper, and reviewers of the tracks that one runs by their names."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from conference.models import Person, Role
from conference.palette import EXACT, MOST, Finding, Search, containing, person_at
from reviewing.models import Assignment


def reviews(viewer, search: Search) -> list[Finding]:
    """Those that the viewer was asked for, as far as the paper is still open to the viewer."""
    if viewer.is_anonymous or not search.words:
        return []
    fitting = containing(search.words, "submission__title")
    fitting |= Q(submission__number=search.number or 0)
    mine = Assignment.objects.opening_the_paper_to(viewer).filter(fitting)
    rows = mine.select_related("submission", "edition").order_by("-edition", "submission__number")[:MOST]
    return [_review(row, search) for row in rows]


def _review(assignment, search):
    paper = assignment.submission
    is_it = search.number is not None and paper.number == search.number
    return Finding(
        group=_("Reviews"),
        title=paper.title,
        url=reverse("reviewing:review", args=[assignment.code]),
        about=_("Your review of %(paper)s") % {"paper": paper.label} + f" · {assignment.edition.short}",
        icon="pen-line",
        rank=EXACT if is_it else search.rank(paper.title),
        edition=assignment.edition_id,
    )


def reviewers(viewer, search: Search) -> list[Finding]:
    """Reviewers whom the viewer finds on the reviewers' page: an organiser all, a chair those of the own tracks."""
    if not search.words:
        return []
    named = Person.objects.filter(containing(search.words, "given_name", "family_name"))
    organised = Q(edition__in=viewer.organised_editions)
    chaired = Q(track__in=viewer.chaired_tracks.values("pk"))
    everywhere = Q(track=None, edition__in=viewer.chaired_tracks.values("edition"))
    roles = Role.objects.reviewing().filter(organised | chaired | everywhere, person__in=named.values("pk"))
    rows = roles.select_related("person", "edition").order_by("-edition", "person")[: 4 * MOST]
    places = {(role.person_id, role.edition_id): role for role in rows}
    return [person_at(role, "reviewing:reviewers", search, "?q=") for role in places.values()]
