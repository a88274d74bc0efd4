"""Links for invited papers: the room in which chairs make them, and the page that a guest comes to."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from conference.history import Refused
from conference.models import Edition
from conference.views.lookup import managed_edition
from submissions import actions
from submissions.call_forms import LinkForm, SendLinkForm
from submissions.forms import StartForm
from submissions.invited import is_good, kinds_of, opened
from submissions.listing import tracks_handled
from submissions.models import AccessLink, Submission
from submissions.stages import stages

PER_PAGE = 100


def links(request, slug):
    """All links of the tracks that the viewer handles, and the form for one more."""
    edition = managed_edition(request, slug)
    tracks = tracks_handled(request.viewer, edition)
    form = LinkForm(request.POST or None, edition=edition, tracks=tracks, initial={"track": _only(tracks)})
    if form.is_valid():
        try:
            link = _create(by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The link is made. Copy it from here, or have it sent."))
            return redirect("submissions:link", slug, link.code)
    page = Paginator(_of(request, edition), PER_PAGE).get_page(request.GET.get("page"))
    context = {"edition": edition, "page": page, "form": form, "tracks": tracks}
    return render(request, "submissions/links.html", context)


def _only(tracks):
    return tracks[0].slug if len(tracks) == 1 else None


def _create(*, track, until, by, **fields):
    return actions.create_link(track, expires_at=until, by=by, **fields)


def _of(request, edition):
    found = AccessLink.objects.visible_to(request.viewer).filter(edition=edition).with_uses()
    return found.select_related("edition", "track__edition", "kind", "by").order_by("-at", "-pk")


def link(request, slug, code):
    """One link: to copy, to send by mail, to take back."""
    edition = managed_edition(request, slug)
    found = get_object_or_404(_of(request, edition), code=code)
    form = SendLinkForm(request.POST or None)
    if form.is_valid():
        try:
            actions.send_link(found, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("to", str(refusal))
        else:
            address = form.cleaned_data["to"]
            messages.success(request, _("The link is on its way to %(address)s.") % {"address": address})
            return redirect(request.path)
    address = f"{settings.SITE_URL}{found.get_absolute_url()}"
    context = {"edition": edition, "link": found, "address": address, "form": form}
    return render(request, "submissions/link.html", context)


@require_POST
def revoke_link(request, slug, code):
    edition = managed_edition(request, slug)
    try:
        actions.revoke_link(get_object_or_404(_of(request, edition), code=code), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Nobody can start a paper by this link any more."))
    return redirect("submissions:links", slug)


def invited(request, slug, code):
    """What the guest may hand in until when; the draft begins with the button."""
    link = _found(request, slug, code)
    kinds = kinds_of(link)
    form = StartForm(request.POST or None, kinds=kinds, initial={"kind": kinds.first()})
    if form.is_valid():
        try:
            submission = actions.start_invited(link, by=request.user, kind=form.cleaned_data["kind"])
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("submissions:edit", submission.code)
    context = {
        "edition": link.edition,
        "track": link.track,
        "link": link,
        "kinds": kinds,
        "form": form,
        "stages": opened(stages(link.track, kinds[0]), link, link.edition) if kinds else None,
        "is_good": is_good(link),
        "started": _started(request, link),
    }
    return render(request, "submissions/invited.html", context)


def _found(request, slug, code):
    """By its code. What is not public is there for guests with a good link, and for those whom it has let in."""
    found = AccessLink.objects.select_related("edition__series", "track__edition", "kind")
    link = get_object_or_404(found, code=code, edition__slug=slug)
    is_known = Edition.objects.visible_to(request.viewer).filter(pk=link.edition_id).exists()
    if is_known or is_good(link) or _started(request, link).exists():
        return link
    raise Http404


def _started(request, link):
    return Submission.objects.of(request.viewer).filter(access=link).order_by("pk")
