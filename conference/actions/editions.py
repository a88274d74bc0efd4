"""Deeds about series and editions: making them, their tracks and kinds, setting and moving deadlines."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from conference import dates, files
from conference.history import Refused, action, note
from conference.look import colour_typed
from conference.models import Deadline, DeadlineChange, Edition, File, Kind, Person, Role, Series, Topic, Track
from conference.pictures import NoPicture, logo_of
from conference.texts import in_language

# First parts of our own addresses: no edition may be called so, or its pages could not be reached.
RESERVED_SLUGS = frozenset(
    [
        "accounts",
        "admin",
        "api",
        "demo",
        "design",
        "favicon.ico",
        "files",
        "healthz",
        "invitations",
        "assignments",
        "manifest.json",
        "me",
        "media",
        "metrics",
        "readyz",
        "reviews",
        "robots.txt",
        "search",
        "sitemap.xml",
        "static",
        "submissions",
        "verify",
        "well-known",
        ".well-known",
        "en",
        "de",
        "it",
        "es",
    ]
)
LONGEST_GRACE = timedelta(minutes=30)
LOGO_FIELDS = ("logo", "logo_version", "logo_width", "logo_height", "logo_ground")


@action
def create_series(name, *, by: Person | None, **fields) -> Series:
    return Series.objects.create(name=name, **fields)


@action
def create_edition(series: Series, *, slug: str, by: Person | None, **fields) -> Edition:
    """A new conference or special issue, not yet public; who makes it organises it."""
    if slug in RESERVED_SLUGS:
        raise Refused(_("“%(slug)s” is an address that the site itself uses. Please choose another.") % {"slug": slug})
    if Edition.objects.filter(slug=slug).exists():
        raise Refused(_("There is already something at “%(slug)s”. Please choose another address.") % {"slug": slug})
    fields["accent"] = _colour(fields.get("accent", ""))
    edition = Edition.objects.create(series=series, slug=slug, **fields)
    if by:
        Role.objects.create(edition=edition, person=by, role=Role.ORGANISER)
    return edition


@action
def publish_edition(edition: Edition, *, by: Person | None, is_public: bool = True) -> Edition:
    """Shows its pages to everybody, or takes them back."""
    edition = Edition.objects.select_for_update(of=["self"]).get(pk=edition.pk)
    edition.is_public = is_public
    edition.save(update_fields=["is_public"])
    note(is_public=is_public)
    return edition


@action
def set_look(
    edition: Edition, *, accent: str, by: Person | None, logo: bytes | None = None, remove_logo: bool = False
) -> Edition:
    """Accent colour (empty: that of the house) and logo; without a new logo the old one stays, unless it is removed."""
    edition = Edition.objects.select_for_update(of=["self"]).get(pk=edition.pk)
    edition.accent = _colour(accent)
    former = edition.logo
    if logo:
        _keep_logo(edition, logo)
    elif remove_logo:
        edition.logo, edition.logo_version, edition.logo_ground = None, "", ""
        edition.logo_width = edition.logo_height = None
    edition.save(update_fields=["accent", *LOGO_FIELDS])
    if former and former != edition.logo:
        files.discard(former)
    note(accent=edition.accent, has_new_logo=bool(logo), has_logo=bool(edition.logo))
    return edition


@action
def add_track(edition: Edition, *, slug: str, by: Person | None, **fields) -> Track:
    return Track.objects.create(edition=edition, slug=slug, position=edition.tracks.count(), **fields)


@action
def add_topic(edition: Edition, *, name, by: Person | None, track: Track | None = None) -> Topic:
    position = Topic.objects.filter(edition=edition, track=track).count()
    return Topic.objects.create(edition=edition, track=track, name=name, position=position)


@action
def add_kind(edition: Edition, *, slug: str, by: Person | None, **fields) -> Kind:
    return Kind.objects.create(edition=edition, slug=slug, position=edition.kinds.count(), **fields)


@action
def set_deadline(
    edition: Edition,
    *,
    stage: str,
    day: date,
    by: Person | None,
    track: Track | None = None,
    kind: Kind | None = None,
    time: time | None = None,
    zone: str = "",
    grace: timedelta = timedelta(0),
    reason: str = "",
    **fields,
) -> Deadline:
    """Sets a deadline, or moves it: then the old date is kept, for pages show it struck out."""
    if grace > LONGEST_GRACE:
        raise Refused(_("A hidden grace period may be 30 minutes at most; move the deadline instead."))
    closes_at = _instant(fields.get("ends_on") or day, time, zone)
    fields = _with_other_languages(fields, edition, stage, track, kind)
    fields = {"day": day, "time": time, "zone": zone, "grace": grace, "closes_at": closes_at, **fields}
    deadline = _standing(edition, stage, track, kind, fields)
    if deadline is None:
        return Deadline.objects.create(edition=edition, track=track, kind=kind, stage=stage, **fields)
    _remember(deadline, closes_at, by=by, reason=reason)
    for name, value in fields.items():
        setattr(deadline, name, value)
    deadline.save()
    return deadline


def _colour(typed):
    try:
        return colour_typed(typed)
    except ValueError as problem:
        raise Refused(str(problem)) from problem


def _keep_logo(edition, data):
    try:
        shown = logo_of(data)
    except NoPicture as problem:
        raise Refused(str(problem)) from problem
    edition.logo = files.store(
        [shown.data], name="logo", kind=File.Kind.LOGO, content_type=shown.content_type, edition=edition
    )
    edition.logo_version = edition.logo.sha256[:12]
    edition.logo_width, edition.logo_height, edition.logo_ground = shown.width, shown.height, shown.ground


def _instant(day, time, zone) -> datetime:
    try:
        return dates.instant_of(day, time, zone)
    except ValueError as problem:
        raise Refused(str(problem)) from problem


def _standing(edition, stage, track, kind, fields):
    """The deadline that this one replaces; of informational dates there may be many, told apart by their label."""
    rows = Deadline.objects.select_for_update(of=["self"]).filter(edition=edition, stage=stage, track=track, kind=kind)
    if stage in Deadline.INFORMATIONAL:
        return next((row for row in rows if str(row.label) == in_language(fields.get("label") or {})), None)
    return rows.first()


def _remember(deadline, closes_at, *, by, reason):
    if deadline.closes_at == closes_at:
        return
    DeadlineChange.objects.create(
        deadline=deadline,
        old_day=deadline.day,
        old_time=deadline.time,
        old_zone=deadline.zone,
        old_closes_at=deadline.closes_at,
        reason=reason,
        by=by,
        at=timezone.now(),
    )
    note(moved_from=deadline.closes_at.isoformat(), moved_to=closes_at.isoformat())


def _with_other_languages(fields, edition, stage, track, kind):
    """A label given as plain text that the date has already keeps its other languages; an empty one is no label."""
    label = fields.get("label")
    if not isinstance(label, str):
        return fields
    known = _standing(edition, stage, track, kind, fields)
    return fields | {"label": known.label if known and str(known.label) == label else label}
