"""Deeds about people: introducing them, giving them roles, inviting and answering."""

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _

from conference import mail, registry
from conference.history import Refused, action, digest, note
from conference.models import Edition, Invitation, Person, Role, Track
from conference.tokens import signature

ANSWER_WITHIN = timedelta(days=21)


@action
def introduce(email: str | None, *, by: Person | None, **fields) -> Person:
    """Makes somebody known to the site who has not signed up: an unclaimed person, or the one who has that address.

    Names of somebody already known are not touched, unless a stranger may have given them: who signs up with an
    address and never confirms it gets neither the password nor the names into what the address is given later.
    """
    email = (email or "").strip().lower() or None
    known = _who_has(email) if email else None
    if known and known.claimed_at is None and known.has_usable_password():
        _forget_the_stranger(known, fields)
    if known:
        return known
    person = Person.objects.create_user(email, **fields) if email else _without_address(fields)
    if email:
        EmailAddress.objects.create(user=person, email=email, primary=True, verified=False)
        note(address=digest(email))
    return person


def _who_has(email):
    """Only a proven address counts, or the first one: others may be claimed by anybody in their settings."""
    people = Person.objects.select_for_update(of=["self"])
    proven = people.filter(emailaddress__in=EmailAddress.objects.filter(email=email, verified=True))
    return proven.first() or people.filter(email=email).first()


def _forget_the_stranger(person, fields):
    _take_keys_away(person)
    for name, value in fields.items():
        setattr(person, name, value)
    person.save(update_fields=list(fields))
    note(person=person.code, keys_taken_away=True)


def _take_keys_away(person):
    """Nobody signs in but by a mailed code any more; sessions end, for each is bound to the password of its time."""
    Authenticator.objects.filter(user=person).delete()
    person.set_unusable_password()
    person.save(update_fields=["password"])


def _without_address(fields):
    person = Person(email=None, **fields)
    person.set_unusable_password()
    person.save()
    return person


@action
def claim(person: Person, *, by: Person | None, keeps_keys: bool = False, at: datetime | None = None) -> Person:
    """The address is proven: the account belongs to who reads its mail.

    `keeps_keys`: the password was chosen in the same session that has now proven the address. Else anybody may have
    chosen it who signed up with a stranger's address, so it is taken away.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.claimed_at:
        return person
    if person.has_usable_password() and not keeps_keys:
        _take_keys_away(person)
    person.claimed_at = at or timezone.now()
    person.save(update_fields=["claimed_at"])
    note(keys_kept=keeps_keys)
    return person


@action
def describe_person(person: Person, *, by: Person | None, **fields) -> Person:
    """Changes how somebody is named and described."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    changed = [name for name, value in fields.items() if getattr(person, name) != value]
    for name in changed:
        setattr(person, name, fields[name])
    person.save(update_fields=changed or None)
    note(fields=changed)
    return person


@action
def appoint(edition: Edition, *, person: Person, role: str, by: Person | None, track: Track | None = None) -> Role:
    """Gives somebody a role; who has it already keeps it."""
    _refuse_organiser_of_a_track(role, track)
    row, is_new = Role.objects.get_or_create(
        edition=edition,
        track=track,
        person=person,
        role=role,
        defaults={"position": Role.objects.filter(edition=edition, track=track, role=role).count()},
    )
    note(role=role, track=track.code if track else None, person=person.code, was_new=is_new)
    if is_new:
        for follow in registry.role_given:
            follow(row)
    return row


def _refuse_organiser_of_a_track(role, track):
    if role == Role.ORGANISER and track:
        raise Refused(_("Organisers look after all tracks. Please leave the track empty, or choose “Chair”."))


@action
def invite(
    edition: Edition,
    *,
    person: Person,
    role: str,
    by: Person | None,
    track: Track | None = None,
    text: str = "",
    at: datetime | None = None,
) -> Invitation:
    """Asks somebody by mail to take a role; the link in the mail is all that the answer needs."""
    at = at or timezone.now()
    _refuse_organiser_of_a_track(role, track)
    if Role.objects.filter(edition=edition, track=track, person=person, role=role).exists():
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
        invited_by=by,
        created_at=at,
        expires_at=at + ANSWER_WITHIN,
    )
    mail.send(
        "conference/mail/invitation.txt",
        to=person,
        purpose=f"invitation {invitation.code}",
        about=invitation,
        invitation=invitation,
        link=reverse_lazy("conference:invitation", args=[invitation.code, signature("invitation", invitation.code)]),
    )
    note(role=role, person=person.code)
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
    invitation.status = Invitation.Status.ACCEPTED if accepts else Invitation.Status.DECLINED
    invitation.reason, invitation.answered_at = reason, at
    invitation.save()
    if accepts:
        appoint(invitation.edition, person=invitation.person, role=invitation.role, track=invitation.track, by=by)
    note(answer=invitation.status)
    return invitation


@action
def withdraw_invitation(invitation: Invitation, *, by: Person | None) -> Invitation:
    """Takes an unanswered invitation back; its link says so."""
    invitation = Invitation.objects.select_for_update(of=["self"]).get(pk=invitation.pk)
    if not invitation.is_open:
        raise Refused(_("This invitation has already been answered."))
    invitation.status = Invitation.Status.WITHDRAWN
    invitation.save()
    return invitation
