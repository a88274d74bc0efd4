"""What reviewing lacks before a call opens (conference.readiness)."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from conference.models import Edition
from conference.readiness import WARNING, Finding


def reviewing(edition: Edition) -> Iterator[Finding]:
    """Reviewers can still be found while papers come in: nothing here keeps a call closed."""
    yield from _reviewers(edition)
    if not edition.criteria.exists():
        sentence = _("The review form has no criteria: reviewers only write a text.")
        place = reverse("reviewing:review-form", args=[edition.slug])
        yield Finding(WARNING, "no-criteria", sentence, place, _("Look at the review form"))


def _reviewers(edition):
    place = reverse("reviewing:reviewers", args=[edition.slug]), _("Invite reviewers")
    reviewing = list(edition.roles.reviewing().values_list("track", "person"))
    if not reviewing:
        yield Finding(WARNING, "no-reviewers", _("There are no reviewers yet."), *place)
        return
    everywhere = {person for track, person in reviewing if track is None}
    for track in edition.tracks.order_by("position"):
        there = everywhere | {person for key, person in reviewing if key == track.pk}
        if len(there) < edition.reviews_per_paper:
            words = {"track": track, "count": len(there), "wanted": edition.reviews_per_paper}
            sentence = _("“%(track)s” has %(count)d reviewers, but each paper is to have %(wanted)d reviews.") % words
            yield Finding(WARNING, "few-reviewers", sentence, *place)
