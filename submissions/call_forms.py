"""Forms around a call: rules of reminders, advice, moves between tracks, links for invited papers."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference import dates
from conference.forms import ActionForm
from conference.forms.base import check_year
from conference.models import Deadline, Kind, Track
from submissions.models import Advice
from submissions.reminders import LONGEST, STAGES

Verdict = Advice.Verdict
VERDICTS = [
    (Verdict.FITS, gettext_lazy("It fits")),
    (Verdict.OTHER_TRACK, gettext_lazy("It fits another track")),
    (Verdict.OUTSIDE, gettext_lazy("It is outside the scope")),
]
LONGEST_NOTE = 2000


def _note(label, help_text="", rows=4):
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class RuleForm(ActionForm):
    """One more reminder."""

    action = gettext_lazy("Add the reminder")
    stage = forms.ChoiceField(
        label=gettext_lazy("Before what is due"),
        choices=[choice for choice in Deadline.Stage.choices if choice[0] in STAGES],
        initial=Deadline.Stage.PAPER,
    )
    days_before = forms.IntegerField(
        label=gettext_lazy("How many days before"), min_value=1, max_value=LONGEST, initial=3
    )


class AdviceForm(ActionForm):
    """Whether an abstract fits."""

    action = gettext_lazy("Send the advice")
    verdict = forms.ChoiceField(label=gettext_lazy("This abstract"), choices=VERDICTS, widget=forms.RadioSelect)
    track = forms.ModelChoiceField(
        Track.objects.none(), label=gettext_lazy("Which other track"), required=False, to_field_name="slug"
    )
    text = _note(gettext_lazy("Words to the authors"), gettext_lazy("By mail, in the name of the chairs."))

    def __init__(self, *args, tracks, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["track"].queryset = tracks
        if not tracks:
            del self.fields["track"]
            self.fields["verdict"].choices = [each for each in VERDICTS if each[0] != Verdict.OTHER_TRACK]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("verdict") == Verdict.OTHER_TRACK and not cleaned.get("track") and "track" not in self.errors:
            self.add_error("track", _("Please say which other track it fits."))
        return cleaned


class OfferForm(ActionForm):
    """To which track, and why."""

    action = gettext_lazy("Offer the paper")
    track = forms.ModelChoiceField(Track.objects.none(), label=gettext_lazy("To which track"), to_field_name="slug")
    text = _note(gettext_lazy("Words to its chairs"), gettext_lazy("The authors do not read them."))

    def __init__(self, *args, tracks, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["track"].queryset = tracks


class AnswerForm(ActionForm):
    """Takes an offered paper, with a type of contribution that the track has, or says why not."""

    action = gettext_lazy("Answer")
    answer = forms.ChoiceField(
        label=gettext_lazy("Your answer"),
        choices=[("take", gettext_lazy("We take it")), ("refuse", gettext_lazy("We do not take it"))],
        widget=forms.RadioSelect,
    )
    kind = forms.ModelChoiceField(
        Kind.objects.none(),
        label=gettext_lazy("As which contribution type"),
        help_text=gettext_lazy("This track does not have the type that the authors chose."),
        required=False,
        to_field_name="slug",
    )
    reason = _note(gettext_lazy("If not: why?"), gettext_lazy("The chairs who asked read this, the authors do not."))

    def __init__(self, *args, kinds, needs_kind, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].queryset = kinds
        if not needs_kind:
            del self.fields["kind"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("answer") == "refuse" and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Please say why: it helps the chairs who asked."))
        if cleaned.get("answer") == "take" and "kind" in self.fields and not cleaned.get("kind"):
            self.add_error("kind", _("Please choose a type."))
        return cleaned


class LinkForm(ActionForm):
    """A secret link for somebody who is invited."""

    action = gettext_lazy("Make the link")
    track = forms.ModelChoiceField(
        Track.objects.none(), label=gettext_lazy("Track"), to_field_name="slug", empty_label=None
    )
    kind = forms.ModelChoiceField(
        Kind.objects.none(),
        label=gettext_lazy("Contribution type"),
        required=False,
        to_field_name="slug",
        empty_label=gettext_lazy("Any"),
    )
    text = forms.CharField(
        label=gettext_lazy("Whom it is for"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("For chairs alone; the guest does not read it."),
    )
    until = forms.DateField(
        label=gettext_lazy("Last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[check_year],
        help_text=gettext_lazy("To the end of this day. Empty: no end."),
    )
    most_uses = forms.IntegerField(
        label=gettext_lazy("How many papers may be started by it"),
        required=False,
        min_value=1,
        max_value=1000,
        initial=1,
        help_text=gettext_lazy("Empty: as many as come."),
    )
    opens_closed_call = forms.BooleanField(
        label=gettext_lazy("Also when the call is closed: the last day is then the deadline"), required=False
    )

    def __init__(self, *args, edition, tracks, **kwargs):
        super().__init__(*args, **kwargs)
        self.edition = edition
        self.fields["track"].queryset = tracks
        self.fields["kind"].queryset = edition.kinds.order_by("position", "pk")

    def clean_until(self):
        """The instant at which that day ends in the conference's zone; anywhere on Earth where it has none."""
        day = self.cleaned_data["until"]
        try:
            return dates.instant_of(day, None, self.edition.zone) if day else None
        except ValueError as problem:
            raise forms.ValidationError(str(problem)) from problem

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("opens_closed_call") and not cleaned.get("until") and "until" not in self.errors:
            self.add_error("until", _("Please say until when: for who comes by this link it is the deadline."))
        return cleaned


class SendLinkForm(ActionForm):
    """To whom a link is mailed."""

    action = gettext_lazy("Send the link")
    to = forms.EmailField(label=gettext_lazy("E-mail address"))
    text = _note(gettext_lazy("Personal note"))

    def clean_to(self):
        return self.cleaned_data["to"].lower()
