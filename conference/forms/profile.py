"""The profile: how a person is named, where she works, where else she is described, and how the site speaks to her."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Field, Fieldset, Layout, Submit
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.text import get_text_list
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from conference import identifiers, institutions, zones
from conference.countries import country_choices
from conference.forms.base import ActionForm, clean_orcid
from conference.forms.seen import SeenForm
from conference.pictures import NoPicture, portrait_of
from conference.ror import ror_of

LARGEST_PORTRAIT = 10 * 1024 * 1024
LONGEST_BIOGRAPHY = 5000


def _suggesting(address, fills=""):
    """A line that suggest.js offers findings for; `fills`: other fields that a finding fills in."""
    attrs = {"data-suggest": reverse_lazy(address), "data-fills": fills, "autocomplete": "off", "maxlength": 300}
    return forms.TextInput(attrs=attrs)


class ProfileForm(SeenForm, ActionForm):
    """All of a profile but the portrait, which has a form of its own."""

    action = _("Save profile")

    given_name = forms.CharField(label=_("Given name"), max_length=100, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=100, required=False)
    display_name = forms.CharField(
        label=_("Name as shown"),
        max_length=200,
        required=False,
        help_text=_("If it is not given name and family name in this order. Empty: these two."),
    )
    latin_name = forms.CharField(
        label=_("Name in Latin letters"),
        max_length=200,
        required=False,
        help_text=_("If your name is written in other letters: for readers who cannot read them."),
    )
    affiliation = forms.CharField(
        label=_("Affiliation"),
        max_length=300,
        required=False,
        widget=_suggesting("conference:institutions", "ror country"),
        help_text=_("Choose from what is found, or write it as you like."),
    )
    ror = forms.CharField(label=_("ROR identifier of the affiliation"), max_length=100, required=False)
    country = forms.ChoiceField(label=_("Country"), choices=country_choices, required=False)
    orcid = forms.CharField(
        label="ORCID", max_length=60, required=False, help_text=_("Sixteen digits, such as 0000-0002-1825-0097")
    )
    homepage = forms.URLField(label=_("Home page"), required=False, assume_scheme="https", max_length=200)
    dblp = forms.CharField(
        label="DBLP", max_length=200, required=False, help_text=_("Such as k/DonaldEKnuth, or the address of your page")
    )
    scholar = forms.CharField(
        label="Google Scholar",
        max_length=300,
        required=False,
        help_text=_("The twelve characters after “user=”, or the address of your profile"),
    )
    openalex = forms.CharField(
        label="OpenAlex",
        max_length=200,
        required=False,
        help_text=_("Such as A5023888391, or the address of your page"),
    )
    biography = forms.CharField(
        label=_("Biography"),
        required=False,
        max_length=LONGEST_BIOGRAPHY,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("A few sentences, for programmes."),
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        help_text=_("Of your pages and of the mails that you get"),
    )
    zone = forms.CharField(
        label=_("Time zone"),
        max_length=100,
        required=False,
        widget=_suggesting("conference:zones"),
        help_text=_("A city such as Vienna. Dates of calls are shown in their own zone and, beside it, in yours."),
    )
    wants_digest = forms.BooleanField(
        label=_("One mail a day for notices"),
        required=False,
        help_text=_("What can wait comes in one mail. Codes, receipts, requests and decisions come at once."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if found := institutions.named(self.stored.get("ror") or ""):
            self.fields["ror"].help_text = _("That of %(institution)s") % {"institution": found.name}
        else:
            self.fields["ror"].help_text = _("Nine characters, such as 04d836q62; filled in when you choose one.")

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.attrs = {"novalidate": "", "data-guard": ""}
        helper.layout = Layout(
            # Enter in a field presses the first button, which must not be one that only looks up.
            HTML('<button hidden name="deed" value="save"></button>'),
            Field("seen"),
            _section(_("Name"), "given_name", "family_name", "display_name", "latin_name"),
            _section(_("Affiliation"), "affiliation", _LOOK_UP, Div("ror", "country", css_class="field-grid")),
            _section(_("Elsewhere"), "orcid", "homepage", Div("dblp", "scholar", "openalex", css_class="field-grid")),
            _section(_("About you"), "biography"),
            _section(_("How Convoke speaks to you"), "language", "zone", "wants_digest"),
            Div(Submit("deed", self.action, css_id="id_deed"), css_class="form-actions mb-3"),
        )
        return helper

    def clean_orcid(self):
        return clean_orcid(self.cleaned_data["orcid"])

    def clean_ror(self):
        told = _("This is not a ROR identifier: please check its nine characters, or leave it empty.")
        return _read(ror_of, self.cleaned_data["ror"], told)

    def clean_dblp(self):
        told = _("This is neither a DBLP key such as k/DonaldEKnuth nor the address of such a page.")
        return _read(identifiers.dblp_of, self.cleaned_data["dblp"], told)

    def clean_scholar(self):
        told = _("Please paste the address of your profile at Google Scholar: it has “user=” and twelve characters.")
        return _read(identifiers.scholar_of, self.cleaned_data["scholar"], told)

    def clean_openalex(self):
        told = _("This is neither an OpenAlex key such as A5023888391 nor the address of such a page.")
        return _read(identifiers.openalex_of, self.cleaned_data["openalex"], told)

    def clean_zone(self):
        typed = self.cleaned_data["zone"]
        return _read(zones.zone_of, typed, _unknown_zone(typed) if typed else "")

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.get(name) for name in ("given_name", "family_name", "display_name")):
            self.add_error("family_name", _now("Please enter a name: it stands where people meet you here."))
        found = institutions.named(cleaned.get("ror", ""))
        if found and not cleaned.get("affiliation"):
            cleaned["affiliation"] = found.name
        return cleaned


# Without JavaScript: a button that looks up what was typed, and what it found.
_LOOK_UP = HTML('{% include "conference/_institutions.html" %}')


def _section(legend, *fields):
    return Fieldset(format_html('<span class="panel-title">{}</span>', legend), *fields, css_class="panel")


def _read(reader, typed, told):
    read = reader(typed)
    if typed and not read:
        raise ValidationError(told)
    return read


def _unknown_zone(typed):
    near = zones.matching(typed, most=5)
    if not near:
        return _now("There is no time zone of this name: please enter a large city near you, such as Vienna.")
    listed = get_text_list([zones.shown(zone) for zone in near], _now("or"))
    return _now("Please choose one time zone: %(zones)s.") % {"zones": listed}


class PortraitForm(ActionForm):
    """A picture of the person."""

    action = _("Save portrait")
    picture = forms.FileField(
        label=_("Picture"),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text=_("JPEG, PNG or WebP, at most 10 MB. It is cut to a square; what cameras write into it is left out."),
    )

    def clean_picture(self):
        upload = self.cleaned_data["picture"]
        if upload.size > LARGEST_PORTRAIT:
            raise ValidationError(_("The picture may have 10 MB at most."))
        try:
            return portrait_of(upload.read())
        except NoPicture as problem:
            raise ValidationError(str(problem)) from problem


class OtherAddressForm(ActionForm):
    """The address of another account of the same person."""

    action = _("Send a code")
    address = forms.EmailField(label=_("E-mail address of the other account"), max_length=254)

    def clean_address(self):
        return self.cleaned_data["address"].lower()


class MergeCodeForm(ActionForm):
    """The code that was mailed to it."""

    action = _("Go on")
    code = forms.CharField(
        label=_("Code"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "one-time-code"})
    )
