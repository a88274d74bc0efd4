"""The room of reminders: their rules, what goes out in the next days, and what went out."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from conference.history import Refused
from conference.permissions import may_organise
from conference.views.lookup import managed_edition
from submissions import actions
from submissions.call_forms import RuleForm
from submissions.models import Reminder
from submissions.reminders import coming, is_usual, may_remind, rules_of
from submissions.views.lookup import handled_submission

PER_PAGE = 100
MOST_SENT = 100
OF_RULES = {"switch-on", "switch-off", "remove"}
OF_PAPERS = {"skip": actions.skip_reminder, "restore": actions.restore_reminder}


def reminders(request, slug):
    """Chairs see what goes out about the papers that they handle, and may skip one; rules are the organisers'."""
    edition = managed_edition(request, slug)
    settles = may_organise(request.viewer, edition)
    if request.method == "POST" and "change" in request.POST:
        return _change(request, edition, settles)
    form = RuleForm(request.POST or None) if settles else None
    if form and form.is_valid():
        try:
            actions.add_reminder_rule(edition, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The reminder is added."))
            return redirect(request.path)
    return render(request, "submissions/reminders.html", _context(request, edition, settles) | {"form": form})


def _context(request, edition, settles):
    occasions = coming(request.viewer, edition, timezone.now())
    chosen = _chosen(request, occasions)
    sent = Reminder.objects.visible_to(request.viewer).filter(edition=edition, is_skipped=False)
    return {
        "edition": edition,
        "settles": settles,
        "is_running": may_remind(edition),
        "rules": [(rule, is_usual(rule)) for rule in rules_of(edition)],
        "occasions": occasions,
        "chosen": chosen,
        "is_asked_for": "occasion" in request.GET,
        "page": Paginator(chosen.papers if chosen else [], PER_PAGE).get_page(request.GET.get("page")),
        "sent": sent.select_related("rule", "submission").order_by("-at", "-pk")[:MOST_SENT],
        "sent_count": sent.count(),
    }


def _chosen(request, occasions):
    """The one whose papers are shown: that of the address, else the next that has some."""
    with_papers = [each for each in occasions if each.papers]
    wanted = [each for each in with_papers if each.key == request.GET.get("occasion")]
    return next(iter([*wanted, *with_papers]), None)


def _change(request, edition, settles):
    """change=skip:paper:7:CODE, change=switch-off:paper:7: one button of the page."""
    deed, _colon, about = request.POST["change"].partition(":")
    try:
        if deed in OF_PAPERS:
            _change_paper(request, edition, OF_PAPERS[deed], about)
        elif deed in OF_RULES and settles:
            _change_rule(request, edition, deed, about)
        else:
            raise Http404
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Done. This is what goes out now."))
    return redirect(request.get_full_path())


def _change_paper(request, edition, deed, about):
    stage, days, code = _parts(about, 3)
    paper = handled_submission(request, code)
    if paper.edition_id != edition.pk:
        raise Http404
    deed(paper, stage=stage, days_before=days, by=request.user)


def _change_rule(request, edition, deed, about):
    stage, days = _parts(about, 2)
    if deed == "remove":
        actions.remove_reminder_rule(edition, stage=stage, days_before=days, by=request.user)
        return
    actions.switch_reminder_rule(edition, stage=stage, days_before=days, is_active=deed == "switch-on", by=request.user)


def _parts(about, number):
    """Stage, days as a number, and perhaps the code of a paper."""
    parts = about.split(":")
    if len(parts) != number or not (parts[1].isascii() and parts[1].isdigit() and len(parts[1]) < 4):
        raise Http404
    return [parts[0], int(parts[1]), *parts[2:]]
