"""What comes from outside without signing in: one click against mail to many, and reports of a mail service."""

import json

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from conference import actions
from conference.bounces import Report
from conference.coming_back import take_in_one
from conference.models import Message
from conference.tokens import is_signed

SHORTEST_TOKEN = 20


@login_not_required
@csrf_exempt  # a mail program posts here by itself (RFC 8058); the signature of the link stands for the reader
@never_cache
def unsubscribe(request, code, signature):
    """Opening the page changes nothing: link scanners do that. A press of the button, or one click in the mail."""
    if not is_signed("unsubscribe", code, signature):
        raise Http404
    message = get_object_or_404(Message.objects.select_related("edition"), code=code, is_bulk=True)
    if request.method == "POST":
        deed = actions.subscribe_again if "again" in request.POST else actions.unsubscribe
        deed(message.edition, address=message.address, by=None)
    is_out = message.edition.unsubscriptions.filter(address=message.address.lower()).exists()
    context = {"edition": message.edition, "address": message.address, "is_out": is_out}
    return render(request, "conference/unsubscribe.html", context)


@login_not_required
@csrf_exempt  # a mail service posts here; the token stands for it
@require_POST
def bounces(request, token):
    """{"message_id" or "address", "status", "reason"}, or a list of such: what could not be delivered."""
    known = settings.BOUNCE_TOKEN
    if len(known) < SHORTEST_TOKEN or not constant_time_compare(token, known):
        raise Http404
    try:
        sent = json.loads(request.body)
        reports = [_report(each) for each in (sent if isinstance(sent, list) else [sent])]
    except (ValueError, TypeError, AttributeError):
        return JsonResponse({"error": "Please send a JSON object, or a list of them."}, status=400)
    if not all(report.code or report.address for report in reports):
        return JsonResponse({"error": "Please name message_id or address."}, status=400)
    if not all(report.status for report in reports):
        return JsonResponse({"error": "Please give the status, such as 5.1.1."}, status=400)
    return JsonResponse({"done": [take_in_one(report) for report in reports]})


def _report(sent):
    code = str(sent.get("message_id") or "").strip("<> ").partition("@")[0]
    address, status = (str(sent.get(name) or "").strip().replace("\0", "") for name in ("address", "status"))
    reason = str(sent.get("reason") or "").replace("\0", "")[:250]
    return Report(code[:10], address.lower()[:254], status[:10], " ".join(reason.split()))
