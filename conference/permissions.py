"""Who may do what in an edition: small predicates, and the two answers that a view gives to who may not."""

from django.conf import settings
from django.core.exceptions import PermissionDenied


def require(is_allowed):
    """Visible but not allowed: 403. What is not visible at all is looked up through visible_to and is a 404."""
    if not is_allowed:
        raise PermissionDenied


def may_organise(viewer, edition):
    return viewer.organises(edition)


def may_approve(viewer, edition):
    """Approves the call of a special issue: its journal editors, who stand above those who organise it."""
    return not viewer.acting_as and viewer.roles.editing().filter(edition=edition).exists()


def may_manage(viewer, edition):
    """Opens the workbench: organisers, and chairs of any of its tracks."""
    return viewer.manages(edition)


def may_chair(viewer, track):
    return viewer.chairs(track) or viewer.organises(track.edition)


def may_edit_series(viewer, series):
    """What is said of a series or journal stands on the pages of all that belong to it: who organises all of them."""
    if viewer.is_site_administrator:
        return True
    return not series.editions.exclude(pk__in=viewer.organised_editions).exists()


def may_create_editions(viewer):
    """Makes a new conference or special issue: who runs one already, or whoever has an account where the site is open
    to new organisers."""
    if viewer.is_anonymous or viewer.acting_as:
        return False
    return viewer.is_site_administrator or settings.OPEN_TO_NEW_ORGANISERS or viewer.roles.organising().exists()
