"""What of reviewing the other account of a person brings along when two become one."""

from django.utils.translation import gettext as _

from conference.history import Refused
from conference.models import Person
from conference.viewers import Viewer
from reviewing.models import Assignment, Review

Status = Assignment.Status
# Of two that say different things of the same paper the one that has come further stays.
WEIGHT = [Status.WITHDRAWN, Status.DECLINED, Status.PROPOSED, Status.ASKED, Status.ACCEPTED, Status.DONE]


def hand_over(keep: Person, gone: Person):
    """Nobody is asked twice in one round; two reviews of one paper cannot become one."""
    own = {row.round_id: row for row in Assignment.objects.filter(reviewer=keep)}
    doubled = [row for row in Assignment.objects.filter(reviewer=gone) if row.round_id in own]
    written = set(Review.objects.filter(assignment__reviewer__in=[keep, gone]).values_list("assignment", flat=True))
    for row in doubled:
        same = own[row.round_id]
        if {row.pk, same.pk} <= written:
            sentence = _("Both accounts have begun a review of the same paper. Please ask its chairs to take one back.")
            raise Refused(sentence)
        weaker, _stronger = sorted([row, same], key=lambda each: (each.pk in written, WEIGHT.index(each.status)))
        weaker.delete()


def belongings(person: Person):
    """Reviews that the person knows of; what chairs only think of is not counted."""
    return [(_("Reviews"), Assignment.objects.known_to(Viewer(person=person)).count())]
