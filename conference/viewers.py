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
    within: Edition | None = None  # while looking as somebody else: the only one that is shown

    @property
    def is_anonymous(self):
        return self.person is None

    @property
    def is_site_administrator(self):
        return bool(self.person and self.person.is_superuser and not self.acting_as)

    @property
    def real(self):
        """The one who really looks."""
        return Viewer(person=self.real_person) if self.acting_as else self

    @property
    def roles(self):
        roles = Role.objects.of(self.person)
        return roles.filter(edition=self.within) if self.acting_as else roles

    @cached_property
    def organised_editions(self):
        """Primary keys (a subquery) of the editions that the viewer organises."""
        if self.is_site_administrator:
            return Edition.objects.values("pk")
        return self.roles.organising().values("edition")

    @cached_property
    def chaired_tracks(self):
        """Tracks (a subquery) that the viewer chairs, by a role for the track or for the whole edition."""
        return tracks_of(self.roles.chairing())

    def organises(self, edition):
        return edition.pk in self._organised

    def chairs(self, track):
        return track.pk in self._chaired

    def decides(self, track):
        """Organises, or chairs by a role that does more than recommend."""
        return self.organises(track.edition) or track.pk in self._deciding

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

    @cached_property
    def _deciding(self):
        return set(tracks_of(self.roles.chairing().filter(is_recommend_only=False)).values_list("pk", flat=True))

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


def tracks_of(roles):
    """The tracks that these roles are for: one, or all of the edition."""
    whole = roles.filter(track=None).values("edition")
    return Track.objects.filter(Q(pk__in=roles.exclude(track=None).values("track")) | Q(edition__in=whole))


NOBODY = Viewer()
