"""The page on which authors write: the draft, or what was handed in as long as it can be corrected."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from conference.history import Refused
from conference.permissions import require
from submissions import actions
from submissions.answer_files import kept
from submissions.author_rows import is_rearranging
from submissions.completeness import where_counting_stopped
from submissions.editing import Editing
from submissions.models import Receipt, Version
from submissions.permissions import may_edit
from submissions.stages import require_editing_time, stages_of
from submissions.views.lookup import closed, visible_submission
from submissions.words import count_words


def edit(request, code):
    submission = visible_submission(request, code)
    require(may_edit(request.viewer, submission))
    if request.method != "POST":
        return closed(request, submission, require_editing_time) or _page(request, Editing.stored(submission))
    deed = request.POST.get("deed", "")
    if is_rearranging(deed):
        return _page(request, Editing.rearranged(submission, request.POST, deed, request.FILES))
    return _save(request, Editing.typed(submission, request.POST, request.FILES), is_hand_in=deed == "hand-in")


def _save(request, editing, *, is_hand_in):
    """Saves what was typed; a paper that is already in is only saved complete, and handed in again with it."""
    submission = editing.submission
    if not editing.is_valid() or (not submission.is_draft and editing.add_missing(_stage_of(submission))):
        return _page(request, editing)
    deed = actions.save_draft if submission.is_draft else actions.correct
    fields = editing.fields
    try:
        with kept(fields.pop("answers"), submission, by=request.user) as answers:
            saved = deed(submission, by=request.user, revision=editing.revision, answers=answers, **fields)
    except actions.StaleSave:
        return _clash(request, editing)
    except Refused as refusal:
        editing.form.add_error(None, str(refusal))
        return _page(request, editing)
    return _after_saving(request, saved, editing, is_hand_in)


def _stage_of(submission):
    """What is handed in next with these fields: what was handed in once more, or for a draft what the call takes."""
    if submission.is_draft:
        is_abstract = not submission.manuscript_id and stages_of(submission).takes_abstract(timezone.now())
    else:
        is_abstract = submission.status == submission.Status.ABSTRACT
    return Version.Stage.ABSTRACT if is_abstract else Version.Stage.PAPER


def _after_saving(request, saved, editing, is_hand_in):
    if not saved.is_draft:
        messages.success(request, _("Your changes are handed in. This is the new receipt."))
        return redirect(Receipt.objects.of(saved).first())
    if is_hand_in:
        editing.continued_on(saved)
        return _hand_in(request, editing)
    messages.success(request, _("Your draft is saved."))
    return redirect("submissions:edit", saved.code)


def _hand_in(request, editing):
    """The draft is saved, whatever happens now."""
    draft = editing.submission
    if editing.add_missing(_stage_of(draft)):
        messages.warning(request, _("Your draft is saved, but not handed in yet: see below what is missing."))
        return _page(request, editing)
    if not draft.manuscript_id and not stages_of(draft).takes_abstract(timezone.now()):
        messages.success(request, _("Your draft is saved. Now the paper itself."))
        return redirect("submissions:upload", draft.code)
    deed = actions.hand_in_paper if draft.manuscript_id else actions.hand_in_abstract
    try:
        submission = deed(draft, by=request.user)
    except Refused as refusal:
        messages.warning(request, _("Your draft is saved, but not handed in yet."))
        editing.form.add_error(None, str(refusal))
        return _page(request, editing)
    messages.success(request, _("It is in. This is your receipt; it also goes to all authors by mail."))
    return redirect(Receipt.objects.of(submission).first())


def _clash(request, editing):
    """Somebody else has saved meanwhile: both values of every field, and nothing typed is lost."""
    fresh = visible_submission(request, editing.submission.code)
    differences = editing.differences(fresh)
    return _page(request, editing.merged(fresh, request.POST), differences=differences, is_stale=True, status=409)


def _page(request, editing, *, status=200, **context):
    submission = editing.submission
    given = stages_of(submission)
    count = count_words(editing.form["abstract"].value() or "")
    context |= {
        "submission": submission,
        "edition": submission.edition,
        "editing": editing,
        "words": count,
        "counting": where_counting_stopped(count),
        "deadline": given.editing(submission.status),
        "encouraged": given.encouraged if submission.is_draft and given.takes_abstract(timezone.now()) else None,
        "button": _button(submission, given),
    }
    return render(request, "submissions/edit.html", context, status=status)


def _button(submission, given):
    """What handing in means for this paper now."""
    if not submission.is_draft:
        return _("Hand in the changes")
    if submission.manuscript_id:
        return _("Submit the paper")
    return _("Hand in the abstract") if given.takes_abstract(timezone.now()) else _("Save and upload the paper")
