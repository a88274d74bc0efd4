"""Deeds about contribution types: changing, ordering, removing."""

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from conference.actions.changing import call_changed, held, put_in_order, write
from conference.history import Refused, action, note
from conference.models import Edition, Kind, Person, Track
from conference.texts import share_a_text

OF_KIND = {"name", "description", "track", "stages", "templates", "min_paper_words", "max_paper_words", "minutes"}
OF_KIND |= {"counts_references", "is_by_invitation", "max_words", "max_pages", "max_bytes", "is_anonymous"}


def require_own_name(edition: Edition, name: dict, track: Track | None, *, but: Kind | None = None) -> None:
    """Authors could not tell two types of one name apart; types of two tracks never stand in one choice."""
    for other in edition.kinds.exclude(pk=but.pk if but else None):
        is_together = track is None or other.track_id in (None, track.pk)
        if is_together and share_a_text(name, other.name):
            raise Refused(
                _("There is a contribution type “%(name)s” already. Please choose another name.") % {"name": other}
            )


@action
def edit_kind(kind: Kind, *, by: Person | None, **fields) -> Kind:
    """Changes a contribution type; papers that are in already have the new limits from then on."""
    if unknown := set(fields) - OF_KIND:
        raise TypeError(f"{unknown} are not of a contribution type")
    kind = held(kind)
    least, most = (fields.get(name, getattr(kind, name)) for name in ("min_paper_words", "max_paper_words"))
    if least and most and least > most:
        raise Refused(_("The least number of words is above the most."))
    track = fields.get("track", kind.track)
    if isinstance(track, Track) and track.edition_id != kind.edition_id:
        raise Refused(_("This track is of another conference."))
    if {"name", "track"} & fields.keys():
        require_own_name(kind.edition, fields.get("name", kind.name), track, but=kind)
    write(kind, fields)
    call_changed(kind.edition)
    return kind


@action
def move_kind(kind: Kind, *, up: bool, by: Person | None) -> Kind:
    """One place up or down in the call and in the choice of authors."""
    rows = kind.edition.kinds.select_for_update(of=["self"]).order_by("position", "pk")
    if not put_in_order(rows, kind, up=up):
        raise Refused(_("It cannot go further."))
    call_changed(kind.edition)
    return kind


@action
def remove_kind(kind: Kind, *, by: Person | None) -> Edition:
    """Takes a contribution type away with its dates; not while papers are of it."""
    kind = held(kind)
    edition = kind.edition
    if question := kind.questions.standing().first():
        raise Refused(_("The form field “%(field)s” names this type. Please change it first.") % {"field": question})
    note(kind=kind.code, name=dict(kind.name))
    try:
        with transaction.atomic():
            kind.delete()
    except ProtectedError:
        raise Refused(_("There are papers or drafts of this type, so it cannot be removed.")) from None
    call_changed(edition)
    return edition
