"""More time for one paper, on its page; cut to the viewer."""

from django import template
from django.utils import timezone

from submissions.extending import EXTENDABLE
from submissions.models import Extension
from submissions.permissions import may_handle

register = template.Library()


@register.inclusion_tag("submissions/_extensions.html", takes_context=True)
def extensions_of(context, submission):
    """To authors until when they have time, to chairs also why, and the buttons."""
    viewer = context["request"].viewer
    known = Extension.objects.visible_to(viewer).filter(submission=submission)
    known = known.select_related("by").order_by("closes_at")
    handles = may_handle(viewer, submission)
    return {
        "request": context["request"],
        "csrf_token": context.get("csrf_token"),
        "submission": submission,
        "extensions": [(each, each.closes_at > timezone.now()) for each in known],
        "handles": handles,
        "may_extend": handles and submission.status in EXTENDABLE,
    }
