"""Deeds on the working copy of a paper: starting it and saving its fields."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from conference.history import Refused, action, note
from conference.models import Kind, Person, Topic, Track
from submissions.actions.answering import write_answers
from submissions.freezing import AUTHOR_FIELDS
from submissions.invited import opened
from submissions.models import AccessLink, Author, Submission
from submissions.proving import people_by_address
from submissions.stages import require_editing_time, require_not_cancelled, require_open, stages


class StaleSave(Refused):
    """Somebody else (or the same person in another window) has saved in between; nothing was written."""


@action(secret="authors")
def start(
    track: Track, *, by: Person, kind: Kind, access: AccessLink | None = None, at: datetime | None = None
) -> Submission:
    """An empty draft, with the one who starts it as its first author. `access`: the link by which an invited one came;
    whether it is good, and how often it was used, is looked at by start_invited."""
    at = at or timezone.now()
    if kind.edition_id != track.edition_id:
        raise Refused(_("This track does not take contributions of this type."))
    require_not_cancelled(track.edition)
    if kind.is_by_invitation and access is None:
        raise Refused(_("Contributions of this type are by invitation: please use the link that was sent to you."))
    require_open(opened(stages(track, kind), access, track.edition).entry, at)
    submission = Submission.objects.create(
        edition=track.edition, track=track, kind=kind, contact=by, access=access, created_at=at, changed_at=at
    )
    put_authors(submission, [{field: getattr(by, field) or "" for field in AUTHOR_FIELDS}])
    return submission


@action(secret="authors")
def save_draft(
    submission: Submission,
    *,
    by: Person | None,
    revision: int,
    title: str,
    abstract: str,
    keywords: Iterable[str] = (),
    topics: Iterable[Topic] = (),
    authors: Iterable[Mapping[str, str]] = (),
    answers: Mapping[str, object] | None = None,
    at: datetime | None = None,
) -> Submission:
    """Writes the fields of a draft, complete or not. `authors`: mappings with freezing.AUTHOR_FIELDS, in their order;
    `answers`: code of a form field -> value, as answering.write_answers takes them.

    Raises StaleSave if the draft has another revision by now.
    """
    at = at or timezone.now()
    submission = Submission.objects.locked(submission)
    if not submission.is_draft:
        raise Refused(_("This paper has been handed in. Change it by handing it in again."))
    require_editing_time(submission, at)
    fields = {"title": title, "abstract": abstract, "keywords": keywords, "topics": topics, "authors": authors}
    write_fields(submission, revision=revision, at=at, **fields, answers=answers or {})
    return submission


def write_fields(submission, *, revision, title, abstract, keywords, topics, authors, answers, at):
    """What saving and correcting have in common; the row is locked."""
    if revision != submission.revision:
        raise StaleSave(_("This paper was changed elsewhere while you were writing. Nothing has been overwritten."))
    submission.title, submission.abstract, submission.keywords = title, abstract, list(keywords)
    submission.revision += 1
    submission.changed_at = at
    submission.save(update_fields=["title", "abstract", "keywords", "revision", "changed_at"])
    submission.topics.set(_topics_of_track(submission, topics))
    put_authors(submission, authors)
    write_answers(submission, answers)
    note(revision=submission.revision)


def _topics_of_track(submission, topics):
    topics = list(topics)
    if any(topic.edition_id != submission.edition_id for topic in topics):
        raise Refused(_("A chosen topic belongs to another conference."))
    return topics


def put_authors(submission: Submission, authors: Iterable[Mapping[str, str]]) -> None:
    """Replaces the authors by these, in this order. Who has proven an address is linked by it."""
    rows = [{field: (author.get(field) or "").strip() for field in AUTHOR_FIELDS} for author in authors]
    for row in rows:
        row["email"] = row["email"].lower()
    people = people_by_address(row["email"] for row in rows)
    submission.authors.all().delete()
    Author.objects.bulk_create(
        Author(
            submission=submission,
            edition_id=submission.edition_id,
            position=place,
            person_id=people.get(row["email"]),
            **row,
        )
        for place, row in enumerate(rows, start=1)
    )
