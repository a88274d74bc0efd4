"""Releases: immutable values from which every public page and export of the programme is made."""

from django.db import models
from django.utils import timezone

from conference.codes import CodeField


class ReleaseQuerySet(models.QuerySet):
    def latest_of(self, edition):
        """The release that is in force; None before the first."""
        return self.filter(edition=edition).order_by("-version").first()


class Release(models.Model):
    """The programme as it was published once: one JSON document that never changes."""

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="releases")
    version = models.PositiveIntegerField()
    document = models.JSONField()
    note = models.TextField(blank=True, help_text="for everybody: what is new")
    reason = models.TextField(blank=True, help_text="for organisers: why it was published in spite of clashes")
    by = models.ForeignKey("conference.Person", models.SET_NULL, null=True, related_name="+")
    published_at = models.DateTimeField(default=timezone.now)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint("edition", "version", name="release_version_once")]
        get_latest_by = "version"

    def __str__(self):
        return f"{self.edition_id} programme v{self.version}"


class Artefact(models.Model):
    """A page or export of a release as it is sent, kept under (release, format, language)."""

    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="+")
    release = models.ForeignKey(Release, models.CASCADE, related_name="artefacts")
    format = models.CharField(max_length=80)
    language = models.CharField(max_length=10)
    content_type = models.CharField(max_length=100)
    body = models.BinaryField()
    etag = models.CharField(max_length=66)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint("release", "format", "language", name="artefact_once")]

    def __str__(self):
        return f"{self.format} of {self.release_id}"
