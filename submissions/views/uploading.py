"""An author's pages for files: the full paper and the final version. Uploading is submitting."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from conference.history import Refused
from conference.permissions import require
from submissions import actions
from submissions.answer_files import kept
from submissions.answer_forms import FinalForm
from submissions.forms import UploadForm
from submissions.models import Receipt, Version
from submissions.permissions import may_upload, may_upload_final
from submissions.stages import require_final_time, require_paper_time, stages_of
from submissions.uploads import take
from submissions.views.lookup import closed, visible_submission


def upload(request, code):
    """The full paper, for the first time, again, or revised; uploading is submitting."""
    submission = visible_submission(request, code)
    require(may_upload(request.viewer, submission))
    if request.method != "POST" and (refusal := closed(request, submission, require_paper_time)):
        return refusal
    form = UploadForm(
        request.POST or None,
        request.FILES or None,
        button=_("Upload and submit"),
        most=submission.kind.max_bytes,
        help_text=_limits(submission.kind),
    )
    if form.is_valid():
        answer = _take(request, submission, form)
        if answer:
            return answer
    deadline = stages_of(submission).uploading(submission.status)
    context = {"form": form, "submission": submission, "edition": submission.edition, "deadline": deadline}
    return render(request, "submissions/upload.html", context)


def _limits(kind):
    megabytes = _("at most %(size)d MB") % {"size": kind.max_bytes // 1_000_000}
    pages = _("at most %(pages)d pages") % {"pages": kind.max_pages} if kind.max_pages else ""
    return ", ".join(filter(None, (_("PDF"), pages, megabytes)))


def _take(request, submission, form):
    """Keeps the file, then submits it. The moment that counts is that of its arrival, not of the end of its check."""
    at = timezone.now()
    try:
        submission = take(
            form.cleaned_data["file"], submission=submission, deed=actions.upload_manuscript, by=request.user, at=at
        )
    except Refused as refusal:
        form.add_error("file", str(refusal))
        return None
    try:
        submission = actions.hand_in_paper(submission, by=request.user, at=at)
    except Refused as refusal:
        messages.warning(request, _("Your file is kept, but not submitted yet: %(why)s") % {"why": refusal})
        return redirect("submissions:edit", submission.code)
    messages.success(request, _("Your paper is in. This is your receipt; it also goes to all authors by mail."))
    return redirect(Receipt.objects.of(submission).first())


def final(request, code):
    """The final version of an accepted paper."""
    submission = visible_submission(request, code)
    require(may_upload_final(request.viewer, submission))
    if request.method != "POST" and (refusal := closed(request, submission, require_final_time)):
        return refusal
    form = FinalForm(
        request.POST or None,
        request.FILES or None,
        button=_("Upload the final version"),
        most=submission.kind.max_bytes,
        submission=submission,
    )
    if form.is_valid() and not form.add_missing(Version.Stage.FINAL):
        at, upload = timezone.now(), form.cleaned_data["file"]
        try:
            with kept(form.answers, submission, by=request.user) as answers:
                deed = partial(actions.upload_final, answers=answers)
                submission = take(upload, submission=submission, deed=deed, by=request.user, at=at, is_final=True)
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, _("The final version is in. This is your receipt."))
            return redirect(Receipt.objects.of(submission).first())
    deadline = stages_of(submission).final
    context = {"form": form, "submission": submission, "edition": submission.edition, "deadline": deadline}
    return render(request, "submissions/final.html", context)
