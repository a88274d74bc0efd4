"""Pages for everybody: front page, an edition, its call, a track. They carry no personal byte."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from conference.files import answer
from conference.models import Deadline, Edition, Role, Topic
from conference.views.lookup import following_moves, public_edition

A_YEAR = 365 * 24 * 3600


@login_not_required
def front(request):
    """All editions; those with an open call first, by the deadline that comes next."""
    editions = list(Edition.objects.public().with_next_hand_in().select_related("series"))
    today = timezone.localdate()
    open_calls = sorted((e for e in editions if e.next_hand_in), key=lambda e: e.next_hand_in)
    rest = [e for e in editions if not e.next_hand_in]
    rest.sort(key=lambda e: (e.last_day or today).toordinal(), reverse=True)
    running = [e for e in rest if not e.is_over(today)]
    past = [e for e in rest if e.is_over(today)]
    return render(request, "conference/front.html", {"open_calls": open_calls, "running": running, "past": past})


@login_not_required
@following_moves
def edition(request, slug):
    shown = public_edition(slug)
    dates = coming_dates(shown)
    tracks = list(tracks_of(shown))
    return render(request, "conference/edition.html", {"edition": shown, "dates": dates, "tracks": tracks})


@login_not_required
@following_moves
def call(request, slug):
    shown = public_edition(slug)
    dates, tracks = shared_dates(shown), list(tracks_of(shown))
    context = {
        "edition": shown,
        "tracks": [(track, dates_in_call(track, dates, alone=len(tracks) == 1)) for track in tracks],
        "dates": dates,
        "takes_papers": shown.takes_papers(),
        "kinds": shown.kinds.order_by("position"),
    }
    return render(request, "conference/call.html", context)


@login_not_required
@following_moves
def track(request, slug, track):
    shown = public_edition(slug)
    found = get_object_or_404(tracks_of(shown), slug=track)
    context = {
        "edition": shown,
        "track": found,
        "dates": dates_of(found, shared_dates(shown)),
        "kinds": shown.kinds.order_by("position"),
        "takes_papers": found.takes_papers(),
    }
    return render(request, "conference/track.html", context)


@login_not_required
@require_safe
@following_moves
def logo(request, slug):
    """The picture; under the address that names its version it may be kept for good."""
    shown = public_edition(slug)
    if not shown.logo:
        raise Http404
    response = answer(shown.logo, "logo.webp")
    if request.GET.get("v") == shown.logo_version:
        patch_cache_control(response, public=True, max_age=A_YEAR, immutable=True)
    else:
        patch_cache_control(response, public=True, no_cache=True)
    return response


def tracks_of(edition):
    """Tracks with chairs in their order and topics, in three queries."""
    chairs = Role.objects.chairing().select_related("person").order_by("position", "pk")
    return edition.tracks.order_by("position").prefetch_related(
        Prefetch("roles", chairs, to_attr="chairs"),
        Prefetch("topics", Topic.objects.order_by("position")),
        Prefetch("deadlines", Deadline.objects.prefetch_related("changes")),
    )


def dates_of(track, shared):
    """The track's dates and those of its edition whose stage it does not date itself, in order."""
    own = list(track.deadlines.all())
    stages = {deadline.stage for deadline in own}
    return sorted([*own, *(d for d in shared if d.stage not in stages)], key=lambda date: (date.day, date.pk))


def dates_in_call(track, shared, *, alone):
    """In a call of several tracks the dates of all stand once beside them; also marks whether papers are taken."""
    dates = dates_of(track, shared)
    track.is_taking = any(date.is_hand_in and date.is_open() for date in dates)
    return dates if alone else [date for date in dates if date.track_id]


def shared_dates(edition):
    return list(edition.deadlines.filter(track=None).prefetch_related("changes").order_by("day", "pk"))


def coming_dates(edition, most=6):
    today = timezone.localdate()
    rows = edition.deadlines.select_related("track").prefetch_related("changes").filter(closes_at__gte=timezone.now())
    return [row for row in rows.order_by("closes_at", "pk")[:most] if row.day >= today or row.ends_on]
