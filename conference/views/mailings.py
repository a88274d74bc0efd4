"""Mail to many: written, looked at, sent once, paused and continued."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from conference import actions
from conference.forms.mail import MailingForm
from conference.history import Refused
from conference.mailings import Prospect, writing_of
from conference.models import Mailing, Message
from conference.permissions import may_organise
from conference.progress import queue_of
from conference.recipients import GENERAL, groups, placeholders_of
from conference.views.lookup import managed_edition

PER_PAGE = 100
Status = Message.Status


def mailings(request, slug):
    """All that the viewer may see, the newest first, and how many mails of each are out."""
    edition = managed_edition(request, slug)
    seen = Message.objects.visible_to(request.viewer).filter(edition=edition, mailing__isnull=False).values("pk")
    visible = Q(messages__in=seen)
    rows = Mailing.objects.visible_to(request.viewer).filter(edition=edition).select_related("track", "by", "edition")
    rows = rows.annotate(
        written=Count("messages", filter=visible),
        sent=Count("messages", filter=visible & Q(messages__status=Status.SENT)),
    )
    page = Paginator(rows.order_by("-created_at", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    is_organiser = may_organise(request.viewer, edition)
    context = {"edition": edition, "page": page, "groups": group_labels(), "is_organiser": is_organiser}
    return render(request, "conference/mailings.html", context)


def group_labels():
    return {key: group.label for key, group in groups().items()}


def write_mailing(request, slug):
    edition = managed_edition(request, slug)
    form = MailingForm(request.POST or None, tracks=tracks_of(request.viewer, edition), languages=edition.languages)
    if form.is_valid():
        mailing = actions.write_mailing(edition, by=request.user, **form.fields_of_mailing)
        return redirect("conference:mailing", slug, mailing.code)
    return render(request, "conference/write_mailing.html", _writing(edition, form))


def change_mailing(request, slug, code):
    mailing = visible_mailing(request, slug, code)
    edition = mailing.edition
    form = MailingForm(
        request.POST or None,
        tracks=tracks_of(request.viewer, edition),
        languages=edition.languages,
        initial=as_it_stands(mailing),
    )
    if form.is_valid():
        revision = form.cleaned_data["revision"] or 0
        try:
            actions.change_mailing(mailing, revision=revision, by=request.user, **form.fields_of_mailing)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("conference:mailing", slug, code)
    return render(request, "conference/change_mailing.html", _writing(edition, form) | {"mailing": mailing})


def _writing(edition, form):
    """With the placeholders of each group, for the list beside the form."""
    offered = [(group.label, _further(group, "person"), _further(group, "paper")) for group in groups().values()]
    return {"edition": edition, "form": form, "general": GENERAL, "further": _gathered(offered)}


def _further(group, once):
    return [(name, each) for name, each in placeholders_of(group, once).items() if name not in GENERAL]


def _gathered(offered):
    """[(labels of groups, for a person, for a paper)]: groups with the same placeholders are told together."""
    found = {}
    for label, person, paper in offered:
        key = (tuple(name for name, _each in person), tuple(name for name, _each in paper))
        found.setdefault(key, ([], person, paper))[0].append(label)
    return [each for key, each in found.items() if any(key)]


def as_it_stands(mailing):
    rule = {name: mailing.rule.get(name) for name in ("group", "states", "words", "once")}
    track = mailing.track.code if mailing.track else None
    return rule | {"track": track, "subject": mailing.subject, "body": mailing.body, "revision": mailing.revision}


def tracks_of(viewer, edition):
    tracks = edition.tracks.order_by("position", "pk")
    return tracks if may_organise(viewer, edition) else tracks.filter(pk__in=viewer.chaired_tracks.values("pk"))


def mailing(request, slug, code):
    """A draft with whom it reaches and examples; later how far it is."""
    found = visible_mailing(request, slug, code)
    if found.status == Mailing.Status.DRAFT:
        return render(request, "conference/mailing.html", _looked_at(request, found))
    rows = Message.objects.visible_to(request.viewer).filter(mailing=found)
    context = {
        "edition": found.edition,
        "mailing": found,
        "queue": queue_of(rows, is_whole=True),
        "label": group_label(found),
        "writing": writing_of(found, request.viewer),
    }
    if request.htmx:
        context["is_heard"] = request.GET.get("heard") == context["queue"].announced
        return render(request, "conference/_mail_queue.html", context)
    context["paused"] = rows.filter(status=Status.PAUSED).count()
    shown = rows.select_related("person").order_by("-created_at", "-pk")
    context["page"] = Paginator(shown, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "conference/sent_mailing.html", context)


def _looked_at(request, found):
    prospect = Prospect(found, request.viewer)
    return {
        "edition": found.edition,
        "mailing": found,
        "prospect": prospect,
        "label": group_label(found),
        "states": dict(prospect.group.states) if prospect.group else {},
        "left_out": {one.key for one in prospect.gathered.left_out},
        "page": Paginator(prospect.gathered.everybody, PER_PAGE).get_page(request.GET.get("page")),
    }


def group_label(mailing):
    return group_labels().get(mailing.rule.get("group"), "")


@require_POST
def treat_mailing(request, slug, code):
    """Sends, pauses, continues, discards, or leaves people out."""
    found = visible_mailing(request, slug, code)
    deed = DEEDS.get(request.POST.get("deed"))
    if deed:
        try:
            deed(request, found)
        except Refused as refusal:
            messages.error(request, str(refusal))
    page = request.POST.get("page", "")
    address = redirect("conference:mailing", slug, code)
    if page.isdigit() and request.POST.get("deed") == "leave-out":
        address["Location"] += f"?page={page}"
    return address


def _send(request, mailing):
    ticks = {name: request.POST.getlist(name) for name in ("shown", "chosen")}
    sent = actions.send_mailing(mailing, seen=request.POST.get("seen", ""), by=request.user, **ticks)
    count = len(sent.rule["confirmed"])
    said = ngettext("%(n)d mail is being sent.", "%(n)d mails are being sent.", count) % {"n": count}
    messages.success(request, f"{said} {_('You need not keep this page open.')}")


def _leave_out(request, mailing):
    shown, chosen = request.POST.getlist("shown"), request.POST.getlist("chosen")
    actions.leave_out(mailing, shown=shown, chosen=chosen, by=request.user)
    messages.success(request, _("Only the ticked ones get it."))


def _pause(request, mailing):
    actions.pause_mailing(mailing, by=request.user)
    messages.success(request, _("Nothing more goes out until you continue."))


def _continue(request, mailing):
    actions.continue_mailing(mailing, by=request.user)
    messages.success(request, _("The mails are being sent again."))


def _discard(request, mailing):
    was_draft = mailing.status == Mailing.Status.DRAFT
    actions.discard_mailing(mailing, by=request.user)
    nothing = _("The draft is discarded. Nobody gets it.") if was_draft else _("Nothing more of this goes out.")
    messages.success(request, nothing)


DEEDS = {"send": _send, "leave-out": _leave_out, "pause": _pause, "continue": _continue, "discard": _discard}


def visible_mailing(request, slug, code):
    edition = managed_edition(request, slug)
    rows = Mailing.objects.visible_to(request.viewer).filter(edition=edition)
    return get_object_or_404(rows.select_related("edition__series", "track", "by"), code=code)
