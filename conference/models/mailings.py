"""Words of an edition's mails, mail to many, and who wants no more of it."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from conference import placeholders
from conference.codes import CodeField
from conference.models.outbox import Message
from conference.texts import TextsField


class MailTemplate(models.Model):
    """Subject and text with placeholders: in place of the house's own words for an occasion, or for mail to many."""

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="mail_templates")
    occasion = models.CharField(max_length=100, blank=True, help_text="conference.letters: whose words it replaces")
    name = models.CharField(max_length=120, blank=True)
    subject = TextsField()
    body = TextsField()
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "edition", "occasion", condition=~models.Q(occasion=""), name="one_mail_template_of_an_occasion"
            ),
        ]

    def __str__(self):
        return self.name or self.occasion


class MailingQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Their own, and organisers those of their editions. One that picks papers by words may be about one paper:
        somebody else's is seen only by who may see one of its mails."""
        if viewer.is_anonymous:
            return self.none()
        seen = Message.objects.exclude(mailing=None).exclude(viewer.conceals("subject_code")).values("mailing")
        plain = models.Q(rule__words="") | models.Q(pk__in=seen)
        return self.filter(models.Q(by=viewer.person) | models.Q(plain, edition__in=viewer.organised_editions))


class Mailing(models.Model):
    """Mail to many: chosen by a rule, written once, looked at, sent by a job that can be paused."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        SENDING = "sending", _("being sent")
        PAUSED = "paused", _("paused")
        SENT = "sent", _("sent")
        DISCARDED = "discarded", _("discarded")

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="mailings")
    track = models.ForeignKey("conference.Track", models.CASCADE, null=True, blank=True, related_name="mailings")
    rule = models.JSONField(default=dict, help_text="who gets it: role, tracks, states, words, people left out")
    subject = TextsField()
    body = TextsField()
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    by = models.ForeignKey("conference.Person", models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, help_text="counts every save: a stale form is told")

    objects = MailingQuerySet.as_manager()

    def __str__(self):
        return str(self.subject)

    @property
    def title(self):
        """The subject with what is the same for all; what differs from mail to mail is "…"."""
        subject = str(self.subject)
        values = dict.fromkeys(placeholders.names(subject), "…") | {"conference": self.edition.short}
        return placeholders.render(subject, values)

    @property
    def tone(self):
        """How pages colour its state."""
        return {"sent": "good", "sending": "info", "draft": "warn", "paused": "warn"}.get(self.status, "")


class Unsubscription(models.Model):
    """An address that wants no more mail to many from an edition."""

    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="unsubscriptions")
    address = models.EmailField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint("edition", "address", name="unsubscribed_once")]

    def __str__(self):
        return self.address
