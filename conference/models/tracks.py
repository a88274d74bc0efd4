"""Tracks of an edition with their topics and kinds of contribution."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from conference.codes import CodeField
from conference.models.deadlines import Deadline
from conference.texts import TextsField


class Track(models.Model):
    """A part of an edition with its own call, chairs and topics. A special issue has one, which pages do not show."""

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="tracks")
    slug = models.SlugField(max_length=60)
    name = TextsField()
    description = TextsField()
    reply_to = models.EmailField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint("edition", "slug", name="track_slug_once_per_edition"),
            models.UniqueConstraint("id", "edition", name="track_with_edition"),
        ]

    def __str__(self):
        return str(self.name)

    def get_absolute_url(self):
        return reverse("conference:track", args=[self.edition.slug, self.slug])

    def takes_papers(self, at=None):
        """Whether something can be handed in now."""
        at = at or timezone.now()
        if self.edition.is_cancelled:
            return False
        stages = Deadline.objects.of_track(self).filter(stage__in=Deadline.HAND_IN)
        return any(deadline.is_open(at) for deadline in stages)


class Topic(models.Model):
    """What papers are about, in two levels at most; of one track, or of all."""

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="topics")
    track = models.ForeignKey(Track, models.CASCADE, null=True, blank=True, related_name="topics")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="children")
    name = TextsField()
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self):
        return str(self.name)


class KindQuerySet(models.QuerySet):
    def of_track(self, track):
        """Those that may be handed in there: the track's own, and those of all tracks."""
        return self.filter(edition=track.edition_id).filter(Q(track=None) | Q(track=track)).order_by("position", "pk")


class Kind(models.Model):
    """What may be handed in: full paper, poster, panel, article ... with its limits."""

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="kinds")
    track = models.ForeignKey(Track, models.CASCADE, null=True, blank=True, related_name="kinds")
    slug = models.SlugField(max_length=60)
    name = TextsField()
    description = TextsField()
    stages = models.JSONField(default=list, blank=True, help_text="of Deadline.Stage; empty: all that are dated")
    templates = models.JSONField(default=list, blank=True, help_text="files to start from: [{label, url}]")
    min_paper_words = models.PositiveIntegerField(null=True, blank=True)
    max_paper_words = models.PositiveIntegerField(null=True, blank=True)
    counts_references = models.BooleanField(default=False, help_text="in the words of the paper")
    is_by_invitation = models.BooleanField(default=False, help_text="only who has a link may start one")
    max_words = models.PositiveIntegerField(_("most words of the abstract"), default=1000)
    max_pages = models.PositiveSmallIntegerField(null=True, blank=True)
    max_bytes = models.PositiveIntegerField(default=20 * 1024 * 1024)
    is_anonymous = models.BooleanField(_("double-blind"), null=True, default=True)  # None: the call did not say
    minutes = models.PositiveSmallIntegerField(_("minutes of its talk"), default=20)
    position = models.PositiveSmallIntegerField(default=0)

    objects = KindQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint("edition", "slug", name="kind_slug_once_per_edition")]

    def __str__(self):
        return str(self.name)

    def has_stage(self, stage):
        """Whether contributions of this kind go through it; those that hand nothing in at it are not asked for it."""
        return not self.stages or stage in self.stages

    @property
    def hides_authors(self):
        """Reviewers are not told who wrote the paper; also where the call did not say."""
        return self.is_anonymous is not False
