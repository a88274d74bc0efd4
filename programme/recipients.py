"""People of the programme as recipients of mail to many: who chairs sessions, and who presents."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from conference.recipients import Group, Recipient
from programme.models import SessionPart, Slot
from submissions.recipients import GROUPS as OF_AUTHORS


def _session_chairs(viewer, edition, wanted):
    """Of all sessions for organisers, for chairs of those of their tracks."""
    parts = SessionPart.objects.filter(edition=edition, part=SessionPart.Part.CHAIR)
    if not viewer.organises(edition):
        parts = parts.filter(session__track__in=viewer.chaired_tracks.values("pk"))
    if wanted.track:
        parts = parts.filter(session__track=wanted.track)
    people = {part.person_id: part.person for part in parts.select_related("person").order_by("pk")}
    return [Recipient.of(person) for person in people.values() if wanted.fits(person)]


def _presenting(viewer, edition, wanted):
    """Authors of accepted papers that have a place in a session."""
    accepted = next(group for group in OF_AUTHORS if group.key == "accepted")
    placed = Slot.objects.placed().filter(~Q(submission=None), edition=edition)
    papers = set(placed.values_list("submission", flat=True))
    return [one for one in accepted.find(viewer, edition, wanted) if one.paper.pk in papers]


def _like_authors():
    authors = next(group for group in OF_AUTHORS if group.key == "accepted")
    return {name: getattr(authors, name) for name in ("about_papers", "placeholders", "together", "states", "secret")}


GROUPS = [
    Group("presenting", _("Authors whose paper is in the programme"), _presenting, order=60, **_like_authors()),
    Group("session-chairs", _("Session chairs"), _session_chairs, order=70),
]
