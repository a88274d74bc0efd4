"""Forms of reviewing."""

from crispy_forms.bootstrap import InlineRadios
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Div, Field, Layout, Submit
from django import forms
from django.utils.html import escape
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from conference import pasting, rendering
from conference.forms import ActionForm
from conference.models import Track
from reviewing.models import Decision
from reviewing.scores import points

PERSON = ("email", "given_name", "family_name", "affiliation")


class _ForTrack(ActionForm):
    """Invitations are for a track of the viewer's; where there is only one, nobody is asked which."""

    track = forms.ModelChoiceField(Track.objects.none(), label=_("Track"), empty_label=None)
    text = forms.CharField(
        label=_("Personal note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, tracks, edition, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["track"]
        field.queryset = tracks
        field.to_field_name = "code"
        field.initial = tracks[0].code if tracks else None
        if len(tracks) == 1:
            field.widget = forms.HiddenInput()

    @property
    def where(self):
        return {"track": self.cleaned_data["track"], "text": self.cleaned_data["text"]}


class InviteForm(_ForTrack):
    """Asks one person to review."""

    action = _("Send invitation")
    given_name = forms.CharField(label=_("Given name"), max_length=100, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=100)
    email = forms.EmailField(label=_("E-mail address"))
    affiliation = forms.CharField(
        label=_("Affiliation"),
        max_length=300,
        required=False,
        help_text=_("Helps to find conflicts of interest."),
    )
    field_order = ["given_name", "family_name", "email", "affiliation", "track", "text"]

    @property
    def invited(self):
        return [{name: self.cleaned_data[name] for name in PERSON}]


class InviteManyForm(_ForTrack):
    """Asks several people, pasted one to a line; they are shown once before anything is sent."""

    action = _("Look through the list")
    people = forms.CharField(
        label=_("People"),
        max_length=rendering.LONGEST,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=escape(_("One to a line: Grace Hopper <grace@navy.example>, Navy Yard")),
    )
    field_order = ["people", "track", "text"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.lines = []

    @property
    def helper(self):
        helper = super().helper
        if self.is_bound and self.is_valid():
            confirm = ngettext("Invite %(n)d person", "Invite %(n)d people", len(self.lines)) % {"n": len(self.lines)}
            helper.inputs = [Submit("confirmed", confirm, css_class="btn-primary"), *helper.inputs]
            helper.inputs[1].field_classes = "btn btn-outline-secondary"
        return helper

    def clean_people(self):
        self.lines = pasting.read(self.cleaned_data["people"])
        wrong = sum(bool(line.problem) for line in self.lines)
        if wrong:
            raise forms.ValidationError(
                ngettext(
                    "%(n)d line could not be read: see the list. Nobody has been invited.",
                    "%(n)d lines could not be read: see the list. Nobody has been invited.",
                    wrong,
                )
                % {"n": wrong}
            )
        return self.cleaned_data["people"]

    @property
    def invited(self):
        return [{name: getattr(line, name) for name in PERSON} for line in self.lines]


class ReviewForm(ActionForm):
    """The review form of an edition: a number for each criterion, a text for the authors, remarks for the chairs."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    for_authors = forms.CharField(
        label=_("For the authors"),
        required=False,
        max_length=rendering.LONGEST,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("What is good, what should change, and why. Markdown works. Please do not sign."),
    )
    confidential = forms.CharField(
        label=_("Confidential remarks to the chairs"),
        required=False,
        max_length=rendering.LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Authors never see this."),
    )

    def __init__(self, *args, criteria, review=None, **kwargs):
        super().__init__(*args, initial=_kept(review), **kwargs)
        self.criteria, self.review = list(criteria), review
        self.is_submitting = bool(self.data.get("submit"))
        for criterion in self.criteria:
            self.fields[_name(criterion.slug)] = _scale(criterion, required=self.is_submitting)
        self.fields["for_authors"].required = self.is_submitting

    @property
    def helper(self):
        helper = FormHelper(self)
        helper.attrs = {"novalidate": "", "data-guard": ""}
        helper.layout = Layout(
            Field("revision"),
            *[InlineRadios(_name(criterion.slug)) for criterion in self.criteria],
            Field("for_authors"),
            Field("confidential"),
            Div(*self._buttons(), css_class="form-actions"),
        )
        return helper

    def _buttons(self):
        if self.review and not self.review.is_draft:
            return [Submit("submit", _("Submit changes"))]
        save = Submit("save", _("Save draft"))
        save.field_classes = "btn btn-outline-secondary"
        # Enter in a field presses the first button: that one must be harmless.
        return [save, Submit("submit", _("Submit review")), HTML(f'<span class="muted small">{_DRAFTS}</span>')]

    @property
    def written(self):
        """What the deeds take."""
        cleaned = self.cleaned_data
        scores = {criterion.slug: cleaned[_name(criterion.slug)] for criterion in self.criteria}
        return {"scores": scores} | {name: cleaned[name] for name in ("revision", "for_authors", "confidential")}

    def take_revision(self, review):
        """After a stale save: the next one is meant, for the writer has seen what is stored."""
        self.data = self.data.copy()
        self.data["revision"] = str(review.revision if review else 0)


_DRAFTS = _("Only you see a draft.")


def _name(slug):
    return f"score-{slug}"


def _kept(review):
    if review is None:
        return {"revision": 0}
    scores = {_name(slug): answer["value"] for slug, answer in review.scores.items()}
    texts = {"for_authors": review.for_authors, "confidential": review.confidential}
    return {"revision": review.revision} | scores | texts


def _scale(criterion, *, required):
    numbers = range(criterion.lowest, criterion.highest + 1)
    return forms.TypedChoiceField(
        label=str(criterion),
        help_text=escape(str(criterion.help)),  # the form prints it as HTML
        choices=[(number, f"{points(number)} {criterion.labels.get(str(number), '')}".strip()) for number in numbers],
        widget=forms.RadioSelect,
        coerce=int,
        empty_value=None,
        required=required,
        error_messages={"required": _("Please choose one.")},
    )


class DecisionForm(ActionForm):
    """The outcome of a paper and words to its authors; nobody is told yet."""

    action = _("Save decision")
    outcome = forms.ChoiceField(label=_("Decision"), choices=Decision.Outcome.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("Words to the authors"),
        required=False,
        max_length=rendering.LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Stands in the letter before the reviews."),
    )

    def __init__(self, *args, decides, has_posters=True, **kwargs):
        if not decides:
            self.action = _("Save recommendation")
        super().__init__(*args, **kwargs)
        if not has_posters:
            self.fields["outcome"].choices = [
                choice for choice in Decision.Outcome.choices if choice[0] != Decision.Outcome.ACCEPT_POSTER
            ]
        if not decides:
            self.fields["outcome"].label = _("Recommendation")


class ReleaseForm(ActionForm):
    """The last look before letters go out: the number is typed, and what was read is what goes."""

    action = _("Release and send letters")
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    number = forms.IntegerField(label=_("Number of decisions"), help_text=_("Type it to confirm."))

    def __init__(self, *args, decisions, **kwargs):
        super().__init__(*args, **kwargs)
        self.decisions = decisions

    def clean_number(self):
        if self.cleaned_data["number"] != self.decisions:
            raise forms.ValidationError(
                _("There are %(n)d decisions to release. Please check and type this number.") % {"n": self.decisions}
            )
        return self.cleaned_data["number"]
