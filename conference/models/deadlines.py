"""Deadlines and other dates of an edition, and how they were moved."""

from datetime import timedelta

from django.apps import apps
from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from conference import dates, when
from conference.codes import CodeField
from conference.texts import TextsField


def holding(deadlines, track_id, kind_id):
    """Of deadlines of one edition those that hold for a track and a contribution type, in the order of their days.

    Of each stage only the closest ones: those of this type in this track go before those of the type, then come those
    of the track, then those of all. No track (or type) means what holds where nothing else is said.
    """
    near = worded(each for each in deadlines if each.track_id in (None, track_id) and each.kind_id in (None, kind_id))
    closest: dict[str, int] = {}
    for each in near:
        closest[each.stage] = max(each.closeness, closest.get(each.stage, 0))
    found = [each for each in near if each.closeness == closest[each.stage]]
    return sorted(found, key=lambda each: (each.day, each.pk or 0))


def worded(deadlines):
    """A list of the same: an own date of a track or type without words takes those of the date that it overrides."""
    deadlines = list(deadlines)
    speaking = [each for each in deadlines if each.label and not each.removed_at and not each.is_informational]
    for each in deadlines:
        overridden = [other for other in speaking if each.overrides(other)]
        if overridden:
            each.overridden_words = max(overridden, key=lambda other: other.closeness).label
    return deadlines


class DeadlineQuerySet(models.QuerySet):
    def of_track(self, track):
        """Those that hold for some contribution of a track: its own, and those of all where it has none of that stage.

        Which of them holds for a contribution type, `holding` tells.
        """
        own = self.filter(track=track)
        of_all_types = Q(kind=None, stage__in=own.filter(kind=None).values("stage"))
        of_one_type = Exists(own.filter(stage=OuterRef("stage"), kind=OuterRef("kind")))
        return own | self.filter(edition=track.edition, track=None).exclude(of_all_types | Q(of_one_type))

    def holding(self, track, kind):
        """A list: the rule above, asked of the database in one query."""
        return holding(self.filter(edition=track.edition_id), track.pk, kind.pk)


class StandingDeadlines(models.Manager.from_queryset(DeadlineQuerySet)):
    """All but those that were called off, of which only calendars are told."""

    def get_queryset(self):
        return super().get_queryset().filter(removed_at=None)


class Deadline(models.Model):
    """A dated stage of an edition, of one of its tracks, types or both. A zone that was not stated stays empty."""

    class Stage(models.TextChoices):
        ABSTRACT = "abstract", _("Abstract")
        PAPER = "paper", _("Full paper")
        RESUBMISSION = "resubmission", _("Changes to submitted papers")
        REVIEW = "review", _("Reviews")
        RESPONSE = "response", _("Author response")
        DISCUSSION = "discussion", _("Discussion")
        NOTIFICATION = "notification", _("Notification")
        REVISION = "revision", _("Revision")
        FINAL = "final", _("Final version")
        DOCTORAL_CONSORTIUM = "doctoral_consortium", _("Doctoral consortium")
        REGISTRATION = "registration", _("Registration")
        EVENT = "event", _("Conference")
        OTHER = "other", _("Other date")

    HAND_IN = [Stage.ABSTRACT, Stage.PAPER]
    # Somebody is too late after these; the others are days on which something happens.
    CLOSING = [*HAND_IN, Stage.RESUBMISSION, Stage.REVIEW, Stage.RESPONSE, Stage.REVISION, Stage.FINAL]
    # Of these there may be several (early and late registration), told apart by their label.
    INFORMATIONAL = [Stage.DOCTORAL_CONSORTIUM, Stage.REGISTRATION, Stage.EVENT, Stage.OTHER]

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="deadlines")
    track = models.ForeignKey("conference.Track", models.CASCADE, null=True, blank=True, related_name="deadlines")
    kind = models.ForeignKey("conference.Kind", models.CASCADE, null=True, blank=True, related_name="deadlines")
    stage = models.CharField(max_length=20, choices=Stage)
    label = TextsField()
    day = models.DateField()
    time = models.TimeField(null=True, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    closes_at = models.DateTimeField(help_text="computed from day, time and zone by the action that sets the deadline")
    grace = models.DurationField(default=timedelta)
    is_optional = models.BooleanField(default=False)
    # For calendars: how often it moved, when last, and whether it is called off (then only calendars still know it).
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True, blank=True)

    is_extended = False  # True on a copy that holds for one paper alone
    overridden_words = ""  # see worded

    objects = StandingDeadlines()
    every = models.Manager.from_queryset(DeadlineQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "edition",
                Coalesce("track", 0),
                Coalesce("kind", 0),
                "stage",
                condition=~Q(stage__in=["doctoral_consortium", "registration", "event", "other"])
                & Q(removed_at__isnull=True),
                name="one_deadline_of_a_stage",
            ),
        ]

    def __str__(self):
        return str(self.words) or self.get_stage_display()

    @property
    def words(self):
        return self.label or self.overridden_words

    @property
    def is_hand_in(self):
        return self.stage in self.HAND_IN

    @property
    def is_informational(self):
        return self.stage in self.INFORMATIONAL

    @property
    def closeness(self):
        """How close it is to one paper: that of a type in a track is closest, that of all farthest."""
        return 2 * bool(self.kind_id) + bool(self.track_id)

    def overrides(self, other):
        """Whether it holds instead of the other one for some papers of that one."""
        if (self.edition_id, self.stage) != (other.edition_id, other.stage) or self.closeness <= other.closeness:
            return False
        return other.track_id in (None, self.track_id) and other.kind_id in (None, self.kind_id)

    @property
    def scope(self):
        """Whom it concerns, "" for everybody. (Load edition, track and kind with it.)"""
        track = None if self.edition.is_special_issue else self.track
        return " · ".join(str(part) for part in (track, self.kind) if part)

    @property
    def last_moment(self):
        """The last second in which it is still time."""
        return self.closes_at - dates.SECOND

    @property
    def stated(self):
        """The last moment as clocks show it in the zone of the call; None where no zone was stated."""
        return self.last_moment.astimezone(dates.zone_named(self.zone)) if self.zone else None

    @property
    def is_closing(self):
        return self.stage in self.CLOSING

    @property
    def is_moment(self):
        """Whether it is a moment in a zone, for which clocks elsewhere show another time; else it is only a day."""
        return bool(self.zone and (self.time or self.is_closing))

    @property
    def last_day(self):
        return self.ends_on or self.day

    def is_open(self, at=None):
        return dates.is_open(self.closes_at, at=at or timezone.now(), grace=self.grace)

    @property
    def shown(self):
        return when.shown(self.day, self.time, self.zone)

    @property
    def when(self):
        return when.days(self.day, self.ends_on)


class DeadlineChangeQuerySet(models.QuerySet):
    def untold(self):
        """Those of which somebody is to be written to, and has not been yet."""
        return self.filter(told_at=None)


class DeadlineChanges(models.Manager.from_queryset(DeadlineChangeQuerySet)):
    """Each knows whether everybody may read of it: not of what was set right before the call opened for the first
    time, but of what a call that was published elsewhere had announced (see set_deadline)."""

    def get_queryset(self):
        opened = apps.get_model("conference", "Entry").objects.filter(
            edition=OuterRef("deadline__edition"),
            deed="conference.publish_edition",
            details__is_public=True,
            at__lte=OuterRef("at"),
        )
        is_announced = ExpressionWrapper(Q(told_at__lt=F("at")) | Exists(opened), models.BooleanField())
        return super().get_queryset().annotate(is_announced=is_announced)


class DeadlineChange(models.Model):
    """Who moved a deadline from when to when (or called it off), and why: pages show the old date struck out."""

    deadline = models.ForeignKey(Deadline, models.CASCADE, related_name="changes")
    old_day = models.DateField()
    old_time = models.TimeField(null=True, blank=True)
    old_zone = models.CharField(max_length=64, blank=True)
    old_closes_at = models.DateTimeField()
    reason = models.TextField(blank=True)
    by = models.ForeignKey("conference.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    told_at = models.DateTimeField(null=True, blank=True, help_text="when those who work towards it were written to")

    objects = DeadlineChanges()

    def __str__(self):
        return f"{self.deadline}: {self.old_day}"

    @property
    def shown(self):
        return when.shown(self.old_day, self.old_time, self.old_zone)

    @property
    def is_silent(self):
        """Who made it wanted nobody to be written to: then it counts as told from its first moment, or from before."""
        return bool(self.told_at and self.told_at <= self.at)
