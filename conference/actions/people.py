"""Deeds about people: introducing them, claiming an account, describing oneself."""

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.utils import timezone

from conference import files
from conference.history import action, digest, note
from conference.models import File, Person


@action
def introduce(email: str | None, *, by: Person | None, **fields) -> Person:
    """Makes somebody known to the site who has not signed up: an unclaimed person, or the one who has that address.

    Names of somebody already known are not touched, unless a stranger may have given them: who signs up with an
    address and never confirms it gets neither the password nor the names into what the address is given later.
    """
    email = (email or "").strip().lower() or None
    known = _who_has(email) if email else None
    if known and known.claimed_at is None and _has_keys(known):
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


def _has_keys(person):
    """Somebody may sign in without reading the mail of the address: by a password, or by an account elsewhere."""
    return person.has_usable_password() or SocialAccount.objects.filter(user=person).exists()


def _take_keys_away(person):
    """Nobody signs in but by a mailed code any more; sessions end, for each is bound to the password of its time."""
    Authenticator.objects.filter(user=person).delete()
    SocialAccount.objects.filter(user=person).delete()
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
    if _has_keys(person) and not keeps_keys:
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
def confirm_orcid(person: Person, *, orcid: str, by: Person | None) -> Person:
    """Its owner has proven the iD by signing in there: it stands in a profile that had none."""
    person = Person.objects.select_for_update(of=["self"]).get(pk=person.pk)
    if not person.orcid:
        person.orcid = orcid
        person.save(update_fields=["orcid"])
    note(is_shown=person.orcid == orcid)
    return person


@action
def set_portrait(person: Person, *, by: Person | None, picture: bytes | None) -> Person:
    """Keeps a picture (as pictures.portrait_of gives it) in place of the former one; None takes it away."""
    new = _portrait(picture, person) if picture else None
    person = Person.objects.select_for_update(of=["self"]).select_related("portrait").get(pk=person.pk)
    former, person.portrait = person.portrait, new
    person.save(update_fields=["portrait"])
    if former:
        files.discard(former)
    note(has_portrait=bool(new))
    return person


def _portrait(picture, person):
    kind = File.Kind.PORTRAIT
    return files.store([picture], name="portrait.jpg", kind=kind, content_type="image/jpeg", owner=person)
