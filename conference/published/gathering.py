"""Builds the value of a public call from its rows: six small queries, whatever its size."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import fields
from functools import partial

from django.urls import reverse

from conference import models
from conference.languages import current, site_in
from conference.published.call import (
    Call,
    Contact,
    Date,
    Kind,
    Move,
    Series,
    Stated,
    Topic,
    Track,
    holding,
    in_order,
)
from conference.texts import Texts


def call_of(edition: models.Edition) -> Call:
    """Everything that its call says, in the language of the page. The edition comes with its series."""
    dates = dates_of(edition)
    standing = [date for track, date in dates if date.removed_at is None and track is None]
    kinds, topics, people = _kinds(edition), _topics(edition), _people(edition)
    tracks = [
        _track(
            track,
            address=_address("conference:track", edition.slug, track.slug),
            chairs=people[models.Role.CHAIR, track.pk],
            topics=topics[track.pk],
            kinds=kinds,
            own=[date for of, date in dates if of == track.pk and date.removed_at is None],
            shared=standing,
        )
        for track in edition.tracks.order_by("position", "pk")
    ]
    return Call(
        **_same_facts(Call, edition, but={"series", "kinds", "tracks", "url"}),
        series=series_of(edition.series),
        url=_address("conference:edition", edition.slug),
        call_url=_address("conference:call", edition.slug),
        organisers=people[models.Role.ORGANISER, None],
        editors=people[models.Role.EDITOR, None],
        chairs=people[models.Role.CHAIR, None],
        tracks=tuple(tracks),
        kinds=tuple(kind for of, kind in kinds if of is None),
        shared_dates=in_order(standing),
        called_off=in_order([date for _, date in dates if date.removed_at]),
    )


def series_of(series: models.Series) -> Series:
    return Series(**_same_facts(Series, series, but={"url"}), url=_address("conference:series", series.code))


def dates_of(edition: models.Edition) -> list[tuple[int | None, Date]]:
    """(key of its track or None, date) of every date, also of those that were called off; with how they were moved."""
    rows = models.Deadline.every.filter(edition=edition).select_related("track", "kind").prefetch_related("changes")
    known = filter(_is_known, models.worded(rows.order_by("pk")))
    return [(row.track_id, date_of(row, shows_track=not edition.is_special_issue)) for row in known]


def _is_known(row):
    """Nobody has ever read of a date that was called off before the call opened."""
    return not row.removed_at or any(change.is_announced for change in row.changes.all())


def date_of(row: models.Deadline, *, shows_track: bool = True) -> Date:
    announced = [change for change in row.changes.all() if change.is_announced]
    moves = sorted(announced, key=lambda change: (change.at, change.pk))
    same = _same_facts(Date, row, but={"kind", "track", "name", "label", "moves"})
    return Date(
        **same,
        name=str(row),
        label=Texts(row.words or {}),
        kind=str(row.kind) if row.kind_id else "",
        track=str(row.track) if row.track_id and shows_track else "",
        moves=tuple(Move(move.at, Stated(move.old_day, move.old_time, move.old_zone)) for move in moves),
    )


def _same_facts(value, row, *, but: set[str]) -> dict:
    """What a value and a row call by the same name."""
    shared = [field.name for field in fields(value) if field.name not in but and hasattr(row, field.name)]
    return {name: getattr(row, name) for name in shared}


def _track(track, *, address, chairs, topics, kinds, own, shared) -> Track:
    return Track(
        slug=track.slug,
        name=track.name,
        url=address,
        description=track.description,
        chairs=chairs,
        topics=topics,
        kinds=tuple(kind for of, kind in kinds if of in (None, track.pk)),
        own_kinds=tuple(kind for of, kind in kinds if of == track.pk),
        dates=holding(own, shared),
        own_dates=in_order(own),
    )


def _address(name: str, *arguments: str) -> str:
    """In full, in the language of the page."""
    return site_in(current()) + reverse(name, args=arguments).removeprefix(_prefix())


def _prefix() -> str:
    return reverse("conference:front").rstrip("/")


def _people(edition) -> dict[tuple[str, int | None], tuple[Contact, ...]]:
    """Who organises the whole, and who chairs each track (or, under None, all of them); deputies are not named."""
    roles = edition.roles.filter(
        deputy_of=None, role__in=[models.Role.CHAIR, models.Role.ORGANISER, models.Role.EDITOR]
    )
    found = defaultdict(list)
    for role in roles.select_related("person").order_by("position", "pk"):
        person = role.person
        found[role.role, role.track_id].append(Contact(person.name, person.affiliation, person.country))
    named = {key: tuple(dict.fromkeys(people)) for key, people in found.items()}
    return defaultdict(tuple, named)


def _topics(edition) -> dict[int | None, tuple[Topic, ...]]:
    rows = list(edition.topics.order_by("position", "pk"))
    parts = defaultdict(list)
    for row in rows:
        if row.parent_id:
            parts[row.parent_id].append(row.name)
    found = defaultdict(list)
    for row in rows:
        if not row.parent_id:
            found[row.track_id].append(Topic(row.name, tuple(parts[row.pk])))
    shared = found.pop(None, [])
    return defaultdict(partial(tuple, shared), {track: (*own, *shared) for track, own in found.items()})


def _kinds(edition) -> list[tuple[int | None, Kind]]:
    rows = edition.kinds.order_by("position", "pk")
    return [(row.track_id, kind_of(row)) for row in rows]


def kind_of(row: models.Kind) -> Kind:
    same = _same_facts(Kind, row, but={"templates", "has_abstract"})
    has_abstract = row.has_stage(models.Deadline.Stage.ABSTRACT)
    return Kind(**same, has_abstract=has_abstract, templates=tuple(_links(row.templates)))


def _links(templates: Iterable) -> Iterable[tuple[str, str]]:
    """(label, address) of those that lead somewhere on the web."""
    for each in templates if isinstance(templates, list) else ():
        label = each.get("label", "")
        shown = str(Texts(label)) if isinstance(label, dict) else label
        if each.get("url", "").startswith(("https://", "http://")):
            yield shown or each["url"], each["url"]
