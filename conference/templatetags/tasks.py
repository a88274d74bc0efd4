"""Tags about long work: a progress bar with its states, and what a person is told of tasks on every workbench page."""

from django import template

from conference import progress

register = template.Library()
MOST_NOTICES = 2


@register.inclusion_tag("parts/progress.html")
def progress_bar(look, percent, label):
    """How far something is: `look` is waiting, running, done, failed or cancelled; percent None where nobody knows."""
    return {"look": look, "percent": percent, "label": label}


@register.inclusion_tag("parts/task_notices.html", takes_context=True)
def task_notices(context):
    """Tasks that ended while their person was elsewhere."""
    ended = [task for task in news(context) if not task.is_open]
    told = {"ended": ended[:MOST_NOTICES], "more": max(0, len(ended) - MOST_NOTICES)}
    return told | {name: context.get(name) for name in ("request", "csrf_token")}


@register.simple_tag(takes_context=True)
def open_tasks(context):
    """How many tasks of this person are under way or wait."""
    return sum(task.is_open for task in news(context))


def news(context):
    """Asked for once in a request, however many places tell of it."""
    request = context.get("request")
    if request is None or not hasattr(request, "viewer"):
        return []
    if not hasattr(request, "task_news"):
        request.task_news = progress.news_for(request.viewer)
    return request.task_news
