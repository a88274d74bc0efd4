"""Who gets mail to many: groups of people found through the sender's gates, and what a mail may say to each of them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from conference import registry
from conference.letters import Placeholder
from conference.models import Invitation, Person, Role, Track
from conference.text.words import folded
from conference.viewers import Viewer

PERSON, PAPER = "person", "paper"
ONCE = [(PERSON, _("One mail to each person")), (PAPER, _("One mail for each paper"))]


@dataclass(frozen=True)
class Wanted:
    """What narrows a group: a track, states of papers, words that are looked for."""

    track: Track | None = None
    states: tuple[str, ...] = ()
    words: str = ""

    def fits(self, person) -> bool:
        """Whether all the words are in the name, address or affiliation."""
        told = folded(f"{person.name} {person.email or ''} {person.affiliation}")
        return all(folded(word) in told for word in self.words.split())


@dataclass(frozen=True)
class Recipient:
    """Somebody whom a group found: a person or only an address, and the papers because of which."""

    name: str
    address: str
    person: Person | None = None
    papers: tuple = ()
    given_name: str = ""
    family_name: str = ""
    about: object = None  # what else the group's placeholders tell of: an invitation, a session ...

    @classmethod
    def of(cls, person: Person, *papers, about=None):
        return cls(person.name, person.email or "", person, papers, person.given_name, person.family_name, about)

    @property
    def paper(self):
        """The one that the mail is about, where it is about one."""
        return self.papers[0] if len(self.papers) == 1 else None

    @property
    def key(self):
        return self.address.lower()


@dataclass(frozen=True)
class Group:
    """People of an edition. `find` goes through the gates of the viewer who sends: nobody is found because of a paper
    that is kept from the sender.

    find: (viewer, edition, Wanted) -> Recipients, one for each person and paper
    placeholders: of mails about one paper (or one thing); of mails to a person they may have several of, `together`
    states: (value, label) of papers by which it can be narrowed; only what has been released
    secret: what a mail tells whom it is shown to, for it tells who is in the group
    """

    key: str
    label: str
    find: Callable
    about_papers: bool = False
    placeholders: Mapping[str, Placeholder] = field(default_factory=dict)
    together: Mapping[str, Placeholder] = field(default_factory=dict)
    states: tuple = ()
    secret: str = ""
    order: int = 50


def groups() -> dict[str, Group]:
    return {group.key: group for group in sorted(registry.recipient_groups, key=lambda group: group.order)}


GENERAL = {
    "name": Placeholder(_("name of the recipient"), "Ada Lovelace", lambda context: context["recipient"].name),
    "given_name": Placeholder(_("given name"), "Ada", lambda context: context["recipient"].given_name),
    "family_name": Placeholder(_("family name"), "Lovelace", lambda context: context["recipient"].family_name),
    "conference": Placeholder(
        _("short name of the conference or special issue"), "CoPro 2027", lambda context: context["edition"].short
    ),
    "full_name": Placeholder(
        _("its name in full"), _("Conference on Co-Production"), lambda context: str(context["edition"])
    ),
    "site": Placeholder(
        _("address of its pages"),
        "https://…/copro/",
        lambda context: f"{context['site_url']}{context['edition'].get_absolute_url()}",
    ),
    "sender": Placeholder(_("your name"), "Clara Zetkin", lambda context: context["sender"].name),
}


def placeholders_of(group: Group, once: str) -> dict[str, Placeholder]:
    """The closed set for mail to this group, once for each person or each paper."""
    return GENERAL | dict(group.placeholders if once == PAPER or not group.about_papers else group.together)


@dataclass
class Gathered:
    """Everybody whom a rule names, and those of them who get nothing, with the reason."""

    recipients: list[Recipient]
    left_out: list[Recipient]
    unsubscribed: list[Recipient]
    without_address: list[Recipient]

    @cached_property
    def bounced(self) -> list[Recipient]:
        """Those whose mail came back lately: they are tried all the same."""
        return [one for one in self.recipients if one.person and one.person.bounced_at]

    @property
    def everybody(self) -> list[Recipient]:
        """Those with an address who have not unsubscribed, in order: whom the sender may still leave out."""
        return sorted([*self.recipients, *self.left_out], key=_order)

    @property
    def people(self) -> int:
        return len({one.key for one in self.recipients})


def gather(viewer: Viewer, edition, rule: Mapping, track: Track | None) -> Gathered:
    """Whom this rule names for this viewer now; each address once, or once for each paper."""
    group = groups().get(rule.get("group"))
    wanted = Wanted(track, tuple(rule.get("states", ())), rule.get("words", ""))
    found = list(group.find(viewer, edition, wanted)) if group else []
    merged = _once_for_each_paper(found) if rule.get("once") == PAPER else _once_for_each_person(found)
    refusing = {address.lower() for address in edition.unsubscriptions.values_list("address", flat=True)}
    left_out = set(rule.get("left_out", ()))
    gathered = Gathered([], [], [], [])
    for one in sorted(merged, key=_order):
        if not one.address:
            gathered.without_address.append(one)
        elif one.key in refusing:
            gathered.unsubscribed.append(one)
        elif one.key in left_out:
            gathered.left_out.append(one)
        else:
            gathered.recipients.append(one)
    return gathered


def _order(one):
    return (folded(one.family_name or one.name), folded(one.given_name), one.key, [_number(p) for p in one.papers])


def _number(paper):
    return getattr(paper, "number", None) or 0


def _once_for_each_paper(found):
    kept = {}
    for one in found:
        kept.setdefault((_who(one), one.paper and one.paper.code), one)
    return kept.values()


def _once_for_each_person(found: Iterable[Recipient]):
    kept: dict = {}
    for one in found:
        known = kept.get(_who(one))
        if known is None:
            kept[_who(one)] = one
        else:
            more = [paper for paper in one.papers if paper not in known.papers]
            kept[_who(one)] = replace(known, papers=(*known.papers, *more))
    return kept.values()


def _who(one):
    """An address is one recipient; somebody without an address is that person, or nobody but a name."""
    return one.key or (one.person.pk if one.person else one.name)


def _tracks(viewer, edition, wanted):
    """Tracks whose people the viewer may write to, organisers all, chairs their own; or that one which is wanted."""
    tracks = Track.objects.filter(edition=edition)
    if not viewer.organises(edition):
        tracks = tracks.filter(pk__in=viewer.chaired_tracks.values("pk"))
    return tracks.filter(pk=wanted.track.pk) if wanted.track else tracks


def _of_tracks(viewer, edition, wanted):
    """A condition on roles and invitations: for these tracks, or for all tracks."""
    return Q(track__in=_tracks(viewer, edition, wanted).values("pk")) | Q(track=None)


def _with_role(roles, viewer, edition, wanted):
    today = timezone.localdate()
    now = (Q(starts_on=None) | Q(starts_on__lte=today)) & (Q(ends_on=None) | Q(ends_on__gte=today))
    rows = roles.filter(now, _of_tracks(viewer, edition, wanted), edition=edition, person__is_active=True)
    people = {role.person_id: role.person for role in rows.select_related("person")}
    return [Recipient.of(person) for person in people.values() if wanted.fits(person)]


def _organisers(viewer, edition, wanted):
    return _with_role(Role.objects.organising(), viewer, edition, wanted)


def _chairs(viewer, edition, wanted):
    return _with_role(Role.objects.chairing(), viewer, edition, wanted)


def _reviewers(viewer, edition, wanted):
    return _with_role(Role.objects.reviewing(), viewer, edition, wanted)


def _invited(viewer, edition, wanted):
    """Those who have not answered; an invitation for all tracks is the organisers' business."""
    rows = Invitation.objects.open().filter(_of_tracks(viewer, edition, wanted), edition=edition)
    if not viewer.organises(edition):
        rows = rows.exclude(track=None)
    rows = rows.select_related("person", "track", "edition").order_by("-created_at", "-pk")
    latest = {row.person_id: row for row in reversed(rows)}
    return [Recipient.of(row.person, about=row) for row in latest.values() if wanted.fits(row.person)]


INVITED = {
    "role": Placeholder(
        _("the role that is offered"), _("Reviewer"), lambda context: context["recipient"].about.get_role_display()
    ),
}

GROUPS = [
    Group("organisers", _("Organisers"), _organisers, order=10),
    Group("chairs", _("Chairs and guest editors"), _chairs, order=20),
    Group("reviewers", _("Reviewers"), _reviewers, order=30),
    Group("invited", _("People invited to a role who have not answered"), _invited, placeholders=INVITED, order=90),
]
