"""Two accounts of one person: what leads from other rows to a person, and what the person who goes brings along."""

from collections.abc import Iterator

from allauth.account.models import EmailAddress
from django.db.models import Field
from django.utils.translation import gettext as _

from conference import registry
from conference.models import Invitation, Person, Role

# History stays as it was written, and keys of the account that goes end with it.
LEFT_BEHIND = {"conference.Entry", "mfa.Authenticator", "socialaccount.SocialAccount"}


def links_to_people() -> Iterator[Field]:
    """Every foreign key of the site to a person, also those that have no name on that side."""
    for relation in Person._meta.get_fields(include_hidden=True):
        is_link = relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one)
        if is_link and relation.related_model._meta.label not in LEFT_BEHIND:
            yield relation.field


def belongings(person: Person) -> list[tuple[str, int]]:
    """(words, number) of what would move, as the person reads it before it does; nothing of which there is none."""
    own = [
        (_("E-mail addresses"), EmailAddress.objects.filter(user=person).count()),
        (_("Roles"), Role.objects.filter(person=person).count()),
        (_("Invitations without an answer"), Invitation.objects.filter(person=person, status="open").count()),
    ]
    others = [row for rule in registry.belongings for row in rule(person)]
    return [(words, number) for words, number in [*own, *others] if number]
