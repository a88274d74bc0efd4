"""Pages for everybody: front page, an edition, its call, a track, its free pages. They carry no personal byte."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from conference.files import answer
from conference.published import jsonld, listing, words
from conference.published.gathering import call_of
from conference.views.conditional import for_everybody, of_edition, unless_known
from conference.views.lookup import edition_shown, following_moves

A_YEAR = 365 * 24 * 3600
MOST_ON_FRONT = 12  # of open calls, of what comes up, of what is over; all are on the page of all calls


@for_everybody
def front(request):
    """Open calls by the deadline that comes next, then what comes up and what is over: the first of each."""
    today, found = timezone.localdate(), listing.in_order(listing.public_editions())
    open_calls = [edition for edition in found if edition.next_hand_in]
    rest = [edition for edition in found if not edition.next_hand_in]
    groups = {
        "open_calls": open_calls[:MOST_ON_FRONT],
        "running": [edition for edition in rest if not edition.is_over(today)][:MOST_ON_FRONT],
        "past": [edition for edition in rest if edition.is_over(today)][:MOST_ON_FRONT],
    }
    context = groups | {"total": len(found), "has_more": len(found) > sum(map(len, groups.values()))}
    seen = [today, context["total"], *(listing.seen_of(group) for group in groups.values())]
    return unless_known(request, seen, lambda: render(request, "conference/front.html", context))


@of_edition
def edition(request, edition):
    shown, now = call_of(edition), timezone.now()
    coming = [date for date in shown.dates if date.closes_at > now][:6]
    context = {"dates": coming, "is_taking": takes_papers(edition, shown, now)}
    return render(request, "conference/edition.html", about(edition, shown) | context)


@of_edition
def call(request, edition):
    """The whole call: scope, tracks, what may be handed in, dates and how they were moved."""
    shown, now = call_of(edition), timezone.now()
    is_alone = len(shown.tracks) == 1
    context = {
        # Dates of all tracks stand once beside them; where there is one track, so do its own.
        "dates": shown.tracks[0].dates if is_alone else shown.shared_dates,
        "tracks": [(track, () if is_alone else track.own_dates, track.is_taking(now)) for track in shown.tracks],
        "takes_papers": takes_papers(edition, shown, now),
        "sections": words.sections_of(shown),
    }
    context["zone"] = words.zone_sentence(context["dates"])
    return render(request, "conference/call.html", about(edition, shown) | context)


@of_edition
def track(request, edition, track):
    shown, now = call_of(edition), timezone.now()
    found = next((each for each in shown.tracks if each.slug == track), None) or absent()
    context = {
        "track": found,
        "dates": found.dates,
        "zone": words.zone_sentence(found.dates),
        "takes_papers": found.is_taking(now) and not shown.is_cancelled,
        "sections": words.sections_of(shown),
    }
    return render(request, "conference/track.html", about(edition, shown) | context)


@login_not_required
@require_safe
@following_moves
def logo(request, slug):
    edition = edition_shown(request, slug)
    return picture(request, edition, edition)


@login_not_required
@require_safe
@following_moves
def sponsor_logo(request, slug, code):
    edition = edition_shown(request, slug)
    return picture(request, edition, get_object_or_404(edition.sponsors.select_related("logo"), code=code))


@of_edition
def page(request, edition, page):
    """A free page of the conference; one that is only a link of the menu has no page here."""
    found = get_object_or_404(edition.pages.shown().filter(link=""), slug=page)
    return render(request, "conference/page.html", {"edition": edition, "page": found})


def picture(request, edition, thing):
    """A logo; under the address that names its version it may be kept for good, once it is for everybody."""
    if not thing.logo:
        raise Http404
    response = answer(thing.logo, "logo.webp")
    if not edition.is_public:
        add_never_cache_headers(response)
    elif request.GET.get("v") == thing.logo_version:
        patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
    else:
        patch_cache_control(response, public=True, no_cache=True)
    return response


def about(edition, shown):
    """What every page of a call has; the structured data is a data block, which browsers do not run."""
    structured = mark_safe(jsonld.script(jsonld.of_call(shown)))  # noqa: S308 - escaped by jsonld.script
    return {"edition": edition, "call": shown, "structured": structured}


def takes_papers(edition, shown, at):
    return shown.is_taking(at) and not edition.is_cancelled


def absent():
    raise Http404
