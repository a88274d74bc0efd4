"""Who is looking: the one argument on which every decision about visibility depends."""

from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_

from django.db.models import Q

from conference import registry
from conference.models import Edition, Person, Role, Track


@dataclass(frozen=True, eq=False)
class Viewer:
    """A person or nobody, perhaps looking as a role (then real_person is who really looks), perhaps through a token."""

    person: Person | None = None
    acting_as: str = ""
    real_person: Person | None = None
    scope: str = ""

    @property
    def is_anonymous(self):
        return self.person is None

    @property
    def is_site_administrator(self):
        return bool(self.person and self.person.is_superuser and not self.acting_as)

    @property
    def roles(self):
        return Role.objects.of(self.person)

    @cached_property
    def organised_editions(self):
        """Primary keys (a subquery) of the editions that the viewer organises."""
        if self.is_site_administrator:
            return Edition.objects.values("pk")
        return self.roles.organising().values("edition")

    @cached_property
    def chaired_tracks(self):
        """Tracks (a subquery) that the viewer chairs, by a role for the track or for the whole edition."""
        chairing = self.roles.chairing()
        whole = chairing.filter(track=None).values("edition")
        return Track.objects.filter(Q(pk__in=chairing.exclude(track=None).values("track")) | Q(edition__in=whole))

    def organises(self, edition):
        return edition.pk in self._organised

    def chairs(self, track):
        return track.pk in self._chaired

    def manages(self, edition):
        """Organises it, or chairs one of its tracks."""
        return self.organises(edition) or edition.pk in self._chaired_editions

    @property
    def managed_editions(self):
        return Edition.objects.managed_by(self)

    @cached_property
    def _chaired_editions(self):
        return set(self.roles.chairing().values_list("edition", flat=True))

    @cached_property
    def _organised(self):
        return set(self.organised_editions.values_list("pk" if self.is_site_administrator else "edition", flat=True))

    @cached_property
    def _chaired(self):
        return set(self.chaired_tracks.values_list("pk", flat=True))

    def conceals(self, field):
        """A condition on rows whose field holds the code of a paper: those papers that are kept from the viewer."""
        rules = [Q(**{f"{field}__in": codes(self)}) for codes in registry.concealed_papers]
        return reduce(or_, rules, Q(pk__in=[]))

    def conceals_tracks(self, field):
        """A condition on rows whose field holds the code of a track: those with a paper kept from the viewer."""
        rules = [Q(**{f"{field}__in": codes(self)}) for codes in registry.concealed_tracks]
        return reduce(or_, rules, Q(pk__in=[]))

    def oversees(self, field):
        """A condition on rows whose field holds the code of a paper: those that the viewer handles as a chair."""
        rules = [Q(**{f"{field}__in": codes(self)}) for codes in registry.overseen_papers]
        return reduce(or_, rules, Q(pk__in=[]))


NOBODY = Viewer()
