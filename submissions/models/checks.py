"""What was found in an uploaded PDF before it was taken."""

from django.db import models
from django.utils import timezone

from conference.codes import CodeField


class Check(models.Model):
    """The findings about one file, each as submissions.checks.Finding.as_dict gives it."""

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="+")
    file = models.OneToOneField("conference.File", models.CASCADE, related_name="pdf_check")
    findings = models.JSONField(default=list)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"check of {self.file_id}"

    @property
    def blocks(self):
        """Sentences for which the file cannot be handed in."""
        return [finding["sentence"] for finding in self.findings if finding["severity"] == "block"]

    @property
    def warnings(self):
        return [finding for finding in self.findings if finding["severity"] == "warn"]
