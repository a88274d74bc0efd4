"""Deeds about the review form."""

from django.utils.translation import gettext as _

from conference.history import Refused, action
from conference.models import Edition, Person
from reviewing.models import Criterion

FIVE = {"1": "poor", "2": "weak", "3": "fair", "4": "good", "5": "excellent"}
# slug, name, help, lowest, highest, labels, is_overall, is_shown_to_authors
DEFAULT = [
    ("relevance", "Relevance", "Does it fit the call?", 1, 5, FIVE, False, True),
    ("originality", "Originality", "Does it tell something new?", 1, 5, FIVE, False, True),
    ("method", "Method", "Is the work sound, and do its conclusions follow?", 1, 5, FIVE, False, True),
    ("clarity", "Clarity", "Is it well written and well arranged?", 1, 5, FIVE, False, True),
    (
        "overall",
        "Overall recommendation",
        "",
        -2,
        2,
        {"-2": "reject", "-1": "rather reject", "0": "undecided", "1": "rather accept", "2": "accept"},
        True,
        True,
    ),
    (
        "confidence",
        "Your confidence",
        "Seen by the chairs only.",
        1,
        5,
        {"1": "a guess", "2": "low", "3": "fair", "4": "high", "5": "expert"},
        False,
        False,
    ),
]


@action
def set_default_criteria(edition: Edition, *, by: Person | None) -> Edition:
    """The usual review form: four criteria from 1 to 5, an overall recommendation and the reviewer's confidence."""
    edition = Edition.objects.select_for_update(of=["self"]).get(pk=edition.pk)
    if edition.criteria.exists():
        raise Refused(_("This review form has criteria already."))
    Criterion.objects.bulk_create(
        Criterion(
            edition=edition,
            slug=slug,
            name={"en": name},
            help={"en": text} if text else {},
            lowest=lowest,
            highest=highest,
            labels=labels,
            is_overall=overall,
            is_shown_to_authors=shown,
            position=position,
        )
        for position, (slug, name, text, lowest, highest, labels, overall, shown) in enumerate(DEFAULT)
    )
    return edition
