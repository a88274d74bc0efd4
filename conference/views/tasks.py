"""Pages of a person's tasks: long work with its progress, what came of it, and the button that stops it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from conference import actions, jobs, progress
from conference.history import Refused
from conference.models import Job

PER_PAGE = 50
LEVELS = {"good": messages.SUCCESS, "warn": messages.WARNING, "bad": messages.ERROR}


def tasks(request):
    """The open ones first, then the latest. Whoever has seen the list need not be told any more."""
    page = Paginator(progress.tasks_of(request.viewer), PER_PAGE).get_page(request.GET.get("page"))
    shown = [progress.task(row) for row in page]
    jobs.saw_the_end([task.row for task in shown if task.row.seen_at is None])
    return render(request, "conference/tasks.html", {"page": page, "tasks": shown})


def task(request, code):
    """One task. htmx asks for its moving part alone, which leads on when all went well; so does ?on=1, the way of
    those who have just pressed the button. Posting closes the notice of how it ended."""
    row = visible_task(request, code)
    if request.method == "POST":
        return _closed(request, row)
    outcome = progress.outcome(row, request.viewer)
    shown = progress.task(row)
    is_news = row.by_id == request.user.pk and row.seen_at is None and jobs.saw_the_end([row])
    if is_news and shown.state == "done" and shown.place and (request.htmx or "on" in request.GET):
        return _led_on(request, shown, outcome)
    context = {"task": shown, "outcome": outcome, "is_heard": request.GET.get("heard") == shown.announced}
    return render(request, "conference/_task.html" if request.htmx else "conference/task.html", context)


def _closed(request, row):
    if row.by_id == request.user.pk:
        jobs.saw_the_end([row])
    back = request.POST.get("next", "")
    is_here = url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return redirect(back if is_here else "conference:tasks")


def _led_on(request, task, outcome):
    """To where the work goes on, with what the task's page would have said."""
    for tone, sentence in outcome:
        messages.add_message(request, LEVELS.get(tone, messages.INFO), sentence)
    address, _words = task.place
    return HttpResponse(headers={"HX-Redirect": address}) if request.htmx else redirect(address)


@require_POST
def cancel_task(request, code):
    row = visible_task(request, code)
    try:
        actions.cancel_task(row, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The task is stopped."))
    return redirect(row)


def visible_task(request, code):
    return get_object_or_404(Job.objects.visible_to(request.viewer).select_related("edition", "by"), code=code)
