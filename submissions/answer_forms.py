"""The form fields of a conference as a form: shown, typed, or typed together with the final version."""

from collections.abc import Iterable, Mapping

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import format_html
from django.utils.translation import gettext as _

from conference import stale
from conference.forms.asked import field_of, name_of
from conference.forms.seen import canonical
from conference.models import File, Question
from submissions.answer_files import most_bytes, too_large
from submissions.answer_files import name_of as name_of_file
from submissions.asking import (
    answers_to,
    asked_of,
    missing_answers,
    questions_for,
    reads_otherwise,
    still_holds,
    stored_value,
    told,
    told_of,
    values_of,
)
from submissions.forms import UploadForm
from submissions.models import Submission

Type = Question.Type
REMOVES = "-remove"  # after the name of a file's field: the box that takes the file away


class AnswersForm(forms.Form):
    """One field for each question. `submission` has its edition, track and kind loaded; in three queries."""

    asks_final = is_saved = False
    lost: Iterable[str] = ()  # names of fields whose file came with a page that could not be saved

    def __init__(self, *args, submission: Submission, **kwargs):
        super().__init__(*args, **kwargs)
        self.submission = submission
        self.questions = questions_for(submission, final=self.asks_final)
        self.stored = answers_to(submission)
        for question in self.questions:
            self._add(question)
        self.initial = initial_of(self.questions, self.stored) | (self.initial or {})

    def _add(self, question):
        name, answer = name_of(question), self.stored.get(question.pk)
        self.fields[name] = field_of(question)
        if question.type == Type.FILE:
            self.fields[name].widget.attrs["data-max-bytes"] = str(most_bytes())
            if answer and answer.file_id:
                self.fields[name + REMOVES] = forms.BooleanField(
                    label=_("Remove this file: %(name)s") % {"name": name_of_file(answer)}, required=False
                )

    def saved(self, submission):
        """What was typed is stored by now."""
        self.stored, self.is_saved = answers_to(submission), True

    @property
    def rows(self):
        """What the page shows for each question."""
        return [Row(self, question) for question in self.questions]

    def clean(self):
        """A file is told too large before anything is stored."""
        cleaned = super().clean() or self.cleaned_data
        for name, value in list(cleaned.items()):
            if isinstance(value, UploadedFile) and name.startswith("answer-") and value.size > most_bytes():
                self.add_error(name, too_large())
        return cleaned

    @property
    def answers(self) -> dict[str, object]:
        """Code of the question -> value, as the actions take them: files as they were sent, or None to remove one."""
        found = {}
        for question in self.questions:
            name = name_of(question)
            cleaned = self.cleaned_data.get(name)
            if question.type != Type.FILE:
                found[question.code] = stored_value(question, cleaned)
            elif cleaned or self.cleaned_data.get(name + REMOVES):
                found[question.code] = cleaned or None
        return found

    @property
    def values(self) -> dict[int, object]:
        """Primary key of the question -> value as it will be when this is saved."""
        keys = {question.code: question.pk for question in self.questions}
        before = values_of([*self.questions, *(row.question for row in self.stored.values())], self.stored)
        files = {question.pk: before.get(question.pk) for question in self.questions if question.type == Type.FILE}
        return before | files | {keys[code]: value for code, value in self.answers.items()}

    def add_missing(self, stage: str) -> bool:
        """Puts what is missing for a hand-in at its field; tells whether anything is."""
        problems = missing_answers(self.questions, self._values_to_judge(), stage)
        for question in self.questions:
            if question.code in problems:
                self.add_error(name_of(question), problems[question.code])
        return bool(problems)

    def _values_to_judge(self):
        """A file that has only been sent counts as one."""
        standing = next((row.file for row in self.stored.values() if row.file), None)
        return {key: _as_file(value, standing) for key, value in self.values.items()}


def _as_file(value, standing):
    return (standing or File()) if isinstance(value, UploadedFile) else value


class FinalForm(AnswersForm, UploadForm):
    """The final version and what is asked only with it."""

    asks_final = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for row in self.rows:
            if row.old:
                told = _("Earlier you answered: “%(old)s”.") % {"old": row.old}
                self.fields[row.field.name].help_text = format_html("{} {}", row.field.field.help_text, told)


class Row:
    """One question on the page: its field, and what its author has to know beside it."""

    def __init__(self, form, question):
        self.field, self.question = form[name_of(question)], question
        self.removal = form[self.field.name + REMOVES] if self.field.name + REMOVES in form.fields else None
        self.answer = form.stored.get(question.pk)
        self.max_words = question.max_words if question.type == Type.LONG_TEXT else None
        self.is_lost = not form.is_saved and self.field.name in {*form.files, *form.lost}

    @property
    def old(self):
        """An earlier answer that reads otherwise than what is asked now."""
        return told_of(self.answer) if self.answer and reads_otherwise(self.question, self.answer) else ""


def initial_of(questions, stored) -> dict[str, object]:
    """What still holds, as a form takes it; of several choices those that there still are."""
    found = {}
    for question in questions:
        answer = stored.get(question.pk)
        if answer and question.type != Type.FILE and (still_holds(question, answer) or _is_partly(question, answer)):
            found[name_of(question)] = answer.value
    return found


def _is_partly(question, answer):
    return question.type == Type.CHOICES and answer.type == Type.CHOICES


def mark_of(questions) -> str:
    """Tells whether the form is still the one that the page showed."""
    return stale.marks({"asked": canonical([canonical_question(question) for question in questions])})


def canonical_question(question):
    asked = asked_of(question)
    choices = [f"{choice['key']} {canonical(choice['label'])}" for choice in asked.pop("choices")]
    return f"{question.code} {canonical(asked)} {choices} {question.depends_on_id} {question.depends_value}"


def texts_of(questions, values: Mapping[int, object]) -> dict[str, str]:
    """Every answer as one text under the name of its field, for comparing and for showing side by side."""
    return {name_of(question): _text_of(question, values.get(question.pk)) for question in questions}


def _text_of(question, value):
    if question.type == Type.FILE:
        return _told_file(value) if value else ""
    if question.type == Type.CHECKBOX:
        value = bool(value)  # not answered yet is an empty box, too
    return told(asked_of(question), value)


def _told_file(value):
    """A stored file, or one that was just sent."""
    return _("a file of %(size)d bytes") % {"size": value.size}


def stored_texts(submission: Submission) -> dict[str, str]:
    questions = questions_for(submission)
    return texts_of(questions, values_of(questions, answers_to(submission)))
