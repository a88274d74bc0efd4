"""Form fields and their answers: who is asked what, which answers still hold, what is missing, how an answer reads."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from conference import when
from conference.actions.questions import YES
from conference.forms.asked import LONGEST_ANSWER, LONGEST_LONG_ANSWER, label_of_choice, limits_of, plain
from conference.models import File, Question
from conference.texts import in_language
from submissions.models import Answer, Submission, Version
from submissions.words import count_words

Type, Required, Stage = Question.Type, Question.Required, Version.Stage
TEXTS = (Type.TEXT, Type.LONG_TEXT)
# What must be answered when this is handed in; a revision is not asked again, for its fields are closed by then.
NEEDED = {
    Stage.ABSTRACT: [Required.ABSTRACT],
    Stage.PAPER: [Required.ABSTRACT, Required.PAPER],
    Stage.FINAL: [Required.FINAL],
}


def questions_for(submission: Submission, *, final: bool = False) -> list[Question]:
    """What is asked of this paper, in order: with its fields, or (final) together with the final version. 2 queries."""
    rows = Question.objects.of_track(submission.track).select_related("depends_on").prefetch_related("kinds")
    asked = [row for row in rows if (row.required_from == Required.FINAL) == final]
    return [row for row in asked if not row.kinds.all() or submission.kind in row.kinds.all()]


def answers_to(submission: Submission) -> dict[int, Answer]:
    """Primary key of the question -> answer, also of those that nobody is asked any more. 1 query."""
    return {row.question_id: row for row in submission.answers.select_related("file", "question")}


def asked_of(question: Question) -> dict:
    """What an answer keeps of its question."""
    return {
        "type": question.type,
        "label": dict(question.label),
        "help": dict(question.help),
        "choices": question.choices,
        "audience": question.audience,
        "max_words": question.max_words,
        "smallest": plain(question.smallest),
        "largest": plain(question.largest),
    }


def is_blank(value: object) -> bool:
    return value is None or value in ("", [])


def still_holds(question: Question, answer: Answer) -> bool:
    """Whether what was answered then is an answer to what is asked now. Who agreed to other words has not agreed."""
    then = answer.asked
    if question.type == Type.DECLARATION:
        return then["type"] == Type.DECLARATION and then["label"] == question.label and then["help"] == question.help
    if then["type"] != question.type:
        return then["type"] in TEXTS and question.type in TEXTS
    if question.type == Type.CHOICE:
        return answer.value in _keys(question)
    return question.type != Type.CHOICES or set(answer.value) <= set(_keys(question))


def reads_otherwise(question: Question, answer: Answer) -> bool:
    """Whether the answer would be told in other words by now: then its author is told what was answered."""
    if not still_holds(question, answer):
        return True
    return question.type != Type.FILE and told(asked_of(question), answer.value) != told_of(answer)


def values_of(questions: list[Question], stored: Mapping[int, Answer]) -> dict[int, object]:
    """Primary key -> value (a File where that is asked) of every answer that still holds."""
    rows = {question.pk: stored.get(question.pk) for question in questions}
    holding = [question for question in questions if rows[question.pk] and still_holds(question, rows[question.pk])]
    return {question.pk: rows[question.pk].file or rows[question.pk].value for question in holding}


def applying(questions: list[Question], values: Mapping[int, object]) -> list[Question]:
    """Those whose condition on another answer holds; that other field must be asked itself, if it is of the form."""
    known = {question.pk: question for question in questions}

    def applies(question):
        if not question.depends_on_id:
            return True
        other = known.get(question.depends_on_id)
        return (other is None or applies(other)) and is_answer(values.get(question.depends_on_id), question)

    return [question for question in questions if applies(question)]


def is_answer(value: object, question: Question) -> bool:
    """Whether this is the answer for which the question waits."""
    if isinstance(value, bool):
        return value and question.depends_value == YES
    return question.depends_value in value if isinstance(value, list) else question.depends_value == value


def missing_answers(questions: list[Question], values: Mapping[int, object], stage: str) -> dict[str, str]:
    """Code of the question -> a sentence that says what to do, for what cannot be handed in at this stage."""
    found = {}
    for question in applying(questions, values):
        value = values.get(question.pk)
        is_needed = question.required_from in NEEDED.get(stage, ())
        sentence = problem(question, value) if not is_blank(value) else _please(question) if is_needed else ""
        if sentence:
            found[question.code] = sentence
    return found


def _please(question):
    if question.type == Type.DECLARATION:
        return _("Please tick this: it is needed.")
    return _("Please choose a file.") if question.type == Type.FILE else _("Please answer this.")


def problem(question: Question, value: object) -> str:
    """What is wrong with an answer, in a sentence; ""."""
    if not isinstance(value, _SHAPES[question.type]) or (isinstance(value, bool) and question.type not in _BOXES):
        return _("This is no answer to what is asked.")
    return _PROBLEMS.get(question.type, _no_problem)(question, value)


def problem_of_shape(question: Question, value: object) -> str:
    """The same for a draft, in which a text may be too long for a while."""
    if question.type == Type.LONG_TEXT and isinstance(value, str):
        return _too_long(value, LONGEST_LONG_ANSWER)
    return problem(question, value)


def _no_problem(question, value):
    return ""


def _too_long(value, most):
    return _("Please write at most %(most)d characters.") % {"most": most} if len(value) > most else ""


def _text_problem(question, value):
    return _too_long(value, LONGEST_ANSWER)


def _words_problem(question, value):
    count = count_words(value).words
    if question.max_words and count > question.max_words:
        told = {"words": count, "limit": question.max_words}
        return _("The text has %(words)d words; at most %(limit)d are allowed.") % told
    return _too_long(value, LONGEST_LONG_ANSWER)


def _number_problem(question, value):
    number = Decimal(str(value))
    is_small = question.smallest is not None and number < question.smallest
    is_large = question.largest is not None and number > question.largest
    return _("Please give another number: %(limits)s") % {"limits": limits_of(question)} if is_small or is_large else ""


def _date_problem(question, value):
    try:
        return "" if parse_date(value) else _("Please give a date.")
    except ValueError:
        return _("Please give a date.")


def _choice_problem(question, value):
    chosen = value if isinstance(value, list) else [value]
    return "" if set(chosen) <= set(_keys(question)) else _("Please choose one of these answers.")


def _keys(question):
    return [choice["key"] for choice in question.choices]


_BOXES = (Type.CHECKBOX, Type.DECLARATION)
_SHAPES = {
    Type.TEXT: str,
    Type.LONG_TEXT: str,
    Type.NUMBER: int | float,
    Type.DATE: str,
    Type.CHOICE: str,
    Type.CHOICES: list,
    Type.FILE: File,
    Type.CHECKBOX: bool,
    Type.DECLARATION: bool,
}
_PROBLEMS = {
    Type.TEXT: _text_problem,
    Type.LONG_TEXT: _words_problem,
    Type.NUMBER: _number_problem,
    Type.DATE: _date_problem,
    Type.CHOICE: _choice_problem,
    Type.CHOICES: _choice_problem,
}


def stored_value(question: Question, cleaned: object) -> object:
    """What a form has cleaned, as an answer keeps it: plain JSON, or None for nothing."""
    if question.type == Type.DECLARATION:
        return True if cleaned else None
    if question.type == Type.CHECKBOX:
        return bool(cleaned)
    if isinstance(cleaned, str):
        cleaned = cleaned.replace("\r\n", "\n").strip()
    if isinstance(cleaned, date):
        return cleaned.isoformat()
    if isinstance(cleaned, Decimal):
        return int(cleaned) if cleaned == cleaned.to_integral_value() else float(cleaned)
    return None if is_blank(cleaned) else cleaned


def told_of(answer: Answer) -> str:
    """An answer in words, as it was asked; of a file that there is one."""
    return _("a file") if answer.file_id else told(answer.asked, answer.value)


def told(asked: Mapping, value: object) -> str:
    """A value in the words of the question."""
    kind = asked["type"]
    if isinstance(value, bool):
        words = (_("yes"), _("no")) if kind == Type.CHECKBOX else (_("agreed"), "")
        return words[0] if value else words[1]
    if is_blank(value):
        return ""
    if kind == Type.CHOICE:
        return label_of_choice(asked["choices"], value)
    if kind == Type.CHOICES:
        chosen = (each for each in asked["choices"] if each["key"] in value)
        return ", ".join(in_language(each["label"]) for each in chosen)
    if kind == Type.DATE:
        return when.day(date.fromisoformat(value))
    return plain(value) if kind == Type.NUMBER else str(value)
