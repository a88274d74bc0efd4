"""What was typed into form fields that have changed or gone meanwhile: told as text, so that nothing is lost."""

from conference.actions.questions import TICKED, WITH_CHOICES
from conference.codes import ALPHABET, LENGTH
from conference.forms.asked import label_of_choice, name_of
from conference.models import Question
from submissions.answer_forms import AnswersForm
from submissions.asking import TEXTS

PREFIX, TICK = "answer-", "on"


def unshown(form: AnswersForm) -> list[tuple[str, str]]:
    """(label, text) of what was sent for fields that are gone, or that cannot show it any more. One query."""
    sent = [name.removeprefix(PREFIX) for name in form.data if name.startswith(PREFIX)]
    rows = Question.objects.filter(edition=form.submission.edition_id, code__in=sent).order_by("position", "pk")
    texts = [(str(row), _text(row, form.data.getlist(name_of(row)))) for row in rows if not _is_shown(form, row)]
    return [(label, text) for label, text in texts if text]


def _is_shown(form, question):
    name = name_of(question)
    if name not in form.fields or question.type == Question.Type.FILE or question.type in TICKED:
        return False
    return question.type in TEXTS or name not in form.errors


def _text(question, values):
    return ", ".join(filter(None, (_told(question, value.strip()) for value in values)))


def _told(question, value):
    """A tick is nothing to copy, and the key of a choice that is gone says nothing to anybody."""
    if question.type in TICKED and value == TICK:
        return ""
    if question.type in WITH_CHOICES and len(value) == LENGTH and set(value) <= set(ALPHABET):
        return label_of_choice(question.choices, value)
    return value
