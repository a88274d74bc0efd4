"""What this app puts on My work, into an edition's workbench and into the menu of its public pages."""

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conference.duties import Card, Duty, Room
from conference.models import Edition, Entry
from programme.models import Release, Slot
from programme.permissions import may_look
from submissions.models import Submission

PUBLISHING = ["programme.publish", "programme.roll_back"]


def public_label(edition):
    return _("Contents") if edition.is_special_issue else _("Programme")


def rooms(viewer, edition):
    if not may_look(viewer, edition):
        return []
    url = reverse("programme:manage", args=[edition.slug])
    return [Room("programme", public_label(edition), url, "calendar-days", 50)]


def cards(viewer, edition):
    """How far the programme is, on the overview of the workbench."""
    if not may_look(viewer, edition):
        return []
    release = Release.objects.defer("document").latest_of(edition)
    waiting = _waiting().get(pk=edition.pk).unplaced
    return [
        Card(
            title=public_label(edition),
            figure=_("Version %(version)d") % {"version": release.version} if release else _("Not published"),
            text=_unplaced(waiting) if waiting else _all_placed(edition),
            url=reverse("programme:manage", args=[edition.slug]),
            action=_("Open"),
            order=50,
        )
    ]


def duties(viewer):
    """For organisers: accepted papers without a place, and changes that nobody sees yet. One query."""
    organised = _waiting().filter(pk__in=viewer.roles.organising().values("edition"))
    today = timezone.localdate()
    running = [edition for edition in organised.order_by("starts_on", "pk") if not edition.is_over(today)]
    return [duty for edition in running for duty in (*_to_place(edition), *_to_publish(edition))]


def _waiting():
    """Editions with `unplaced` (how many accepted papers have no place), `published` (the version in force) and
    `is_changed` (something was done to the programme since)."""
    placed = Slot.objects.placed().filter(submission__isnull=False).values("submission")
    accepted = Q(submissions__status__in=Submission.ACCEPTED) & ~Q(submissions__in=placed)
    latest = Release.objects.filter(edition=OuterRef("pk")).order_by("-version")
    deeds = Entry.objects.filter(edition=OuterRef("pk"), deed__startswith="programme.").exclude(deed__in=PUBLISHING)
    return Edition.objects.annotate(
        unplaced=Count("submissions", filter=accepted),
        published=Subquery(latest.values("version")[:1]),
        published_at=Subquery(latest.values("published_at")[:1]),
    ).annotate(is_changed=Exists(deeds.filter(at__gt=OuterRef("published_at"))))


def _to_place(edition):
    if not edition.unplaced:
        return []
    return [_duty(edition, _unplaced(edition.unplaced), _("Put them into the programme"), "programme:manage")]


def _to_publish(edition):
    if not edition.is_changed:
        return []
    state = _("changed since version %(version)d") % {"version": edition.published}
    return [_duty(edition, state, _("Look at the changes and publish"), "programme:publish")]


def _duty(edition, state, next_step, address):
    return Duty(
        group=_("Conferences and special issues you run"),
        edition=edition.short,
        title=public_label(edition),
        url=reverse(address, args=[edition.slug]),
        state=state,
        next_step=next_step,
    )


def _all_placed(edition):
    if edition.submissions.accepted().exists():
        return _("Every accepted paper has its place.")
    return _("No paper is accepted yet.")


def _unplaced(count):
    sentence = ngettext("%(count)d accepted paper not yet placed", "%(count)d accepted papers not yet placed", count)
    return sentence % {"count": count}
