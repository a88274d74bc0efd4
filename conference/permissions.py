"""Who may do what in an edition: small predicates, and the two answers that a view gives to who may not."""

from django.core.exceptions import PermissionDenied


def require(is_allowed):
    """Visible but not allowed: 403. What is not visible at all is looked up through visible_to and is a 404."""
    if not is_allowed:
        raise PermissionDenied


def may_organise(viewer, edition):
    return viewer.organises(edition)


def may_manage(viewer, edition):
    """Opens the workbench: organisers, and chairs of any of its tracks."""
    return viewer.manages(edition)


def may_chair(viewer, track):
    return viewer.chairs(track) or viewer.organises(track.edition)
