"""Making a whole conference or special issue at once, as a preset has it."""

from django.utils.translation import gettext as _

from conference.actions.editions import add_kind, add_track, create_edition, create_series
from conference.history import Refused, action
from conference.models import Edition, Person, Series
from conference.presets import PRESETS


@action(of_deeds=True)
def set_up_edition(
    series: Series | None,
    *,
    preset: str,
    slug: str,
    by: Person | None,
    new_series: dict | None = None,
    kinds: list[dict] | None = None,
    **fields,
) -> Edition:
    """A conference or special issue of a series (or of a new one), with the contribution types of the preset.

    `kinds` are the fields of others in place of those.

    A special issue gets its one track. Dates and texts are left to those who know them.
    """
    chosen = PRESETS.get(preset)
    if chosen is None:
        raise Refused(_("Please choose what you are preparing."))
    if series is None:
        series = create_series(**(new_series or {}), by=by)
    if (series.kind == Series.Kind.JOURNAL) != (chosen.kind == Edition.Kind.SPECIAL_ISSUE):
        raise Refused(_("A special issue belongs to a journal, a conference to a conference series."))
    edition = create_edition(
        series,
        slug=slug,
        by=by,
        kind=chosen.kind,
        preset=chosen.key,
        reviews_per_paper=chosen.reviews_per_paper,
        **fields,
    )
    if edition.is_special_issue:
        add_track(edition, slug="articles", name=dict(edition.name), by=by)
    for fields_of_kind in kinds or [kind.fields(chosen.is_anonymous) for kind in chosen.kinds]:
        add_kind(edition, by=by, **fields_of_kind)
    return edition
