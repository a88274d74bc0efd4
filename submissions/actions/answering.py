"""What deeds on a paper have in common that write answers to form fields."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from conference import files
from conference.history import Refused
from conference.models import File
from submissions.asking import (
    answers_to,
    applying,
    asked_of,
    is_blank,
    missing_answers,
    problem_of_shape,
    questions_for,
    still_holds,
    values_of,
)
from submissions.models import Answer, Submission


def write_answers(submission: Submission, answers: Mapping[str, object], *, final: bool = False) -> None:
    """Code of a question -> value (None: no answer; a File where one is asked). What is not named stays as it is.

    What is not asked of this paper, or only after another answer, is not kept. An old answer that is none to what is
    asked now stays until there is a new one.
    """
    if not answers:
        return
    questions, stored = questions_for(submission, final=final), answers_to(submission)
    given = {question.pk: answers[question.code] for question in questions if question.code in answers}
    values = values_before(submission, questions, stored) | given
    applies = {question.pk for question in applying(questions, values)}
    for question in questions:
        old = stored.get(question.pk)
        if question.pk not in applies:
            _forget(old)
        elif question.pk in given:
            _write(submission, question, given[question.pk], old)


def values_before(submission, questions, stored):
    """Of answers that still hold; with those of other pages, on which a condition may rest."""
    others = [row.question for row in _of_other_pages(questions, stored)]
    return values_of([*questions, *others], stored)


def _of_other_pages(questions, stored):
    asked = {question.pk for question in questions}
    needed = {question.depends_on_id for question in questions} - asked
    return [row for key, row in stored.items() if key in needed]


def _write(submission, question, value, old):
    if is_blank(value):
        if old and still_holds(question, old):
            _forget(old)
        return
    if wrong := problem_of_shape(question, value):
        raise Refused(_("“%(field)s”: %(wrong)s") % {"field": question, "wrong": wrong})
    is_file = isinstance(value, File)
    row, _is_new = Answer.objects.update_or_create(
        submission=submission,
        question=question,
        defaults={
            "edition_id": submission.edition_id,
            "asked": asked_of(question),
            "value": None if is_file else value,
            "file": value if is_file else None,
        },
    )
    if old and old.file_id and old.file_id != row.file_id:
        _let_go(submission, old.file)


def _forget(answer):
    if answer:
        answer.delete()
        if answer.file:
            _let_go(answer.submission, answer.file)


def _let_go(submission, file):
    """A file that may have been handed in stays with its versions."""
    if not submission.versions.exists():
        files.discard(file)


def require_answers(submission: Submission, stage) -> None:
    """Refuses a hand-in without the answers that are needed with it."""
    questions = questions_for(submission, final=stage == "final")
    values = values_before(submission, questions, answers_to(submission))
    problems = missing_answers(questions, values, stage)
    named = [f"“{question}”: {problems[question.code]}" for question in questions if question.code in problems]
    if named:
        raise Refused(" ".join(named))
