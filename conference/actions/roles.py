"""Deeds about roles: giving them, the order in which co-chairs are printed, taking them away."""

from django.utils.translation import gettext as _

from conference import registry
from conference.history import Refused, action, note
from conference.models import Edition, Person, Role, Track


@action
def appoint(
    edition: Edition, *, person: Person, role: str, by: Person | None, track: Track | None = None, **term
) -> Role:
    """Gives somebody a role; who has it already keeps it. `term`: of whom a deputy, and from when until when."""
    refuse_what_nobody_is(edition, role, track)
    over = Role.objects.filter(edition=edition, track=track, person=person, role=role)
    over.exclude(pk__in=over.not_over().values("pk")).delete()
    row, is_new = Role.objects.get_or_create(
        edition=edition,
        track=track,
        person=person,
        role=role,
        defaults={"position": Role.objects.filter(edition=edition, track=track, role=role).count()} | term,
    )
    note(role=role, track=track.code if track else None, person=person.code, was_new=is_new)
    if is_new:
        for follow in registry.role_given:
            follow(row)
    return row


def refuse_what_nobody_is(edition, role, track):
    """Organisers look after everything, and journal editors stand above the guest editors of special issues."""
    if role == Role.ORGANISER and track:
        raise Refused(_("Organisers look after all tracks. Please leave the track empty, or choose “Chair”."))
    if role == Role.EDITOR and not edition.is_special_issue:
        raise Refused(_("Only special issues have journal editors. Please choose another role."))
    if role == Role.EDITOR and track:
        raise Refused(_("Journal editors look after the whole special issue. Please leave the track empty."))


@action
def move_role(role: Role, *, up: bool, by: Person | None) -> Role:
    """Changes places with the one before or after it: the order in which co-chairs and guest editors are printed."""
    Edition.objects.select_for_update(of=["self"]).get(pk=role.edition_id)
    siblings = Role.objects.filter(
        edition=role.edition_id, track=role.track_id, role=role.role, deputy_of=role.deputy_of_id
    )
    order = list(siblings.order_by("position", "pk"))
    place = next((place for place, each in enumerate(order) if each.pk == role.pk), None)
    if place is None:
        raise Refused(_("This role is not there any more."))
    other = place - 1 if up else place + 1
    if not 0 <= other < len(order):
        raise Refused(_("%(name)s already stands there.") % {"name": role.person.name})
    order[place], order[other] = order[other], order[place]
    for position, each in enumerate(order):
        each.position = position
    Role.objects.bulk_update(order, ["position"])
    note(role=role.role, person=role.person.code)
    return role


@action
def set_recommend_only(role: Role, *, is_on: bool, by: Person | None) -> Role:
    """Whether a chair only recommends. Nobody changes that of a role of their own, whatever other role they have."""
    role = Role.objects.select_for_update(of=["self"]).filter(pk=role.pk).select_related("person", "track").first()
    if role is None:
        raise Refused(_("This role is not there any more."))
    if role.role != Role.CHAIR:
        raise Refused(_("Only chairs can be asked to recommend and not decide."))
    if by and by.pk == role.person_id:
        raise Refused(_("Nobody changes this of a role of their own: please ask another organiser."))
    if role.deputy_of_id:
        raise Refused(_("A deputy may do what the chair may do."))
    role.is_recommend_only = is_on
    role.save(update_fields=["is_recommend_only"])
    role.deputies.update(is_recommend_only=is_on)
    note(track=role.track.code if role.track else None, person=role.person.code, is_recommend_only=is_on)
    return role


@action
def remove_role(role: Role, *, by: Person | None) -> Edition:
    """Takes a role away, with its deputies; what its person has done stays. The last organiser stays."""
    edition = Edition.objects.select_for_update(of=["self"]).get(pk=role.edition_id)
    role = Role.objects.filter(pk=role.pk).select_related("person", "track").first()
    if role is None:
        raise Refused(_("This role is not there any more."))
    if role.role == Role.EDITOR and by and not _is_editor(role, by):
        raise Refused(_("Only journal editors take this role away."))
    others = Role.objects.filter(edition=edition, track=None, role=Role.ORGANISER).exclude(pk=role.pk)
    if role.role == Role.ORGANISER and role.track is None and not others.exists():
        raise Refused(_("Somebody must organise: please invite another organiser first."))
    note(role=role.role, track=role.track.code if role.track else None, person=role.person.code)
    role.delete()
    return edition


def _is_editor(role, by):
    return by.is_superuser or Role.objects.editing().filter(edition=role.edition_id, person=by).exists()
