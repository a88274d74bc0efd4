"""Who stands in for a chair: the roles that may have deputies, and the deputies that they have."""

from django.db.models import QuerySet

from conference.models import Edition, Invitation, Role


def own_roles(viewer, edition: Edition) -> QuerySet[Role]:
    """As which the viewer chairs there; a deputy has no deputy."""
    if viewer.acting_as:
        return Role.objects.none()
    chairing = viewer.roles.chairing().filter(edition=edition, deputy_of=None)
    return chairing.select_related("edition", "track").order_by("track__position", "pk")


def deputies_of(roles: QuerySet[Role]) -> QuerySet[Role]:
    """Those who stand in now or will."""
    rows = Role.objects.not_over().filter(deputy_of__in=roles.values("pk"))
    return rows.select_related("person", "track", "edition").order_by("starts_on", "pk")


def invited_for(roles: QuerySet[Role]) -> QuerySet[Invitation]:
    """Those who have not answered yet."""
    rows = Invitation.objects.filter(deputy_of__in=roles.values("pk"), status=Invitation.Status.OPEN)
    return rows.select_related("person", "track", "edition").order_by("starts_on", "pk")
