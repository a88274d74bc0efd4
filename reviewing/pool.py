"""The people who may be asked to review, with their loads, and the invitations to become one."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q

from conference.models import Invitation, Person, Role
from conference.text.words import folded
from reviewing.models import Assignment
from reviewing.permissions import may_manage_invitation, tracks_of


@dataclass(frozen=True)
class Load:
    """How many papers a reviewer has been asked to read, has accepted, and has reviewed."""

    proposed: int = 0
    asked: int = 0
    accepted: int = 0
    done: int = 0

    @property
    def total(self):
        return self.proposed + self.asked


@dataclass(frozen=True)
class Member:
    """One line of the reviewers' page; no tracks are all tracks."""

    person: Person
    tracks: list
    load: Load


def reviewers_of(track):
    """Persons who review for a track, by a role for it or for the whole edition."""
    roles = Role.objects.reviewing().filter(Q(track=track) | Q(track=None), edition=track.edition_id)
    return Person.objects.filter(pk__in=roles.values("person"), is_active=True).order_by(
        "family_name", "given_name", "pk"
    )


def typed(name):
    """The words of a name that somebody looks for, for is_called."""
    return [folded(word) for word in name[:100].split()[:8]]


def is_called(person, words):
    """Whether every word (of `typed`) is a part of the name, whatever the case and the accents."""
    name = folded(person.name)
    return all(word in name for word in words)


def of_their_tracks(viewer, edition):
    """A condition on roles and invitations: for tracks that the viewer runs, and for all tracks."""
    return Q(track__in=tracks_of(viewer, edition).values("pk")) | Q(track=None)


def members(viewer, edition):
    """The reviewers of the viewer's tracks. Loads count only what the viewer may know of (no paper in conflict)."""
    roles = Role.objects.reviewing().filter(of_their_tracks(viewer, edition), edition=edition)
    ordered = roles.select_related("person", "track").order_by(
        "person__family_name", "person__given_name", "person", "pk"
    )
    tracks = {}
    for role in ordered:
        tracks.setdefault(role.person, []).append(role.track)
    everywhere = edition.tracks.count()
    known = loads(Assignment.objects.visible_to(viewer).filter(edition=edition))
    return [Member(person, _named(its, everywhere), known.get(person.pk, Load())) for person, its in tracks.items()]


def _named(tracks, everywhere):
    """Who reviews for all of several tracks, be it by one role or by one for each, reviews for all."""
    return [] if None in tracks or len(tracks) == everywhere > 1 else tracks


def loads(assignments):
    """Loads by primary key of the reviewer, in one query."""
    counts = {}
    for reviewer, status in assignments.values_list("reviewer", "status"):
        counts.setdefault(reviewer, Counter())[status] += 1
    return {reviewer: _load(count) for reviewer, count in counts.items()}


def _load(count):
    return Load(
        proposed=count[Assignment.Status.PROPOSED],
        asked=sum(count[status] for status in Assignment.SENT),
        accepted=sum(count[status] for status in Assignment.READING),
        done=count[Assignment.Status.DONE],
    )


def invitations(viewer, edition):
    """(invitation, whether the viewer may remind and withdraw it) for the viewer's tracks, the unanswered first."""
    rows = Invitation.objects.filter(of_their_tracks(viewer, edition), edition=edition, role=Role.REVIEWER)
    waiting_first = sorted(
        rows.select_related("person", "track", "edition").order_by("-created_at"), key=lambda row: not row.is_open
    )
    shown = [row for row in waiting_first if row.status != Invitation.Status.ACCEPTED]
    return [(row, may_manage_invitation(viewer, row)) for row in shown]
