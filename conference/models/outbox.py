"""The outbox: mail as it was or will be sent, and the jobs that do what must happen after a deed."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from conference import registry
from conference.codes import CodeField


class MessageQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Organisers see the mail of their editions, chairs what they have sent to many; nobody what concerns a paper
        that is kept from them."""
        if viewer.is_anonymous:
            return self.none()
        own = Q(mailing__by=viewer.person, edition__in=viewer.managed_editions.values("pk"))
        shown = self.filter(own | Q(edition__in=viewer.organised_editions)).exclude(viewer.conceals("subject_code"))
        for secret, rule in registry.concealed_recipients.items():
            shown = shown.exclude(Q(mailing__isnull=False, secret=secret) & rule(viewer))
        return shown


class Message(models.Model):
    """One mail to one person. A purpose is served once: the key is unique."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        QUEUED = "queued", _("waiting to be sent")
        SENT = "sent", _("sent")
        FAILED = "failed", _("could not be sent")
        DISCARDED = "discarded", _("discarded")
        PAUSED = "paused", _("paused")
        HELD = "held", _("waits for the daily mail")
        BOUNCED = "bounced", _("came back")

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, null=True, blank=True, related_name="messages")
    person = models.ForeignKey("conference.Person", models.SET_NULL, null=True, blank=True, related_name="messages")
    address = models.EmailField()
    template = models.CharField(max_length=100)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    sender_name = models.CharField(max_length=120, blank=True)
    reply_to = models.EmailField(blank=True)
    mailing = models.ForeignKey("conference.Mailing", models.CASCADE, null=True, blank=True, related_name="messages")
    is_bulk = models.BooleanField(default=False, help_text="its reader may say: no more of these")
    edited_at = models.DateTimeField(null=True, blank=True, help_text="when somebody changed the draft")
    purpose = models.CharField(max_length=200, unique=True)
    secret = models.CharField(max_length=12, blank=True, help_text="the secret that its text tells, if any")
    subject_code = models.CharField(max_length=10, blank=True, help_text="code of the submission that it is about")
    status = models.CharField(max_length=10, choices=Status, default=Status.QUEUED)
    problem = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["edition", "-created_at"], name="message_by_edition")]

    def __str__(self):
        return f"{self.subject} ({self.get_status_display()})"

    @property
    def tone(self):
        """How pages colour its state."""
        tones = {"sent": "good", "failed": "bad", "bounced": "bad", "queued": "info", "draft": "warn", "paused": "warn"}
        return tones.get(self.status, "")


class JobQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Tasks are for who started them, and for the site's administrators: not even organisers may read along, for
        what came of a task may tell what is kept from them."""
        if viewer.is_anonymous or viewer.acting_as:
            return self.none()
        tasks = self.filter(is_task=True)
        return tasks if viewer.is_site_administrator else tasks.filter(by=viewer.person)

    def of(self, viewer):
        """Tasks that the viewer started."""
        if viewer.is_anonymous or viewer.acting_as:
            return self.none()
        return self.filter(is_task=True, by=viewer.person)

    def news(self):
        """Those that are open, or ended without their person having seen how."""
        return self.filter(seen_at=None)

    def due(self, at=None):
        """Waiting ones whose time has come, and running ones whose worker was not heard of for a lease."""
        at = at or timezone.now()
        waiting = Q(status=Job.Status.WAITING, run_at__lte=at)
        abandoned = Q(status=Job.Status.RUNNING, lease_until__lt=at)
        return self.filter(waiting | abandoned).order_by("priority", "run_at", "pk")


class Job(models.Model):
    """Something that must happen after a deed, written in the deed's transaction: it outlives worker and broker."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        CANCELLED = "cancelled", _("cancelled")

    OPEN = [Status.WAITING, Status.RUNNING]

    code = CodeField()
    task = models.CharField(max_length=80, help_text="name under which its function is registered")
    is_task = models.BooleanField(default=False, help_text="somebody started it and watches its progress")
    purpose = models.CharField(max_length=200, unique=True)
    key = models.CharField(max_length=120, blank=True, help_text="of those with the same key one is open at a time")
    arguments = models.JSONField(default=dict)
    edition = models.ForeignKey("conference.Edition", models.CASCADE, null=True, blank=True, related_name="jobs")
    by = models.ForeignKey("conference.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    status = models.CharField(max_length=10, choices=Status, default=Status.WAITING)
    priority = models.PositiveSmallIntegerField(default=5, help_text="lower goes first: somebody waits for it")
    run_at = models.DateTimeField(default=timezone.now)
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    steps = models.JSONField(default=list, blank=True, help_text="what its person reads: at, say (a msgid), values")
    log = models.TextField(blank=True, help_text="what went wrong, for those who run the site")
    problem = models.TextField(blank=True, help_text="why it was refused, in a sentence for its person")
    result = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True, help_text="when its person saw how it ended")

    objects = JobQuerySet.as_manager()
    MOST_ATTEMPTS = 8

    class Meta:
        indexes = [
            models.Index(fields=["status", "priority", "run_at"], name="job_due"),
            models.Index(fields=["by", "-created_at"], condition=Q(is_task=True), name="job_tasks_of_person"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(total=0) | Q(done__lte=F("total")), name="job_done_within_total"),
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(status__in=["waiting", "running"]) & ~Q(key=""),
                name="job_open_once_per_key",
            ),
        ]

    def __str__(self):
        return f"{self.task} ({self.get_status_display()})"

    def get_absolute_url(self):
        return reverse("conference:task", args=[self.code])

    @property
    def is_open(self):
        return self.status in self.OPEN
