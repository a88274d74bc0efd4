"""The form that looks for calls."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from conference.models import Edition
from conference.published.listing import Wanted

STATES = [("", _("Open calls")), ("all", _("All calls"))]
KINDS = [("", _("Any kind")), *Edition.Kind.choices]


def day_input():
    return forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d")


class CallsForm(forms.Form):
    """Words, topic, kind, closing month and days; what is left empty is all the same."""

    q = forms.CharField(label=_("Words: name, topic, place"), required=False, max_length=200)
    state = forms.ChoiceField(label=_("Which calls"), choices=STATES, required=False)
    kind = forms.ChoiceField(label=_("Conference or special issue"), choices=KINDS, required=False)
    closes = forms.CharField(label=_("Closes in"), required=False)
    topic = forms.CharField(
        label=_("Topic"), required=False, max_length=200, widget=forms.TextInput(attrs={"class": "form-control"})
    )
    begins = forms.DateField(label=_("Takes place from"), required=False, widget=day_input())
    ends = forms.DateField(label=_("until"), required=False, widget=day_input())

    def clean_closes(self):
        month = self.cleaned_data["closes"]
        if month and not re.fullmatch(r"[0-9]{4}-(0[1-9]|1[0-2])", month):
            raise ValidationError(_("This is no month. Please choose one from the list."))
        return month

    def clean(self):
        cleaned = super().clean()
        begins, ends = cleaned.get("begins"), cleaned.get("ends")
        if begins and ends and ends < begins:
            self.add_error("ends", _("The last day is before the first one. Please change one of them."))
        return cleaned

    @property
    def wanted(self) -> Wanted:
        """What was understood; a field with an error looks for nothing."""
        self.is_valid()
        found = self.cleaned_data
        return Wanted(
            words=found.get("q", ""),
            topic=found.get("topic", ""),
            kind=found.get("kind", ""),
            closes_in=found.get("closes", ""),
            begins=found.get("begins"),
            ends=found.get("ends"),
            is_open_only=found.get("state", "") != "all",
        )
