"""The outbox: what was or will be sent, drafts that are edited, sent and discarded, and what came back."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from conference import actions
from conference.forms.mail import DraftForm
from conference.history import Refused
from conference.models import Message
from conference.permissions import may_organise, require
from conference.progress import queue_of
from conference.tokens import without_signatures
from conference.views.lookup import managed_edition, organised_edition

PER_PAGE = 100
Status = Message.Status
DEEDS = {"send": actions.send_messages, "discard": actions.discard_messages}


def mail(request, slug):
    """What was or will be sent, but what concerns papers that are kept from the viewer."""
    edition = organised_edition(request, slug)
    rows = Message.objects.visible_to(request.viewer).filter(edition=edition)
    queue = {"edition": edition, "queue": queue_of(rows)}
    if request.htmx:  # the page asks how far they are
        queue["is_heard"] = request.GET.get("heard") == queue["queue"].announced
        return render(request, "conference/_mail_queue.html", queue)
    wanted, q, to = (
        request.GET.get("status", ""),
        request.GET.get("q", "").strip()[:200],
        request.GET.get("to", "")[:10],
    )
    rows = narrowed(rows, wanted, q.replace("\0", ""), to.replace("\0", "")).order_by("-created_at", "-pk")
    page = Paginator(rows.select_related("person"), PER_PAGE).get_page(request.GET.get("page"))
    context = queue | {"page": page, "statuses": Status.choices, "wanted": wanted, "q": q, "to": to}
    context["may_tick"] = any(row.status in (Status.DRAFT, Status.FAILED, Status.PAUSED) for row in page)
    return render(request, "conference/mail.html", context)


def narrowed(rows, status, q, to):
    """In this state, with all these words in subject, address or name, to the person with this code."""
    if status in Status.values:
        rows = rows.filter(status=status)
    for word in q.split():
        named = Q(person__given_name__icontains=word) | Q(person__family_name__icontains=word)
        rows = rows.filter(Q(subject__icontains=word) | Q(address__icontains=word) | named)
    return rows.filter(person__code=to) if to else rows


@require_POST
def treat_messages(request, slug):
    """Sends or discards those that were ticked."""
    edition = organised_edition(request, slug)
    codes = [code for code in request.POST.getlist("messages") if code.isalnum()]
    chosen = Message.objects.visible_to(request.viewer).filter(edition=edition, code__in=codes[:PER_PAGE])
    deed = DEEDS.get(request.POST.get("deed"))
    if deed:
        _treat(request, edition, chosen, deed)
    return redirect("conference:mail", slug)


def _treat(request, edition, chosen, deed):
    try:
        treated = deed(edition, messages=chosen, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        words = (
            ngettext("%(n)d mail is on its way.", "%(n)d mails are on their way.", len(treated))
            if deed is actions.send_messages
            else ngettext("%(n)d mail is discarded.", "%(n)d mails are discarded.", len(treated))
        )
        messages.success(request, words % {"n": len(treated)})


def message(request, slug, code):
    """One mail; a draft can be changed, sent or discarded by organisers."""
    edition = managed_edition(request, slug)
    found = get_object_or_404(Message.objects.visible_to(request.viewer).filter(edition=edition), code=code)
    is_mine_to_treat = may_organise(request.viewer, edition)
    if request.method == "POST":
        require(is_mine_to_treat)
        if request.POST.get("deed") in DEEDS:
            _treat(request, edition, [found], DEEDS[request.POST["deed"]])
            return redirect(request.path)
    text = without_signatures(found.text)
    form = draft_form(request, found, text) if found.status == Status.DRAFT and is_mine_to_treat else None
    if form and form.is_valid() and edited(request, found, form):
        return redirect(request.path)
    context = {"edition": edition, "message_shown": found, "text": text, "form": form, "may_treat": is_mine_to_treat}
    return render(request, "conference/message.html", context)


def draft_form(request, found, text):
    return DraftForm(request.POST or None, initial={"subject": found.subject, "text": text})


def edited(request, found, form):
    try:
        actions.edit_message(found, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("The draft is saved."))
    return True
