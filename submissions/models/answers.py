"""What authors answered to the form fields of an edition."""

from django.db import models
from django.db.models import Q

from conference.models import Question
from conference.texts import in_language
from submissions.models.submissions import Submission

READ_BY_REVIEWERS = [Question.Audience.REVIEWERS, Question.Audience.PUBLIC]


class AnswerQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Authors and chairs who handle the paper see all. Who else may see the paper (reviewers) sees what reviewers
        were to read when it was answered, and still are: never what is asked with the final version, which would tell
        that the paper is accepted, nor files of a paper whose authors are hidden, for files carry names."""
        own = Submission.objects.of(viewer).values("pk")
        handled = Submission.objects.handled_by(viewer).values("pk")
        seen = Submission.objects.visible_to(viewer).exclude(status=Submission.Status.WITHDRAWN).values("pk")
        for_reviewers = Q(asked__audience__in=READ_BY_REVIEWERS, question__audience__in=READ_BY_REVIEWERS)
        for_reviewers &= ~Q(question__required_from=Question.Required.FINAL)
        for_reviewers &= Q(file=None) | Q(submission__kind__is_anonymous=False)
        return self.filter(Q(submission__in=own) | Q(submission__in=handled) | Q(submission__in=seen) & for_reviewers)

    def in_order(self):
        return self.order_by("question__position", "question")


class Answer(models.Model):
    """One answer, with the question as it was asked."""

    submission = models.ForeignKey("submissions.Submission", models.CASCADE, related_name="answers")
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="+")
    question = models.ForeignKey("conference.Question", models.PROTECT, related_name="answers")
    asked = models.JSONField(help_text="type, label, help, choices, audience of the question when it was answered")
    value = models.JSONField(null=True, help_text="text, number, ISO date, key, list of keys, true or false")
    file = models.ForeignKey("conference.File", models.PROTECT, null=True, blank=True, related_name="+")

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint("submission", "question", name="one_answer_to_a_question")]

    def __str__(self):
        return f"{self.submission_id}: {self.question_id}"

    @property
    def subject_code(self):
        return self.submission.code

    @property
    def label(self):
        """Of the question, as it was asked."""
        return in_language(self.asked["label"])

    @property
    def type(self):
        return self.asked["type"]
