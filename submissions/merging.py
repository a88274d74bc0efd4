"""What of papers and conflicts the other account of a person brings along when two become one."""

from django.utils.translation import gettext as _

from conference.models import Person
from conference.viewers import Viewer
from submissions.models import Conflict, Submission

Status = Conflict.Status
WEIGHT = [Status.DISMISSED, Status.FOUND, Status.DECLARED, Status.CONFIRMED]


def hand_over(keep: Person, gone: Person):
    """Of two conflicts of a kind with one paper the one that stands firmer stays, with the evidence of both."""
    own = {(row.submission_id, row.kind): row for row in Conflict.objects.filter(person=keep)}
    for row in Conflict.objects.filter(person=gone):
        same = own.get((row.submission_id, row.kind))
        if same is None:
            continue
        firmer = max(same, row, key=lambda each: WEIGHT.index(each.status))
        same.status, same.settled_by_id = firmer.status, firmer.settled_by_id
        same.evidence = "\n".join(dict.fromkeys([*same.evidence.splitlines(), *row.evidence.splitlines()]))
        row.delete()
        same.save(update_fields=["status", "settled_by", "evidence"])


def belongings(person: Person):
    return [(_("Papers"), Submission.objects.of(Viewer(person=person)).count())]
