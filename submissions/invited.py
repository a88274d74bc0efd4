"""What an invitation by a secret link opens: types by invitation, and a call that is closed for everybody else."""

from copy import copy
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from conference import dates
from conference.models import Deadline, DeadlineChange, Edition, Track
from submissions.models import AccessLink

SECOND = timedelta(seconds=1)


def kinds_of(link: AccessLink):
    """The types of contribution that may be started by it."""
    kinds = link.edition.kinds.of_track(link.track)
    return kinds.filter(pk=link.kind_id) if link.kind_id else kinds


def is_used_up(link: AccessLink) -> bool:
    """Whether as many papers as allowed were started by it."""
    return link.most_uses is not None and link.submissions.count() >= link.most_uses


def is_good(link: AccessLink) -> bool:
    """Whether something can be started by it now."""
    return not link.is_over() and not is_used_up(link)


def kinds_for_everybody(track: Track):
    """Those that need no invitation."""
    return track.edition.kinds.of_track(track).filter(is_by_invitation=False)


def opened(given, link: AccessLink | None, edition: Edition):
    """The stages as they are for who came by the link: abstract and paper may come until the link expires.

    So it stays for what was started by it when the link is taken back: nobody loses what was promised.
    """
    if link is None or not link.opens_closed_call or link.expires_at is None:
        return given
    if given.abstract is None and given.paper is None:
        return replace(given, paper=_until(_new(edition), link, edition))
    asked = [name for name in ("abstract", "paper") if getattr(given, name)]
    return replace(given, **{name: _until(getattr(given, name), link, edition) for name in asked})


def stated(closes_at: datetime, edition: Edition):
    """(day, time, zone) as they are said of an instant; a whole day has no time."""
    zone = edition.zone or dates.AOE
    last = (closes_at - SECOND).astimezone(ZoneInfo(zone))
    return last.date(), None if last.time() == dates.LAST_SECOND else last.time().replace(second=0), zone


def _new(edition):
    """Of a call without dates: the link's own."""
    return Deadline(edition=edition, stage=Deadline.Stage.PAPER, day=None, closes_at=None)


def _until(deadline, link, edition):
    """A copy that is never saved; one that closes later anyway stays as it is."""
    if deadline.closes_at and deadline.closes_at >= link.expires_at:
        return deadline
    own = copy(deadline)
    own.pk, own.closes_at, own.grace = own.pk or 0, link.expires_at, timedelta(0)
    own.day, own.time, own.zone = stated(link.expires_at, edition)
    own.ends_on, own.changed_at, own.is_extended = None, link.at, True
    own._prefetched_objects_cache = {"changes": DeadlineChange.objects.none()}  # it has moved for nobody
    return own
