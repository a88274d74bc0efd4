"""The page of a paper for everybody who may see it, cut by role; its files and receipts."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from conference.files import answer
from conference.models import Entry
from conference.sentences import told_to
from submissions.answer_files import name_of
from submissions.cleaning import copy_problem
from submissions.freezing import answer_of, as_bytes
from submissions.models import Receipt
from submissions.permissions import (
    is_author,
    is_withdrawable,
    may_edit,
    may_handle,
    may_see_receipts,
    may_upload,
    may_withdraw,
)
from submissions.readers import readers
from submissions.stages import is_over, next_step, stages_of, way
from submissions.views.lookup import handled_submission, visible_submission
from submissions.visibility import answers_shown_to, file_name, files_for

MOST_ENTRIES = 50


def paper(request, code):
    submission = visible_submission(request, code)
    context = {"submission": submission, "edition": submission.edition}
    if is_author(request.viewer, submission):
        context |= _for_authors(request.viewer, submission)
    elif may_handle(request.viewer, submission):
        context |= _for_chairs(request.viewer, submission)
    return render(request, "submissions/paper.html", context)


def _for_authors(viewer, submission):
    given, now = stages_of(submission), timezone.now()
    is_going_on = not submission.edition.is_cancelled
    is_editable = is_going_on and not is_over(given.editing(submission.status), now) and may_edit(viewer, submission)
    can_upload = is_going_on and not is_over(given.paper, now) and may_upload(viewer, submission)
    can_correct = not submission.is_draft and is_editable
    return {
        "is_author": True,
        "step": next_step(submission, given, now),
        "way": way(submission, given, now),
        "versions": _versions(submission),
        "may_correct": can_correct,
        "may_upload_now": submission.is_draft and can_upload,
        "is_withdrawable": is_withdrawable(submission),
        "may_withdraw": may_withdraw(viewer, submission),
    }


def _for_chairs(viewer, submission):
    """Everything but what Entry and Conflict keep back."""
    versions = _versions(submission)
    entries = Entry.objects.visible_to(viewer).filter(subject_code=submission.code).select_related("by")
    return {
        "handles": True,
        "versions": versions,
        "copy_problem": copy_problem(versions),
        "conflicts": submission.conflicts.select_related("person", "settled_by").order_by("status", "pk"),
        "history": told_to(viewer, entries.order_by("-at", "-pk")[:MOST_ENTRIES], submission.edition.zone),
    }


def who_sees(request, code):
    """For who handles the paper: everybody to whom the gates open it."""
    submission = handled_submission(request, code)
    context = {
        "submission": submission,
        "edition": submission.edition,
        "groups": readers(request.viewer, submission),
    }
    return render(request, "submissions/who_sees.html", context)


def _versions(submission):
    return submission.versions.select_related("file", "receipt", "by").order_by("-number")


def file(request, code, file_code):
    """A file of the paper under a neutral name, if this viewer may have just this one."""
    submission = visible_submission(request, code)
    found = next((each for each in files_for(request.viewer, submission) if each.code == file_code), None)
    if found is None:
        raise Http404
    return answer(found, file_name(submission, found))


def answer_file(request, code, file_code):
    """A file that answers a form field: as it came, so nobody's browser opens it by itself."""
    submission = visible_submission(request, code)
    answers = answers_shown_to(request.viewer, submission)
    found = next((each for each in answers if each.file and each.file.code == file_code), None)
    if found is None:
        raise Http404
    return answer(found.file, name_of(found), inline=False)


def receipt(request, code, receipt_code):
    submission = visible_submission(request, code)
    found = visible_receipt(request, submission, receipt_code)
    context = {
        "submission": submission,
        "edition": submission.edition,
        "receipt": found,
        "title": answer_of(found.version.content, "title"),
        "warnings": _warnings(submission, found.version) if is_author(request.viewer, submission) else [],
    }
    return render(request, "submissions/receipt.html", context)


def _warnings(submission, version):
    """What the check of the file found and its authors should look at."""
    check = getattr(version.file, "pdf_check", None) if version.file else None
    is_anonymous = submission.kind.hides_authors and version.stage != version.Stage.FINAL
    return check.warnings(is_anonymous=is_anonymous) if check else []


def receipt_content(request, code, receipt_code):
    """The frozen fields as they were hashed, for whoever wants to keep them with the receipt."""
    submission = visible_submission(request, code)
    found = visible_receipt(request, submission, receipt_code)
    response = HttpResponse(as_bytes(found.version.content), content_type="application/json; charset=utf-8")
    name = f"paper-{submission.number}-v{found.version.number}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def visible_receipt(request, submission, code):
    """Receipts are of authors, chairs and organisers; for reviewers they do not exist."""
    if not may_see_receipts(request.viewer, submission):
        raise Http404
    receipts = Receipt.objects.of(submission).select_related("version__file__pdf_check", "version__submission")
    return get_object_or_404(receipts, code=code)
