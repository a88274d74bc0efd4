"""Deeds about dates: setting, moving, shifting and calling them off, each with its history."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from conference import dates, registry
from conference.actions.changing import require_credible
from conference.history import Refused, action, note
from conference.models import Deadline, DeadlineChange, Edition, Kind, Person, Track, holding
from conference.telling import tell_soon, what_holds
from conference.texts import in_language

LONGEST_GRACE = timedelta(minutes=30)
MOST_DAYS = 3660
# What pages and calendars say of a date; its grace is told to nobody.
SAID = ("stage", "label", "day", "ends_on", "time", "zone", "closes_at", "is_optional", "removed_at")


@action
def set_deadline(
    edition: Edition,
    *,
    stage: str,
    day: date,
    by: Person | None,
    track: Track | None = None,
    kind: Kind | None = None,
    time: time | None = None,
    zone: str = "",
    grace: timedelta = timedelta(0),
    reason: str = "",
    tells: bool = True,
    is_known: bool = False,
    deadline: Deadline | None = None,
    at: datetime | None = None,
    **fields,
) -> Deadline:
    """Sets a date, or moves it: then the old one is kept, for pages show it struck out, and who works towards it is
    told soon after (not if `tells` is False). That it moves `is_known` where the call said so elsewhere, before it came
    here. `deadline` is the one to be changed; else the one of this stage, track and type, and of several informational
    ones the one with this label.
    """
    _require_fitting(edition, track, kind, day, fields.get("ends_on"), grace)
    closes_at = _instant(fields.get("ends_on") or day, time, zone)
    fields = {"stage": stage, "day": day, "time": time, "zone": zone, "grace": grace, "closes_at": closes_at, **fields}
    standing = _locked(edition, deadline) if deadline else _standing(edition, stage, track, kind, fields)
    if standing and standing.stage != stage and not {standing.stage, stage} <= set(Deadline.INFORMATIONAL):
        raise Refused(_("A date keeps its stage. Call it off and set another one."))
    fields = _with_other_languages(fields, standing)
    if standing is None:
        return _create(edition, track, kind, fields, by=by, at=at or timezone.now(), reason=reason, tells=tells)
    how = {"reason": reason, "tells": tells, "is_known": is_known}
    _put(standing, fields | {"removed_at": None}, by=by, at=at or timezone.now(), **how)
    return standing


@action
def remove_deadline(
    deadline: Deadline, *, by: Person | None, reason: str = "", tells: bool = True, at: datetime | None = None
) -> Deadline:
    """Calls a date off: pages do not name it any more, calendars are told that it is cancelled."""
    at, deadline = at or timezone.now(), _locked(deadline.edition, deadline)
    if deadline.removed_at:
        raise Refused(_("This date has already been called off."))
    _put(deadline, {"removed_at": at}, by=by, at=at, reason=reason, tells=tells)
    return deadline


@action
def undo_move(deadline: Deadline, *, by: Person | None, tells: bool = True, at: datetime | None = None) -> Deadline:
    """Takes the last move back (or that the date was called off): a new move, so that history tells both."""
    deadline = _locked(deadline.edition, deadline)
    fields = before_last_move(deadline)
    if not fields:
        raise Refused(_("This date has not been moved."))
    if deadline.removed_at and _is_replaced(deadline):
        raise Refused(_("Another date has been set in its place meanwhile."))
    _put(deadline, fields, by=by, at=at or timezone.now(), reason=_("undone"), tells=tells)
    return deadline


def before_last_move(deadline: Deadline) -> dict:
    """The fields of a date as it stood before it was last moved or called off; none where it never was."""
    last = max(deadline.changes.all(), key=lambda change: (change.at, change.pk), default=None)
    if last is None:
        return {}
    length = deadline.ends_on and deadline.ends_on - deadline.day
    return {
        "day": last.old_day,
        "ends_on": last.old_day + length if length else None,
        "time": last.old_time,
        "zone": last.old_zone,
        "closes_at": last.old_closes_at,
        "removed_at": None,
    }


@action
def shift_deadlines(
    edition: Edition,
    *,
    deadlines: Iterable[Deadline],
    days: int,
    by: Person | None,
    reason: str = "",
    tells: bool = True,
    at: datetime | None = None,
) -> Edition:
    """Moves several dates by the same number of days, all or none; their times and zones stay."""
    at = at or timezone.now()
    if not days:
        raise Refused(_("Please say by how many days."))
    rows = [_locked(edition, deadline) for deadline in deadlines]
    if not rows:
        raise Refused(_("Please choose at least one date."))
    for deadline in rows:
        _put(deadline, shifted(deadline, days), by=by, at=at, reason=reason, tells=tells)
    note(days=days, dates=[deadline.code for deadline in rows])
    return edition


def shifted(deadline: Deadline, days: int) -> dict:
    """The fields of a date so many days later (or earlier); Refused where its time does not exist then."""
    if abs(days) > MOST_DAYS:
        raise Refused(_("Dates can be shifted by ten years at most."))
    by = timedelta(days=days)
    fields = {"day": deadline.day + by, "ends_on": deadline.ends_on and deadline.ends_on + by}
    try:
        closes_at = _instant(fields["ends_on"] or fields["day"], deadline.time, deadline.zone)
    except Refused as refusal:
        raise Refused(f"{deadline}: {refusal}") from refusal
    return fields | {"closes_at": closes_at}


def carry_event_along(edition: Edition, former: tuple[date | None, date | None], *, by, at=None) -> None:
    """A date of the whole conference that stood on its former days (first, last) moves to those that it has now.

    Nobody is written to: nobody works towards it, and who postpones a conference tells everybody concerned.
    """
    first, last = edition.starts_on, edition.ends_on
    if not (first and former[0]) or former == (first, last):
        return
    rows = edition.deadlines.filter(stage=Deadline.Stage.EVENT, track=None, kind=None, day=former[0])
    for row in [row for row in rows if row.last_day == (former[1] or former[0])]:
        set_deadline(
            edition,
            deadline=row,
            stage=row.stage,
            day=first,
            ends_on=None if last == first else last,
            time=row.time,
            zone=row.zone,
            grace=row.grace,
            reason=_("The days of the conference have changed."),
            tells=False,
            by=by,
            at=at,
        )


def _require_fitting(edition, track, kind, day, ends_on, grace):
    if grace > LONGEST_GRACE:
        raise Refused(_("A hidden grace period may be 30 minutes at most; move the deadline instead."))
    if grace < timedelta(0):
        raise Refused(_("A grace period cannot be negative."))
    require_credible(day, ends_on)
    if ends_on and ends_on < day:
        raise Refused(_("The last day is before the first."))
    if any(part and part.edition_id != edition.pk for part in (track, kind)):
        raise Refused(_("The track or contribution type belongs to another conference."))


def _instant(day, time, zone) -> datetime:
    try:
        return dates.instant_of(day, time, zone)
    except ValueError as problem:
        raise Refused(str(problem)) from problem


def _locked(edition, deadline):
    """The row itself, also of one that was called off; only of this edition."""
    rows = Deadline.every.select_for_update(of=["self"]).filter(edition=edition)
    found = rows.filter(pk=deadline.pk).first()
    if found is None:
        raise Refused(_("This date does not exist any more."))
    return found


def _standing(edition, stage, track, kind, fields):
    """The date that this one replaces: the standing one, or the last that was called off, whose place in calendars it
    takes. Of informational dates there may be many, told apart by their label."""
    rows = Deadline.every.select_for_update(of=["self"]).filter(edition=edition, stage=stage, track=track, kind=kind)
    found = sorted(rows, key=lambda row: (row.removed_at is not None, -(row.removed_at or row.changed_at).timestamp()))
    if stage in Deadline.INFORMATIONAL:
        label = fields.get("label") or {}
        return next((row for row in found if str(row.label) == in_language(label)), None)
    return next(iter(found), None)


def _is_replaced(deadline):
    """Whether there is another date in the place of one that was called off."""
    others = Deadline.objects.filter(edition=deadline.edition_id, stage=deadline.stage)
    is_there = others.filter(track=deadline.track_id, kind=deadline.kind_id).exists()
    return is_there and not deadline.is_informational


def _with_other_languages(fields, standing):
    """A label given as plain text that the date has already keeps its other languages; an empty one is no label."""
    label = fields.get("label")
    if not isinstance(label, str):
        return fields
    if standing and in_language(standing.label, get_language()) == label:
        return fields | {"label": standing.label}
    return fields | {"label": {"en": label} if label else {}}


def _create(edition, track, kind, fields, *, by, at, reason, tells):
    deadline = Deadline.objects.create(edition=edition, track=track, kind=kind, changed_at=at, **fields)
    former = _inherited(deadline)
    if former and former.closes_at != deadline.closes_at:
        if edition.is_public:
            _remember(deadline, former, by=by, at=at, reason=reason, tells=tells)
        _carry_along(deadline, former.closes_at)
    _tell_readers(edition, at)
    return deadline


def _inherited(deadline):
    """The date that held here until this one was set, where a track or type gets one of its own."""
    if not deadline.closeness or deadline.is_informational:
        return None
    others = Deadline.objects.filter(edition=deadline.edition_id, stage=deadline.stage).exclude(pk=deadline.pk)
    return next(iter(holding(others, deadline.track_id, deadline.kind_id)), None)


def _put(deadline, fields, *, by, at, reason, tells, is_known=False):
    """Writes what changes, and remembers what stood there if the date itself moved, came or went."""
    changed = {name: value for name, value in fields.items() if getattr(deadline, name) != value}
    if not changed:
        return
    former, has_moved = deadline.closes_at, bool({"closes_at", "day", "removed_at"} & set(changed))
    if has_moved:
        _remember(deadline, deadline, by=by, at=at, reason=reason, tells=tells, is_known=is_known)
        _note(deadline, changed)
    for name, value in changed.items():
        setattr(deadline, name, value)
    if set(SAID) & set(changed):
        deadline.sequence, deadline.changed_at = deadline.sequence + 1, at
        _tell_readers(deadline.edition, at)
    deadline.save()
    if has_moved:
        _carry_along(deadline, former)


def _carry_along(deadline, former):
    """What upper apps keep of the date follows it."""
    holds = what_holds(deadline)
    for rule in registry.deadline_moved:
        rule(deadline, former, holds and holds.closes_at)


def _note(deadline, changed):
    if "closes_at" in changed:
        note(moved_from=deadline.closes_at.isoformat(), moved_to=changed["closes_at"].isoformat())


def _remember(deadline, former, *, by, at, reason, tells, is_known=False):
    DeadlineChange.objects.create(
        deadline=deadline,
        old_day=former.day,
        old_time=former.time,
        old_zone=former.zone,
        old_closes_at=former.closes_at,
        reason=reason,
        by=by,
        at=at,
        told_at=None if tells else at - dates.SECOND if is_known else at,
    )
    if tells:
        tell_soon(deadline, at)


def _tell_readers(edition, at):
    """What the public call says has changed: feeds and caches look at this."""
    edition.changed_at = at
    Edition.objects.filter(pk=edition.pk).update(changed_at=at)
