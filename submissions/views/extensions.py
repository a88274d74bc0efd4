"""The page on which chairs give one paper more time, and take it back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from conference.history import Refused
from submissions import actions
from submissions.extending import extendable
from submissions.extension_forms import ExtensionForm
from submissions.models import Extension
from submissions.stages import stages
from submissions.views.lookup import handled_submission


def extend(request, code):
    submission = handled_submission(request, code)
    given = stages(submission.track, submission.kind)
    possible = extendable(submission, given)
    if not possible:
        messages.error(request, _("There is nothing to extend for this paper now."))
        return redirect(submission)
    form = ExtensionForm(request.POST or None, stages=possible, deadline=getattr(given, possible[0]))
    if form.is_valid():
        try:
            actions.extend(submission, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("day", str(refusal))
        else:
            messages.success(request, _("This paper has more time now. Its authors are told by mail."))
            return redirect(submission)
    dates = [getattr(given, stage) for stage in possible]
    context = {"form": form, "submission": submission, "edition": submission.edition, "dates": dates}
    return render(request, "submissions/extend.html", context)


@require_POST
def withdraw_extension(request, code, extension):
    submission = handled_submission(request, code)
    extensions = Extension.objects.visible_to(request.viewer).filter(submission=submission)
    found = get_object_or_404(extensions.select_related("submission"), code=extension)
    try:
        actions.withdraw_extension(found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The extension is taken back. The authors are told by mail."))
    return redirect(submission)
