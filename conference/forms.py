"""Forms of the lowest app, and the base that every form of the site has."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from conference import languages
from conference.countries import country_choices
from conference.dates import AOE
from conference.look import colour_typed
from conference.models import Deadline, Person, Role, Track
from conference.orcid import orcid_of

ZONES = (
    "UTC Europe/Vienna Europe/Berlin Europe/Rome Europe/Madrid Europe/London Europe/Lisbon Europe/Athens "
    "Europe/Helsinki America/New_York America/Chicago America/Denver America/Los_Angeles America/Sao_Paulo "
    "Africa/Johannesburg Africa/Nairobi Asia/Dubai Asia/Kolkata Asia/Shanghai Asia/Tokyo Australia/Sydney "
    "Pacific/Auckland"
)
LARGEST_LOGO = 5 * 1024 * 1024


def zone_choices():
    named = [(zone, zone.replace("_", " ")) for zone in ZONES.split()]
    return [(AOE, _("Anywhere on Earth (AoE)")), *named, ("", _("Not stated"))]


def clean_orcid(text):
    """An ORCID in its usual form, or a sentence about what is wrong with it."""
    orcid = orcid_of(text)
    if text.strip() and not orcid:
        raise ValidationError(_("This is not an ORCID: please check its sixteen digits."))
    return orcid


class ActionForm(forms.Form):
    """A form whose button says the deed."""

    action = _("Save")
    tone = "primary"

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.form_method = "post"
        helper.attrs = {"novalidate": ""}
        css_id = self.auto_id % self.add_prefix("deed")  # there may be several forms on a page
        helper.add_input(Submit("deed", self.action, css_class=f"btn-{self.tone}", css_id=css_id))
        return helper


class NameForm(forms.Form):
    """What signing up asks beside address and password."""

    given_name = forms.CharField(label=_("Given name"), max_length=100, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=100)

    field_order = ["given_name", "family_name", "email", "password1"]

    def signup(self, request, user):
        user.given_name = self.cleaned_data["given_name"]
        user.family_name = self.cleaned_data["family_name"]
        user.language = languages.current()
        user.save(update_fields=["given_name", "family_name", "language"])


class ProfileForm(ActionForm, forms.ModelForm):
    """How a person is named and described."""

    action = _("Save profile")

    class Meta:
        model = Person
        fields = ["given_name", "family_name", "affiliation", "country", "language", "orcid", "homepage", "biography"]
        widgets = {"biography": forms.Textarea(attrs={"rows": 5})}
        help_texts = {"orcid": _("Sixteen digits, such as 0000-0002-1825-0097")}

    country = forms.ChoiceField(label=_("Country"), choices=country_choices, required=False)
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        help_text=_("Of your pages and of the mails that you get"),
    )
    homepage = forms.URLField(label=_("Home page"), required=False, assume_scheme="https")

    def clean_orcid(self):
        return clean_orcid(self.cleaned_data["orcid"])

    def _post_clean(self):
        """Nothing is written here, not even on the instance: the action does that."""


class DeadlineForm(ActionForm):
    """Sets or moves one date."""

    action = _("Set date")
    stage = forms.ChoiceField(label=_("What"), choices=Deadline.Stage.choices)
    track = forms.ModelChoiceField(Track.objects.none(), label=_("Track"), required=False, empty_label=_("All tracks"))
    label = forms.CharField(label=_("In words, if not as above"), required=False, max_length=200)
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    ends_on = forms.DateField(
        label=_("Last day, if several"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    time = forms.TimeField(
        label=_("Time"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("Empty: end of day"),
    )
    zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices, required=False)
    is_optional = forms.BooleanField(label=_("Encouraged, not required"), required=False)
    reason = forms.CharField(
        label=_("Reason, if it moves"), required=False, max_length=500, help_text=_("Kept in the activity log")
    )

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["track"].queryset = edition.tracks.order_by("position")


class InviteForm(ActionForm):
    """Asks somebody to take a role."""

    action = _("Send invitation")
    email = forms.EmailField(label=_("E-mail address"))
    given_name = forms.CharField(label=_("Given name"), max_length=100, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=100)
    affiliation = forms.CharField(label=_("Affiliation"), max_length=300, required=False)
    role = forms.ChoiceField(label=_("Role"), choices=Role.CHOICES, initial=Role.CHAIR)
    track = forms.ModelChoiceField(
        Track.objects.none(),
        label=_("Track"),
        required=False,
        empty_label=_("All tracks"),
        help_text=_("Organisers always look after all tracks"),
    )
    text = forms.CharField(label=_("Personal note"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["track"].queryset = edition.tracks.order_by("position")


class LookForm(ActionForm):
    """Accent colour and logo."""

    action = _("Save look")
    accent = forms.CharField(
        label=_("Accent colour"),
        required=False,
        max_length=40,
        widget=forms.TextInput(
            attrs={"data-accent": _("Choose the colour"), "autocomplete": "off", "spellcheck": "false"}
        ),
        help_text=_("As # and six digits or letters, such as #1d5562. Empty: the colour of the house."),
    )
    logo = forms.FileField(
        label=_("Logo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp,image/gif"}),
        help_text=_("PNG, JPEG, WebP or GIF, best with a transparent background."),
    )
    remove_logo = forms.BooleanField(label=_("Remove the logo"), required=False)

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, initial={"accent": edition.accent}, **kwargs)
        if not edition.logo_id:
            del self.fields["remove_logo"]

    def clean_accent(self):
        try:
            return colour_typed(self.cleaned_data["accent"])
        except ValueError as problem:
            raise ValidationError(str(problem)) from problem

    def clean_logo(self):
        upload = self.cleaned_data["logo"]
        if not upload:
            return None
        if upload.size > LARGEST_LOGO:
            raise ValidationError(_("The picture may have 5 MB at most."))
        return upload.read()
