"""Forms about dates."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from conference import dates
from conference.actions.deadlines import LONGEST_GRACE, MOST_DAYS
from conference.forms.base import ActionForm, check_year, zone_choices
from conference.forms.seen import SeenForm
from conference.models import Deadline, Edition, Kind, Track, holding
from conference.texts import Texts, in_language
from conference.texts_form import TextsFormField
from conference.timetable import all_dates, to_mind

Stage = Deadline.Stage
HAS_GRACE = [Stage.ABSTRACT, Stage.PAPER, Stage.RESUBMISSION, Stage.REVISION, Stage.FINAL]
MOST_MINUTES = LONGEST_GRACE // timedelta(minutes=1)
DAY = {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), "validators": [check_year]}


@dataclass(frozen=True)
class Place:
    """Where in the table a date stands: its stage, and whom it is for. `code` names one that is there already."""

    edition: Edition
    stage: str
    track: Track | None = None
    kind: Kind | None = None
    code: str = ""

    @property
    def name(self):
        return Stage(self.stage).label

    @property
    def scope(self):
        track = None if self.edition.is_special_issue else self.track
        return " · ".join(str(part) for part in (track, self.kind) if part)

    def among(self, rows) -> Deadline | None:
        """The date that stands here, if one does."""
        if self.code:
            return next((row for row in rows if row.code == self.code), None)
        if self.stage in Deadline.INFORMATIONAL:
            return None
        return max(filter(self.is_beside, rows), key=lambda row: row.closeness, default=None)

    def is_beside(self, row) -> bool:
        """The only track of a special issue is the whole of it."""
        is_same_track = self.edition.is_special_issue or row.track_id == (self.track and self.track.pk)
        return is_same_track and (row.stage, row.kind_id) == (self.stage, self.kind and self.kind.pk)

    def inherited(self, rows) -> Deadline | None:
        """The date that holds here as long as none is set for just this track and type."""
        if self.stage in Deadline.INFORMATIONAL:
            return None
        stage = [row for row in rows if row.stage == self.stage]
        return next(iter(holding(stage, self.track and self.track.pk, self.kind and self.kind.pk)), None)


class DateForm(SeenForm, ActionForm):
    """Sets or moves one date. What should be known before comes as `warnings`, and the form is sent once more."""

    action = _("Save date")
    unseen = ("reason", "tells_nobody", "confirmed")

    label = TextsFormField(
        label=_("In words"), required=False, max_length=200, help_text=_("Such as: early registration")
    )
    day = forms.DateField(label=_("Day"), **DAY)
    ends_on = forms.DateField(label=_("Last day, if several"), required=False, **DAY)
    time = forms.TimeField(
        label=_("Time"),
        required=False,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("Empty: end of day"),
    )
    zone = forms.ChoiceField(label=_("Time zone"), required=False)
    is_optional = forms.BooleanField(
        label=_("Encouraged, not required"),
        required=False,
        help_text=_("A full paper may then come without an abstract."),
    )
    grace = forms.IntegerField(
        label=_("Hidden grace in minutes"),
        required=False,
        min_value=0,
        max_value=MOST_MINUTES,
        help_text=_("From 0 to 30. It is not displayed anywhere; you see who came within it."),
    )
    reason = forms.CharField(
        label=_("Reason for the change"),
        required=False,
        max_length=500,
        help_text=_("For the history of this date. It is not published."),
    )
    tells_nobody = forms.BooleanField(
        label=_("Tell nobody"),
        required=False,
        help_text=_("Only for mending a slip. Otherwise everybody who works towards the date gets one mail."),
    )
    confirmed = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, place, **kwargs):
        self.place, self.rows, self.warnings = place, all_dates(place.edition), []
        self.standing = place.among(self.rows)
        super().__init__(*args, stored=self._stored(), languages=place.edition.languages or ["en"], **kwargs)
        self._ask_only_what_applies()
        zone = self.stored.get("zone", "")
        known = {value for value, _label in zone_choices()}
        self.fields["zone"].choices = [*zone_choices(), *([] if zone in known else [(zone, zone.replace("_", " "))])]

    def _stored(self):
        """A date that is new starts in the zone of the date that it overrides, else of the date that was last changed;
        anywhere on Earth at first."""
        date = self.standing
        if date is None and (inherited := self.place.inherited(self.rows)):
            return {"zone": inherited.zone, "grace": 0}
        if date is None:
            zones = [row.zone for row in sorted(self.rows, key=lambda row: row.changed_at) if row.zone]
            return {"zone": zones[-1] if zones else dates.AOE, "grace": 0}
        names = ("label", "day", "ends_on", "time", "zone", "is_optional")
        minutes = date.grace // timedelta(minutes=1)
        return {name: getattr(date, name) for name in names} | {"label": dict(date.label), "grace": minutes}

    def _ask_only_what_applies(self):
        if self.place.stage != Stage.ABSTRACT:
            del self.fields["is_optional"]
        if self.place.stage not in HAS_GRACE:
            del self.fields["grace"]
        if not (self.standing or self.place.inherited(self.rows)):
            del self.fields["reason"], self.fields["tells_nobody"]
        if self.place.stage == Stage.OTHER:
            self.fields["label"].required = True

    def clean_label(self):
        """Of dates of one sort only their words tell one from the other."""
        label = self.cleaned_data["label"]
        here = [row for row in self.rows if self.place.is_beside(row) and row != self.standing]
        if self.place.stage in Deadline.INFORMATIONAL and in_language(label) in {str(row.label) for row in here}:
            raise forms.ValidationError(_("There is a date with these words already. Please tell this one apart."))
        return label

    def clean_ends_on(self):
        day, last = self.cleaned_data.get("day"), self.cleaned_data["ends_on"]
        if day and last and last < day:
            raise forms.ValidationError(_("The last day is before the first."))
        return None if last == day else last

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            self._require_a_clear_time(cleaned)
        if not self.errors:
            self._warn(cleaned)
        return cleaned

    def _require_a_clear_time(self, cleaned):
        try:
            self.closes_at = dates.instant_of(cleaned["ends_on"] or cleaned["day"], cleaned["time"], cleaned["zone"])
        except ValueError as problem:
            self.add_error("time" if cleaned["time"] else "day", str(problem))
        except OverflowError:
            self.add_error("day", gettext("Please check the year."))

    def _warn(self, cleaned):
        """Asks once more where there is something to mind; who has seen just this, has confirmed it."""
        former = self.standing or self.place.inherited(self.rows)
        tells = not cleaned.get("tells_nobody")
        self.warnings = to_mind(self._proposed(cleaned), former, self.rows, tells=tells, at=timezone.now())
        seen = mark_of(self.warnings)
        if self.warnings and cleaned.get("confirmed") != seen:
            self.data = self.data.copy()
            self.data[self.add_prefix("confirmed")] = seen
            self.action = gettext("Save this date all the same")
            self.add_error(None, gettext("Nothing is saved yet. Please read the warnings, then save again."))

    def _proposed(self, cleaned):
        """The date as it would be; not to be saved."""
        date = Deadline(
            edition=self.place.edition, stage=self.place.stage, track=self.place.track, kind=self.place.kind
        )
        if self.standing:
            date.pk, date.code = self.standing.pk, self.standing.code
        date.label = Texts(cleaned["label"])
        for name in ("day", "ends_on", "time", "zone"):
            setattr(date, name, cleaned[name])
        date.closes_at = self.closes_at
        return date


def mark_of(sentences: list[str]) -> str:
    """Of what there is to mind: who sends it back has read just this."""
    return hashlib.sha256("\n".join(sentences).encode()).hexdigest()[:16]


def deed_fields(cleaned: dict) -> dict:
    """What the action takes, of what the form has."""
    fields = {name: cleaned[name] for name in cleaned if name not in {"confirmed", "tells_nobody", "grace"}}
    if "grace" in cleaned:
        fields["grace"] = timedelta(minutes=cleaned["grace"] or 0)
    return fields | {"tells": not cleaned.get("tells_nobody")}


class ShiftForm(ActionForm):
    """By how many days, which dates."""

    action = _("Show the new dates")
    days = forms.IntegerField(
        label=_("Days"),
        min_value=-MOST_DAYS,
        max_value=MOST_DAYS,
        help_text=_("Later; with a minus, earlier. Seven keep the day of the week."),
    )
    dates = forms.MultipleChoiceField(label=_("Which dates"), widget=forms.CheckboxSelectMultiple)
    reason = forms.CharField(
        label=_("Reason for the change"),
        required=False,
        max_length=500,
        help_text=_("For the history of each date. It is not published."),
    )
    tells_nobody = forms.BooleanField(
        label=_("Tell nobody"),
        required=False,
        help_text=_("Otherwise everybody who works towards one of the dates gets one mail."),
    )

    def __init__(self, *args, rows, at=None, **kwargs):
        at = at or timezone.now()
        self.rows = {row.code: row for row in rows}
        coming = [row.code for row in rows if row.closes_at > at]
        super().__init__(*args, initial={"dates": coming}, **kwargs)
        self.fields["dates"].choices = [(row.code, _line(row)) for row in rows]

    def clean_days(self):
        if self.cleaned_data["days"] == 0:
            raise forms.ValidationError(_("Please say by how many days."))
        return self.cleaned_data["days"]

    @property
    def chosen(self) -> list[Deadline]:
        return [self.rows[code] for code in self.cleaned_data["dates"]]


def _line(row):
    name = f"{row} ({row.scope})" if row.scope else str(row)
    return f"{name}: {row.when}"
