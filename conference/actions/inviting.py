"""Deeds about invitations to a role: asking one or many, asking again, answering, taking back."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import mail
from conference.actions.people import introduce
from conference.actions.roles import appoint, refuse_what_nobody_is
from conference.ceilings import refuse_more_than_a_day_may_bring
from conference.history import Refused, action, note
from conference.models import Edition, Invitation, Person, Role, Track
from conference.tokens import signature

ANSWER_WITHIN = timedelta(days=21)
SEND_AGAIN_AFTER = timedelta(days=1)
LONGEST_DEPUTY = timedelta(days=92)


@action
def invite(
    edition: Edition,
    *,
    person: Person,
    role: str,
    by: Person | None,
    track: Track | None = None,
    text: str = "",
    address: str = "",
    at: datetime | None = None,
    **term,
) -> Invitation:
    """Asks somebody by mail to take a role; the link in the mail is all that the answer needs.

    `address`: the one that was typed, if it is known; the mail goes there, and no page tells another one.
    `term`: of whom a deputy, and from when until when.
    """
    at = at or timezone.now()
    if address:
        refuse_more_than_a_day_may_bring(edition, by)
    refuse_what_nobody_is(edition, role, track)
    if Role.objects.not_over().filter(edition=edition, track=track, person=person, role=role).exists():
        raise Refused(_("%(name)s already has this role.") % {"name": person.name})
    if Invitation.objects.filter(edition=edition, track=track, person=person, role=role, status="open").exists():
        raise Refused(_("%(name)s has already been invited and has not answered yet.") % {"name": person.name})
    if not person.email:
        raise Refused(_("There is no e-mail address of %(name)s.") % {"name": person.name})
    invitation = Invitation.objects.create(
        edition=edition,
        track=track,
        person=person,
        role=role,
        note=text,
        address=address.strip().lower(),
        invited_by=by,
        created_at=at,
        sent_at=at,
        expires_at=at + ANSWER_WITHIN,
        **term,
    )
    _mail(invitation, f"invitation {invitation.code}")
    note(role=role, person=person.code)
    return invitation


def _mail(invitation, purpose, **context):
    mail.send(
        "conference/mail/invitation.txt",
        to=invitation.person,
        address=invitation.address,
        purpose=purpose,
        about=invitation,
        invitation=invitation,
        link=reverse_lazy("conference:invitation", args=[invitation.code, signature("invitation", invitation.code)]),
        **context,
    )


@action
def invite_people(
    edition: Edition, *, people: Iterable[Mapping], by: Person | None, text: str = "", at: datetime | None = None
) -> list[Invitation]:
    """Invites all of them or, if one cannot be invited, nobody.

    `people`: mappings with line (its number), email, given_name, family_name, affiliation, role and track.
    """
    return [_invite_one(edition, dict(person), by=by, text=text, at=at) for person in people]


def _invite_one(edition, fields, *, by, text, at):
    line, role, track = fields.pop("line"), fields.pop("role"), fields.pop("track")
    email = fields.pop("email")
    somebody = introduce(email, by=by, **fields)
    try:
        return invite(edition, person=somebody, role=role, track=track, text=text, address=email, by=by, at=at)
    except Refused as refusal:
        problem = _("Line %(line)d: %(problem)s Nobody has been invited.")
        raise Refused(problem % {"line": line, "problem": refusal}) from refusal


@action
def send_invitation_again(invitation: Invitation, *, by: Person | None, at: datetime | None = None) -> Invitation:
    """Mails the link once more, at most once a day; there is time to answer again from now on, also if it was over."""
    at = at or timezone.now()
    invitation = _locked(invitation)
    if not invitation.is_open:
        raise Refused(_("This invitation has already been answered."))
    if last_sent(invitation) > at - SEND_AGAIN_AFTER:
        name = invitation.person.name
        raise Refused(_("%(name)s has had a mail about this in the last 24 hours.") % {"name": name})
    invitation.expires_at = at + ANSWER_WITHIN
    return _sent_once_more(invitation, at)


@action
def remind_invitation(invitation: Invitation, *, by: Person | None, at: datetime | None = None) -> Invitation:
    """Mails the link once more to somebody who has not answered; the last day stays."""
    at = at or timezone.now()
    invitation = _locked(invitation)
    if not invitation.is_open or invitation.is_expired(at) or invitation.times_sent > 1:
        raise Refused(_("Nothing is to be reminded of any more."))
    return _sent_once_more(invitation, at)


def _locked(invitation):
    rows = Invitation.objects.select_for_update(of=["self"]).select_related("edition", "track", "person", "invited_by")
    return rows.get(pk=invitation.pk)


def last_sent(invitation: Invitation) -> datetime:
    return invitation.sent_at or invitation.created_at


def _sent_once_more(invitation, at):
    invitation.sent_at = at
    invitation.times_sent += 1
    invitation.save()
    _mail(invitation, f"invitation {invitation.code} again {invitation.times_sent}", is_again=True)
    note(times=invitation.times_sent)
    return invitation


@action
def answer_invitation(
    invitation: Invitation, *, accepts: bool, by: Person | None, reason: str = "", at: datetime | None = None
) -> Invitation:
    """Accepts (then the role is theirs) or declines; an answer can be changed while the invitation has not expired."""
    at = at or timezone.now()
    invitation = Invitation.objects.select_for_update(of=["self"]).get(pk=invitation.pk)
    if invitation.status == Invitation.Status.WITHDRAWN:
        raise Refused(_("This invitation has been withdrawn."))
    if invitation.status == Invitation.Status.ACCEPTED:
        raise Refused(_("You have already accepted. To step back, please write to the organisers."))
    if invitation.expires_at and at > invitation.expires_at:
        raise Refused(_("This invitation has expired. Please write to the organisers if you would still like to help."))
    if accepts and invitation.deputy_of_id:
        refuse_deputy(invitation.deputy_of, invitation.person, invitation.ends_on)
    invitation.status = Invitation.Status.ACCEPTED if accepts else Invitation.Status.DECLINED
    invitation.reason, invitation.answered_at = reason, at
    invitation.save()
    if accepts:
        place = {"person": invitation.person, "role": invitation.role, "track": invitation.track}
        appoint(invitation.edition, **place, **_term(invitation), by=by)
    note(answer=invitation.status)
    return invitation


def _term(invitation):
    """A deputy may do what the chair may do now."""
    if not invitation.deputy_of_id:
        return {}
    chair = invitation.deputy_of
    days = {"starts_on": invitation.starts_on, "ends_on": invitation.ends_on}
    return {"deputy_of": chair, "is_recommend_only": chair.is_recommend_only, **days}


@action
def name_deputy(
    role: Role, *, person: Person, starts_on: date, ends_on: date, by: Person | None, address: str = "", text: str = ""
) -> Invitation:
    """A chair asks somebody to stand in from one day to another, both included; it begins when it is accepted."""
    role = Role.objects.select_for_update(of=["self"]).select_related("edition", "track", "person").get(pk=role.pk)
    if role.role != Role.CHAIR or role.deputy_of_id:
        raise Refused(_("Only chairs have deputies."))
    if ends_on < starts_on:
        raise Refused(_("The last day is before the first."))
    if ends_on - starts_on >= LONGEST_DEPUTY:
        raise Refused(_("A deputy stands in for three months at most. For longer, organisers can invite a chair."))
    refuse_deputy(role, person, ends_on)
    if _deputies_between(role, starts_on, ends_on):
        raise Refused(_("Somebody else has been named for these days. Please end or withdraw that first."))
    term = {"deputy_of": role, "starts_on": starts_on, "ends_on": ends_on}
    place = {"person": person, "role": Role.CHAIR, "track": role.track}
    return invite(role.edition, **place, **term, by=by, address=address, text=text)


def refuse_deputy(role, person, ends_on):
    """Nobody stands in for oneself, and nobody who is only to recommend comes to decide in this way."""
    if ends_on < timezone.localdate():
        raise Refused(_("These days are over."))
    if person.pk == role.person_id:
        raise Refused(_("Nobody is the deputy of themselves."))
    own = Role.objects.chairing().filter(edition=role.edition_id, person=person, deputy_of=None)
    if not role.is_recommend_only and own.filter(is_recommend_only=True).exists():
        raise Refused(_("%(name)s recommends here, and does not decide.") % {"name": person.name})


def _deputies_between(role, starts_on, ends_on):
    days = {"starts_on__lte": ends_on, "ends_on__gte": starts_on}
    return role.deputies.filter(**days).exists() or role.deputy_invitations.open().filter(**days).exists()


@action
def withdraw_invitation(invitation: Invitation, *, by: Person | None) -> Invitation:
    """Takes an invitation back that nobody has accepted; its link says so. Who declined can change that no more."""
    invitation = Invitation.objects.select_for_update(of=["self"]).get(pk=invitation.pk)
    if invitation.status not in (Invitation.Status.OPEN, Invitation.Status.DECLINED):
        raise Refused(_("This invitation has already been answered."))
    invitation.status = Invitation.Status.WITHDRAWN
    invitation.save()
    return invitation
