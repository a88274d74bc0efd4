"""Submissions with their authors as printed, the versions handed in, and receipts."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from conference import registry
from conference.codes import CodeField
from submissions.models.conflicts import Conflict


class SubmissionQuerySet(models.QuerySet):
    def visible_to(self, viewer):
        """Authors see their papers; chairs and organisers those handed in to theirs, but not in conflict; others what
        an upper app grants (reviewers)."""
        if viewer.is_anonymous:
            return self.none()
        granted = Q(pk__in=[])
        for rule in registry.may_see_submission:
            granted |= rule(viewer)
        own = Q(pk__in=self.model.objects.of(viewer).values("pk"))
        return self.filter((own | viewer_handles(viewer) | granted) & open_to_real(viewer))

    def of(self, viewer):
        """Those that the viewer wrote, or started for others."""
        if viewer.is_anonymous:
            return self.none()
        own = Q(contact=viewer.person) | Q(pk__in=Author.objects.of(viewer).values("submission"))
        return self.filter(own & open_to_real(viewer))

    def handled_by(self, viewer):
        """Those that the viewer handles as chair or organiser: handed in, and not in conflict."""
        return self.filter(viewer_handles(viewer)) if viewer.person else self.none()

    def handed_in(self):
        return self.exclude(status__in=[Submission.Status.DRAFT, Submission.Status.WITHDRAWN])

    def accepted(self):
        return self.filter(status__in=Submission.ACCEPTED)

    def locked(self, submission):
        """The row itself, held until the transaction ends."""
        return self.select_for_update(of=["self"]).get(pk=submission.pk)


def open_to_real(viewer):
    """Nothing is taken away from who looks as oneself. Who looks as somebody else sees, of that conference, only what
    the real person handles: no draft, nothing in conflict, nothing of the own."""
    return viewer_handles(viewer.real) & Q(edition=viewer.within) if viewer.acting_as else Q()


def viewer_handles(viewer):
    mine = Q(edition__in=viewer.organised_editions) | Q(track__in=viewer.chaired_tracks.values("pk"))
    conflicted = Conflict.objects.standing().of(viewer).values("submission")
    own = Author.objects.of(viewer).values("submission")
    started = Q(contact=viewer.person)
    # A number comes with the first hand-in: a draft has none, nor has a draft that was withdrawn.
    handled = mine & Q(number__isnull=False) & ~Q(pk__in=conflicted) & ~Q(pk__in=own) & ~started
    return handled & open_to_real(viewer)


class Submission(models.Model):
    """A paper: the working copy that its authors edit. What was handed in is frozen in its versions."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        ABSTRACT = "abstract", _("Abstract handed in")
        SUBMITTED = "submitted", _("Submitted")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        ACCEPTED = "accepted", _("Accepted")
        ACCEPTED_POSTER = "accepted_poster", _("Accepted as poster")
        REVISE = "revise", _("To be revised")
        REJECTED = "rejected", _("Not accepted")

    ACCEPTED = [Status.ACCEPTED, Status.ACCEPTED_POSTER]
    DECIDED = [*ACCEPTED, Status.REVISE, Status.REJECTED]

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="submissions")
    number = models.PositiveIntegerField(null=True, blank=True, help_text="for people; given at the first hand-in")
    track = models.ForeignKey("conference.Track", models.PROTECT, related_name="submissions")
    kind = models.ForeignKey("conference.Kind", models.PROTECT, related_name="submissions")
    contact = models.ForeignKey("conference.Person", models.PROTECT, related_name="+")
    access = models.ForeignKey(
        "submissions.AccessLink", models.SET_NULL, null=True, blank=True, related_name="submissions"
    )
    title = models.CharField(_("title"), max_length=300, blank=True)
    abstract = models.TextField(_("abstract"), blank=True)
    keywords = models.JSONField(_("keywords"), default=list, blank=True)
    topics = models.ManyToManyField("conference.Topic", blank=True, related_name="submissions")
    language = models.CharField(max_length=10, default="en")
    manuscript = models.ForeignKey("conference.File", models.PROTECT, null=True, blank=True, related_name="+")
    final = models.ForeignKey("conference.File", models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(max_length=16, choices=Status, default=Status.DRAFT)
    revision = models.PositiveIntegerField(default=1, help_text="counts every save: a stale form is told")
    created_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("edition", "number", name="paper_number_once_per_edition"),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "withdrawn"]) | Q(number__isnull=False), name="handed_in_has_a_number"
            ),
        ]
        indexes = [models.Index(fields=["edition", "status"], name="paper_by_status")]

    def __str__(self):
        return self.title or str(_("Untitled draft"))

    def get_absolute_url(self):
        return reverse("submissions:paper", args=[self.code])

    @property
    def subject_code(self):
        return self.code

    @property
    def is_draft(self):
        return self.status == self.Status.DRAFT

    @property
    def is_accepted(self):
        return self.status in self.ACCEPTED

    @property
    def is_decided(self):
        return self.status in self.DECIDED

    @property
    def label(self):
        """How people name it: "Paper 41", or "Draft" before it has a number."""
        return _("Paper %(number)d") % {"number": self.number} if self.number else _("Draft")


class AuthorQuerySet(models.QuerySet):
    def of(self, viewer):
        """Rows that are the viewer: linked, or with one of the viewer's proven addresses."""
        if viewer.is_anonymous:
            return self.none()
        proven = viewer.person.emailaddress_set.filter(verified=True).values("email")
        return self.filter(Q(person=viewer.person) | Q(email__in=proven))


class Author(models.Model):
    """A name and affiliation as printed, in the order as printed; with or without a person of this site."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="authors")
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="+")
    person = models.ForeignKey("conference.Person", models.SET_NULL, null=True, blank=True, related_name="authorships")
    position = models.PositiveSmallIntegerField()
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    family_name = models.CharField(_("family name"), max_length=100)
    email = models.EmailField(_("e-mail address"), blank=True)
    affiliation = models.CharField(_("affiliation"), max_length=300, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    orcid = models.CharField("ORCID", max_length=19, blank=True)

    objects = AuthorQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint("submission", "position", name="one_author_per_place")]

    def __str__(self):
        return self.name

    @property
    def name(self):
        return f"{self.given_name} {self.family_name}".strip()

    @property
    def subject_code(self):
        return self.submission.code


class Version(models.Model):
    """What was handed in, frozen: the fields with the questions as they were asked, and the file."""

    class Stage(models.TextChoices):
        ABSTRACT = "abstract", _("Abstract")
        PAPER = "paper", _("Full paper")
        REVISION = "revision", _("Revision")
        FINAL = "final", _("Final version")

    code = CodeField()
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="versions")
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="+")
    stage = models.CharField(max_length=10, choices=Stage)
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    file = models.ForeignKey("conference.File", models.PROTECT, null=True, blank=True, related_name="versions")
    by = models.ForeignKey("conference.Person", models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    is_late = models.BooleanField(default=False, help_text="came within the grace that is not shown")

    class Meta:
        constraints = [models.UniqueConstraint("submission", "number", name="version_number_once")]

    def __str__(self):
        return f"{self.submission_id} v{self.number} ({self.stage})"

    @property
    def subject_code(self):
        return self.submission.code


class ReceiptQuerySet(models.QuerySet):
    def of(self, submission):
        """All receipts of a paper, the newest first."""
        return self.filter(version__submission=submission).order_by("-version__number")


class Receipt(models.Model):
    """What an author holds in hand: number, time and SHA-256 of what came; `/verify/` checks it."""

    code = CodeField()
    version = models.OneToOneField(Version, models.CASCADE, related_name="receipt")
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="+")
    sha256 = models.CharField(max_length=64, help_text="of the file; of the frozen fields where there is none")
    size = models.PositiveBigIntegerField()
    at = models.DateTimeField(default=timezone.now)

    objects = ReceiptQuerySet.as_manager()

    def __str__(self):
        return self.code

    def get_absolute_url(self):
        return reverse("submissions:receipt", args=[self.version.submission.code, self.code])
