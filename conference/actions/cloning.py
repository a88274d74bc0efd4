"""Making a new conference or special issue from an old one."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from conference import registry
from conference.actions.editions import create_edition
from conference.cloning import Cloning, NewDays, Part
from conference.history import Refused, action, note
from conference.models import Edition, Person


@action
def clone_edition(
    old: Edition, *, parts: Iterable[str], days: Mapping[str, NewDays], slug: str, by: Person | None, **fields
) -> Edition:
    """A new edition of the same series and kind, not public, with the chosen parts of the old one: all or nothing.

    `parts`: keys of registry.clone_parts. `days`: code of an old date -> its new days; the others are not taken over.
    `fields`: what is its own: name, short_name, place, starts_on ... Papers, reviews and roles are never copied.
    """
    wanted = set(parts)
    _require_whole(wanted)
    new = create_edition(old.series, slug=slug, kind=old.kind, by=by, **fields)
    cloning = Cloning(old, new, by, dict(days))
    for part in all_parts():
        if part.key in wanted:
            part.copy(cloning)
    note(cloned_from=old.code, parts=sorted(wanted))
    return new


def all_parts() -> list[Part]:
    """In the order in which they are copied and shown."""
    return sorted(registry.clone_parts, key=lambda part: part.order)


def _require_whole(wanted):
    known = {part.key: part for part in all_parts()}
    if wanted - set(known):
        raise Refused(_("There is no such part to take over."))
    for key in sorted(wanted):
        for needed in known[key].needs:
            if needed not in wanted:
                raise Refused(
                    _("“%(part)s” can only be taken over together with “%(needed)s”.")
                    % {"part": known[key].label, "needed": known[needed].label}
                )
