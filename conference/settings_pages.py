"""What the settings of a conference or special issue consist of: a row of tabs, to which other apps add theirs."""

from django.urls import reverse
from django.utils.translation import gettext as _

from conference import registry
from conference.permissions import may_edit_series


def settings_pages(viewer, edition) -> list[tuple[str, str]]:
    """[(label, address)] in their order."""
    own = [
        (_("General"), "settings"),
        (_("Call texts"), "call-texts"),
        (_("Topics") if edition.is_special_issue else _("Tracks"), "tracks"),
        (_("Contribution types"), "kinds"),
        (_("Form fields"), "questions"),
    ]
    further = [
        (_("Mail sender"), "mail-sender"),
        *_series(viewer, edition),
        (_("Rules"), "rules"),
        (_("Address"), "address"),
        (_("Postpone or cancel"), "status"),
    ]
    others = [page for rule in registry.settings_pages for page in rule(viewer, edition)]
    return [*_addresses(own, edition), *others, *_addresses(further, edition)]


def _series(viewer, edition):
    if not may_edit_series(viewer, edition.series):
        return []
    return [(_("Journal") if edition.is_special_issue else _("Series"), "edit-series")]


def _addresses(pages, edition):
    return [(label, reverse(f"conference:{name}", args=[edition.slug])) for label, name in pages]
