"""The two forms by which an edition is made from an old one: what is taken over, and its dates."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference import when
from conference.actions.cloning import all_parts
from conference.actions.editions import require_free
from conference.cloning import NewDays
from conference.forms.base import ActionForm
from conference.history import Refused
from conference.models import Deadline
from conference.texts_form import TextsFormField

CONFERENCE = ("place", "starts_on", "ends_on", "keeps_weekday")
SPECIAL_ISSUE = ("volume", "issue", "year", "published_on")


def day_field(label, **kwargs):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, **kwargs)


class CloneForm(ActionForm):
    """What is its own, and what is taken over."""

    short_name = forms.CharField(label=gettext_lazy("Short name"), max_length=60)
    slug = forms.SlugField(
        label=gettext_lazy("Address"),
        max_length=60,
        help_text=gettext_lazy("Last part of its address, such as copro2028"),
    )
    place = forms.CharField(label=gettext_lazy("Place"), max_length=120, required=False)
    starts_on = day_field(gettext_lazy("First day"))
    ends_on = day_field(gettext_lazy("Last day"))
    volume = forms.CharField(label=gettext_lazy("Volume"), max_length=20, required=False)
    issue = forms.CharField(label=gettext_lazy("Issue"), max_length=20, required=False)
    year = forms.IntegerField(label=gettext_lazy("Year"), min_value=1900, max_value=2200, required=False)
    published_on = day_field(gettext_lazy("Planned publication"))
    keeps_weekday = forms.BooleanField(
        label=gettext_lazy("Keep the days of the week"),
        required=False,
        initial=True,
        help_text=gettext_lazy("What was due on a Friday is due on a Friday again"),
    )
    shift = forms.IntegerField(
        label=gettext_lazy("Move all dates by (days)"),
        required=False,
        min_value=-4000,
        max_value=4000,
        help_text=gettext_lazy("Empty: as far as the first day moves"),
    )
    taken = forms.MultipleChoiceField(
        label=gettext_lazy("Take over"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, edition, **kwargs):
        super().__init__(*args, **kwargs)
        self.edition = edition
        self.fields = {"name": TextsFormField(edition.languages or ["en"], label=_("Name")), **self.fields}
        for name in CONFERENCE if edition.is_special_issue else SPECIAL_ISSUE:
            del self.fields[name]
        parts = all_parts()
        self.fields["taken"].choices = [(part.key, _described(part)) for part in parts]
        self.fields["taken"].initial = [part.key for part in parts if part.is_usual]

    @property
    def helper_without_form(self):
        """Fields alone: the page has the button, which says which step comes next."""
        helper = self.helper
        helper.form_tag, helper.inputs, helper.disable_csrf = False, [], True
        return helper

    @property
    def parts(self):
        return set(self.cleaned_data["taken"])

    @property
    def new_name(self):
        return self.cleaned_data["short_name"]

    @property
    def own_fields(self):
        """What the deed takes beside the parts."""
        names = ["name", "short_name", "slug", *(SPECIAL_ISSUE if self.edition.is_special_issue else CONFERENCE[:3])]
        return {name: self.cleaned_data[name] for name in names}

    @property
    def as_typed(self):
        """(name, value) of all fields, for the second step to carry along."""
        mine = {name for key in self.fields for name in self.data if name == key or name.startswith(f"{key}_")}
        return [(name, value) for name in sorted(mine) for value in self.data.getlist(name)]

    def clean_slug(self):
        slug = self.cleaned_data["slug"].lower()
        try:
            require_free(slug)
        except Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return slug

    def clean(self):
        values = super().clean()
        starts_on, ends_on = values.get("starts_on"), values.get("ends_on")
        if ends_on and not starts_on:
            self.add_error("starts_on", _("Please say the first day, too."))
        elif starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("The last day is before the first."))
        return values


def _described(part):
    return f"{part.label}: {part.help}" if part.help else part.label


@dataclass
class DateRow:
    """One old date and what becomes of it, as computed or as typed."""

    deadline: Deadline
    day: str
    ends_on: str
    is_taken: bool
    day_problem: str = ""

    @property
    def code(self):
        return self.deadline.code

    @property
    def name(self):
        where = self.deadline.track or self.deadline.kind
        return f"{self.deadline} ({where})" if where else str(self.deadline)

    @property
    def weekday(self):
        return when.day(parsed(self.day), "short") if parsed(self.day) else ""


class DatesToClone:
    """The table of dates: a row for each, its day computed (`days`) or typed (`data`)."""

    def __init__(self, deadlines, *, days=None, data=None):
        self.rows = [_computed(each, days[each.code]) if data is None else _typed(each, data) for each in deadlines]

    def is_valid(self):
        for row in self.rows:
            row.day_problem = _problem(row) if row.is_taken else ""
        return not self.problems

    @property
    def problems(self):
        return [row for row in self.rows if row.day_problem]

    @property
    def days(self):
        taken = [row for row in self.rows if row.is_taken]
        return {row.code: NewDays(parsed(row.day), parsed(row.ends_on)) for row in taken}


def _computed(deadline, new):
    return DateRow(deadline, new.day.isoformat(), new.ends_on.isoformat() if new.ends_on else "", True)


def _typed(deadline, data):
    code = deadline.code
    return DateRow(deadline, data.get(f"day-{code}", ""), data.get(f"ends-{code}", ""), f"take-{code}" in data)


def _problem(row):
    day, ends_on = parsed(row.day), parsed(row.ends_on)
    if day is None:
        return _("This is no day. Write it as year-month-day, or leave the date out.")
    if row.ends_on and ends_on is None:
        return _("The last day is no day.")
    if ends_on and ends_on < day:
        return _("The last day is before the first.")
    return ""


def parsed(text) -> date | None:
    """A day as browsers send it; None for anything else."""
    try:
        return parse_date(text.strip())
    except ValueError:
        return None
