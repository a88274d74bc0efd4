"""The dates that concern one person, over all calls: where they have papers, where they review, what they run."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from conference import registry
from conference.models import Deadline, Edition, Role, worded
from conference.published.call import Date, holding, in_order
from conference.published.gathering import date_of

Stage = Deadline.Stage
ALL = frozenset(Stage)
OF_EVERYBODY = frozenset([Stage.EVENT, Stage.REGISTRATION, Stage.OTHER])
OF_AUTHORS = OF_EVERYBODY | {
    *(Stage.ABSTRACT, Stage.PAPER, Stage.RESUBMISSION, Stage.RESPONSE, Stage.NOTIFICATION),
    *(Stage.REVISION, Stage.FINAL, Stage.DOCTORAL_CONSORTIUM),
}
OF_REVIEWERS = OF_EVERYBODY | {Stage.REVIEW, Stage.DISCUSSION}
ROLES = {
    Role.ORGANISER: ALL,
    Role.EDITOR: ALL,
    Role.CHAIR: ALL,
    Role.REVIEWER: OF_REVIEWERS,
    Role.SESSION_CHAIR: OF_EVERYBODY,
}


@dataclass(frozen=True)
class Part:
    """A part that somebody has in a call (keys of the edition and of the track, None = all), and its stages."""

    edition: int
    track: int | None
    stages: frozenset[str]


def parts_of(viewer) -> Iterator[Part]:
    """By roles, and by what upper apps know (registry.parts_in_calls)."""
    for edition, track, role in viewer.roles.values_list("edition", "track", "role"):
        yield Part(edition, track, ROLES.get(role, OF_EVERYBODY))
    for rule in registry.parts_in_calls:
        yield from rule(viewer)


def dates_of_viewer(viewer) -> list[tuple[Edition, list[Date]]]:
    """[(edition, its dates that concern the viewer, and those for something of the viewer's alone)], also those that
    were called off."""
    parts, own = defaultdict(set), defaultdict(list)
    for part in parts_of(viewer):
        parts[part.edition].add(part)
    for rule in registry.own_dates:
        for edition, date in rule(viewer):
            own[edition].append(date)
    editions = Edition.objects.visible_to(viewer).filter(pk__in=[*parts, *own]).order_by("pk")
    rows = Deadline.every.filter(edition__in=parts).select_related("track", "kind").prefetch_related("changes")
    dates = defaultdict(list)
    for row in worded(rows.order_by("pk")):
        dates[row.edition_id].append(row)
    return [
        (edition, [*_concerning(edition, dates[edition.pk], parts[edition.pk]), *own[edition.pk]])
        for edition in editions
    ]


def _concerning(edition: Edition, rows: Iterable[Deadline], parts: Iterable[Part]) -> list[Date]:
    dates = [(row.track_id, date_of(row, shows_track=not edition.is_special_issue)) for row in rows]
    found = {date.code: date for part in parts for date in _of_part(dates, part)}
    return list(in_order(list(found.values())))


def _of_part(dates: list[tuple[int | None, Date]], part: Part) -> Iterator[Date]:
    """For the whole of a call every date; for a track those that hold there."""
    off = [date for track, date in dates if date.removed_at and (part.track is None or track in (None, part.track))]
    standing = [(track, date) for track, date in dates if date.removed_at is None]
    shared = [date for track, date in standing if track is None]
    if part.track is None:
        holds = in_order([date for _track, date in standing])
    else:
        holds = holding([date for track, date in standing if track == part.track], shared)
    return (date for date in [*holds, *off] if date.stage in part.stages)
