"""The conference or special issue itself, as a call names it."""

import re
from datetime import date

from django import forms
from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from conference.calls import Call
from conference.forms.new_edition import NewEditionForm
from conference.forms.proposed import is_aside

DOUBLE_BLIND = re.compile(r"double[- ](?:blind|anonymous)|anonymi[sz]ed", re.IGNORECASE)
LONGEST_NAME = 60
# Which field shows what was read, by the name of the fact.
FIELDS = {
    "kind": "preset",
    "name": "short_name",
    "title": "name",
    "theme": "theme",
    "journal": "series_name",
    "ordinal": "ordinal",
    "volume": "volume",
    "issue": "issue",
    "year": "year",
    "place": "place",
    "starts": "starts_on",
    "ends": "ends_on",
}


class CallEditionForm(NewEditionForm):
    """The form that makes a conference or special issue, and what else a call says of it."""

    rare = """series_short_name issn publisher series_homepage licence mode zone theme ordinal volume issue year
    abstract_words""".split()

    language = forms.ChoiceField(
        label=_("Language of the call"),
        choices=[(code, name) for code, name in settings.LANGUAGES],
        help_text=_("The names of tracks, topics and contribution types are kept in it."),
    )
    theme = forms.CharField(label=_("Theme"), max_length=300, required=False)
    ordinal = forms.IntegerField(label=_("Which one it is"), min_value=1, max_value=1000, required=False)
    volume = forms.CharField(label=_("Volume"), max_length=20, required=False)
    issue = forms.CharField(label=_("Number of the issue"), max_length=20, required=False)
    year = forms.IntegerField(label=_("Year"), min_value=1900, max_value=2200, required=False)
    abstract_words = forms.IntegerField(
        label=_("Words of an abstract, at most"), min_value=10, max_value=10_000, required=False
    )

    @property
    def shown(self):
        return [field for field in self if not is_aside(self, field)]

    @property
    def more(self):
        return [field for field in self if is_aside(self, field)]

    def deed(self):
        fields = super().deed()
        theme = fields.pop("theme")
        fields.pop("abstract_words")
        return fields | {"tagline": {fields["language"]: theme} if theme else {}}


def initial_of(call: Call, series, abstract_words: int | None) -> dict:
    """What the form starts with. What the call does not say stays empty."""
    said = {name: fact.value for name, fact in call.edition.items()}
    language = (get_language() or "en").split("-")[0]
    is_issue = call.kind == "special_issue"
    name = str(said.get("name", ""))
    short = name if len(name) <= LONGEST_NAME and name != said.get("title") else ""
    known = _known_series(series, [said.get("journal"), _without_year(short)])
    return {
        "preset": "special_issue" if is_issue else "double_anonymous" if DOUBLE_BLIND.search(call.text) else None,
        "series": known,
        "series_name": "" if known else said.get("journal") or _series_name(str(said.get("title") or name)),
        "series_short_name": "" if known or is_issue else _without_year(short),
        "name": {language: said.get("title") or name},
        "short_name": short,
        "slug": slugify(short or name)[:LONGEST_NAME].strip("-"),
        "language": language,
        "starts_on": _day(said.get("starts")),
        "ends_on": _day(said.get("ends")),
        "abstract_words": abstract_words,
        **{name: said.get(name) for name in ("place", "theme", "ordinal", "volume", "issue", "year")},
    }


def _known_series(series, names):
    """The code of a series of this name or short name that the viewer may use."""
    wanted = {str(name).lower() for name in names if name}
    for row in series:
        if wanted & {row.short_name.lower(), *(text.lower() for text in row.name.values())}:
            return row.code
    return ""


def _without_year(name):
    return re.sub(r"\W*(?:(?:19|20)\d\d|’?\d\d)$", "", name).strip()


def _series_name(title):
    """ "13th Conference of ..." without its number."""
    return re.sub(r"^(?:\d+(?:st|nd|rd|th|\.|ª|º)|[IVXL]+)\s+", "", title)


def _day(iso):
    return date.fromisoformat(iso) if iso else None
