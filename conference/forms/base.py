"""The base that every form of the site has, and what several forms ask for."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from conference.dates import AOE, is_credible
from conference.orcid import orcid_of

ZONES = (
    "UTC Europe/Vienna Europe/Berlin Europe/Rome Europe/Madrid Europe/London Europe/Lisbon Europe/Athens "
    "Europe/Helsinki America/New_York America/Chicago America/Denver America/Los_Angeles America/Sao_Paulo "
    "Africa/Johannesburg Africa/Nairobi Asia/Dubai Asia/Kolkata Asia/Shanghai Asia/Tokyo Australia/Sydney "
    "Pacific/Auckland"
)


def zone_choices():
    named = [(zone, zone.replace("_", " ")) for zone in ZONES.split()]
    return [(AOE, _("Anywhere on Earth (AoE)")), *named, ("", _("Not stated"))]


def check_year(day):
    """For fields of days, as validator: the sentence stands at the field."""
    if not is_credible(day):
        raise ValidationError(_("Please check the year."))


def clean_orcid(text):
    """An ORCID in its usual form, or a sentence about what is wrong with it."""
    orcid = orcid_of(text)
    if text.strip() and not orcid:
        raise ValidationError(_("This is not an ORCID: please check its sixteen digits."))
    return orcid


class AddressField(forms.SlugField):
    """The last part of an address of a page."""

    default_error_messages = {"invalid": _("Please use letters, digits and hyphens only: no spaces, no other signs.")}


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
