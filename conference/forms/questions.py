"""The form with which organisers write a form field."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from conference.actions.questions import MOST_CHOICES, TICKED, WITH_CHOICES, YES, values_of
from conference.choices import labels_of
from conference.forms.asked import label_of_choice
from conference.forms.seen import SeenForm
from conference.forms.settings import PreviewedForm
from conference.models import Kind, Question, Track
from conference.texts_form import TextsFormField

LONGEST_CHOICE = 200
OFFERED = (Question.Audience.CHAIRS, Question.Audience.REVIEWERS)
Type = Question.Type
# Field of this form -> the types for which it means something; scripts show it only then.
MEANT_FOR = {
    "choices": WITH_CHOICES,
    "max_words": [Type.LONG_TEXT],
    "smallest": [Type.NUMBER],
    "largest": [Type.NUMBER],
}


class ChoicesText(TextsFormField):
    """One choice a line."""

    def clean(self, value):
        written = [(text or "").replace("\r\n", "\n").rstrip() for text in value or []]
        texts = {code: text for code, text in zip(self.languages, written, strict=False) if text}
        labels = labels_of(texts)
        if any(len(text) > LONGEST_CHOICE or "\0" in text for label in labels for text in label.values()):
            raise ValidationError(_now("A line is too long for a choice."))
        if len(labels) > MOST_CHOICES:
            raise ValidationError(_now("At most %(most)d choices are possible.") % {"most": MOST_CHOICES})
        if any(_repeats(label.get(code) for label in labels) for code in texts):
            raise ValidationError(_now("Two lines say the same."))
        return texts


def _repeats(texts):
    known = [text.casefold() for text in texts if text]
    return len(known) != len(set(known))


class QuestionForm(SeenForm, PreviewedForm):
    """One form field. `others`: those on whose answers it may depend."""

    action = _("Save form field")
    label = TextsFormField(label=_("Name of the field"), help_text=_("As authors read it, such as “Funding”"))
    help = TextsFormField(label=_("Help"), rows=2, max_length=1000, required=False)
    type = forms.ChoiceField(label=_("What is typed or chosen"))
    choices = ChoicesText(
        label=_("Choices"),
        rows=5,
        required=False,
        help_text=_(
            "One on each line, for the types with choices. In another language, the same line is the same choice."
        ),
    )
    max_words = forms.IntegerField(
        label=_("Words at most"), min_value=1, max_value=3000, required=False, help_text=_("Of a long text")
    )
    smallest = forms.DecimalField(
        label=_("Smallest number"), max_digits=16, decimal_places=4, required=False, help_text=_("Of a number")
    )
    largest = forms.DecimalField(label=_("Largest number"), max_digits=16, decimal_places=4, required=False)
    required_from = forms.ChoiceField(
        label=_("Must be answered"),
        required=False,
        help_text=_("A field that is needed from the final version on is asked together with that version."),
    )
    audience = forms.ChoiceField(label=_("Who reads the answer"), widget=forms.RadioSelect)
    track = forms.ModelChoiceField(
        Track.objects.none(), label=_("Track"), required=False, empty_label=_("All tracks"), to_field_name="code"
    )
    kinds = forms.ModelMultipleChoiceField(
        Kind.objects.none(),
        label=_("Contribution types"),
        required=False,
        to_field_name="code",
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick none if it is asked of all."),
    )
    only_if = forms.ChoiceField(label=_("Asked only if"), required=False)

    def __init__(self, *args, edition, others, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["type"].choices = [(key, capfirst(label)) for key, label in Type.choices]
        self.fields["required_from"].choices = [(key, capfirst(label)) for key, label in Question.Required.choices]
        self.fields["audience"].choices = [(key, capfirst(key.label)) for key in OFFERED]
        self.fields["track"].queryset = edition.tracks.order_by("position", "pk")
        self.fields["kinds"].queryset = edition.kinds.order_by("position", "pk")
        self.fields["only_if"].choices = [("", _now("Always asked")), *conditions(others)]
        for name, types in MEANT_FOR.items():
            self.fields[name].widget.attrs |= {"data-asked-if": "type", "data-asked-values": " ".join(types)}
        if edition.is_special_issue:
            del self.fields["track"]

    def clean_max_words(self):
        return self.cleaned_data["max_words"] if self.cleaned_data.get("type") == Type.LONG_TEXT else None

    def clean_smallest(self):
        return self._number("smallest")

    def clean_largest(self):
        return self._number("largest")

    def _number(self, name):
        return self.cleaned_data[name] if self.cleaned_data.get("type") == Type.NUMBER else None

    def clean(self):
        """What does not fit together, at the field that can be mended."""
        cleaned = super().clean()
        asked, count = cleaned.get("type"), len(labels_of(cleaned.get("choices") or {}))
        if asked in WITH_CHOICES and count < 2 and "choices" not in self.errors:
            self.add_error("choices", _now("Please give two choices at least, one on each line."))
        if asked == Type.CHECKBOX and cleaned.get("required_from"):
            told = _now("A yes or no box may stay empty. Choose a declaration where a tick is needed.")
            self.add_error("required_from", told)
        least, most = cleaned.get("smallest"), cleaned.get("largest")
        if None not in (least, most) and least > most:
            self.add_error("largest", _now("This is below the smallest number."))
        return cleaned


def conditions(others):
    """(code of the other field and answer, sentence) for every answer that another field may wait for."""
    return [(f"{other.code}:{value}", condition(other, value)) for other in others for value in values_of(other)]


def condition(other: Question, value: str) -> str:
    if value == YES and other.type in TICKED:
        return _now("“%(field)s” is ticked") % {"field": other}
    return _now("“%(field)s” is “%(answer)s”") % {"field": other, "answer": label_of_choice(other.choices, value)}
