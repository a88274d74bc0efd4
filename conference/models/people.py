"""People, the parts they have in an edition, and invitations to take one."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from conference.codes import CodeField


class PersonManager(BaseUserManager):
    use_in_migrations = True

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)

    def create_user(self, email, password=None, **fields):
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password) if password else person.set_unusable_password()
        person.save(using=self._db)
        return person

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, claimed_at=timezone.now(), **fields)


class Person(AbstractBaseUser, PermissionsMixin):
    """Somebody known to the site; unclaimed until a code mailed to the address came back."""

    code = CodeField()
    email = models.EmailField(_("e-mail address"), unique=True, null=True, blank=True)
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    family_name = models.CharField(_("family name"), max_length=100, blank=True)
    affiliation = models.CharField(_("affiliation"), max_length=300, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    orcid = models.CharField("ORCID", max_length=19, blank=True)
    display_name = models.CharField(_("name as shown"), max_length=200, blank=True)
    latin_name = models.CharField(_("name in Latin letters"), max_length=200, blank=True)
    ror = models.CharField("ROR", max_length=9, blank=True, help_text="of the affiliation: nine characters")
    dblp = models.CharField("DBLP", max_length=100, blank=True)
    scholar = models.CharField("Google Scholar", max_length=40, blank=True)
    openalex = models.CharField("OpenAlex", max_length=20, blank=True)
    portrait = models.ForeignKey("conference.File", models.SET_NULL, null=True, blank=True, related_name="+")
    homepage = models.URLField(_("home page"), blank=True)
    biography = models.TextField(_("biography"), blank=True)
    expertise = models.JSONField(default=dict, blank=True, help_text="publications and topics, for matching")
    language = models.CharField(_("language"), max_length=10, default="en")
    zone = models.CharField(_("time zone"), max_length=64, blank=True)
    calendar_key = models.PositiveIntegerField(default=0, help_text="how often the personal calendar got a new address")
    wants_digest = models.BooleanField(_("one mail a day for notices"), default=False)
    bounced_at = models.DateTimeField(null=True, blank=True, help_text="when mail last came back")
    bounce_note = models.CharField(max_length=300, blank=True)
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    claimed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = PersonManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self):
        return self.name

    @property
    def name(self):
        return self.display_name or f"{self.given_name} {self.family_name}".strip() or (self.email or "").split("@")[0]

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.given_name or self.name


class RoleQuerySet(models.QuerySet):
    def of(self, person, today=None):
        """Those that the person has now: a deputy's begins and ends."""
        return self.not_over(today).begun(today).filter(person=person) if person else self.none()

    def begun(self, today=None):
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=today or timezone.localdate()))

    def not_over(self, today=None):
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=today or timezone.localdate()))

    def chairing(self):
        return self.filter(role=Role.CHAIR)

    def organising(self):
        """Organisers and, above the guest editors of a special issue, journal editors."""
        return self.filter(role__in=[Role.ORGANISER, Role.EDITOR], track=None)

    def editing(self):
        return self.filter(role=Role.EDITOR, track=None)

    def deciding(self):
        """Those who decide, and not only recommend."""
        return self.managing().filter(is_recommend_only=False)

    def managing(self):
        return self.organising() | self.chairing()

    def reviewing(self):
        return self.filter(role=Role.REVIEWER)


def name_of_role(place):
    """Of a role or an invitation: who chairs a special issue is a guest editor. (Load the edition with it.)"""
    if place.role == Role.CHAIR and place.edition.is_special_issue:
        return _("Guest editor")
    return dict(Role.CHOICES).get(place.role, place.role)


class Role(models.Model):
    """The part that a person has in an edition, or in one of its tracks."""

    ORGANISER, CHAIR, REVIEWER, SESSION_CHAIR = "organiser", "chair", "reviewer", "session_chair"
    EDITOR = "editor"
    CHOICES = [
        (ORGANISER, _("Organiser")),
        (EDITOR, _("Journal editor")),
        (CHAIR, _("Chair")),
        (REVIEWER, _("Reviewer")),
        (SESSION_CHAIR, _("Session chair")),
    ]
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="roles")
    track = models.ForeignKey("conference.Track", models.CASCADE, null=True, blank=True, related_name="roles")
    person = models.ForeignKey(Person, models.CASCADE, related_name="roles")
    role = models.CharField(max_length=20, choices=CHOICES)
    position = models.PositiveSmallIntegerField(default=0)
    is_recommend_only = models.BooleanField(default=False, help_text="a chair who recommends, and does not decide")
    deputy_of = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="deputies")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    objects = RoleQuerySet.as_manager()

    class Meta:
        constraints = [
            # Two NULLs differ for a database; a role without a track must still be one.
            models.UniqueConstraint("edition", Coalesce("track", 0), "person", "role", name="one_role_of_a_kind"),
        ]

    def __str__(self):
        return f"{self.person}: {self.get_role_display()}"

    def get_role_display(self):
        return name_of_role(self)


class InvitationQuerySet(models.QuerySet):
    def open(self, at=None):
        return self.filter(status=Invitation.Status.OPEN).filter(
            Q(expires_at=None) | Q(expires_at__gt=at or timezone.now())
        )


class Invitation(models.Model):
    """A question whether somebody takes a role; answered by the link of the mail alone."""

    class Status(models.TextChoices):
        OPEN = "open", _("waiting for an answer")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")

    code = CodeField()
    edition = models.ForeignKey("conference.Edition", models.CASCADE, related_name="invitations")
    track = models.ForeignKey("conference.Track", models.CASCADE, null=True, blank=True, related_name="invitations")
    person = models.ForeignKey(Person, models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=20, choices=Role.CHOICES)
    address = models.EmailField(blank=True, help_text="as it was typed; empty: the first one of the person")
    note = models.TextField(_("personal note"), blank=True)
    status = models.CharField(max_length=10, choices=Status, default=Status.OPEN)
    reason = models.TextField(_("reason"), blank=True)
    invited_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True, help_text="when it was last mailed")
    times_sent = models.PositiveSmallIntegerField(default=1)
    deputy_of = models.ForeignKey(Role, models.CASCADE, null=True, blank=True, related_name="deputy_invitations")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "edition",
                Coalesce("track", 0),
                "person",
                "role",
                condition=Q(status="open"),
                name="one_open_invitation",
            ),
        ]

    def __str__(self):
        return f"{self.person}: {self.get_role_display()} ({self.get_status_display()})"

    def get_role_display(self):
        return name_of_role(self)

    @property
    def is_open(self):
        return self.status == self.Status.OPEN

    @property
    def mailed_to(self):
        """What whoever invited knows already: another address of the same person is not theirs to learn."""
        return self.address or self.person.email or ""

    def is_expired(self, at=None):
        return self.is_open and self.expires_at is not None and self.expires_at <= (at or timezone.now())
