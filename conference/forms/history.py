"""What of the activity log is to be shown."""

from datetime import datetime, time, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference import registry
from conference.chronicle import AREAS


def day_field(label):
    widget = forms.DateInput(attrs={"type": "date", "class": "form-control filter"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget)


class HistoryFilter(forms.Form):
    by = forms.CharField(label=gettext_lazy("Who"), required=False, widget=forms.Select)
    about = forms.ChoiceField(label=gettext_lazy("About"), required=False)
    paper = forms.IntegerField(label=gettext_lazy("Paper no."), required=False, min_value=1)
    since = day_field(gettext_lazy("From"))
    until = day_field(gettext_lazy("To"))

    def __init__(self, *args, edition, viewer, **kwargs):
        super().__init__(*args, **kwargs)
        self.edition, self.viewer = edition, viewer
        managing = edition.roles.managing().select_related("person")
        people = {role.person.code: role.person for role in managing}
        named = sorted(people.values(), key=lambda person: (person.family_name, person.given_name, person.pk))
        self.people = people
        self.fields["by"].widget.choices = [("", _("All")), *((person.code, person.name) for person in named)]
        self.fields["about"].choices = [("", _("Everything")), *((area.key, area.label) for area in AREAS)]
        for name in ("by", "about"):
            self.fields[name].widget.attrs["class"] = "form-select filter"
        self.fields["paper"].widget.attrs["class"] = "form-control filter"

    @property
    def kept(self):
        """The filter as the end of an address, for the next page and the table."""
        chosen = self.cleaned_data if self.is_valid() else {}
        return urlencode({name: self.data[name] for name in self.fields if chosen.get(name)})

    @property
    def is_narrowing(self):
        return not self.is_valid() or any(self.cleaned_data.values())

    def clean_by(self):
        """Somebody who manages nothing here is nobody to choose: an old link then shows the whole log."""
        return self.cleaned_data["by"] if self.cleaned_data["by"] in self.people else ""

    def clean_paper(self):
        """A paper that the viewer may not open is one that is not there."""
        number = self.cleaned_data["paper"]
        if number is None:
            return ""
        codes = [code for rule in registry.numbered_papers for code in rule(self.viewer, self.edition, number)]
        if not codes:
            raise ValidationError(_("There is no paper with this number."))
        return codes[0]

    def applied(self, rows):
        chosen = self.cleaned_data
        if chosen["by"]:
            rows = rows.filter(by=self.people[chosen["by"]])
        if chosen["about"]:
            rows = rows.filter(next(area for area in AREAS if area.key == chosen["about"]).condition)
        if chosen["paper"]:
            rows = rows.filter(subject_code=chosen["paper"])
        if chosen["since"]:
            rows = rows.filter(at__gte=self._begin(chosen["since"]))
        if chosen["until"]:
            rows = rows.filter(at__lt=self._begin(chosen["until"] + timedelta(days=1)))
        return rows

    def _begin(self, day):
        return datetime.combine(day, time(), ZoneInfo(self.edition.zone or "UTC"))
