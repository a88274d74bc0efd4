"""What this app puts on My work and into an edition's workbench."""

from django.urls import reverse
from django.utils.translation import gettext as _

from conference.duties import Duty, Room
from conference.models import Invitation
from conference.tokens import signature


def rooms(viewer, edition):
    """The front page of the workbench for whoever manages; settings, people, mail and log for organisers."""
    if not viewer.manages(edition):
        return []
    found = [Room("manage", _("Overview"), reverse("conference:manage", args=[edition.slug]), "house", 0)]
    if viewer.organises(edition):
        found += [
            Room("people", _("People"), reverse("conference:people", args=[edition.slug]), "users", 70),
            Room("mail", _("Mail"), reverse("conference:mail", args=[edition.slug]), "mail", 80),
            Room("log", _("Activity log"), reverse("conference:log", args=[edition.slug]), "history", 90),
            Room("dates", _("Dates"), reverse("conference:dates", args=[edition.slug]), "calendar-cog", 60),
        ]
    return found


def duties(viewer):
    """Invitations that wait for an answer, and the workbenches that the person may open."""
    return [*_invitations(viewer), *_workbenches(viewer)]


def _invitations(viewer):
    waiting = Invitation.objects.open().filter(person=viewer.person).select_related("edition", "track")
    return [
        Duty(
            group=_("Invitations"),
            edition=invitation.edition.short,
            title=f"{invitation.get_role_display()}" + (f": {invitation.track}" if invitation.track else ""),
            url=f"/invitations/{invitation.code}/{signature('invitation', invitation.code)}/",
            state=_("waiting for your answer"),
            next_step=_("Accept or decline"),
            due=invitation.expires_at,
        )
        for invitation in waiting
    ]


def _workbenches(viewer):
    return [
        Duty(
            group=_("Conferences and special issues you run"),
            edition=edition.short,
            title=str(edition),
            url=reverse("conference:manage", args=[edition.slug]),
            state=edition.when,
            next_step=_("Open the workbench"),
        )
        for edition in viewer.managed_editions.order_by("-starts_on", "-pk")
    ]
