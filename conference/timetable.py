"""The dates of an edition as one table: what holds for whom, what follows from what is missing, what to mind."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime
from itertools import product

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conference import presets
from conference.inference import inferred
from conference.models import Deadline, DeadlineChange, Edition, Kind, Track, holding, worded
from conference.ordering import Contradiction, Dated, contradictions
from conference.telling import awaiting, told_of, working_towards

Stage = Deadline.Stage


@dataclass(frozen=True)
class Row:
    """A stage and the date that holds at it; several rows where a stage has several dates.

    `is_own` tells whether the date was set for just this track and type, `others` are those that single tracks and
    types have instead of it.
    """

    stage: str
    label: str
    deadline: Deadline | None
    is_own: bool = False
    others: list[Deadline] = field(default_factory=list)


def all_dates(edition: Edition) -> list[Deadline]:
    """Standing dates with their tracks, types and moves, in two queries."""
    rows = edition.deadlines.select_related("edition", "track", "kind").prefetch_related("changes__by")
    return worded(rows.order_by("track__position", "kind__position", "day", "pk"))


def table(edition: Edition, dates: list[Deadline], track: Track | None = None, kind: Kind | None = None) -> list[Row]:
    """First the stages that the preset asks for, dated or not, then whatever else has a date; in their usual order."""
    asked = set(presets.stages_of(edition)) | {date.stage for date in dates}
    stages = [stage for stage in Stage.values if stage in asked]
    held = holding(dates, track and track.pk, kind and kind.pk)
    track = None if edition.is_special_issue else track
    return [row for stage in stages for row in _rows(stage, held, dates, track, kind)]


def only_track(edition: Edition) -> Track | None:
    """Of a special issue, which has one that is not spoken of: its dates and those of the whole are the same."""
    return edition.tracks.order_by("position", "pk").first() if edition.is_special_issue else None


def _rows(stage, held, dates, track, kind):
    """Of a stage without a date that holds here one row all the same: it says so."""
    here = [date for date in held if date.stage == stage]
    shown = here or [None]
    general = track is None and kind is None
    others = [date for date in dates if date.stage == stage and any(_own_to(date))] if general else []
    name = Stage(stage).label
    for place, date in enumerate(shown):
        is_own = date is not None and _own_to(date) == (track and track.pk, kind and kind.pk)
        yield Row(stage, str(date or name), date, is_own, others if place == 0 else [])


def _own_to(date):
    """Keys of the track and the type that it is for; the only track of a special issue is the whole."""
    return (None if date.edition.is_special_issue else date.track_id), date.kind_id


def conclusions(dates: list[Deadline], track: Track | None = None, kind: Kind | None = None) -> list[str]:
    """What is so because a stage has no date, in sentences; it has one where some of those meant have their own."""
    meant = [date for date in dates if _meets(date.track_id, track) and _meets(date.kind_id, kind)]
    optional = [date.stage for date in meant if date.is_optional]
    takes_papers = kind is None or kind.has_stage(Stage.PAPER)
    return inferred({date.stage for date in meant}, optional=optional, takes_papers=takes_papers)


def _meets(key, chosen):
    return chosen is None or key in (None, chosen.pk)


def contradictions_of(dates: Iterable[Deadline]) -> list[Contradiction]:
    """Of all dates of an edition: as each track and type has them, each contradiction once. Keys are codes of dates.

    Load edition, track and kind with the dates.
    """
    dates = list(dates)
    tracks = {date.track_id for date in dates}
    if not any(date.edition.is_special_issue and date.track_id for date in dates):
        tracks.add(None)
    kinds = {None, *(date.kind_id for date in dates)}
    found: dict[tuple, Contradiction] = {}
    for track, kind in product(tracks, kinds):
        for each in contradictions(map(dated, holding(dates, track, kind))):
            found.setdefault((each.code, each.keys), each)
    return sorted(found.values())


def dated(date: Deadline) -> Dated:
    name = f"{date} ({date.scope})" if date.scope else str(date)
    return Dated(date.code, date.stage, name, date.last_day, date.closes_at, date.day if date.ends_on else None)


def to_mind(new: Deadline, former: Deadline | None, dates: list[Deadline], *, tells: bool, at: datetime) -> list[str]:
    """What somebody should know before this date (not saved yet) takes the place of the former one, which may be that
    of all where a track or type gets one of its own."""
    sentences = [*_about_time(new, former, at), *_about_announcing(new, former, at)]
    others = [date for date in dates if date.pk != new.pk]
    wrong = [each.sentence for each in contradictions_of([*others, new]) if new.code in each.keys]
    return [*sentences, *wrong, *(_about_people(new, former, at) if tells else [])]


def _about_time(new, former, at):
    if new.closes_at <= at and (former is None or former.closes_at != new.closes_at):
        yield _("This date is in the past.")
    if former and former.closes_at <= at < new.closes_at and not new.is_informational:
        yield _("This opens again what closed on %(day)s.") % {"day": former.shown}


def _about_announcing(new, former, at):
    if former and new.edition.is_public and at < former.closes_at and new.closes_at < former.closes_at:
        yield _("This is earlier than what was announced: %(day)s.") % {"day": former.shown}


def _about_people(new, former, at):
    if former is None or former.closes_at == new.closes_at:
        return []
    return told(len(working_towards(new))) if _is_news(former, new, at) else []


def _is_news(former, new, at):
    """What was over and still is, nobody is told of."""
    return max(former.closes_at, new.closes_at) > at


def concerned(deadline: Deadline, *, at: datetime) -> list[str]:
    """How many people are told where this date is called off, or comes back."""
    return told(len(working_towards(deadline))) if deadline.closes_at > at else []


def told(count: int) -> list[str]:
    """That so many people will hear of it; nothing where it is nobody."""
    if not count:
        return []
    sentence = ngettext(
        "%(count)d person works towards this date and will be told by mail.",
        "%(count)d people work towards this date and will be told by mail.",
        count,
    )
    return [sentence % {"count": count}]


def told_of_all(moves: Iterable[tuple[Deadline, Deadline]], *, at: datetime) -> list[str]:
    """The same of several dates, each as it stands and as it would be."""
    dates = [former for former, new in moves if _is_news(former, new, at)]
    count = len({person for date in dates for person in working_towards(date)})
    if not count:
        return []
    sentence = ngettext(
        "%(count)d person works towards one of these dates and will be told by mail.",
        "%(count)d people work towards one of these dates and will be told by mail.",
        count,
    )
    return [sentence % {"count": count}]


def as_if(deadline: Deadline, fields: dict) -> Deadline:
    """A copy with other fields; never to be saved."""
    other = copy(deadline)
    for name, value in fields.items():
        setattr(other, name, value)
    return other


@dataclass(frozen=True)
class Move:
    """A line of a date's history: from where to where, as people read it; or that it was called off, or came back.

    `heard` is how many people were told of it, or will be.
    """

    before: str
    after: str
    change: DeadlineChange
    heard: int = 0
    is_off: bool = False
    is_back: bool = False


def hearers(deadline: Deadline) -> dict[int, int]:
    """Primary key of a change of this date -> how many people were told of it, or will be within minutes."""
    changes = [change for change in deadline.changes.all() if not change.is_silent]
    found = told_of(deadline) if any(change.told_at for change in changes) else {}
    waiting = [change.pk for change in changes if not change.told_at]
    return {**found, **(dict.fromkeys(waiting, awaiting(deadline)) if waiting else {})}


def history_of(deadline: Deadline, heard: dict[int, int] | None = None) -> list[Move]:
    """The latest first, with how many `heard` of each (see hearers); asks nothing where the changes are loaded."""
    changes = sorted(deadline.changes.all(), key=lambda change: (change.at, change.pk))
    stood = [*((change.shown, change.old_closes_at) for change in changes), (deadline.shown, deadline.closes_at)]
    moves, stands = [], True
    for change, former, later in zip(changes, stood, stood[1:], strict=False):
        count = (heard or {}).get(change.pk, 0)
        if former == later:
            moves.append(Move(str(former[0]), str(later[0]), change, count, is_off=stands, is_back=not stands))
            stands = not stands
        else:
            moves.append(Move(*_told_apart(former[0], later[0]), change, count))
            stands = True
    return moves[::-1]


def _told_apart(before, after):
    """Two days; with their times where the day is the same."""
    if before.day != after.day:
        return before.day, after.day
    return str(before), str(after)
