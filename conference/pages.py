"""Free pages of a conference: the usual ones that organisers may add, and addresses made of titles."""

from collections.abc import Collection

from django.utils.text import slugify
from django.utils.translation import gettext_lazy

from conference import languages
from conference.texts import Texts

# Address -> title. There is no text of ours in them: what is not known is not invented.
USUAL = {
    "about": gettext_lazy("About"),
    "venue": gettext_lazy("Venue and travel"),
    "hotels": gettext_lazy("Hotels"),
    "registration": gettext_lazy("Registration"),
    "committee": gettext_lazy("Committee"),
    "code-of-conduct": gettext_lazy("Code of conduct"),
    "contact": gettext_lazy("Contact"),
}
LONGEST_SLUG = 60


def usual_title(slug: str, codes: Collection[str]) -> Texts:
    """The title of a usual page in those of these languages that the site speaks; in English if in none."""
    spoken = [code for code in codes if code in languages.codes()] or [languages.source()]
    return Texts({code: _in_language(USUAL[slug], code) for code in spoken})


def _in_language(title, code):
    with languages.speaking(code):
        return str(title)


def slug_of(title: dict, taken: Collection[str]) -> str:
    """An address that follows from the English title, or else from another, and is not taken yet."""
    texts = [title.get(languages.source(), ""), *title.values(), "page"]
    wanted = next(filter(None, (slugify(text)[:LONGEST_SLUG].strip("-") for text in texts)))
    further = (f"{wanted[: LONGEST_SLUG - 4]}-{number}" for number in range(2, 1000))
    return next(slug for slug in [wanted, *further] if slug not in taken)
