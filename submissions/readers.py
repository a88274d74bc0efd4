"""Who can see a paper: asked of the gates themselves for each person in question, and told to those who handle it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conference import registry
from conference.models import Person, Role
from conference.viewers import Viewer
from submissions.models import Submission, Transfer
from submissions.visibility import authors_shown_to, told_authors


@dataclass(frozen=True)
class Readers:
    """People who see the same of a paper, and in a sentence what that is."""

    title: str
    names: tuple[str, ...]
    sentence: str


def readers(viewer, submission: Submission) -> list[Readers]:
    """For a viewer who handles the paper. Upper apps add theirs by registry.paper_readers."""
    others = [group for rule in registry.paper_readers for group in rule(viewer, submission)]
    return [_authors(viewer, submission), *_managing(submission), *others, *_administrators()]


def sees(person: Person, submission: Submission) -> bool:
    return Submission.objects.visible_to(Viewer(person=person)).filter(pk=submission.pk).exists()


def is_told_authors(person: Person, submission: Submission) -> bool:
    return told_authors(Viewer(person=person)).filter(pk=submission.pk).exists()


def handles(person: Person, submission: Submission) -> bool:
    return Submission.objects.handled_by(Viewer(person=person)).filter(pk=submission.pk).exists()


def in_order(people: Iterable[Person]) -> tuple[str, ...]:
    return tuple(
        person.name for person in sorted(people, key=lambda each: (each.family_name, each.given_name, each.pk))
    )


def _authors(viewer, submission):
    names = [author.name for author in authors_shown_to(viewer, submission) or ()]
    started = submission.contact.name
    return Readers(
        _("Authors"),
        tuple(dict.fromkeys([*names, started])),
        _("They see everything that they handed in; decisions and reviews once these are released. "
          "Who reviews they never see. Somebody without an account sees the paper after signing in with the address "
          "that stands in it."),
    )  # fmt: skip


def _managing(submission):
    """Organisers and chairs of the track, then those of a track that it is offered to: the gate is asked for each."""
    roles = Role.objects.managing().not_over().begun().filter(edition=submission.edition_id)
    people = _with(roles.filter(Q(track=None) | Q(track=submission.track_id)))
    handling = [person for person in people if handles(person, submission)]
    groups = [Readers(_("Chairs and organisers"), in_order(handling), _what_they_see(len(people) - len(handling)))]
    offered = Transfer.objects.open().filter(submission=submission).values("track")
    asked = [person for person in _with(roles.filter(track__in=offered)) if _is_asked(person, submission)]
    if asked:
        sentence = _("The paper is offered to their track. They see it until they answer.")
        groups.append(Readers(_("Chairs of another track"), in_order(asked), sentence))
    return groups


def _with(roles):
    return list(Person.objects.filter(pk__in=roles.values("person")))


def _is_asked(person, submission):
    return Transfer.objects.offered_to(Viewer(person=person)).filter(submission=submission).exists()


def _what_they_see(kept_out):
    sentence = _("They see everything: authors, reviewers, reviews and decisions.")
    if not kept_out:
        return sentence
    kept = ngettext(
        "%(n)d more is kept out, as an author or because of a conflict of interest.",
        "%(n)d more are kept out, as authors or because of a conflict of interest.",
        kept_out,
    )
    return f"{sentence} {kept % {'n': kept_out}}"


def _administrators():
    number = Person.objects.filter(is_superuser=True, is_active=True).count()
    if not number:
        return []
    names = ngettext("%(n)d person", "%(n)d people", number) % {"n": number}
    return [Readers(_("Administrators of this site"), (names,), _("They run the server and can open every paper."))]
