"""Deeds about form fields: adding, changing, ordering, removing, bringing back. Answers keep what they were asked."""

from collections.abc import Iterable

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from conference.actions.changing import held, put_in_order, write
from conference.history import Refused, action, note
from conference.models import Edition, Kind, Person, Question
from conference.texts import share_a_text

MOST_QUESTIONS = 60  # of a conference: a form that is longer than this nobody fills in
MOST_CHOICES = 60
OF_QUESTION = {"track", "type", "label", "help", "choices", "max_words", "smallest", "largest"}
OF_QUESTION |= {"required_from", "audience", "depends_on", "depends_value"}
WITH_CHOICES = (Question.Type.CHOICE, Question.Type.CHOICES)
TICKED = (Question.Type.CHECKBOX, Question.Type.DECLARATION)
YES = "yes"  # what a condition calls a box that is ticked


@action
def add_question(edition: Edition, *, by: Person | None, kinds: Iterable[Kind] = (), **fields) -> Question:
    """A new form field, below those that there are."""
    _require_known(fields)
    edition = Edition.objects.select_for_update(of=["self"]).get(pk=edition.pk)
    if edition.questions.standing().count() >= MOST_QUESTIONS:
        raise Refused(_("There are %(most)d form fields; more are not possible.") % {"most": MOST_QUESTIONS})
    last = edition.questions.aggregate(last=Max("position"))["last"]
    question = Question(edition=edition, position=0 if last is None else last + 1, **fields)
    kinds = list(kinds)
    require_sound(question, kinds)
    question.save()
    question.kinds.set(kinds)
    note(question=question.code, label=dict(question.label))
    return question


@action
def edit_question(question: Question, *, by: Person | None, kinds: Iterable[Kind] | None = None, **fields) -> Question:
    """Changes a form field from now on; answers that were given stay as they were asked."""
    _require_known(fields)
    question = held(question)
    kinds = list(question.kinds.all() if kinds is None else kinds)
    changed = Question(**{name: getattr(question, name) for name in OF_QUESTION} | fields)
    changed.pk, changed.edition = question.pk, question.edition
    require_sound(changed, kinds)
    write(question, fields)
    question.kinds.set(kinds)
    return question


@action
def move_question(question: Question, *, up: bool, by: Person | None) -> Question:
    """One place up or down in the form."""
    rows = question.edition.questions.standing().select_for_update(of=["self"])
    if not put_in_order(rows, question, up=up):
        raise Refused(_("It cannot go further."))
    return question


@action
def remove_question(question: Question, *, by: Person | None) -> Question:
    """Nobody is asked any more; answers that were given stay and can still be read."""
    question = held(question)
    if question.removed_at:
        raise Refused(_("This form field has been removed already."))
    if dependant := question.dependants.filter(removed_at=None).first():
        raise Refused(
            _("“%(field)s” is asked only after an answer to this one. Please change it first.") % {"field": dependant}
        )
    question.removed_at = timezone.now()
    question.save(update_fields=["removed_at"])
    note(question=question.code, label=dict(question.label))
    return question


@action
def restore_question(question: Question, *, by: Person | None) -> Question:
    """Asks again what had been removed."""
    question = held(question)
    if not question.removed_at:
        raise Refused(_("This form field is there already."))
    require_sound(question, list(question.kinds.all()))
    question.removed_at = None
    question.save(update_fields=["removed_at"])
    note(question=question.code, label=dict(question.label))
    return question


def _require_known(fields):
    if unknown := set(fields) - OF_QUESTION:
        raise TypeError(f"{unknown} are not of a form field")


def require_sound(question: Question, kinds: list[Kind]) -> None:
    """Refuses what could not be asked, or not be answered."""
    if not any(question.label.values()):
        raise Refused(_("A name is needed in one language at least."))
    _require_own_name(question, kinds)
    if question.type in WITH_CHOICES and not 2 <= len(question.choices) <= MOST_CHOICES:
        raise Refused(_("Please give between 2 and %(most)d choices.") % {"most": MOST_CHOICES})
    if None not in (question.smallest, question.largest) and question.smallest > question.largest:
        raise Refused(_("The smallest number is above the largest."))
    if question.type == Question.Type.CHECKBOX and question.required_from:
        raise Refused(_("A yes or no box may stay empty. Choose a declaration where a tick is needed."))
    if any(row.edition_id != question.edition_id for row in [*kinds, *filter(None, [question.track])]):
        raise Refused(_("A chosen track or type is of another conference."))
    _require_condition(question)
    _require_dependants(question)


def _require_own_name(question, kinds):
    """Two fields of one name may stand on one form only where an answer decides which of them is asked."""
    asked = _asked_of(question, kinds)
    others = question.edition.questions.standing().exclude(pk=question.pk).prefetch_related("kinds")
    for other in others:
        if share_a_text(question.label, other.label) and _asked_of(other, other.kinds.all()) == asked:
            raise Refused(
                _("There is a form field “%(field)s” for the same papers already. Please choose another name.")
                % {"field": other}
            )


def _asked_of(question, kinds):
    """Of which papers, after which answer."""
    return question.track_id, {kind.pk for kind in kinds}, question.depends_on_id, question.depends_value


def _require_condition(question):
    """The other field is asked before or with this one, and its answer can be the one that is waited for."""
    other, seen = question.depends_on, {question.pk}
    if other is None:
        return
    if other.edition_id != question.edition_id or other.removed_at or question.depends_value not in values_of(other):
        raise Refused(_("The answer on which this field depends can no longer be given. Please choose another one."))
    if other.track_id and other.track_id != question.track_id:
        raise Refused(_("“%(field)s” is asked in another track, so this field cannot depend on it.") % {"field": other})
    final = Question.Required.FINAL
    if other.required_from == final and question.required_from != final:
        raise Refused(_("“%(field)s” is asked with the final version only, after this field.") % {"field": other})
    while other is not None:
        if other.pk in seen:
            raise Refused(_("These fields would wait for each other."))
        seen.add(other.pk)
        other = other.depends_on


def _require_dependants(question):
    """What other fields wait for must still be possible to answer."""
    if not question.pk:
        return
    for dependant in Question.objects.standing().filter(depends_on=question.pk):
        if dependant.depends_value not in values_of(question):
            raise Refused(
                _("“%(field)s” is asked only after an answer that would no longer be there. Please change it first.")
                % {"field": dependant}
            )


def values_of(question: Question) -> list[str]:
    """The answers for which another field may wait, as Question.depends_value holds them."""
    if question.type in WITH_CHOICES:
        return [choice["key"] for choice in question.choices]
    return [YES] if question.type in TICKED else []
