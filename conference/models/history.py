"""History: who did what to which thing, when. Append-only."""

from django.db import models
from django.utils import timezone

from conference.models.mailings import Mailing


class EntryQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Organisers see the deeds of their editions, but those on papers kept from them, those on whole tracks that
        would date such a paper's way, and those on the tasks of others; chairs those on papers that they handle;
        everybody the own ones."""
        if viewer.is_anonymous:
            return self.none()
        kept = viewer.conceals("subject_code") | (~models.Q(secret="") & viewer.conceals_tracks("thing_code"))
        organised = (
            models.Q(edition__in=viewer.organised_editions) & ~kept & ~models.Q(thing="job") & ~_hidden_mail(viewer)
        )
        own = models.Q(pk__in=[]) if viewer.acting_as else models.Q(by=viewer.person)
        return self.filter(organised | viewer.oversees("subject_code") | own)

    def about(self, code):
        """Deeds on one thing, be it a paper or what belongs to it."""
        return self.filter(models.Q(thing_code=code) | models.Q(subject_code=code))

    def update(self, **values):
        raise TypeError("History is only ever added to.")

    def delete(self):
        raise TypeError("History is only ever added to.")


def _hidden_mail(viewer):
    """Deeds on mail that the viewer may not read, for that it was written may tell of a paper; on single messages all.

    A list of codes: as a subquery in this place SQLite's parser would find it too deep.
    """
    read = list(Mailing.objects.visible_to(viewer).values_list("code", flat=True))
    return models.Q(thing="message") | (models.Q(thing="mailing") & ~models.Q(thing_code__in=read))


class Entry(models.Model):
    """One deed. It holds references and digests, no personal text, so that erasing a person does not touch it."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    by = models.ForeignKey("conference.Person", models.SET_NULL, null=True, blank=True, related_name="deeds")
    acting_as = models.CharField(max_length=20, blank=True)
    edition = models.ForeignKey("conference.Edition", models.CASCADE, null=True, blank=True, related_name="history")
    deed = models.CharField(max_length=80, help_text="app.action")
    thing = models.CharField(max_length=40, help_text="model of the thing, lower case")
    thing_code = models.CharField(max_length=60, blank=True)
    subject_code = models.CharField(max_length=10, blank=True, help_text="code of the submission that it is about")
    secret = models.CharField(max_length=12, blank=True)
    details = models.JSONField(default=dict)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["edition", "-at"], name="entry_by_edition"),
            models.Index(fields=["subject_code", "-at"], name="entry_by_subject"),
        ]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.deed}"

    def save(self, **kwargs):
        """The one model whose saving is overridden: a line that is written stays as it is (conference.permanence)."""
        if self.pk:
            raise TypeError("History is only ever added to.")
        super().save(**kwargs)

    def delete(self, **kwargs):
        raise TypeError("History is only ever added to.")
