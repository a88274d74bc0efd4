"""The rows of what was read from a call: one form for each track, topic, contribution type, date and person."""

from django import forms
from django.forms import formset_factory
from django.utils.translation import gettext_lazy as _

from conference.forms.base import zone_choices
from conference.forms.settings import day_field
from conference.models import Deadline, Role


class Row(forms.Form):
    """Something that may be taken over; what is not ticked is not looked at any further."""

    take = forms.BooleanField(label=_("Take over"), required=False)
    needed = ""  # the field that a row must have when it is taken

    rare = ()  # fields that stand under "More" as long as they are empty
    said, place, doubts = "", "", ()

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("take"):
            self._errors.clear()
        elif not cleaned.get(self.needed) and self.needed not in self._errors:
            self.add_error(self.needed, self.what_is_missing)
        return cleaned

    @property
    def is_taken(self):
        return bool(self.cleaned_data.get("take"))

    @property
    def others(self):
        """All fields but the tick."""
        return [field for field in self if field.name != "take"]

    @property
    def shown(self):
        return [field for field in self.others if not is_aside(self, field)]

    @property
    def more(self):
        return [field for field in self.others if is_aside(self, field)]


def is_aside(form, field):
    """Whether a field is rarely needed and says nothing here."""
    return field.name in form.rare and not field.value() and not field.errors


class TrackRow(Row):
    name = forms.CharField(label=_("Track"), max_length=200, required=False)
    needed, what_is_missing = "name", _("Please name the track, or untick it.")


class TopicRow(Row):
    name = forms.CharField(label=_("Topic"), max_length=300, required=False)
    needed, what_is_missing = "name", _("Please name the topic, or untick it.")


class KindRow(Row):
    rare = ("max_pages", "min_paper_words", "max_paper_words", "counts_references")
    name = forms.CharField(label=_("Contribution type"), max_length=100, required=False)
    max_pages = forms.IntegerField(label=_("Pages at most"), min_value=1, max_value=1000, required=False)
    min_paper_words = forms.IntegerField(label=_("Words at least"), min_value=1, max_value=1_000_000, required=False)
    max_paper_words = forms.IntegerField(label=_("Words at most"), min_value=1, max_value=1_000_000, required=False)
    counts_references = forms.BooleanField(label=_("References count as words"), required=False)
    needed, what_is_missing = "name", _("Please name the contribution type, or untick it.")

    def deed(self):
        return {field.name: self.cleaned_data[field.name] for field in self.others}


class DateRow(Row):
    rare = ("extended_from", "track", "kinds", "is_optional")
    stage = forms.ChoiceField(label=_("Stage"), choices=Deadline.Stage.choices)
    label = forms.CharField(label=_("In words"), max_length=200, required=False)
    day = day_field(_("Day"))
    ends_on = day_field(_("Last day, if several"))
    extended_from = day_field(_("Before it was extended"))
    time = forms.TimeField(
        label=_("Time"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    zone = forms.ChoiceField(label=_("Time zone"), required=False)
    track = forms.CharField(label=_("Only for the track"), max_length=200, required=False)
    kinds = forms.CharField(label=_("Only for the types"), max_length=300, required=False)
    is_optional = forms.BooleanField(label=_("Encouraged, not required"), required=False)
    needed, what_is_missing = "day", _("The call does not say which day. Please choose it, or untick this date.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        zone = self.initial.get("zone") or ""
        known = {value for value, _label in zone_choices()}
        self.fields["zone"].choices = [*zone_choices(), *([] if zone in known else [(zone, zone.replace("_", " "))])]

    def clean_kinds(self):
        return [name.strip() for name in self.cleaned_data["kinds"].split(",") if name.strip()]

    def clean(self):
        cleaned = super().clean()
        first, last = cleaned.get("day"), cleaned.get("ends_on")
        if cleaned.get("take") and first and last and last < first:
            self.add_error("ends_on", _("The last day is before the first."))
        return cleaned

    def deed(self):
        return {field.name: self.cleaned_data[field.name] for field in self.others}


class HumanRow(Row):
    given_name = forms.CharField(label=_("Given name"), max_length=100, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=100, required=False)
    affiliation = forms.CharField(label=_("Affiliation"), max_length=300, required=False)
    role = forms.ChoiceField(
        label=_("Role"), choices=[(Role.ORGANISER, _("Organiser")), (Role.CHAIR, _("Chair or guest editor"))]
    )
    track = forms.CharField(label=_("Track"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("E-mail address"), required=False, help_text=_("Only who has one here is invited now.")
    )
    needed, what_is_missing = "family_name", _("Please give the family name, or untick this person.")

    @property
    def name(self):
        return f"{self.cleaned_data['given_name']} {self.cleaned_data['family_name']}".strip()

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("take") and cleaned.get("role") == Role.ORGANISER and cleaned.get("track"):
            self.add_error("track", _("Organisers look after all tracks. Please leave the track empty."))
        return cleaned

    def deed(self):
        return {field.name: self.cleaned_data[field.name] for field in self.others}


def _rows(row, most):
    return formset_factory(row, extra=0, max_num=most, absolute_max=most)


# As many as fit into one request; a call has far fewer.
TrackRows, TopicRows, KindRows = _rows(TrackRow, 30), _rows(TopicRow, 80), _rows(KindRow, 15)
DateRows, HumanRows = _rows(DateRow, 40), _rows(HumanRow, 20)
