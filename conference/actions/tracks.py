"""Deeds about tracks and topics: changing, ordering, removing."""

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from conference import registry
from conference.actions.changing import call_changed, held, put_in_order, write
from conference.history import Refused, action, note
from conference.models import Edition, Person, Topic, Track


@action
def edit_track(track: Track, *, by: Person | None, **fields) -> Track:
    """Changes name, address, call text or reply address of a track."""
    if unknown := set(fields) - {"slug", "name", "description", "reply_to"}:
        raise TypeError(f"{unknown} are not of a track")
    track = held(track)
    if "name" in fields and not any(fields["name"].values()):
        raise Refused(_("A name is needed in one language at least."))
    try:
        with transaction.atomic():
            write(track, fields)
    except IntegrityError:
        raise Refused(_("Another track has this address. Please choose another one.")) from None
    call_changed(track.edition)
    return track


@action
def move_track(track: Track, *, up: bool, by: Person | None) -> Track:
    """One place up or down in the call."""
    rows = track.edition.tracks.select_for_update(of=["self"]).order_by("position", "pk")
    if not put_in_order(rows, track, up=up):
        raise Refused(_("It cannot go further."))
    call_changed(track.edition)
    return track


@action
def remove_track(track: Track, *, by: Person | None) -> Edition:
    """Takes a track away with its topics, dates, contribution types and roles; not while papers are in it."""
    track = held(track)
    edition = track.edition
    if edition.is_special_issue and edition.tracks.count() == 1:
        raise Refused(_("A special issue keeps its only track."))
    _refuse_if_used(Topic.objects.filter(track=track))
    note(track=track.code, name=dict(track.name))
    try:
        with transaction.atomic():
            track.delete()
    except ProtectedError:
        raise Refused(
            _("There are papers or drafts in this track, so it cannot be removed. Please move them first.")
        ) from None
    call_changed(edition)
    return edition


@action
def edit_topics(edition: Edition, *, rows: list[dict], by: Person | None, track: Track | None = None) -> Edition:
    """Makes these the topics of a track (or of all tracks): [{"name": texts, "level": 0 or 1}] in their order.

    A topic whose name stays in one language stays the same topic, so that papers keep it. One that is not among
    them any more goes, unless papers have it.
    """
    edition = held(edition)
    _refuse_doubles(rows)
    standing = list(Topic.objects.filter(edition=edition, track=track).order_by("position", "pk"))
    kept = _matches(standing, rows)
    going = [topic for topic in standing if topic not in kept.values()]
    _refuse_if_used(Topic.objects.filter(pk__in=[topic.pk for topic in going]))
    _write_topics(edition, track, rows, kept)
    Topic.objects.filter(pk__in=[topic.pk for topic in going]).delete()
    note(track=track.code if track else None, kept=len(kept), new=len(rows) - len(kept), removed=len(going))
    call_changed(edition)
    return edition


@action
def edit_topic(topic: Topic, *, name: dict, by: Person | None) -> Topic:
    """Names a topic anew; papers keep it."""
    topic = held(topic)
    if not any(name.values()):
        raise Refused(_("A name is needed in one language at least."))
    others = Topic.objects.filter(edition=topic.edition_id, track=topic.track_id, parent=topic.parent_id)
    if any(_names(other.name) & _names(name) for other in others.exclude(pk=topic.pk)):
        raise Refused(_("Another topic has this name."))
    write(topic, {"name": name})
    call_changed(topic.edition)
    return topic


def _names(texts):
    return {(code, " ".join(text.split()).casefold()) for code, text in texts.items() if text}


def _refuse_doubles(rows):
    seen, parent = set(), -1
    for at, row in enumerate(rows):
        parent = at if not row["level"] else parent
        names = {(parent if row["level"] else None, *name) for name in _names(row["name"])}
        if names & seen:
            name = next(iter(row["name"].values()))
            raise Refused(_("“%(name)s” is there twice.") % {"name": name})
        seen |= names


def _matches(standing, rows):
    """{index of a row: the topic that it is}; first those that are all the same, then those with one name in common."""
    kept, free = {}, list(standing)
    for is_same in (
        lambda topic, row: dict(topic.name) == row["name"],
        lambda t, r: _names(t.name) & _names(r["name"]),
    ):
        for at, row in enumerate(rows):
            found = next((topic for topic in free if is_same(topic, row)), None) if at not in kept else None
            if found:
                kept[at] = found
                free.remove(found)
    return kept


def _refuse_if_used(topics):
    topics = {topic.pk: topic for topic in topics}
    used = set().union(*(rule(list(topics)) for rule in registry.used_topics)) if topics else set()
    if used:
        names = ", ".join(f"“{topic}”" for pk, topic in topics.items() if pk in used)
        raise Refused(
            _("Papers have these topics, so they cannot be removed: %(names)s. They can be given another name.")
            % {"names": names}
        )


def _write_topics(edition, track, rows, kept):
    parent = None
    for position, row in enumerate(rows):
        topic = kept.get(position) or Topic(edition=edition, track=track)
        topic.name, topic.position = row["name"], position
        topic.parent = parent if row["level"] else None
        topic.save()
        parent = parent if row["level"] else topic
