"""Deeds about series and editions: making them, their tracks and kinds."""

from django.utils.text import slugify
from django.utils.translation import gettext as _

from conference import files
from conference.actions.changing import call_changed, require_credible
from conference.actions.kinds import require_own_name
from conference.history import Refused, action, note
from conference.logos import LOGO_FIELDS, change_logo
from conference.look import colour_typed
from conference.models import Edition, FormerSlug, Kind, Person, Role, Series, Topic, Track
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
        "calls",
        "manifest.json",
        "me",
        "people",
        "media",
        "metrics",
        "readyz",
        "reviews",
        "robots.txt",
        "search",
        "series",
        "sitemap.xml",
        "static",
        "submissions",
        "hooks",
        "unsubscribe",
        "verify",
        "well-known",
        ".well-known",
        "en",
        "de",
        "it",
        "es",
    ]
)


@action
def create_series(name, *, by: Person | None, **fields) -> Series:
    return Series.objects.create(name=name, **fields)


@action
def create_edition(series: Series, *, slug: str, by: Person | None, **fields) -> Edition:
    """A new conference or special issue, not yet public; who makes it organises it."""
    require_free(slug)
    require_credible(*(fields.get(name) for name in ("starts_on", "ends_on", "published_on")))
    fields["accent"] = _colour(fields.get("accent", ""))
    edition = Edition.objects.create(series=series, slug=slug, **fields)
    if by:
        Role.objects.create(edition=edition, person=by, role=Role.ORGANISER)
    return edition


def require_free(slug, but=None):
    """Refuses an address that the site uses, or that anything else has or had; what `but` had it may have again."""
    if slug in RESERVED_SLUGS:
        raise Refused(_("“%(slug)s” is an address that the site itself uses. Please choose another.") % {"slug": slug})
    is_taken = Edition.objects.filter(slug=slug).exists()
    if is_taken or FormerSlug.objects.filter(slug=slug).exclude(edition=but).exists():
        raise Refused(_("There is already something at “%(slug)s”. Please choose another address.") % {"slug": slug})


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
    former = change_logo(edition, logo, remove=remove_logo, edition=edition)
    edition.save(update_fields=["accent", *LOGO_FIELDS])
    if former:
        files.discard(former)
    note(accent=edition.accent, has_new_logo=bool(logo), has_logo=bool(edition.logo))
    return edition


@action
def add_track(edition: Edition, *, slug: str, by: Person | None, **fields) -> Track:
    if edition.tracks.filter(slug=slug).exists():
        raise Refused(_("Another track has this address. Please choose another one."))
    call_changed(edition)
    return Track.objects.create(edition=edition, slug=slug, position=_last(edition.tracks), **fields)


@action
def add_topic(edition: Edition, *, name, by: Person | None, track: Track | None = None) -> Topic:
    position = Topic.objects.filter(edition=edition, track=track).count()
    return Topic.objects.create(edition=edition, track=track, name=name, position=position)


@action
def add_kind(edition: Edition, *, by: Person | None, slug: str = "", **fields) -> Kind:
    """A new contribution type, the last of all; its part of addresses is made from its name unless given."""
    require_own_name(edition, fields.get("name") or {}, fields.get("track"))
    call_changed(edition)
    slug = slug or _free_slug(edition.kinds, in_language(fields.get("name") or {}, "en"))
    return Kind.objects.create(edition=edition, slug=slug, position=_last(edition.kinds), **fields)


def _last(rows):
    """The position after all others."""
    return max(rows.values_list("position", flat=True), default=-1) + 1


def _free_slug(rows, name):
    """Of a name; with a number behind it where another has that already."""
    slug = slugify(name)[:50].strip("-") or "type"
    taken = set(rows.filter(slug__startswith=slug).values_list("slug", flat=True))
    return next(each for each in [slug, *(f"{slug}-{n}" for n in range(2, 1000))] if each not in taken)


def _colour(typed):
    try:
        return colour_typed(typed)
    except ValueError as problem:
        raise Refused(str(problem)) from problem
