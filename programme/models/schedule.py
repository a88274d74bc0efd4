"""The programme as organisers work on it: rooms, keynotes, sessions with their chairs, and slots."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from conference.codes import CodeField
from conference.texts import TextsField


class Room(models.Model):
    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="rooms")
    name = models.CharField(_("name"), max_length=80)
    building = models.CharField(_("building"), max_length=120, blank=True)
    capacity = models.PositiveIntegerField(_("seats"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("edition", "name", name="room_name_once_per_edition")]

    def __str__(self):
        return self.name


class Keynote(models.Model):
    """An invited talk. It may be announced before it has a time, and have a report after it was held."""

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="keynotes")
    person = models.ForeignKey("conference.Person", models.SET_NULL, null=True, blank=True, related_name="keynotes")
    speaker = models.CharField(_("speaker, as printed"), max_length=200)
    affiliation = models.CharField(_("affiliation"), max_length=300, blank=True)
    biography = TextsField()
    portrait = models.ForeignKey("conference.File", models.PROTECT, null=True, blank=True, related_name="+")
    portrait_credit = models.CharField(_("credit of the portrait"), max_length=200, blank=True)
    title = TextsField()
    abstract = TextsField()
    presentation_url = models.URLField(_("link to the presentation"), blank=True)
    further_url = models.URLField(_("link to further material"), blank=True)
    report = TextsField()
    day = models.DateField(_("day"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self):
        return f"{self.speaker}: {self.title}"


class SessionQuerySet(models.QuerySet):
    def locked(self, session):
        """The row itself, held until the transaction ends."""
        return self.select_for_update(of=["self"]).get(pk=session.pk)

    def locked_in_order(self, keys):
        """{key: row} of several, held: sessions before slots and low keys first, so that nobody waits in a ring."""
        return {row.pk: row for row in self.select_for_update(of=["self"]).filter(pk__in=keys - {None}).order_by("pk")}

    def in_order(self):
        """By day and time, then as the rooms are ordered; what has no day or time comes last."""
        last = [F(name).asc(nulls_last=True) for name in ("day", "starts_at", "room__position")]
        return self.order_by(*last, "pk")


class Session(models.Model):
    """A stretch of the programme in one room: papers, a keynote, a panel, a break ..."""

    class Kind(models.TextChoices):
        PAPERS = "papers", _("Paper session")
        KEYNOTE = "keynote", _("Keynote")
        PLENARY = "plenary", _("Plenary")
        PANEL = "panel", _("Panel")
        POSTERS = "posters", _("Poster session")
        WORKSHOP = "workshop", _("Workshop")
        BREAK = "break", _("Break")
        SOCIAL = "social", _("Social event")

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="sessions")
    track = models.ForeignKey("conference.Track", models.SET_NULL, null=True, blank=True, related_name="sessions")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.PAPERS)
    title = TextsField()
    description = TextsField()
    room = models.ForeignKey(Room, models.SET_NULL, null=True, blank=True, related_name="sessions")
    day = models.DateField(_("day"), null=True, blank=True)
    starts_at = models.DateTimeField(_("start"), null=True, blank=True)
    ends_at = models.DateTimeField(_("end"), null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, help_text="counts every change: a stale form is told")

    objects = SessionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="session_ends_after_it_starts",
            ),
        ]

    def __str__(self):
        return str(self.title) or self.get_kind_display()

    @property
    def is_timed(self):
        return self.starts_at is not None

    @property
    def is_at_once(self):
        """Its presentations all last as long as it does: posters hang side by side."""
        return self.kind == self.Kind.POSTERS


class SessionPart(models.Model):
    """Who chairs a session, or discusses in it."""

    class Part(models.TextChoices):
        CHAIR = "chair", _("chair")
        DISCUSSANT = "discussant", _("discussant")

    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="+")
    session = models.ForeignKey(Session, models.CASCADE, related_name="parts")
    person = models.ForeignKey("conference.Person", models.CASCADE, related_name="session_parts")
    part = models.CharField(max_length=12, choices=Part, default=Part.CHAIR)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("session", "person", "part", name="one_part_in_a_session")]

    def __str__(self):
        return f"{self.person_id} {self.part} {self.session_id}"


class SlotQuerySet(models.QuerySet):
    def placed(self):
        return self.filter(session__isnull=False)

    def in_order(self):
        return self.order_by("position", "pk")

    def keep_in_step(self, session):
        """Writes places and starts of a session's slots: one after the other from its start, posters all at once."""
        starts_at, slots = session.starts_at, list(self.filter(session=session).in_order())
        for position, slot in enumerate(slots):
            slot.position, slot.day, slot.starts_at = position, session.day, starts_at
            if starts_at and not session.is_at_once:
                starts_at += timedelta(minutes=slot.minutes)
        self.bulk_update(slots, ["position", "day", "starts_at"])


class Slot(models.Model):
    """A presentation in a session: a paper, a keynote or something else. Its code is its calendar UID for ever."""

    class Kind(models.TextChoices):
        PAPER = "paper", _("Paper")
        POSTER = "poster", _("Poster")
        KEYNOTE = "keynote", _("Keynote")
        OTHER = "other", _("Other")

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="slots")
    session = models.ForeignKey(Session, models.SET_NULL, null=True, blank=True, related_name="slots")
    kind = models.CharField(max_length=8, choices=Kind)
    submission = models.OneToOneField(
        "submissions.Submission", models.CASCADE, null=True, blank=True, related_name="slot"
    )
    keynote = models.OneToOneField(Keynote, models.CASCADE, null=True, blank=True, related_name="slot")
    title = TextsField()
    day = models.DateField(_("day"), null=True, blank=True)
    starts_at = models.DateTimeField(_("start"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=20)
    position = models.PositiveSmallIntegerField(default=0)

    objects = SlotQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["paper", "poster"], submission__isnull=False, keynote=None)
                | Q(kind="keynote", keynote__isnull=False, submission=None)
                | Q(kind="other", submission=None, keynote=None),
                name="slot_holds_what_its_kind_says",
            ),
        ]

    def __str__(self):
        return f"slot {self.code}"

    @property
    def subject_code(self):
        return self.submission.code if self.submission_id else ""

    @property
    def ends_at(self):
        if self.starts_at and self.session_id and self.session.is_at_once:
            return self.session.ends_at
        return self.starts_at and self.starts_at + timedelta(minutes=self.minutes)

    @property
    def shown_title(self):
        if self.submission_id:
            return self.submission.title
        return str(self.keynote.title) or self.keynote.speaker if self.keynote_id else str(self.title)

    @property
    def is_withdrawn(self):
        """Its paper is no longer an accepted one; the place in the programme stays until somebody takes it out."""
        return bool(self.submission_id) and not self.submission.is_accepted
