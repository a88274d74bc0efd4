"""Deeds about what stands around a call: free pages of the menu, and sponsors."""

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import files
from conference.history import Refused, action, note
from conference.logos import change_logo
from conference.models import Edition, Page, Person, Sponsor
from conference.pages import slug_of


@action
def add_page(edition: Edition, *, title: dict, by: Person | None, slug: str = "", **fields) -> Page:
    """A page at the end of the menu. Without an address it gets one from its title; it is not shown unless said so."""
    edition = _held(edition)
    taken = set(edition.pages.values_list("slug", flat=True))
    page = Page(edition=edition, title=title, slug=slug or slug_of(title, taken), **fields)
    _require_room(page)
    _require_content(page)
    page.position = _behind(edition.pages)
    page.save()
    note(slug=page.slug)
    return page


@action
def edit_page(
    page: Page, *, title: dict, slug: str, body: dict, is_shown: bool, by: Person | None, link: str = ""
) -> Page:
    """What it says and where it stands; a page that is shown says or links something."""
    _held(page.edition)
    page = Page.objects.select_for_update(of=["self"]).get(pk=page.pk)
    values = {"title": title, "slug": slug, "body": body, "link": link, "is_shown": is_shown}
    note(slug=slug, is_shown=is_shown, changed=_set(page, values))
    _require_room(page)
    _require_content(page)
    page.save()
    return page


@action
def move_page(page: Page, *, up: bool, by: Person | None) -> Page:
    """One place up or down in the menu; at its end nothing is left to do."""
    _move(_held(page.edition).pages, page, up)
    note(slug=page.slug)
    return page


@action
def remove_page(page: Page, *, by: Person | None) -> None:
    _held(page.edition)
    note(slug=page.slug)
    Page.objects.filter(pk=page.pk).delete()


@action
def add_sponsor(
    edition: Edition, *, name: str, by: Person | None, link: str = "", level: str = "", logo: bytes | None = None
) -> Sponsor:
    edition = _held(edition)
    sponsor = Sponsor(edition=edition, name=name, link=link, level=level, position=_behind(edition.sponsors))
    change_logo(sponsor, logo, edition=edition)
    sponsor.save()
    note(name=name, level=level)
    return sponsor


@action
def edit_sponsor(
    sponsor: Sponsor,
    *,
    name: str,
    link: str,
    level: str,
    by: Person | None,
    logo: bytes | None = None,
    remove_logo: bool = False,
) -> Sponsor:
    """Without a new logo the old one stays, unless it is removed."""
    edition = _held(sponsor.edition)
    sponsor = Sponsor.objects.select_for_update(of=["self"]).get(pk=sponsor.pk)
    note(name=name, changed=_set(sponsor, {"name": name, "link": link, "level": level}), has_new_logo=bool(logo))
    former = change_logo(sponsor, logo, remove=remove_logo, edition=edition)
    sponsor.save()
    if former:
        files.discard(former)
    return sponsor


@action
def move_sponsor(sponsor: Sponsor, *, up: bool, by: Person | None) -> Sponsor:
    _move(_held(sponsor.edition).sponsors, sponsor, up)
    note(name=sponsor.name)
    return sponsor


@action
def remove_sponsor(sponsor: Sponsor, *, by: Person | None) -> None:
    _held(sponsor.edition)
    note(name=sponsor.name)
    former = sponsor.logo
    Sponsor.objects.filter(pk=sponsor.pk).delete()
    if former:
        files.discard(former)


def _held(edition):
    """The edition, locked: two who move things at once do so in turn. Its public pages learn that they are old."""
    edition = Edition.objects.select_for_update(of=["self"]).get(pk=edition.pk)
    edition.changed_at = timezone.now()
    edition.save(update_fields=["changed_at"])
    return edition


def _set(thing, values):
    """Sets what is different; returns the names of that."""
    changed = [name for name, value in values.items() if getattr(thing, name) != value]
    for name in changed:
        setattr(thing, name, values[name])
    return changed


def _behind(rows):
    last = rows.aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def _move(rows, thing, up):
    """Changes places with its neighbour, and numbers all anew: rows of old may share a position."""
    order = list(rows.order_by("position", "pk"))
    at = order.index(thing)
    to = max(0, at - 1) if up else min(len(order) - 1, at + 1)
    order[at], order[to] = order[to], order[at]
    for position, row in enumerate(order):
        row.position = position
    rows.bulk_update(order, ["position"])


def _require_room(page):
    if page.has_twin():
        raise Refused(_("There is already a page at “%(slug)s”. Please choose another address.") % {"slug": page.slug})


def _require_content(page):
    if page.is_shown and not (page.link or page.body):
        raise Refused(_("There is nothing to show yet: please write the text or give a link."))
