"""What the submission form lacks before a call opens (conference.readiness)."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from conference.models import Edition, Question
from conference.readiness import WARNING, Finding


def submission_form(edition: Edition) -> Iterator[Finding]:
    yield from _fields_unread(edition)
    yield from _kinds_without_link(edition)


def _fields_unread(edition):
    """What authors must answer and reviewers never see may be meant; often it is an oversight."""
    for question in edition.questions.standing():
        if question.required_from and question.audience == Question.Audience.CHAIRS:
            sentence = _("“%(field)s” must be answered, but reviewers do not see it.") % {"field": question}
            yield Finding(WARNING, "unread-field", sentence, *_fields(edition))


def _fields(edition):
    return reverse("conference:questions", args=[edition.slug]), _("Look at the form fields")


def _kinds_without_link(edition):
    linked = set(edition.access_links.filter(revoked_at=None).values_list("kind", flat=True))
    for kind in edition.kinds.filter(is_by_invitation=True):
        if kind.pk not in linked and None not in linked:
            sentence = _("“%(kind)s” is by invitation, but nobody has been given a link for it.") % {"kind": kind}
            yield Finding(
                WARNING, "no-link", sentence, reverse("submissions:links", args=[edition.slug]), _("Make one")
            )
