"""Form fields that an edition adds to the submission form."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from conference.codes import CodeField
from conference.texts import TextsField


class QuestionQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(removed_at=None).order_by("position", "pk")

    def of_track(self, track):
        """Those that are asked there: the track's own, and those of all tracks."""
        return self.standing().filter(edition=track.edition_id).filter(Q(track=None) | Q(track=track))


class Question(models.Model):
    """One form field. Answers keep it as it was asked, so it may be changed, or removed, at any time."""

    class Type(models.TextChoices):
        TEXT = "text", _("short text")
        LONG_TEXT = "long_text", _("long text")
        NUMBER = "number", _("number")
        DATE = "date", _("date")
        CHOICE = "choice", _("one choice")
        CHOICES = "choices", _("several choices")
        FILE = "file", _("file")
        CHECKBOX = "checkbox", _("yes or no")
        DECLARATION = "declaration", _("declaration to agree to")

    class Audience(models.TextChoices):
        CHAIRS = "chairs", _("authors and chairs")
        REVIEWERS = "reviewers", _("authors, chairs and reviewers")
        PUBLIC = "public", _("everybody, once it is accepted and published")

    class Required(models.TextChoices):
        """From which stage on an answer must be there."""

        NEVER = "", _("never")
        ABSTRACT = "abstract", _("from the abstract on")
        PAPER = "paper", _("from the full paper on")
        FINAL = "final", _("from the final version on")

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="questions")
    track = models.ForeignKey("conference.Track", models.CASCADE, null=True, blank=True, related_name="questions")
    type = models.CharField(max_length=12, choices=Type)
    label = TextsField()
    help = TextsField()
    choices = models.JSONField(default=list, blank=True, help_text="[{key, label: texts}] of the two choice types")
    max_words = models.PositiveIntegerField(null=True, blank=True)
    smallest = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    largest = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    required_from = models.CharField(max_length=10, choices=Required, blank=True, default="")
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.CHAIRS)
    # It is asked only where both conditions hold: one of these kinds (none: all), and this answer to that question.
    kinds = models.ManyToManyField("conference.Kind", blank=True, related_name="questions")
    depends_on = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="dependants")
    depends_value = models.CharField(max_length=100, blank=True, help_text="key of a choice, or yes")
    position = models.PositiveSmallIntegerField(default=0)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    def __str__(self):
        return str(self.label)
