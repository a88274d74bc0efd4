"""What a new conference or special issue starts with: contribution types, reviews per paper, and the dates that matter.

Pure data and questions about it. Nothing is invented: texts and days stay empty until somebody writes them.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

CONFERENCE, SPECIAL_ISSUE = "conference", "special_issue"
CLASSIC = ("abstract", "paper", "notification", "final", "registration", "event")


@dataclass(frozen=True)
class KindOf:
    """A contribution type with its usual limits."""

    slug: str
    name: dict
    max_words: int = 300
    max_pages: int | None = None
    minutes: int = 20
    stages: tuple = ()
    is_anonymous: bool | None = None  # None: as the preset says

    def fields(self, is_anonymous):
        own = self.is_anonymous if self.is_anonymous is not None else is_anonymous
        return {
            "slug": self.slug,
            "name": dict(self.name),
            "max_words": self.max_words,
            "max_pages": self.max_pages,
            "minutes": self.minutes,
            "stages": list(self.stages),
            "is_anonymous": own,
        }


@dataclass(frozen=True)
class Preset:
    """One of the usual ways to run something."""

    key: str
    kind: str
    label: object
    help: object
    is_anonymous: bool
    reviews_per_paper: int
    stages: tuple
    kinds: tuple


FULL = KindOf(
    "full-paper",
    {"en": "Full paper", "de": "Langbeitrag", "it": "Articolo completo", "es": "Ponencia completa"},
    300,
    14,
)
SHORT = KindOf(
    "short-paper",
    {"en": "Short paper", "de": "Kurzbeitrag", "it": "Articolo breve", "es": "Ponencia breve"},
    300,
    6,
    15,
)
POSTER = KindOf("poster", {"en": "Poster", "de": "Poster", "it": "Poster", "es": "Póster"}, 300, 2, 5)
ARTICLE = KindOf("article", {"en": "Article", "de": "Artikel", "it": "Articolo", "es": "Artículo"}, 300, None)
TALK = KindOf("talk", {"en": "Talk", "de": "Vortrag", "it": "Relazione", "es": "Charla"}, 300, 6, 15)
PROPOSAL = KindOf(
    "research-proposal",
    {
        "en": "Research proposal",
        "de": "Forschungsvorhaben",
        "it": "Progetto di ricerca",
        "es": "Proyecto de investigación",
    },
    500,
    8,
    20,
)

_CONFERENCE_DATES = ("abstract", "paper", "review", "notification", "final", "registration", "event")
PRESETS = {
    preset.key: preset
    for preset in (
        Preset(
            "single_anonymous",
            CONFERENCE,
            _("Conference, reviewers see the authors"),
            _("Full papers, short papers and posters; three reviews for each paper."),
            False,
            3,
            _CONFERENCE_DATES,
            (FULL, SHORT, POSTER),
        ),
        Preset(
            "double_anonymous",
            CONFERENCE,
            _("Conference, reviewers do not see the authors"),
            _("Full papers, short papers and posters without names; three reviews for each paper."),
            True,
            3,
            _CONFERENCE_DATES,
            (FULL, SHORT, POSTER),
        ),
        Preset(
            "special_issue",
            SPECIAL_ISSUE,
            _("Special issue of a journal"),
            _("Articles without names; two reviews for each, and a round of revision."),
            True,
            2,
            ("abstract", "paper", "review", "notification", "revision", "final"),
            (ARTICLE,),
        ),
        Preset(
            "workshop",
            CONFERENCE,
            _("Workshop"),
            _("Talks from short papers; two reviews for each paper, reviewers see the authors."),
            False,
            2,
            ("paper", "review", "notification", "final", "event"),
            (TALK,),
        ),
        Preset(
            "doctoral_consortium",
            CONFERENCE,
            _("Doctoral consortium"),
            _("Research proposals, read by two mentors who see who wrote them."),
            False,
            2,
            ("paper", "notification", "final", "registration", "event"),
            (PROPOSAL,),
        ),
    )
}


def preset_of(edition) -> Preset | None:
    return PRESETS.get(edition.preset)


def stages_of(edition) -> tuple:
    """The stages whose dates its pages ask for first; those of its preset, or the usual ones of its kind."""
    preset = preset_of(edition)
    if preset:
        return preset.stages
    return PRESETS["special_issue"].stages if edition.is_special_issue else CLASSIC


def presets_for(kind: str) -> list[Preset]:
    return [preset for preset in PRESETS.values() if preset.kind == kind]
