"""What this app puts on My work and into an edition's workbench."""

from django.urls import reverse
from django.utils.translation import gettext as _

from conference import deputies
from conference.duties import Duty, Room
from conference.models import Invitation
from conference.tokens import signature


def rooms(viewer, edition):
    """The front page of the workbench for whoever manages; settings, people, mail and log for organisers."""
    if not viewer.manages(edition):
        return []
    found = [Room("manage", _("Overview"), reverse("conference:manage", args=[edition.slug]), "house", 0)]
    found.append(Room("figures", _("Figures"), reverse("conference:figures", args=[edition.slug]), "chart-line", 55))
    if not viewer.organises(edition):
        found.append(
            Room("mailings", _("Mail to many"), reverse("conference:mailings", args=[edition.slug]), "mail", 80)
        )
    if deputies.own_roles(viewer, edition).exists():
        found.append(Room("deputy", _("Deputy"), reverse("conference:deputy", args=[edition.slug]), "user-plus", 72))
    if viewer.organises(edition):
        found += [
            Room("settings", _("Settings"), reverse("conference:settings", args=[edition.slug]), "settings", 57),
            Room("readiness", _("Readiness"), reverse("conference:readiness", args=[edition.slug]), "list-checks", 58),
            Room("people", _("People"), reverse("conference:people", args=[edition.slug]), "users", 70),
            Room("pages", _("Pages"), reverse("conference:pages", args=[edition.slug]), "files", 66),
            Room("look", _("Look"), reverse("conference:look", args=[edition.slug]), "palette", 65),
            Room("mail", _("Mail"), reverse("conference:mail", args=[edition.slug]), "mail", 80),
            Room("log", _("Activity log"), reverse("conference:log", args=[edition.slug]), "history", 90),
            Room("dates", _("Dates"), reverse("conference:dates", args=[edition.slug]), "calendar-cog", 60),
        ]
    return found


def duties(viewer):
    """Invitations that wait for an answer, workbenches that the person may open, and what she reviews for."""
    return [*_invitations(viewer), *_workbenches(viewer), *_pools(viewer)]


def _invitations(viewer):
    if viewer.acting_as:  # the links of invitations are their people's alone
        return []
    waiting = Invitation.objects.open().filter(person=viewer.person).select_related("edition", "track")
    return [
        Duty(
            group=_("Invitations"),
            edition=invitation.edition.short,
            title=_offered(invitation),
            url=reverse("conference:invitation", args=[invitation.code, signature("invitation", invitation.code)]),
            state=_("waiting for your answer"),
            tone="warn",
            next_step=_("Accept or decline"),
            due=invitation.expires_at,
        )
        for invitation in waiting
    ]


def _offered(invitation):
    has_track = invitation.track and not invitation.edition.is_special_issue
    return f"{invitation.get_role_display()}: {invitation.track}" if has_track else str(invitation.get_role_display())


def _workbenches(viewer):
    return [
        Duty(
            group=_("Conferences and special issues you run"),
            edition=edition.short,
            title=str(edition),
            url=reverse("conference:manage", args=[edition.slug]),
            state=edition.when,
            next_step=_("Open the workbench"),
            is_over=edition.is_past,
        )
        for edition in viewer.managed_editions.order_by("-starts_on", "-pk")
    ]


def _pools(viewer):
    """So that who has just accepted an invitation sees that it was heard."""
    reviewing = viewer.roles.reviewing().select_related("edition").order_by("edition", "pk")
    editions = {role.edition_id: role.edition for role in reviewing}
    return [
        Duty(
            group=_("You review for"),
            edition=edition.short,
            title=str(edition),
            url=edition.get_absolute_url(),
            state="",
            sentence=_("Papers to review are announced by mail and listed on this page."),
        )
        for edition in editions.values()
        if not edition.is_past
    ]
