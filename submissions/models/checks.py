"""What was found in an uploaded PDF before it was taken."""

from django.db import models
from django.utils import timezone

from conference.codes import CodeField

# Codes of findings that matter although everybody may know who wrote the paper.
ALWAYS_SHOWN = {"encryption", "text", "instructions"}


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

    def warnings(self, *, is_anonymous):
        """What its author should look at again; what only tells who wrote it, only where nobody is to know."""
        found = [finding for finding in self.findings if finding["severity"] == "warn"]
        return found if is_anonymous else [finding for finding in found if finding["code"] in ALWAYS_SHOWN]
