"""Form fields of a conference or special issue: list, order, adding, changing with a preview, removing."""

from django.contrib import messages
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from conference import actions
from conference.choices import keyed, labels_of, typed
from conference.forms.asked import condition_of
from conference.forms.questions import QuestionForm
from conference.forms.seen import saving
from conference.history import Refused
from conference.models import Question
from conference.views.lookup import organised_edition
from conference.views.settings.common import done, moved, stored_of
from conference.views.settings.previewing import preview_of

PLAIN = ("label", "help", "type", "max_words", "smallest", "largest", "required_from", "audience", "track")
RELATED = ("track", "depends_on")


def questions(request, slug):
    """In the order of the form, each with the number of its answers; then those that were removed."""
    edition = organised_edition(request, slug)
    rows = edition.questions.select_related(*RELATED).prefetch_related("kinds")
    rows = rows.annotate(answered=Count("answers")).order_by("position", "pk")
    asked = [row for row in rows if not row.removed_at]
    for row in asked:
        row.condition = condition_of(row)
    removed = [row for row in rows if row.removed_at]
    context = {"edition": edition, "rows": asked, "removed": removed}
    return render(request, "conference/settings/questions.html", context)


def add_question(request, slug):
    edition = organised_edition(request, slug)
    data = request.POST if request.method == "POST" else None
    form = _form(edition, Question(edition=edition), data)
    context = {"title": _("Add a form field")}
    if form.is_valid() and "preview" in request.POST:
        context["preview"] = preview_of(_meant(edition, form.cleaned_data))
    elif form.is_valid():
        try:
            actions.add_question(edition, by=request.user, **_given(edition, None, form.cleaned_data))
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The form field is added. Authors see it from now on."))
            return redirect("conference:questions", slug)
    return _page(request, edition, form, **context)


def edit_question(request, slug, code):
    edition = organised_edition(request, slug)
    question = get_object_or_404(_standing(edition), code=code)
    context = {"title": _("Form field: %(name)s") % {"name": question}, "question": question}
    context["answered"] = question.answers.count()
    if request.method == "POST" and "preview" in request.POST:
        form = _form(edition, question, request.POST)
        context["preview"] = preview_of(_meant(edition, form.cleaned_data, question)) if form.is_valid() else None
        return _page(request, edition, form, **context)

    def form_of(row, data, _files):
        return _form(edition, row, data)

    def deed(row, *, by, **cleaned):
        return actions.edit_question(row, by=by, **_given(edition, row, cleaned))

    data = request.POST if request.method == "POST" else None
    form = saving(form_of, deed, thing=question, data=data, by=request.user)
    if form.saved:
        messages.success(request, _("The form field is saved. Answers that were given stay as they were."))
        return redirect("conference:questions", slug)
    return _page(request, edition, form, preview=None if data else preview_of(question), **context)


def _page(request, edition, form, **context):
    return render(request, "conference/settings/question.html", {"edition": edition, "form": form, **context})


@require_POST
def move_question(request, slug, code):
    edition = organised_edition(request, slug)
    question = get_object_or_404(_standing(edition), code=code)
    return moved(request, lambda **how: actions.move_question(question, **how), _list(edition))


@require_POST
def remove_question(request, slug, code):
    edition = organised_edition(request, slug)
    question = get_object_or_404(_standing(edition), code=code)
    said = _("The form field is removed. Answers that were given can still be read.")
    return done(request, lambda: actions.remove_question(question, by=request.user), said, _list(edition))


@require_POST
def restore_question(request, slug, code):
    edition = organised_edition(request, slug)
    question = get_object_or_404(edition.questions.exclude(removed_at=None), code=code)
    said = _("The form field is asked again.")
    return done(request, lambda: actions.restore_question(question, by=request.user), said, _list(edition))


def _standing(edition):
    return edition.questions.standing().select_related(*RELATED)


def _list(edition):
    return reverse("conference:questions", args=[edition.slug])


def _form(edition, question, data):
    stored = stored_of(question, PLAIN) | {
        "choices": typed(question.choices, edition.languages),
        "kinds": list(question.kinds.all()) if question.pk else [],
        "only_if": f"{question.depends_on.code}:{question.depends_value}" if question.depends_on_id else "",
    }
    others = edition.questions.standing().exclude(pk=question.pk)
    return QuestionForm(data, stored=stored, languages=edition.languages, edition=edition, others=others)


def _given(edition, question, cleaned):
    """What the deeds take of what was typed: choices with their keys, the condition as field and answer."""
    fields = dict(cleaned)
    before = question.choices if question else []
    fields["choices"] = keyed(before, labels_of(fields["choices"]))
    code, _colon, fields["depends_value"] = fields.pop("only_if").partition(":")
    fields["depends_on"] = edition.questions.standing().filter(code=code).first() if code else None
    return fields


def _meant(edition, cleaned, question=None):
    """The question as it would be; never to be saved."""
    fields = _given(edition, question, cleaned)
    fields.pop("kinds")
    return Question(edition=edition, **fields)
