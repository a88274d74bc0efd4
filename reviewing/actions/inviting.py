"""Deeds about the pool of reviewers: inviting them by mail, reminding them."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import mail
from conference.actions import introduce, invite
from conference.history import Refused, action
from conference.models import Edition, Invitation, Message, Person, Role, Track
from conference.tokens import signature

REMIND_AFTER = timedelta(days=1)


@action
def invite_reviewers(
    edition: Edition,
    *,
    people: Iterable[Mapping[str, str]],
    by: Person | None,
    track: Track | None = None,
    text: str = "",
    at: datetime | None = None,
) -> list[Invitation]:
    """Invites all of them or, if one cannot be invited, nobody.

    `people`: mappings with email, given_name, family_name and affiliation.
    """
    return [_invite_one(edition, dict(person), by=by, track=track, text=text, at=at) for person in people]


def _invite_one(edition, fields, *, by, track, text, at):
    address = fields.pop("email")
    person = introduce(address, by=by, **fields)
    return invite(edition, person=person, role=Role.REVIEWER, track=track, text=text, address=address, by=by, at=at)


@action
def remind_invited(invitation: Invitation, *, by: Person | None, at: datetime | None = None) -> Invitation:
    """Sends the invitation's link once more, at most one mail a day."""
    at = at or timezone.now()
    invitation = Invitation.objects.select_for_update(of=["self"]).get(pk=invitation.pk)
    if not invitation.is_open:
        raise Refused(_("This invitation has already been answered."))
    if invitation.expires_at and invitation.expires_at <= at:
        raise Refused(_("This invitation has expired. Please withdraw it and invite again."))
    refuse_a_second_mail_a_day(f"invitation {invitation.code}", invitation.person, at)
    mail.send(
        "reviewing/mail/invitation_reminder.txt",
        to=invitation.person,
        address=invitation.address,
        purpose=f"invitation {invitation.code} reminder {at:%Y-%m-%d %H:%M}",
        about=invitation,
        invitation=invitation,
        link=reverse_lazy("conference:invitation", args=[invitation.code, signature("invitation", invitation.code)]),
    )
    invitation.sent_at = at
    invitation.times_sent += 1
    invitation.save(update_fields=["sent_at", "times_sent"])
    return invitation


@action
def remind_several(
    edition: Edition, *, invitations: Iterable[Invitation], by: Person | None, at: datetime | None = None
) -> tuple[list[Invitation], list[str]]:
    """Reminds all of them but those who cannot be reminded now: (reminded, sentences about the others)."""
    reminded, sentences = [], []
    for invitation in invitations:
        try:
            reminded.append(remind_invited(invitation, by=by, at=at))
        except Refused as refusal:
            sentences.append(str(refusal))
    if not reminded:
        raise Refused(" ".join(dict.fromkeys(sentences)) or _("Please tick at least one."))
    return reminded, sentences


def refuse_a_second_mail_a_day(purpose, person, at):
    """Nobody is reminded of one thing twice a day: `purpose` is how the keys of its mails begin."""
    if Message.objects.filter(purpose__startswith=purpose, created_at__gt=at - REMIND_AFTER).exists():
        raise Refused(_("%(name)s has had a mail about this in the last 24 hours.") % {"name": person.name})
