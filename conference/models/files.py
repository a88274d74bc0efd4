"""Private files: rows that own a blob, which is kept by its SHA-256."""

from django.db import models
from django.utils import timezone

from conference.codes import CodeField


class File(models.Model):
    """An uploaded or made file. The blob on disk is named by its hash and goes when its last row goes."""

    class Kind(models.TextChoices):
        MANUSCRIPT = "manuscript"
        FINAL = "final"
        PORTRAIT = "portrait"
        LOGO = "logo"
        ANSWER = "answer"
        SLIDES = "slides"
        OTHER = "other"

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, null=True, blank=True, related_name="files")
    owner = models.ForeignKey("conference.Person", models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    name = models.CharField(max_length=255, help_text="as the owner called it: never shown to others")
    content_type = models.CharField(max_length=100)
    cleaned_from = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="cleaned_copies")
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.kind} {self.sha256[:12]}"
