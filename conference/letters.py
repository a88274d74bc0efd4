"""The mails that the site sends by itself: their placeholders, and the words by which an edition may replace ours.

Each app registers its own in registry.letters. A placeholder's value is computed from what the mail is rendered with,
which is what its recipient gets anyway: words of one's own can say no more than ours.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from conference import placeholders, registry, when
from conference.models import Invitation, MailTemplate
from conference.texts import in_language, language_of_text


@dataclass(frozen=True)
class Placeholder:
    """label: what it stands for; example: a value to look at; value: what the mail is rendered with -> text.
    `secret` names the secret that it tells, if any."""

    label: str
    example: str
    value: Callable[[Mapping], object]
    secret: str = ""


@dataclass(frozen=True)
class Letter:
    """An occasion: the template with the house's words, what may stand in other words, and words to start from.

    needed: placeholders without which the mail is of no use, such as the link by which to answer.
    sample: (viewer, edition) -> what the mail about a recent thing that this viewer may see is rendered with (and
    `person`, its recipient), or None where there is none.
    """

    label: str
    template: str
    placeholders: Mapping[str, Placeholder]
    subject: str
    body: str
    needed: tuple[str, ...] = ()
    sample: Callable = field(default=lambda viewer, edition: None)
    order: int = 50

    def values(self, context: Mapping) -> dict[str, str]:
        return {name: _plain(each.value(context)) for name, each in self.placeholders.items()}

    @property
    def examples(self) -> dict[str, str]:
        return {name: str(each.example) for name, each in self.placeholders.items()}


@dataclass(frozen=True)
class Words:
    """Subject and text in the languages of an edition, with placeholders."""

    subject: Mapping[str, str]
    body: Mapping[str, str]

    def language(self, wanted: str) -> str:
        """In which of its languages somebody who speaks the wanted one reads it."""
        return language_of_text(self.body, wanted)

    def filled(self, values: Mapping[str, str], language: str) -> tuple[str, str]:
        subject, body = in_language(self.subject, language), in_language(self.body, language)
        return placeholders.render(subject, values), placeholders.render(body, values)


def of_template(template: str) -> tuple[str, Letter] | tuple[None, None]:
    """(occasion, letter) of the mail with this template; (None, None) for one that has only the house's words."""
    return next(((name, each) for name, each in registry.letters.items() if each.template == template), (None, None))


def own_words(edition, occasion: str | None) -> MailTemplate | None:
    """What the edition says in place of the house."""
    return edition.mail_templates.filter(occasion=occasion).first() if edition and occasion else None


def in_order():
    """(occasion, letter) of all, as a page lists them."""
    return sorted(registry.letters.items(), key=lambda item: (item[1].order, item[0]))


def link(context: Mapping, name: str = "link") -> str:
    """An address of the site as a mail prints it, in the language that is spoken now."""
    address = context.get(name) or ""
    return f"{context.get('site_url', '')}{address() if callable(address) else address}"


def recipient(context: Mapping) -> str:
    """The name of whom the mail goes to, where it is known."""
    person = context.get("person")
    return context.get("name") or (person.name if person else "")


def _plain(value) -> str:
    return "" if value is None else str(value).strip("\n")


NAME = Placeholder(_("name of the recipient"), "Ada Lovelace", recipient)
CONFERENCE = Placeholder(
    _("short name of the conference or special issue"), "CoPro 2027", lambda context: context["edition"].short
)
FULL_NAME = Placeholder(
    _("its name in full"), _("Conference on Co-Production"), lambda context: str(context["edition"])
)


def _invitation(name):
    return lambda context: getattr(context["invitation"], name)


def _place(context):
    edition = context["edition"]
    return ", ".join(filter(None, [edition.when, edition.place]))


def _invitation_track(context):
    return "" if context["edition"].is_special_issue else context["invitation"].track


def _until(context):
    expires_at = context["invitation"].expires_at
    return when.day(expires_at) if expires_at else ""


def _inviting(context):
    by = context["invitation"].invited_by
    return by.name if by else ""


def _recent_invitation(viewer, edition):
    """Organisers see the invitations of their edition."""
    if not viewer.organises(edition):
        return None
    rows = Invitation.objects.filter(edition=edition).select_related("person", "track", "invited_by", "edition")
    found = rows.order_by("-created_at", "-pk").first()
    return found and {
        "invitation": found,
        "person": found.person,
        "about": found,
        "link": f"/invitations/{found.code}/…",
    }


INVITATION = {
    "name": NAME,
    "conference": CONFERENCE,
    "full_name": FULL_NAME,
    "role": Placeholder(
        _("the role that is offered"), _("Chair"), lambda context: context["invitation"].get_role_display()
    ),
    "track": Placeholder(_("the track, if it is for one"), _("Open data"), _invitation_track),
    "place": Placeholder(_("days and place"), "12–14 May 2027, Linz", _place),
    "note": Placeholder(
        _("the personal note, if there is one"), _("We would be glad of your help."), _invitation("note")
    ),
    "link": Placeholder(_("where to accept or decline"), "https://…/invitations/…", link),
    "until": Placeholder(_("until when to answer"), "1 March 2027", _until),
    "sender": Placeholder(_("who invites"), "Clara Zetkin", _inviting),
}


def _moves(context):
    return "\n\n".join(_move(move, context["edition"]) for move in context["moves"])


def _move(move, edition):
    scope = f" ({move.deadline.scope})" if move.deadline.scope and not edition.is_special_issue else ""
    if not move.now:
        return f"    {move.deadline}{scope}\n    {_('Called off. It was:')} {move.former.shown}"
    return f"    {move.deadline}{scope}\n    {_('Now:')} {move.now.shown}\n    {_('Before:')} {move.former.shown}"


def _my_work(context):
    return link({**context, "link": reverse("conference:my-work")})


DATES_MOVED = {
    "name": NAME,
    "conference": CONFERENCE,
    "full_name": FULL_NAME,
    "dates": Placeholder(_("the dates, now and before"), "    Full paper\n    Now: …\n    Before: …", _moves),
    "my_work": Placeholder(_("page of what waits for the recipient"), "https://…/me/", _my_work),
}

LETTERS = {
    "dates-moved": Letter(
        label=_("Dates have moved"),
        template="conference/mail/dates_moved.txt",
        placeholders=DATES_MOVED,
        subject=pgettext_lazy("mail", "Dates have moved: {conference}"),
        body=pgettext_lazy(
            "mail",
            "Dear {name},\n\ndates of {conference} that you work towards have changed:\n\n{dates}\n\n"
            "What waits for you, and until when, stands on this page:\n\n    {my_work}\n\nKind regards\n{conference}",
        ),
        needed=("dates",),
        order=12,
    ),
    "invitation": Letter(
        label=_("Invitation to a role"),
        template="conference/mail/invitation.txt",
        placeholders=INVITATION,
        subject=pgettext_lazy("mail", "Invitation: {role} of {conference}"),
        body=pgettext_lazy(
            "mail",
            "Dear {name},\n\nwe would like to ask you to take part as {role} in\n\n    {full_name}\n    {place}\n"
            "{if track}\n    Track: {track}\n{/if}\n{if note}\n\n{note}\n{/if}\n\n"
            "To accept or decline, please open this page; it needs no password:\n\n    {link}\n\n"
            "An answer by {until} would help us.\n\nKind regards\n{sender}\n{conference}",
        ),
        needed=("link",),
        sample=_recent_invitation,
        order=10,
    ),
}
