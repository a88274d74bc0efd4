"""What a call shows on the page of a paper: advice on the abstract, and a move to another track; cut to the viewer."""

from django import template

from submissions.advice import takes_advice
from submissions.models import Advice, Transfer
from submissions.permissions import may_handle
from submissions.transfers import MOVABLE, may_answer

register = template.Library()


@register.inclusion_tag("submissions/_advice.html", takes_context=True)
def advice_of(context, submission):
    """The advice, to authors and to the chairs who handle it; to these also the button that gives or changes it."""
    viewer = context["request"].viewer
    advice = Advice.objects.visible_to(viewer).filter(submission=submission).select_related("track", "by").first()
    handles = may_handle(viewer, submission)
    return {
        "advice": advice,
        "handles": handles,
        "may_advise": handles and takes_advice(submission),
        "submission": submission,
        "edition": submission.edition,
    }


@register.inclusion_tag("submissions/_transfer.html", takes_context=True)
def transfer_of(context, submission):
    """An offer to another track that waits, and those that were answered; to chairs the buttons for it."""
    viewer = context["request"].viewer
    known = Transfer.objects.visible_to(viewer).filter(submission=submission)
    known = list(known.select_related("origin", "track", "by", "answered_by", "edition").order_by("-at", "-pk"))
    waiting = next((each for each in known if each.status == Transfer.Status.OFFERED), None)
    handles = may_handle(viewer, submission)
    is_movable = handles and not waiting and submission.status in MOVABLE
    return {
        "request": context["request"],
        "submission": submission,
        "edition": submission.edition,
        "waiting": waiting,
        "former": [each for each in known if each != waiting] if handles else [],
        "handles": handles,
        "may_answer": waiting is not None and may_answer(viewer, waiting),
        "may_offer": is_movable and submission.edition.tracks.exclude(pk=submission.track_id).exists(),
    }
