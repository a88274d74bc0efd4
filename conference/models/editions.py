"""Series and editions (conferences, special issues) with their tracks, topics, kinds of contribution and deadlines."""

from datetime import date, timedelta

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from conference import dates, when
from conference.codes import CodeField
from conference.texts import TextsField


class Series(models.Model):
    """A conference series or a journal."""

    class Kind(models.TextChoices):
        CONFERENCE = "conference", _("conference series")
        JOURNAL = "journal", _("journal")

    code = CodeField()
    kind = models.CharField(max_length=12, choices=Kind)
    name = TextsField()
    short_name = models.CharField(max_length=60, blank=True)
    issn = models.CharField("ISSN", max_length=9, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    homepage = models.URLField(blank=True)

    class Meta:
        verbose_name_plural = "series"

    def __str__(self):
        return str(self.name)


class EditionQuerySet(models.QuerySet):
    def public(self):
        return self.filter(is_public=True)

    def visible_to(self, viewer):
        """Everybody sees published editions; an unpublished one only those who have a part in it."""
        if viewer.is_site_administrator:
            return self
        return self.filter(Q(is_public=True) | Q(pk__in=viewer.roles.values("edition")))

    def managed_by(self, viewer):
        """Those where the viewer organises, or chairs a track."""
        if viewer.is_site_administrator:
            return self
        return self.filter(pk__in=viewer.roles.managing().values("edition"))

    def with_next_hand_in(self, at=None):
        """Adds next_hand_in: when the next deadline closes at which something can be handed in; None if none."""
        running = Deadline.objects.filter(
            edition=OuterRef("pk"), stage__in=Deadline.HAND_IN, closes_at__gt=at or timezone.now()
        )
        return self.annotate(next_hand_in=Subquery(running.order_by("closes_at").values("closes_at")[:1]))


class Edition(models.Model):
    """One conference or one special issue; pages say "conference" or "special issue", never "edition"."""

    class Kind(models.TextChoices):
        CONFERENCE = "conference", _("conference")
        SPECIAL_ISSUE = "special_issue", _("special issue")

    class Mode(models.TextChoices):
        ON_SITE = "on_site", _("on site")
        ONLINE = "online", _("online")
        HYBRID = "hybrid", _("on site and online")

    class Ground(models.TextChoices):
        """What a logo must stand on, because it is lost on the other one."""

        LIGHT = "light"
        DARK = "dark"

    code = CodeField()
    series = models.ForeignKey(Series, models.PROTECT, related_name="editions")
    slug = models.SlugField(max_length=60, unique=True)
    kind = models.CharField(max_length=14, choices=Kind)
    name = TextsField()
    short_name = models.CharField(max_length=60, blank=True)
    tagline = TextsField()
    description = TextsField()
    ordinal = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    country = models.CharField(max_length=2, blank=True)
    venue = models.CharField(max_length=200, blank=True)
    mode = models.CharField(max_length=10, choices=Mode, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    languages = models.JSONField(default=list, blank=True)
    hashtag = models.CharField(max_length=60, blank=True)
    homepage = models.URLField(blank=True)
    accent = models.CharField(max_length=7, blank=True)
    # Beside the file itself what every page needs to show it, so that no page asks for the file's row.
    logo = models.ForeignKey("conference.File", models.SET_NULL, null=True, blank=True, related_name="+")
    logo_version = models.CharField(max_length=12, blank=True)
    logo_width = models.PositiveSmallIntegerField(null=True, blank=True)
    logo_height = models.PositiveSmallIntegerField(null=True, blank=True)
    logo_ground = models.CharField(max_length=5, choices=Ground, blank=True)
    volume = models.CharField(max_length=20, blank=True)
    issue = models.CharField(max_length=20, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    reviews_per_paper = models.PositiveSmallIntegerField(default=3)
    next_number = models.PositiveIntegerField(default=1)
    is_public = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on__isnull=False, ends_on__gte=models.F("starts_on")),
                name="edition_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(accent="") | Q(accent__regex="^#[0-9a-f]{6}$"), name="accent_is_a_colour"
            ),
        ]

    def __str__(self):
        return str(self.name)

    def get_absolute_url(self):
        return reverse("conference:edition", args=[self.slug])

    @property
    def is_special_issue(self):
        return self.kind == self.Kind.SPECIAL_ISSUE

    @property
    def last_day(self):
        """The last day known of it; a special issue without dates has at most a year."""
        return self.ends_on or self.starts_on or (date(self.year, 12, 31) if self.year else None)

    def takes_papers(self, at=None):
        """Whether something can be handed in now, in any track."""
        at = at or timezone.now()
        return self.deadlines.filter(stage__in=Deadline.HAND_IN, closes_at__gt=at).exists()

    def is_over(self, today):
        return bool(self.last_day and self.last_day < today)

    @property
    def is_past(self):
        return self.is_over(timezone.localdate())

    @property
    def short(self):
        return self.short_name or str(self.name)

    @property
    def when(self):
        return when.days(self.starts_on, self.ends_on) if self.starts_on else ""


class FormerSlug(models.Model):
    """An address that an edition had before: it redirects for ever."""

    slug = models.SlugField(max_length=60, unique=True)
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="former_slugs")

    def __str__(self):
        return self.slug


class Track(models.Model):
    """A part of an edition with its own call, chairs and topics. A special issue has one, which pages do not show."""

    code = CodeField()
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="tracks")
    slug = models.SlugField(max_length=60)
    name = TextsField()
    description = TextsField()
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
        stages = Deadline.objects.of_track(self).filter(stage__in=Deadline.HAND_IN)
        return any(deadline.is_open(at) for deadline in stages)


class Topic(models.Model):
    code = CodeField()
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="topics")
    track = models.ForeignKey(Track, models.CASCADE, null=True, blank=True, related_name="topics")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="children")
    name = TextsField()
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self):
        return str(self.name)


class Kind(models.Model):
    """What may be handed in: full paper, poster, panel, article ... with its limits."""

    code = CodeField()
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="kinds")
    slug = models.SlugField(max_length=60)
    name = TextsField()
    max_words = models.PositiveIntegerField(_("most words of the abstract"), default=1000)
    max_pages = models.PositiveSmallIntegerField(null=True, blank=True)
    max_bytes = models.PositiveIntegerField(default=20 * 1024 * 1024)
    is_anonymous = models.BooleanField(_("double-blind"), null=True, default=True)  # None: the call did not say
    minutes = models.PositiveSmallIntegerField(_("minutes of its talk"), default=20)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("edition", "slug", name="kind_slug_once_per_edition")]

    def __str__(self):
        return str(self.name)

    @property
    def hides_authors(self):
        """Reviewers are not told who wrote the paper; also where the call did not say."""
        return self.is_anonymous is not False


class DeadlineQuerySet(models.QuerySet):
    def of_track(self, track):
        """Those that hold for a track: its own, and the edition's where it has none of that stage."""
        own = self.filter(track=track)
        return own | self.filter(edition=track.edition, track=None).exclude(stage__in=own.values("stage"))


class Deadline(models.Model):
    """A dated stage of an edition, or of one track. A zone that the call did not state stays empty."""

    class Stage(models.TextChoices):
        ABSTRACT = "abstract", _("Abstract")
        PAPER = "paper", _("Full paper")
        REVIEW = "review", _("Reviews")
        NOTIFICATION = "notification", _("Notification")
        REVISION = "revision", _("Revision")
        FINAL = "final", _("Final version")
        DOCTORAL_CONSORTIUM = "doctoral_consortium", _("Doctoral consortium")
        REGISTRATION = "registration", _("Registration")
        EVENT = "event", _("Conference")
        OTHER = "other", _("Other date")

    HAND_IN = [Stage.ABSTRACT, Stage.PAPER]
    # Of these there may be several (early and late registration), told apart by their label.
    INFORMATIONAL = [Stage.DOCTORAL_CONSORTIUM, Stage.REGISTRATION, Stage.EVENT, Stage.OTHER]

    code = CodeField()
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="deadlines")
    track = models.ForeignKey(Track, models.CASCADE, null=True, blank=True, related_name="deadlines")
    kind = models.ForeignKey(Kind, models.CASCADE, null=True, blank=True, related_name="deadlines")
    stage = models.CharField(max_length=20, choices=Stage)
    label = TextsField()
    day = models.DateField()
    time = models.TimeField(null=True, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    closes_at = models.DateTimeField(help_text="computed from day, time and zone by the action that sets the deadline")
    grace = models.DurationField(default=timedelta)
    is_optional = models.BooleanField(default=False)

    objects = DeadlineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "edition",
                Coalesce("track", 0),
                Coalesce("kind", 0),
                "stage",
                condition=~Q(stage__in=["doctoral_consortium", "registration", "event", "other"]),
                name="one_deadline_of_a_stage",
            ),
        ]

    def __str__(self):
        return str(self.label) or self.get_stage_display()

    @property
    def is_hand_in(self):
        return self.stage in self.HAND_IN

    def is_open(self, at=None):
        return dates.is_open(self.closes_at, at=at or timezone.now(), grace=self.grace)

    @property
    def shown(self):
        return when.shown(self.day, self.time, self.zone)

    @property
    def when(self):
        return when.days(self.day, self.ends_on)


class DeadlineChange(models.Model):
    """Who moved a deadline from when to when, and why: pages show the old date struck out."""

    deadline = models.ForeignKey(Deadline, models.CASCADE, related_name="changes")
    old_day = models.DateField()
    old_time = models.TimeField(null=True, blank=True)
    old_zone = models.CharField(max_length=64, blank=True)
    old_closes_at = models.DateTimeField()
    reason = models.TextField(blank=True)
    by = models.ForeignKey("conference.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.deadline}: {self.old_day}"

    @property
    def shown(self):
        return when.shown(self.old_day, self.old_time, self.old_zone)
