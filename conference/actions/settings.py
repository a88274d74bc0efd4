"""Deeds about what a conference or special issue is and says: its facts, texts, sender, rules, address, its series."""

from django.utils.translation import gettext as _

from conference.actions.changing import call_changed, held, require_credible, write
from conference.actions.deadlines import carry_event_along
from conference.actions.editions import require_free
from conference.history import Refused, action, note
from conference.models import Edition, FormerSlug, Person, Series
from conference.presets import PRESETS

FACTS = {"name", "short_name", "tagline", "description", "place", "country", "venue", "mode", "starts_on", "ends_on"}
FACTS |= {"zone", "languages", "hashtag", "homepage", "contact_email", "volume", "issue", "year", "published_on"}
TEXTS = {"guidelines", "review_process", "publication", "policies"}
INWARD = {
    "preset",
    "sender_name",
    "reply_to",
    "requires_second_factor",
    "needs_approval",
    "released_by",
    "reviews_per_paper",
}
EDITABLE = FACTS | TEXTS | INWARD
OF_SERIES = {"kind", "name", "short_name", "issn", "publisher", "homepage", "licence", "description"}


@action
def edit_edition(edition: Edition, *, by: Person | None, **fields) -> Edition:
    """Changes facts, texts or rules; what is not given stays. With its days a date of the conference itself moves."""
    if unknown := set(fields) - EDITABLE:
        raise TypeError(f"{unknown} are not settings")
    edition = held(edition)
    _require_sense(edition, fields)
    _require_editor(edition, fields, by)
    former = edition.planned_days
    changed = write(edition, fields)
    if set(changed) - INWARD:
        call_changed(edition)
    carry_event_along(edition, former, by=by)
    return edition


# What guards a journal against those who run its special issue; without a journal editor nobody could mend it.
OF_EDITORS = ("needs_approval", "released_by")


def _require_editor(edition, fields, by):
    changed = [name for name in OF_EDITORS if name in fields and fields[name] != getattr(edition, name)]
    editors = set(edition.roles.editing().values_list("person", flat=True))
    if changed and editors and by and by.pk not in editors and not by.is_superuser:
        raise Refused(_("What a journal editor approves and releases, only a journal editor changes."))


def _require_sense(edition, fields):
    value = {**{name: getattr(edition, name) for name in ("starts_on", "ends_on", "name", "languages")}, **fields}
    if not any(value["name"].values()):
        raise Refused(_("A name is needed in one language at least."))
    if not value["languages"]:
        raise Refused(_("Please choose one language at least."))
    if fields.get("preset", "") not in ["", *PRESETS]:
        raise Refused(_("Please choose one of the usual sets of dates."))
    require_credible(*(fields.get(name) for name in ("starts_on", "ends_on", "published_on")))
    if value["ends_on"] and not value["starts_on"]:
        raise Refused(_("There is a last day without a first one."))
    if value["ends_on"] and value["ends_on"] < value["starts_on"]:
        raise Refused(_("The last day is before the first."))


@action
def rename_edition(edition: Edition, *, slug: str, by: Person | None) -> Edition:
    """Gives it another address; the former one leads there for ever."""
    edition = held(edition)
    former = edition.slug
    if slug == former:
        raise Refused(_("This is its address already."))
    require_free(slug, but=edition)
    FormerSlug.objects.filter(edition=edition, slug=slug).delete()
    FormerSlug.objects.create(edition=edition, slug=former)
    edition.slug = slug
    edition.save(update_fields=["slug"])
    call_changed(edition)
    note(changes={"slug": [former, slug]})
    return edition


@action
def edit_series(series: Series, *, by: Person | None, edition: Edition | None = None, **fields) -> Series:
    """Changes what is said about a series or journal, on the pages of all that belong to it.

    `edition`: from whose settings it was done, for its activity log.
    """
    if unknown := set(fields) - OF_SERIES:
        raise TypeError(f"{unknown} are not about a series")
    series = held(series)
    if "name" in fields and not any(fields["name"].values()):
        raise Refused(_("A name is needed in one language at least."))
    if write(series, fields):
        for each in series.editions.all():
            call_changed(each)
    series.edition = edition
    return series
