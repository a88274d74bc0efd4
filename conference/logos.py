"""The logo of an edition or a sponsor: its file, and what pages need to show it without asking for the file."""

from django.db import models

from conference import files
from conference.history import Refused
from conference.models import Edition, File
from conference.pictures import NoPicture, logo_of

LOGO_FIELDS = ("logo", "logo_version", "logo_width", "logo_height", "logo_ground")


def change_logo(thing: models.Model, data: bytes | None, *, remove: bool = False, edition: Edition) -> File | None:
    """Sets or takes away the logo without saving the thing; returns the former file, for `files.discard`."""
    former = thing.logo
    if data:
        _keep(thing, data, edition)
    elif remove:
        thing.logo, thing.logo_version, thing.logo_ground = None, "", ""
        thing.logo_width = thing.logo_height = None
    return former if former != thing.logo else None


def _keep(thing, data, edition):
    try:
        shown = logo_of(data)
    except NoPicture as problem:
        raise Refused(str(problem)) from problem
    thing.logo = files.store(
        [shown.data], name="logo", kind=File.Kind.LOGO, content_type=shown.content_type, edition=edition
    )
    thing.logo_version = thing.logo.sha256[:12]
    thing.logo_width, thing.logo_height, thing.logo_ground = shown.width, shown.height, shown.ground
