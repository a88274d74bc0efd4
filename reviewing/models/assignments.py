"""Review rounds and who is to review what in them."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from conference.codes import CodeField
from submissions.visibility import concealed


class RoundQuerySet(models.QuerySet):
    def running(self):
        """Those without a released decision: what is assigned and decided now belongs to them."""
        return self.filter(Q(decision=None) | Q(decision__released_at=None))


class Round(models.Model):
    """One pass over one version of a paper."""

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="+")
    submission = models.ForeignKey("submissions.Submission", models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField(default=1)
    version = models.ForeignKey("submissions.Version", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(default=timezone.now)

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint("submission", "number", name="round_number_once")]

    def __str__(self):
        return f"{self.submission_id} round {self.number}"

    @property
    def subject_code(self):
        return self.submission.code

    @property
    def is_closed(self):
        """Its decision has been released. (Load the decision with the round: select_related or prefetch_related.)"""
        decision = getattr(self, "decision", None)
        return decision is not None and decision.is_released


class AssignmentQuerySet(models.QuerySet):
    def standing(self):
        """Those that count: proposed, sent, accepted or done; not the declined and withdrawn."""
        return self.filter(status__in=Assignment.STANDING)

    def sent(self):
        return self.filter(status__in=Assignment.SENT)

    def of(self, viewer):
        return self.filter(reviewer=viewer.person) if viewer.person else self.none()

    def known_to(self, viewer):
        """The viewer's own ones that the viewer has been told of: of no withdrawn paper, and of none that is kept from
        the viewer by now (in conflict, or the viewer's own)."""
        told = self.of(viewer).filter(status__in=Assignment.KNOWN_TO_REVIEWER)
        return told.exclude(submission__status="withdrawn").exclude(submission__code__in=concealed(viewer))

    def opening_the_paper_to(self, viewer):
        """Those by which the viewer may see the paper: asked or accepted while the round is running, or done."""
        running = Round.objects.running().values("pk")
        return self.known_to(viewer).filter(Q(status=Assignment.Status.DONE) | Q(round__in=running)).sent()

    def locked(self, assignment):
        """The row itself, held until the transaction ends."""
        return self.select_for_update(of=["self"]).get(pk=assignment.pk)

    def visible_to(self, viewer):
        """Who reviews: the reviewer knows of the own, once sent; chairs of the papers that they handle. Nobody else."""
        own = Q(pk__in=self.model.objects.known_to(viewer).values("pk"))
        return self.filter(own | viewer.oversees("submission__code"))


class Assignment(models.Model):
    """A person asked to review a paper in a round; proposed until a chair sends it."""

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("proposed, not sent")
        ASKED = "asked", _("asked, no answer yet")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")
        DONE = "done", _("review submitted")

    STANDING = [Status.PROPOSED, Status.ASKED, Status.ACCEPTED, Status.DONE]
    SENT = [Status.ASKED, Status.ACCEPTED, Status.DONE]
    READING = [Status.ACCEPTED, Status.DONE]
    KNOWN_TO_REVIEWER = [*SENT, Status.DECLINED]

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="assignments")
    submission = models.ForeignKey("submissions.Submission", models.CASCADE, related_name="assignments")
    round = models.ForeignKey(Round, models.CASCADE, related_name="assignments")
    reviewer = models.ForeignKey("conference.Person", models.PROTECT, related_name="assignments")
    status = models.CharField(max_length=10, choices=Status, default=Status.PROPOSED)
    score = models.FloatField(null=True, blank=True, help_text="match score in 0..1 at the time of the proposal")
    reason = models.JSONField(default=dict, blank=True, help_text="why: shared topics, nearest own work, words")
    by_hand = models.BooleanField(default=False)
    pseudonym = models.CharField(max_length=4, blank=True, help_text="R1, R2 ... within the paper, in random order")
    due_at = models.DateTimeField(null=True, blank=True)
    decline_reason = models.TextField(blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("round", "reviewer", name="one_assignment_per_reviewer_and_round"),
        ]
        indexes = [models.Index(fields=["reviewer", "status"], name="assignment_by_reviewer")]

    def __str__(self):
        return f"{self.reviewer_id} -> {self.submission_id} ({self.status})"

    @property
    def subject_code(self):
        return self.submission.code

    @property
    def may_read(self):
        return self.status in self.READING

    @property
    def last_moment(self):
        """The last second in which the review is in time: due_at itself is late."""
        return self.due_at and self.due_at - timedelta(seconds=1)

    @property
    def is_standing(self):
        return self.status in self.STANDING
