"""Deeds about conflicts of interest. Whoever is in conflict with a paper settles nothing about it."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from conference.history import Refused, action, note
from conference.models import Edition, Person
from conference.viewers import Viewer
from submissions.models import Conflict, Submission


@action(secret="authors")
def declare_conflict(
    submission: Submission,
    *,
    person: Person,
    by: Person | None,
    kind: str = Conflict.Kind.OTHER,
    evidence: str = "",
) -> Conflict:
    """Keeps a person from a paper, said by that person or by a chair; also where a chair had dismissed it before."""
    if by != person:
        _require_unbiased(submission, by)
    conflict, is_new = Conflict.objects.select_for_update(of=["self"]).get_or_create(
        submission=submission,
        person=person,
        kind=kind,
        defaults={
            "edition_id": submission.edition_id,
            "status": Conflict.Status.DECLARED,
            "evidence": evidence,
            "settled_by": by,
        },
    )
    if not is_new:
        conflict.evidence = evidence or conflict.evidence
        _set(conflict, Conflict.Status.DECLARED, by)
    note(person=person.code, kind=str(kind))
    return conflict


@action(secret="authors")
def confirm_conflict(conflict: Conflict, *, by: Person | None) -> Conflict:
    """A chair has looked: this is one."""
    return _settle(conflict, Conflict.Status.CONFIRMED, by)


@action(secret="authors")
def dismiss_conflict(conflict: Conflict, *, by: Person | None) -> Conflict:
    """A chair has looked: this is none. It stays so, however often machines find it again."""
    return _settle(conflict, Conflict.Status.DISMISSED, by)


@action(of_deeds=True)
def confirm_conflicts(edition: Edition, *, conflicts: Iterable[Conflict], by: Person | None) -> Edition:
    """Many at once, all or none; each has its own line of history."""
    _each(confirm_conflict, conflicts, by)
    return edition


@action(of_deeds=True)
def dismiss_conflicts(edition: Edition, *, conflicts: Iterable[Conflict], by: Person | None) -> Edition:
    _each(dismiss_conflict, conflicts, by)
    return edition


def _each(deed, conflicts, by):
    """Refuses all where one is refused, and says which one it is."""
    for conflict in conflicts:
        try:
            deed(conflict, by=by)
        except Refused as refusal:
            raise Refused(f"{conflict.submission.label}: {refusal}") from refusal


def _settle(conflict, status, by):
    conflict = Conflict.objects.select_for_update(of=["self"]).get(pk=conflict.pk)
    _require_unbiased(conflict.submission, by)
    if conflict.person == by:
        raise Refused(_("Nobody settles a conflict of their own. Please ask another chair or an organiser."))
    if status == Conflict.Status.DISMISSED and _wrote_it(conflict):
        raise Refused(_("%(name)s is an author of this paper.") % {"name": conflict.person.name})
    _set(conflict, status, by)
    note(person=conflict.person.code, kind=conflict.kind)
    return conflict


def _set(conflict, status, by):
    conflict.status, conflict.settled_by = status, by
    conflict.save(update_fields=["status", "settled_by", "evidence"])


def _wrote_it(conflict):
    return conflict.submission.authors.of(Viewer(person=conflict.person)).exists()


def _require_unbiased(submission, by):
    """by=None is the system."""
    if by is None:
        return
    viewer = Viewer(person=by)
    in_conflict = Conflict.objects.standing().of(viewer).filter(submission=submission).exists()
    if in_conflict or Submission.objects.of(viewer).filter(pk=submission.pk).exists():
        raise Refused(_("You are in conflict with this paper yourself. Please ask another chair or an organiser."))
