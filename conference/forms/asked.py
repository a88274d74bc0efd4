"""A form field as authors see it, made from the question that organisers have written."""

from decimal import Decimal

from django import forms
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from conference.models import Question
from conference.texts import in_language

LONGEST_ANSWER = 500
LONGEST_LONG_ANSWER = 20_000
Type = Question.Type


def field_of(question: Question) -> forms.Field:
    """Only the shape of an answer is checked by it: a draft may be saved incomplete."""
    field = _MADE[question.type](question, {"label": in_language(question.label), "required": False})
    field.help_text = help_of(question)
    field.widget.attrs.pop("maxlength", None)  # a browser would cut what is too long without a word
    if question.depends_on_id:
        field.widget.attrs |= {
            "data-asked-if": name_of(question.depends_on),
            "data-asked-value": question.depends_value,
        }
    return field


def name_of(question: Question) -> str:
    return f"answer-{question.code}"


def help_of(question: Question) -> str:
    """The help of the organisers, then what is asked, of whom, and who reads it. Forms print it as it is: escaped."""
    parts = [in_language(question.help), limits_of(question), required_of(question), condition_of(question)]
    if question.audience != Question.Audience.CHAIRS:
        is_file = question.type == Type.FILE
        parts.append(
            _("Reviewers can open it: take names out of it.") if is_file else _("Reviewers can read the answer.")
        )
    return mark_safe(" ".join(conditional_escape(part) for part in parts if part))  # noqa: S308 - escaped just here


def limits_of(question: Question) -> str:
    """How much is asked, in words; "" without a limit."""
    if question.type == Type.LONG_TEXT and question.max_words:
        return _("At most %(words)d words.") % {"words": question.max_words}
    if question.type != Type.NUMBER:
        return ""
    least, most = plain(question.smallest), plain(question.largest)
    if least is not None and most is not None:
        return _("From %(least)s to %(most)s.") % {"least": least, "most": most}
    if least is not None:
        return _("At least %(least)s.") % {"least": least}
    return _("At most %(most)s.") % {"most": most} if most is not None else ""


def required_of(question: Question) -> str:
    return {
        Question.Required.ABSTRACT: _("Needed with the abstract."),
        Question.Required.PAPER: _("Needed with the full paper."),
        Question.Required.FINAL: _("Needed with the final version."),
    }.get(question.required_from, "")


def condition_of(question: Question) -> str:
    """The condition on another answer, as everybody reads it whose browser runs no scripts."""
    if not question.depends_on_id:
        return ""
    other = question.depends_on
    if other.type not in (Type.CHOICE, Type.CHOICES):
        return _("Only if “%(field)s” is ticked.") % {"field": other}
    return _("Only if the answer to “%(field)s” is “%(answer)s”.") % {
        "field": other,
        "answer": label_of_choice(other.choices, question.depends_value),
    }


def label_of_choice(choices: list[dict], key: str) -> str:
    return next((in_language(choice["label"]) for choice in choices if choice["key"] == key), "")


def plain(number: Decimal | None) -> str | None:
    """Without the noughts that the database adds."""
    if number is None:
        return None
    text = f"{Decimal(str(number)):f}"
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


def _text(question, given):
    return forms.CharField(max_length=LONGEST_ANSWER, **given)


def _long_text(question, given):
    attrs = {"rows": 6}
    if question.max_words:
        attrs |= {
            "data-word-limit": str(question.max_words),
            "data-word-target": f"#{name_of(question)}-words",
            "data-word-sentence": _("{words} of {limit} words (references not counted)"),
        }
    return forms.CharField(max_length=LONGEST_LONG_ANSWER, widget=forms.Textarea(attrs=attrs), **given)


def _number(question, given):
    return forms.DecimalField(
        max_digits=16,
        decimal_places=4,
        min_value=question.smallest,
        max_value=question.largest,
        widget=forms.NumberInput(attrs={"step": "any"}),
        **given,
    )


def _date(question, given):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(widget=widget, input_formats=["%Y-%m-%d"], **given)


def _choice(question, given):
    choices = [("", _("no answer")), *_choices_of(question)]
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **given)


def _choices(question, given):
    return forms.MultipleChoiceField(choices=_choices_of(question), widget=forms.CheckboxSelectMultiple, **given)


def _choices_of(question):
    return [(choice["key"], in_language(choice["label"])) for choice in question.choices]


def _box(question, given):
    return forms.BooleanField(**given)


def _file(question, given):
    return forms.FileField(max_length=255, widget=forms.FileInput, **given)


_MADE = {
    Type.TEXT: _text,
    Type.LONG_TEXT: _long_text,
    Type.NUMBER: _number,
    Type.DATE: _date,
    Type.CHOICE: _choice,
    Type.CHOICES: _choices,
    Type.FILE: _file,
    Type.CHECKBOX: _box,
    Type.DECLARATION: _box,
}
