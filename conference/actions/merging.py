"""Making two accounts of one person one."""

from datetime import date

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from conference import mail, registry
from conference.history import Refused, action, note
from conference.merging import links_to_people
from conference.models import Invitation, Person, Role

# Taken over where the account that stays has none. An affiliation comes with its identifier and country.
FILLED_IN = "given_name family_name display_name latin_name orcid dblp scholar openalex homepage biography zone".split()
WORKPLACE = ("affiliation", "ror", "country")


@action
def merge(keep: Person, *, gone: Person, by: Person | None, proven: str = "") -> Person:
    """Everything that one account has becomes the other's; the one that goes can never be signed in to again.

    Both must have been proven to belong to the same person: that is asked where the proof is taken. `proven`: the
    address of the one that goes to which a code was mailed for it. Conflicts of interest are looked for anew, for what
    one account wrote the other may have to review.
    """
    keep, gone = _both_locked(keep, gone)
    _require_plain(keep, gone)
    EmailAddress.objects.filter(user=gone, email=proven).update(verified=True)
    for hand_over in (_addresses, _roles, _invitations, *registry.merged):
        hand_over(keep, gone)
    for field in links_to_people():
        _move(field, keep, gone)
    _fill_in(keep, gone)
    _end(gone, keep)
    for role in Role.objects.filter(person=keep).select_related("edition", "track", "person"):
        for follow in registry.role_given:
            follow(role)
    mail.send("conference/mail/merged.txt", to=keep, purpose=f"merged {gone.code}", gone=gone)
    note(gone=gone.code)
    return keep


def _both_locked(keep, gone):
    if keep.pk == gone.pk:
        raise Refused(_("This is one and the same account."))
    rows = Person.objects.select_for_update(of=["self"]).order_by("pk").in_bulk([keep.pk, gone.pk])
    return rows[keep.pk], rows[gone.pk]


def _require_plain(keep, gone):
    if any(person.is_staff or person.is_superuser for person in (keep, gone)):
        raise Refused(_("Accounts of site administrators are not merged."))
    if gone.merged_into_id or not gone.is_active or not keep.is_active:
        raise Refused(_("One of the two accounts has ended already."))


def _addresses(keep, gone):
    """Proven ones move; who proves one owns it, so an unproven entry of the same address makes way."""
    EmailAddress.objects.filter(user=gone, verified=False).delete()
    moving = EmailAddress.objects.filter(user=gone)
    EmailAddress.objects.filter(user=keep, verified=False, email__in=moving.values_list("email", flat=True)).delete()
    moving.exclude(email__in=EmailAddress.objects.filter(user=keep).values("email")).update(user=keep, primary=False)
    EmailAddress.objects.filter(user=gone).delete()


def _roles(keep, gone):
    """Of the same role twice one stays."""
    own = {_place(role): role for role in Role.objects.filter(person=keep)}
    for role in Role.objects.filter(person=gone):
        if same := own.get(_place(role)):
            role.deputies.update(deputy_of=same)
            role.deputy_invitations.update(deputy_of=same)
            role.delete()
            _take_terms(same, max(same, role, key=_weight))
        else:
            role.person = keep
            role.save(update_fields=["person"])
    Role.objects.filter(person=keep, deputy_of__person=keep).delete()


def _weight(role):
    """One's own before that of a deputy, a lasting one before one that ends, and of two such the one that decides.
    Terms are never mixed: a week as somebody's deputy lifts nobody to decide for good."""
    return role.deputy_of_id is None, role.ends_on is None, not role.is_recommend_only, role.ends_on or date.min


def _take_terms(role, other):
    for name in ("is_recommend_only", "deputy_of_id", "starts_on", "ends_on"):
        setattr(role, name, getattr(other, name))
    role.save()


def _place(thing):
    return thing.edition_id, thing.track_id, thing.role


def _invitations(keep, gone):
    """One question is asked once: of two open ones that of the account that stays."""
    asked = {_place(row) for row in _open(keep)}
    for row in _open(gone):
        if _place(row) in asked:
            row.status = Invitation.Status.WITHDRAWN
            row.save(update_fields=["status"])


def _open(person):
    return Invitation.objects.filter(person=person, status=Invitation.Status.OPEN)


def _move(field, keep, gone):
    rows = field.model._base_manager.filter(**{field.name: gone})
    try:
        with transaction.atomic():
            rows.update(**{field.name: keep})
    except IntegrityError as problem:
        raise Refused(
            _("Both accounts have a part in the same thing, which only those who run this site can settle.")
        ) from problem


def _fill_in(keep, gone):
    for name in FILLED_IN:
        if not getattr(keep, name):
            setattr(keep, name, getattr(gone, name))
    if not keep.affiliation:
        for name in WORKPLACE:
            setattr(keep, name, getattr(gone, name))
    keep.portrait_id = keep.portrait_id or gone.portrait_id
    keep.expertise = _joined(keep.expertise, gone.expertise)
    keep.claimed_at = min(filter(None, [keep.claimed_at, gone.claimed_at]), default=None)
    keep.save()


def _joined(own, other):
    """Lists of publications and topics, each thing once."""
    joined = dict(other)
    for name, value in own.items():
        more = other.get(name)
        both = isinstance(value, list) and isinstance(more, list)
        joined[name] = [*value, *(each for each in more if each not in value)] if both else value
    return joined


def _end(gone, keep):
    """Without address, keys and password: no way leads in, and sessions end with the password they are bound to."""
    Authenticator.objects.filter(user=gone).delete()
    SocialAccount.objects.filter(user=gone).delete()
    gone.user_permissions.clear()
    gone.groups.clear()
    gone.set_unusable_password()
    gone.email, gone.orcid, gone.portrait, gone.expertise = None, "", None, {}
    gone.is_active, gone.merged_into = False, keep
    gone.save()
