"""Conflicts of interest between a paper and a person, declared or found, with their evidence."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from conference.codes import CodeField


class ConflictQuerySet(models.QuerySet):
    def of(self, viewer):
        return self.filter(person=viewer.person) if viewer.person else self.none()

    def standing(self):
        """Those that keep a person from a paper: all but the dismissed. A found one counts until a chair has looked."""
        return self.exclude(status=Conflict.Status.DISMISSED)

    def to_settle(self):
        return self.filter(status=Conflict.Status.FOUND)

    def handled_by(self, viewer):
        """Those of papers that the viewer handles as chair or organiser, and nobody's else."""
        papers = self.model._meta.get_field("submission").related_model.objects.handled_by(viewer)
        return self.filter(submission__in=papers.values("pk"))


class Conflict(models.Model):
    """Why a person may not handle a paper. (Clash is only for schedules.)"""

    class Kind(models.TextChoices):
        AUTHOR = "author", _("author of the paper")
        INSTITUTION = "institution", _("same institution")
        COLLABORATOR = "collaborator", _("recent collaborator")
        CO_SUBMISSION = "co_submission", _("co-author of another paper here")
        NAME = "name", _("same name as an author")
        PERSONAL = "personal", _("personal relation")
        OTHER = "other", _("other")

    class Status(models.TextChoices):
        FOUND = "found", _("found, not yet confirmed")
        DECLARED = "declared", _("declared")
        CONFIRMED = "confirmed", _("confirmed")
        DISMISSED = "dismissed", _("dismissed")

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="conflicts")
    submission = models.ForeignKey("submissions.Submission", models.CASCADE, related_name="conflicts")
    person = models.ForeignKey("conference.Person", models.CASCADE, related_name="conflicts")
    kind = models.CharField(max_length=14, choices=Kind)
    status = models.CharField(max_length=10, choices=Status)
    evidence = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    settled_by = models.ForeignKey("conference.Person", models.SET_NULL, null=True, blank=True, related_name="+")

    objects = ConflictQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint("submission", "person", "kind", name="one_conflict_of_a_kind")]
        indexes = [models.Index(fields=["person"], condition=~Q(status="dismissed"), name="standing_conflict")]

    def __str__(self):
        return f"{self.person_id} x {self.submission_id}: {self.kind}"

    @property
    def subject_code(self):
        return self.submission.code

    @property
    def is_open(self):
        return self.status == self.Status.FOUND
