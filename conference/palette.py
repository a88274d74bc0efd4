"""Finding one's way by a few words: papers, pages and people that the viewer may see, the best first."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import quote

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from conference import registry
from conference.models import Edition, Person, Role

MOST = 12  # findings shown
MOST_OF_A_GROUP = 6  # so that many papers do not hide the one person who was meant
MOST_EDITIONS = 40  # whose pages are looked through: an administrator of the site manages all of them
LONGEST, MOST_WORDS = 100, 8  # characters and words; more is nobody's search

EXACT, PREFIX, WORDS = range(3)


@dataclass(frozen=True)
class Search:
    """What was typed, and the edition in which it was typed, whose findings come first."""

    text: str = ""
    here: Edition | None = None
    words: tuple[str, ...] = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "text", " ".join(self.text[:LONGEST].replace("\0", " ").split()))
        object.__setattr__(self, "words", tuple(self.text.casefold().split()[:MOST_WORDS]))

    @property
    def number(self) -> int | None:
        """The number that was typed, as "231", "#231" or "paper 231"; None for anything else."""
        typed = self.text.casefold().removeprefix(_("paper")).strip().removeprefix("#")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 9 else None

    def fits(self, *texts: str) -> bool:
        """All words occur in the texts."""
        inside = " ".join(texts).casefold()
        return all(word in inside for word in self.words)

    def rank(self, title: str) -> int:
        return PREFIX if self.text and title.casefold().startswith(self.text.casefold()) else WORDS


@dataclass(frozen=True)
class Finding:
    """One place to go to."""

    group: str  # heading: "Papers", "Pages", "People"
    title: str
    url: str
    about: str = ""
    icon: str = ""
    rank: int = WORDS
    edition: int | None = None  # primary key


def find(viewer, search: Search) -> list[tuple[str, list[Finding]]]:
    """Findings by their groups: in each the best first, and first the group that has the best."""
    found = [finding for rule in registry.found for finding in rule(viewer, search)]
    here = search.here.pk if search.here else None
    found.sort(key=lambda finding: (finding.rank, finding.edition != here))
    groups, left, most = {}, MOST, MOST_OF_A_GROUP if search.text else MOST
    for finding in found:
        group = groups.setdefault(finding.group, [])
        if left and len(group) < most:
            group.append(finding)
            left -= 1
    return [(group, findings) for group, findings in groups.items() if findings]


def containing(words: Iterable[str], *fields: str) -> Q:
    """Rows in which every word is in one of the fields."""
    condition = Q()
    for word in words:
        each = Q()
        for name in fields:
            each |= Q(**{f"{name}__icontains": word})
        condition &= each
    return condition


def pages(viewer, search: Search) -> list[Finding]:
    """The viewer's own pages, and the rooms of the workbenches that the viewer may open."""
    own = [
        (_("My work"), "conference:my-work", "list-checks"),
        (_("My profile"), "conference:profile", "circle-user-round"),
        (_("E-mail addresses"), "account_email", "mail"),
        (_("Sign-in security"), "mfa_index", "shield-check"),
    ]
    found = [
        Finding(_("Pages"), label, reverse(name), icon=icon, rank=search.rank(label))
        for label, name, icon in own
        if search.fits(label)
    ]
    return [*_rooms(viewer, search), *found]


def _rooms(viewer, search):
    managed = viewer.managed_editions.order_by("-starts_on", "-pk")
    if not search.text:
        # Nothing is typed yet: the rooms next door.
        managed = managed.filter(pk=search.here.pk) if search.here else managed.none()
    for edition in managed[:MOST_EDITIONS]:
        rooms = [room for rule in registry.workbench for room in rule(viewer, edition)]
        for room in sorted(rooms, key=lambda room: room.order):
            if search.fits(room.label, edition.short, str(edition)):
                yield Finding(
                    _("Pages"), room.label, room.url, edition.short, room.icon, search.rank(room.label), edition.pk
                )


def people(viewer, search: Search) -> list[Finding]:
    """Who has a part in what the viewer organises; reviewers are found by the app that knows their page."""
    if not search.words:
        return []
    named = Person.objects.filter(containing(search.words, "given_name", "family_name"))
    roles = Role.objects.filter(person__in=named.values("pk"), edition__in=viewer.organised_editions)
    roles = roles.exclude(role=Role.REVIEWER).select_related("person", "edition").order_by("-edition", "person")
    places = {(role.person_id, role.edition_id): role for role in roles[: 4 * MOST]}
    return [person_at(role, "conference:people", search) for role in places.values()]


def person_at(role: Role, page: str, search: Search, narrowed: str = "#filter=") -> Finding:
    """Somebody on a page of people, which is narrowed to this name: by JavaScript, or by a question like "?q="."""
    name, edition = role.person.name, role.edition
    url = f"{reverse(page, args=[edition.slug])}{narrowed}{quote(name)}"
    about = f"{role.get_role_display()} · {edition.short}"
    return Finding(_("People"), name, url, about, "user-round", search.rank(name), edition.pk)
