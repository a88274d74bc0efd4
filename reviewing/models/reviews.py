"""Reviews by criteria, and decisions that stay pending until they are released."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from conference.codes import CodeField
from conference.texts import TextsField
from reviewing.models.assignments import Assignment, Round
from submissions.models import Submission


class Criterion(models.Model):
    """A question of an edition's review form that is answered by a number."""

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="criteria")
    slug = models.SlugField(max_length=40)
    name = TextsField()
    help = TextsField()
    lowest = models.SmallIntegerField(default=1)
    highest = models.SmallIntegerField(default=5)
    labels = models.JSONField(default=dict, blank=True, help_text='words for numbers: {"-2": "reject", ...}')
    is_overall = models.BooleanField(default=False)
    is_shown_to_authors = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name_plural = "criteria"
        constraints = [models.UniqueConstraint("edition", "slug", name="criterion_slug_once_per_edition")]

    def __str__(self):
        return str(self.name)

    def as_asked(self, value):
        """The answer with its question, so that a later change of the form does not change what was said."""
        return {
            "question": dict(self.name),
            "value": value,
            "label": self.labels.get(str(value), ""),
            "lowest": self.lowest,
            "highest": self.highest,
            "is_overall": self.is_overall,
            "is_shown_to_authors": self.is_shown_to_authors,
            "position": self.position,
        }


class ReviewQuerySet(models.QuerySet):
    def submitted(self):
        return self.filter(status=Review.Status.SUBMITTED)

    def visible_to(self, viewer):
        """What reviews say: a reviewer reads the own; chairs the submitted ones of papers that they handle; authors
        the submitted ones once a decision on that round has been released."""
        own = Q(assignment__in=Assignment.objects.known_to(viewer).values("pk"))
        if viewer.acting_as:  # what is not submitted is its writer's alone
            own &= Q(status=Review.Status.SUBMITTED)
        handled = Q(status=Review.Status.SUBMITTED) & viewer.oversees("submission__code")
        return self.filter(own | handled | self._released_to(viewer))

    def _released_to(self, viewer):
        released = Decision.objects.released().of_author(viewer)
        return Q(status=Review.Status.SUBMITTED, assignment__round__in=released.values("round"))


class Review(models.Model):
    """What a reviewer wrote: answers keep their question as it was asked."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("submitted")

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="+")
    submission = models.ForeignKey("submissions.Submission", models.CASCADE, related_name="reviews")
    assignment = models.OneToOneField(Assignment, models.CASCADE, related_name="review")
    scores = models.JSONField(default=dict, help_text="slug -> the question as asked, and the value")
    for_authors = models.TextField(_("text for the authors"), blank=True)
    confidential = models.TextField(_("confidential remarks to the chairs"), blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT)
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(null=True, blank=True)

    objects = ReviewQuerySet.as_manager()

    def __str__(self):
        return f"review {self.code}"

    @property
    def subject_code(self):
        return self.submission.code

    @property
    def is_draft(self):
        return self.status == self.Status.DRAFT


class DecisionQuerySet(models.QuerySet):
    def released(self):
        return self.exclude(released_at=None)

    def pending(self):
        return self.filter(released_at=None)

    def recommended(self):
        """What a chair who does not decide has proposed, and nobody has confirmed."""
        return self.pending().filter(is_recommendation=True)

    def releasable(self):
        return self.pending().filter(is_recommendation=False)

    def of_author(self, viewer):
        mine = Submission.objects.of(viewer)
        return self.filter(submission__in=mine.values("pk"))

    def visible_to(self, viewer):
        """What was decided: chairs of papers that they handle; authors when it has been released."""
        told = Q(pk__in=self.model.objects.released().of_author(viewer).values("pk"))
        return self.filter(told | viewer.oversees("submission__code"))


class Decision(models.Model):
    """The outcome of a round; nobody but the chairs who handle the paper knows of it before it is released."""

    class Outcome(models.TextChoices):
        ACCEPT = "accept", _("Accept")
        ACCEPT_POSTER = "accept_poster", _("Accept as poster")
        REVISE = "revise", _("Revise")
        REJECT = "reject", _("Reject")

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="decisions")
    submission = models.ForeignKey("submissions.Submission", models.CASCADE, related_name="decisions")
    round = models.OneToOneField(Round, models.CASCADE, related_name="decision")
    outcome = models.CharField(max_length=14, choices=Outcome)
    note = models.TextField(_("words to the authors"), blank=True)
    is_recommendation = models.BooleanField(default=False, help_text="somebody who decides must confirm it")
    decided_by = models.ForeignKey("conference.Person", models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(default=timezone.now)
    released_at = models.DateTimeField(null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    def __str__(self):
        return f"{self.submission_id}: {self.outcome}"

    @property
    def subject_code(self):
        return self.submission.code

    @property
    def is_released(self):
        return self.released_at is not None
