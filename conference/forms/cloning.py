"""The two forms by which an edition is made from an old one: what is taken over, and its dates."""

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference import dates, when
from conference.actions.cloning import all_parts
from conference.actions.editions import require_free
from conference.cloning import NewDays, distance
from conference.forms.base import ActionForm, AddressField
from conference.forms.settings import day_field
from conference.history import Refused
from conference.models import Deadline
from conference.texts_form import TextsFormField
from conference.timetable import as_if, contradictions_of

CONFERENCE = ("place", "starts_on", "ends_on")
SPECIAL_ISSUE = ("volume", "issue", "year", "published_on")
# How the names of fields of the second step begin: they are carried through the first one, when somebody goes back.
OF_DATES = ("day-", "ends-", "take-", "was-")


class CloneForm(ActionForm):
    """What is its own, and what is taken over."""

    short_name = forms.CharField(label=gettext_lazy("Short name"), max_length=60)
    slug = AddressField(
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
        if edition.is_special_issue:
            self.fields["shift"].help_text = _("Empty: as far as the planned publication moves")
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
        names = ["name", "short_name", "slug", *(SPECIAL_ISSUE if self.edition.is_special_issue else CONFERENCE)]
        return {name: self.cleaned_data[name] for name in names}

    @property
    def away(self) -> timedelta:
        """How far dates move, unless somebody says otherwise of one."""
        values = self.cleaned_data
        main_day = values["published_on"] if self.edition.is_special_issue else values["starts_on"]
        shift = timedelta(days=values["shift"] or 0)
        return shift or distance(self.edition, main_day, keeps_weekday=values["keeps_weekday"])

    @property
    def dates_typed(self):
        """(name, value) of what the table of dates had when somebody went back from it."""
        return [(name, self.data[name]) for name in self.data if name.startswith(OF_DATES)]

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
        if ends_on and not starts_on and "starts_on" not in self.errors:
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
    is_taken: bool = True
    was: str = ""  # both days as they were computed, which tells whether somebody has typed others
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

    @property
    def days(self):
        return f"{self.day} {self.ends_on}"

    @property
    def is_changed(self):
        return self.days != self.was

    def as_date(self) -> Deadline:
        """The date as it would be; not to be saved."""
        day, ends_on = parsed(self.day), parsed(self.ends_on)
        closes_at = _closing(self.deadline, ends_on or day)
        return as_if(self.deadline, {"day": day, "ends_on": ends_on, "closes_at": closes_at})


class DatesToClone:
    """The table of dates: a row for each, its day computed (`days`), but as typed (`data`) where somebody changed it.

    Without `days` every row is as it was typed.
    """

    def __init__(self, deadlines, *, days=None, data=None):
        self.rows = [_row(each, days and days[each.code], data) for each in deadlines]

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

    def look_at(self, edition, first_day, last_day):
        """Puts into `to_mind` what would contradict itself; the days of a conference stand for a date of it that is
        not among those taken over. `seen` stands for these sentences, and comes back from who has read them."""
        taken = [row.as_date() for row in self.rows if row.is_taken and not _problem(row)]
        if first_day and taken and not any(each.stage == Deadline.Stage.EVENT for each in taken):
            taken.append(Deadline(edition=edition, stage=Deadline.Stage.EVENT, day=first_day, ends_on=last_day))
        self.to_mind = [each.sentence for each in contradictions_of(taken)]
        self.seen = hashlib.sha256("\n".join(self.to_mind).encode()).hexdigest()[:16] if self.to_mind else ""


def _row(deadline, new, data):
    """As computed, unless something else was typed. A date that is left out stays so when others are computed anew."""
    typed = _typed(deadline, data) if data else None
    if new is None:
        return typed
    computed = DateRow(deadline, new.day.isoformat(), new.ends_on.isoformat() if new.ends_on else "")
    computed.was = computed.days
    if typed is None or not typed.was:
        return computed
    computed.is_taken = typed.is_taken
    return typed if typed.is_changed else computed


def _typed(deadline, data):
    day, ends_on, was = (data.get(f"{name}-{deadline.code}", "") for name in ("day", "ends", "was"))
    return DateRow(deadline, day, ends_on, f"take-{deadline.code}" in data, was)


def _closing(deadline, day):
    """None where there is no such time on that day: then only days are compared."""
    try:
        return dates.instant_of(day, deadline.time, deadline.zone)
    except ValueError:
        return None


def _problem(row):
    day, ends_on = parsed(row.day), parsed(row.ends_on)
    if day is None:
        return _("This is no day. Write it as year-month-day, or leave the date out.")
    if row.ends_on and ends_on is None:
        return _("The last day is no day.")
    if not dates.is_credible(day) or (ends_on and not dates.is_credible(ends_on)):
        return _("Please check the year.")
    if ends_on and ends_on < day:
        return _("The last day is before the first.")
    return ""


def parsed(text) -> date | None:
    """A day as browsers send it; None for anything else."""
    try:
        return parse_date(text.strip())
    except ValueError:
        return None
