"""The list of papers as CSV, safe to open in a spreadsheet."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from conference import sheets
from conference.countries import country_name
from conference.models import Question
from submissions.asking import told_of
from submissions.models import Answer, Author, Submission


def as_csv(
    papers: Iterable[Submission],
    authors_of: dict[int, list[Author] | None],
    answers_of: dict[int, dict[int, Answer]] | None = None,
) -> str:
    """One line for each paper, at its end a column for each form field that was answered; `authors_of` and `answers_of`
    as authors_by_paper and answers_by_paper of submissions.visibility give them."""
    answers_of = answers_of or {}
    asked = questions_in(answers_of)
    lines = ([*row(paper, authors_of[paper.pk]), *answered(answers_of.get(paper.pk, {}), asked)] for paper in papers)
    return sheets.as_csv([*heading(), *asked.values()], lines)


def questions_in(answers_of: dict[int, dict[int, Answer]]) -> dict[int, Question]:
    """Primary key -> question, in the order of the form."""
    found = [answer.question for answers in answers_of.values() for answer in answers.values()]
    return {question.pk: question for question in sorted(found, key=lambda each: (each.position, each.pk))}


def answered(answers: dict[int, Answer], asked: Iterable[int]) -> Iterator[str]:
    """In the words of the question as it was asked."""
    for key in asked:
        yield told_of(answers[key]) if key in answers else ""


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
