"""What a call adds to a paper's way: extensions, advice on abstracts, moves between tracks, links, reminders."""

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from conference import dates, when
from conference.codes import CodeField
from conference.models import Deadline
from submissions.models.conflicts import Conflict
from submissions.models.submissions import Author, Submission, open_to_real


class ExtensionQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """The authors of the paper, and the chairs who handle it; no reviewer."""
        own = Submission.objects.of(viewer).values("pk")
        return self.filter(Q(submission__in=own) | viewer.oversees("submission__code"))


class Extension(models.Model):
    """A deadline of its own for one paper, given by a chair for a reason."""

    code = CodeField()
    submission = models.ForeignKey("submissions.Submission", models.CASCADE, related_name="extensions")
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="+")
    stage = models.CharField(max_length=20, choices=Deadline.Stage)
    day = models.DateField()
    time = models.TimeField(null=True, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    closes_at = models.DateTimeField(help_text="computed from day, time and zone by the action")
    reason = models.TextField()
    by = models.ForeignKey("conference.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint("submission", "stage", name="one_extension_of_a_stage")]

    def __str__(self):
        return f"{self.submission_id}: {self.stage} {self.day}"

    @property
    def subject_code(self):
        return self.submission.code

    @property
    def shown(self):
        return when.shown(self.day, self.time, self.zone)


class AdviceQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """The authors of the abstract, and the chairs who handle it; no reviewer."""
        own = Submission.objects.of(viewer).values("pk")
        return self.filter(Q(submission__in=own) | viewer.oversees("submission__code"))


class Advice(models.Model):
    """What chairs say to an encouraged abstract: no decision, the full paper may come all the same."""

    class Verdict(models.TextChoices):
        FITS = "fits", _("fits")
        OTHER_TRACK = "other_track", _("fits another track")
        OUTSIDE = "outside", _("outside the scope")

    code = CodeField()
    submission = models.OneToOneField("submissions.Submission", models.CASCADE, related_name="advice")
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="+")
    verdict = models.CharField(max_length=12, choices=Verdict)
    track = models.ForeignKey("conference.Track", models.SET_NULL, null=True, blank=True, related_name="+")
    note = models.TextField(blank=True)
    by = models.ForeignKey("conference.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = AdviceQuerySet.as_manager()

    def __str__(self):
        return f"{self.submission_id}: {self.verdict}"

    @property
    def subject_code(self):
        return self.submission.code


class TransferQuerySet(models.QuerySet):
    def open(self):
        """Those that wait for an answer; of a paper that was withdrawn or decided on meanwhile nobody asks any more."""
        movable = [Submission.Status.ABSTRACT, Submission.Status.SUBMITTED]
        return self.filter(status=Transfer.Status.OFFERED, submission__status__in=movable)

    def offered_to(self, viewer):
        """Open ones to a track that the viewer chairs, of papers that are not in conflict, nor the viewer's own."""
        if viewer.is_anonymous:
            return self.none()
        conflicted = Q(submission__in=Conflict.objects.standing().of(viewer).values("submission"))
        own = Q(submission__contact=viewer.person) | Q(submission__in=Author.objects.of(viewer).values("submission"))
        shown = Q(submission__in=Submission.objects.filter(open_to_real(viewer))) if viewer.acting_as else Q()
        return self.open().filter(shown, ~(conflicted | own), track__in=viewer.chaired_tracks.values("pk"))

    def visible_to(self, viewer):
        """Chairs who handle the paper, and those to whom it is offered."""
        offered = self.model.objects.offered_to(viewer).values("pk")
        return self.filter(Q(pk__in=offered) | viewer.oversees("submission__code"))


class Transfer(models.Model):
    """A paper offered to another track; it moves when that track's chairs take it."""

    class Status(models.TextChoices):
        OFFERED = "offered", _("waits for an answer")
        TAKEN = "taken", _("taken")
        REFUSED = "refused", _("not taken")
        WITHDRAWN = "withdrawn", _("taken back")

    code = CodeField()
    submission = models.ForeignKey("submissions.Submission", models.CASCADE, related_name="transfers")
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="+")
    origin = models.ForeignKey("conference.Track", models.CASCADE, related_name="+")
    track = models.ForeignKey("conference.Track", models.CASCADE, related_name="transfers")
    note = models.TextField(blank=True)
    by = models.ForeignKey("conference.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    status = models.CharField(max_length=10, choices=Status, default=Status.OFFERED)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey("conference.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = TransferQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("submission", condition=models.Q(status="offered"), name="one_open_transfer")
        ]

    def __str__(self):
        return f"{self.submission_id}: {self.track_id} ({self.status})"

    @property
    def subject_code(self):
        return self.submission.code


class AccessLinkQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Organisers see those of their editions, chairs those of their tracks."""
        chaired = Q(track__in=viewer.chaired_tracks.values("pk"))
        return self.filter(Q(edition__in=viewer.organised_editions) | chaired)

    def with_uses(self):
        """Adds used: how many papers were started by it."""
        return self.annotate(used=Count("submissions"))

    def locked(self, link):
        """The row itself, held until the transaction ends."""
        return self.select_for_update(of=["self"]).get(pk=link.pk)


class AccessLink(models.Model):
    """A secret link by which somebody invited may start a paper: of a kind by invitation, or after the deadline."""

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="access_links")
    track = models.ForeignKey("conference.Track", models.CASCADE, related_name="access_links")
    kind = models.ForeignKey("conference.Kind", models.CASCADE, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=200, blank=True, help_text="for chairs: whom it is for")
    opens_closed_call = models.BooleanField(default=False, help_text="also after the deadline, until it expires")
    expires_at = models.DateTimeField(null=True, blank=True)
    most_uses = models.PositiveSmallIntegerField(null=True, blank=True)
    by = models.ForeignKey("conference.Person", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = AccessLinkQuerySet.as_manager()

    def __str__(self):
        return f"{self.track_id}: {self.note}"

    def get_absolute_url(self):
        return reverse("submissions:invited", args=[self.edition.slug, self.code])

    @property
    def last_moment(self):
        """The last second in which it is good."""
        return self.expires_at and self.expires_at - dates.SECOND

    def is_over(self, at=None):
        """Whether it was taken back, or its time is over."""
        return bool(self.revoked_at or (self.expires_at and self.expires_at <= (at or timezone.now())))


class ReminderQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Those of papers that the viewer handles: drafts are nobody's but their authors'."""
        return self.filter(viewer.oversees("submission__code"))


class ReminderRule(models.Model):
    """So many days before a stage closes, who has not handed in is reminded."""

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="reminder_rules")
    stage = models.CharField(max_length=20, choices=Deadline.Stage)
    days_before = models.PositiveSmallIntegerField()
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint("edition", "stage", "days_before", name="one_reminder_rule_of_a_day")]

    def __str__(self):
        return f"{self.stage} -{self.days_before}"


class Reminder(models.Model):
    """What a rule did for one paper and one closing time: reminded its authors, or was told to skip them."""

    rule = models.ForeignKey(ReminderRule, models.CASCADE, related_name="reminders")
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="+")
    submission = models.ForeignKey("submissions.Submission", models.CASCADE, related_name="reminders")
    closes_at = models.DateTimeField(help_text="of the deadline that it is about: one that moves may be told again")
    is_skipped = models.BooleanField(default=False)
    by = models.ForeignKey("conference.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("rule", "submission", "closes_at", name="reminded_once"),
        ]

    def __str__(self):
        return f"{self.rule_id}: {self.submission_id}"

    @property
    def subject_code(self):
        return self.submission.code
