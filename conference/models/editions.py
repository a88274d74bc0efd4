"""Series and editions: conferences and special issues."""

from datetime import date

from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from conference import when
from conference.codes import CodeField
from conference.models.deadlines import Deadline
from conference.texts import TextsField


class SeriesQuerySet(models.QuerySet):
    def of(self, viewer):
        """Those in which the viewer organises something: they may be described, and get further conferences."""
        return self.filter(pk__in=Edition.objects.filter(pk__in=viewer.organised_editions).values("series"))


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
    licence = models.CharField(max_length=200, blank=True, help_text="under which papers are published, such as CC BY")
    description = TextsField()

    objects = SeriesQuerySet.as_manager()

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
        """Adds when the next deadline closes at which something can be handed in, and its day as it is stated."""
        running = Deadline.objects.filter(
            edition=OuterRef("pk"), stage__in=Deadline.HAND_IN, closes_at__gt=at or timezone.now()
        )
        following = running.order_by("closes_at")
        return self.annotate(
            next_hand_in=Subquery(following.values("closes_at")[:1]),
            next_hand_in_on=Subquery(following.values("day")[:1]),
        )


class Edition(models.Model):
    """One conference or one special issue; pages say "conference" or "special issue", never "edition"."""

    class Kind(models.TextChoices):
        CONFERENCE = "conference", _("conference")
        SPECIAL_ISSUE = "special_issue", _("special issue")

    class Mode(models.TextChoices):
        ON_SITE = "on_site", _("on site")
        ONLINE = "online", _("online")
        HYBRID = "hybrid", _("on site and online")

    class Status(models.TextChoices):
        """As schema.org tells it apart; what has a status is told on every page."""

        SCHEDULED = "scheduled", _("as planned")
        POSTPONED = "postponed", _("postponed")
        MOVED_ONLINE = "moved_online", _("moved online")
        CANCELLED = "cancelled", pgettext_lazy("a conference", "cancelled")

    class Releaser(models.TextChoices):
        CHAIRS = "chairs", _("chairs and guest editors")
        EDITORS = "editors", _("organisers and journal editors only")

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
    published_on = models.DateField(null=True, blank=True, help_text="planned publication of a special issue")
    status = models.CharField(max_length=12, choices=Status, default=Status.SCHEDULED)
    status_note = TextsField()
    status_at = models.DateTimeField(null=True, blank=True)
    former_starts_on = models.DateField(null=True, blank=True)
    former_ends_on = models.DateField(null=True, blank=True)
    # What a good call says beside its description, each a section of Markdown; empty ones are not shown.
    guidelines = TextsField()
    review_process = TextsField()
    publication = TextsField()
    policies = TextsField()
    contact_email = models.EmailField(blank=True)
    sender_name = models.CharField(max_length=120, blank=True)
    reply_to = models.EmailField(blank=True)
    preset = models.CharField(max_length=30, blank=True, help_text="conference.presets: which dates its pages ask for")
    requires_second_factor = models.BooleanField(default=False, help_text="of who manages it")
    needs_approval = models.BooleanField(default=False, help_text="a journal editor approves the call before it opens")
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey("conference.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    released_by = models.CharField(max_length=8, choices=Releaser, default=Releaser.CHAIRS)
    reviews_per_paper = models.PositiveSmallIntegerField(default=3)
    next_number = models.PositiveIntegerField(default=1)
    is_public = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now, help_text="of what the public call says")

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
        if self.is_cancelled:
            return False
        return self.deadlines.filter(stage__in=Deadline.HAND_IN, closes_at__gt=at).exists()

    def is_over(self, today):
        return bool(self.last_day and self.last_day < today)

    @property
    def is_as_planned(self):
        return self.status == self.Status.SCHEDULED

    @property
    def is_cancelled(self):
        return self.status == self.Status.CANCELLED

    @property
    def planned_days(self):
        """(first, last); of what is postponed to days that are not known yet those that it had."""
        if self.starts_on:
            return self.starts_on, self.ends_on
        return self.former_starts_on, self.former_ends_on

    @property
    def has_unknown_days(self):
        """Postponed, and nobody knows yet to when."""
        return self.status == self.Status.POSTPONED and not self.starts_on

    @property
    def is_past(self):
        return self.is_over(timezone.localdate())

    @property
    def short(self):
        return self.short_name or str(self.name)

    @property
    def when(self):
        return when.days(self.starts_on, self.ends_on) if self.starts_on else ""

    @property
    def former_when(self):
        return when.days(self.former_starts_on, self.former_ends_on) if self.former_starts_on else ""


class FormerSlug(models.Model):
    """An address that an edition had before: it redirects for ever."""

    slug = models.SlugField(max_length=60, unique=True)
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="former_slugs")

    def __str__(self):
        return self.slug
