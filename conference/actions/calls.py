"""Making a conference or special issue of what was read from a pasted call, once somebody has confirmed it."""

from collections.abc import Iterable

from django.utils.text import slugify
from django.utils.translation import gettext as _

from conference.actions.deadlines import set_deadline
from conference.actions.editions import add_topic, add_track
from conference.actions.inviting import invite
from conference.actions.people import introduce
from conference.actions.roles import appoint
from conference.actions.setting_up import set_up_edition
from conference.history import Refused, action, note
from conference.models import Edition, Kind, Person, Series, Track


@action
def create_from_call(
    series: Series | None,
    *,
    preset: str,
    slug: str,
    language: str,
    by: Person | None,
    tracks: Iterable[str] = (),
    topics: Iterable[str] = (),
    kinds: Iterable[dict] = (),
    dates: Iterable[dict] = (),
    people: Iterable[dict] = (),
    **fields,
) -> Edition:
    """The whole with its tracks, topics, contribution types, dates and invitations; or nothing, if one is refused.

    Names are in one `language`. Dates and people say by name which track and types they are for; without any types
    those of the preset are taken. `fields` are those of the conference, as set_up_edition takes them.
    """
    own_kinds = [_kind_fields(kind, language) for kind in kinds]
    edition = set_up_edition(series, preset=preset, slug=slug, by=by, kinds=own_kinds or None, **fields)
    for name in tracks:
        add_track(edition, slug=_track_slug(edition, name), name={language: name}, by=by)
    for name in topics:
        add_topic(edition, name={language: name}, by=by)
    for date in dates:
        _set(edition, **date, language=language, by=by)
    for human in people:
        _ask(edition, **human, by=by)
    note(topics=len(list(topics)), dates=len(list(dates)))
    return edition


def _kind_fields(kind, language):
    return {**kind, "name": {language: kind["name"]}}


def _track_slug(edition, name):
    slug = slugify(name)[:50].strip("-") or "track"
    taken = set(edition.tracks.values_list("slug", flat=True))
    return next(each for each in [slug, *(f"{slug}-{n}" for n in range(2, 1000))] if each not in taken)


def _set(edition, *, stage, day, track, kinds, label, language, extended_from=None, by, **fields):
    """One date, for each of its types; where it was moved, the old day first, so that pages show it struck out."""
    where = {"stage": stage, "track": _track(edition, track), "by": by, "label": {language: label} if label else {}}
    for kind in [_kind(edition, name) for name in kinds] or [None]:
        if extended_from:
            moment = {name: fields[name] for name in ("time", "zone") if name in fields}
            set_deadline(edition, day=extended_from, kind=kind, tells=False, **moment, **where)
        how = {"tells": False, "is_known": True, "reason": _("as the call says")}
        set_deadline(edition, day=day, kind=kind, **how, **fields, **where)


def _ask(edition, *, email, role, track, by, **names):
    """Invites somebody; who makes all this and is a chair, too, needs no invitation."""
    person = introduce(email, by=by, **names)
    place = {"person": person, "role": role, "track": _track(edition, track), "by": by}
    if by and person.pk == by.pk:
        return appoint(edition, **place)
    return invite(edition, address=email, **place)


def _track(edition, name) -> Track | None:
    if not name:
        return None
    return _named(edition.tracks.all(), name, _("There is no track “%(name)s” among those that you take over."))


def _kind(edition, name) -> Kind | None:
    sentence = _("There is no contribution type “%(name)s” among those that you take over.")
    return _named(edition.kinds.all(), name, sentence)


def _named(rows, name, sentence):
    """The row that has this name in any language."""
    for row in rows:
        if name.lower() in (each.lower() for each in row.name.values()):
            return row
    raise Refused(sentence % {"name": name})
