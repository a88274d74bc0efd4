"""The list of papers as CSV, safe to open in a spreadsheet."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from conference import sheets
from conference.countries import country_name
from submissions.models import Author, Submission


def as_csv(papers: Iterable[Submission], authors_of: dict[int, list[Author] | None]) -> str:
    """One line for each paper; `authors_of` as submissions.visibility.authors_by_paper gives it."""
    return sheets.as_csv(heading(), (row(paper, authors_of[paper.pk]) for paper in papers))


def heading() -> list[str]:
    return [
        _("Number"),
        _("Title"),
        _("Authors"),
        _("E-mail addresses"),
        _("Countries"),
        _("Track"),
        _("Type"),
        _("Status"),
        _("Keywords"),
        _("Topics"),
        _("Handed in (UTC)"),
    ]


def row(paper: Submission, authors: list[Author] | None) -> Iterator[object]:
    authors = authors or []
    yield paper.number
    yield paper.title
    yield "; ".join(_printed(author) for author in authors)
    yield "; ".join(author.email for author in authors if author.email)
    yield "; ".join(dict.fromkeys(country_name(author.country) for author in authors if author.country))
    yield paper.track
    yield paper.kind
    yield paper.get_status_display()
    yield "; ".join(paper.keywords)
    yield "; ".join(str(topic) for topic in paper.topics.all())
    yield f"{paper.submitted_at:%Y-%m-%d %H:%M}" if paper.submitted_at else ""


def _printed(author):
    return f"{author.name} ({author.affiliation})" if author.affiliation else author.name
