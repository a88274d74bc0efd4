"""Deeds about secret links: who is invited starts a paper of a type by invitation, or after the deadline."""

from datetime import datetime

from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import mail
from conference.ceilings import refuse_more_than_a_day_may_bring
from conference.history import Refused, action, digest, note
from conference.models import Kind, Message, Person, Track
from submissions.actions.drafts import start
from submissions.invited import is_used_up, kinds_of
from submissions.models import AccessLink, Submission


@action
def create_link(
    track: Track,
    *,
    by: Person | None,
    kind: Kind | None = None,
    text: str = "",
    expires_at: datetime | None = None,
    most_uses: int | None = None,
    opens_closed_call: bool = False,
    at: datetime | None = None,
) -> AccessLink:
    """A link for a track and one type of contribution, or any. `text` says, to chairs alone, whom it is for."""
    at = at or timezone.now()
    if kind and not track.edition.kinds.of_track(track).filter(pk=kind.pk).exists():
        raise Refused(_("This track does not take contributions of this type."))
    if expires_at and expires_at <= at:
        raise Refused(_("Please choose a day that is still to come."))
    if opens_closed_call and expires_at is None:
        raise Refused(_("Please say until when: for who comes by this link it is the deadline."))
    note(track=track.code, kind=kind.code if kind else None, opens_closed_call=opens_closed_call)
    return AccessLink.objects.create(
        edition=track.edition,
        track=track,
        kind=kind,
        note=text,
        expires_at=expires_at,
        most_uses=most_uses,
        opens_closed_call=opens_closed_call,
        by=by,
        at=at,
    )


@action
def revoke_link(link: AccessLink, *, by: Person | None, at: datetime | None = None) -> AccessLink:
    """Nobody starts anything by it any more; what was started by it stays, with its time."""
    link = AccessLink.objects.locked(link)
    if link.revoked_at:
        raise Refused(_("This link has been taken back already."))
    link.revoked_at = at or timezone.now()
    link.save(update_fields=["revoked_at"])
    return link


@action
def send_link(
    link: AccessLink, *, to: str, by: Person | None, text: str = "", at: datetime | None = None
) -> AccessLink:
    """Mails it to an address, once."""
    link = AccessLink.objects.locked(link)
    if link.is_over(at):
        raise Refused(_("This link is no longer good. Please make a new one."))
    refuse_more_than_a_day_may_bring(link.edition, by)
    purpose = f"access link {link.code} {digest(to)}"
    if Message.objects.filter(purpose=purpose).exists():
        raise Refused(_("This link has been sent to %(address)s already.") % {"address": to})
    known = Person.objects.filter(email=to.lower()).first()
    mail.send(
        "submissions/mail/access_link.txt",
        to=known or to,
        purpose=purpose,
        about=link,
        access=link,
        text=text,
        sender=by,
        link=reverse_lazy("submissions:invited", args=[link.edition.slug, link.code]),
    )
    note(address=digest(to))
    return link


@action(secret="authors")
def start_invited(link: AccessLink, *, by: Person, kind: Kind, at: datetime | None = None) -> Submission:
    """An empty draft of who was invited. Uses are counted while the link is held, so that the last one goes once."""
    at, link = at or timezone.now(), AccessLink.objects.locked(link)
    if link.is_over(at):
        raise Refused(_("This link is no longer good. Please write to who sent it to you."))
    if is_used_up(link):
        raise Refused(_("This link has been used as often as it may be. Please write to who sent it to you."))
    if kind not in kinds_of(link):
        raise Refused(_("This link is not for contributions of this type."))
    return start(link.track, by=by, kind=kind, access=link, at=at)
