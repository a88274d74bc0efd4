"""What of reviewing a new edition may take over from an old one (conference.cloning)."""

from django.utils.translation import gettext_lazy as _

from conference.actions import invite
from conference.cloning import Cloning, Part
from conference.models import Role


def criteria(cloning: Cloning) -> None:
    for criterion in cloning.old.criteria.order_by("position", "pk"):
        cloning.copy(criterion)


def pool(cloning: Cloning) -> None:
    """Everybody is asked anew: who reviewed last time has not promised to do so again."""
    roles = cloning.old.roles.reviewing().select_related("person", "track").order_by("pk")
    for role in roles:
        if role.person == cloning.by or cloning.has_lost(role.track) or not role.person.email:
            continue
        invite(cloning.new, person=role.person, role=Role.REVIEWER, track=cloning.copy_of(role.track), by=cloning.by)


PARTS = [
    Part("criteria", _("Review form"), criteria, order=50),
    Part("pool", _("Reviewers"), pool, _("Each is invited anew by mail and may decline"), is_usual=False, order=95),
]
