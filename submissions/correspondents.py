"""Who is written to about a paper: whoever started it and all its authors, each address once."""

from collections.abc import Iterable

from conference.models import Person
from submissions.models import Author, Submission


def recipients(submission: Submission) -> dict[str, Person | None]:
    """Address -> person or None: whoever started it, then the authors, each address once."""
    return recipients_by_paper([submission])[submission.pk]


def recipients_by_paper(papers: Iterable[Submission]) -> dict[int, dict[str, Person | None]]:
    """Primary key -> recipients, in one query beside the contacts, who are best loaded with the papers."""
    found = {paper.pk: {paper.contact.email: paper.contact} if paper.contact.email else {} for paper in papers}
    authors = Author.objects.filter(submission__in=list(found)).select_related("person")
    for author in authors.order_by("submission", "position"):
        linked = author.person if author.person and author.person.email else None
        address = linked.email if linked else author.email
        if address:
            found[author.submission_id].setdefault(address, linked)
    return found
