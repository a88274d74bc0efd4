"""The activity log beyond its sentences: areas to choose from, the name of one thing, cells of a table."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from django.apps import apps
from django.db.models import Q
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference import registry
from conference.models import Entry
from conference.old_and_new import changes_of
from conference.sentences import sentence
from conference.things import names_of


@dataclass(frozen=True)
class Area:
    """Something that deeds are about, as a condition on lines of history."""

    key: str
    label: str
    condition: Q


AREAS = [
    Area("papers", gettext_lazy("Papers"), Q(deed__startswith="submissions.")),
    Area("reviewing", gettext_lazy("Reviewing"), Q(deed__startswith="reviewing.")),
    Area("programme", gettext_lazy("Programme"), Q(deed__startswith="programme.")),
    Area("dates", gettext_lazy("Dates"), Q(thing="deadline")),
    Area("people", gettext_lazy("People"), Q(thing__in=["role", "invitation", "person"])),
    Area("mail", gettext_lazy("Mail"), Q(thing__in=["message", "mailing", "mailtemplate"])),
    Area(
        "settings",
        gettext_lazy("Settings"),
        Q(thing__in=["edition", "series", "track", "topic", "kind", "question", "page", "sponsor"]),
    ),
]


def name_of(viewer, entry: Entry, code: str) -> str:
    """How the heading of a thing's history names it; a paper only to who may open it."""
    if entry.subject_code == code:
        for rule in registry.named_papers:
            if code in (named := rule(viewer, {code})):
                return capfirst(named[code][0])
        return _("A paper")
    model = next((each for each in apps.get_models() if each._meta.model_name == entry.thing), None)
    row = _row(viewer, model, code) if model and hasattr(model, "code") else None
    return str(row) if row and getattr(row, "edition_id", None) == entry.edition_id else _("Something that is gone")


def _row(viewer, model, code):
    """Through the gate of its kind, where it has one: hidden looks like gone."""
    rows = model._default_manager.all()
    rows = rows.visible_to(viewer) if hasattr(rows, "visible_to") else rows
    return rows.filter(code=code).first()


def heading() -> list[str]:
    return [_("Time (UTC)"), _("Who"), _("As"), _("What"), _("Thing"), _("Code"), _("Old and new")]


def in_cells(viewer, entries: Iterable[Entry]) -> Iterator[list[str]]:
    """A row for each line, in words without marks."""
    entries = list(entries)
    codes = {entry.subject_code for entry in entries} - {""}
    papers = {code: found for rule in registry.named_papers for code, found in rule(viewer, codes).items()}
    names = names_of(entries)
    for entry in entries:
        words = unescape(strip_tags(sentence(entry, papers.get(entry.subject_code))))
        words += f": {names[entry.pk]}" if names[entry.pk] else ""
        changed = "; ".join(f"{each.label}: {each.old} → {each.new}" for each in changes_of(entry))
        who = entry.by.name if entry.by else _("the system")
        yield [f"{entry.at:%Y-%m-%d %H:%M:%S}", who, entry.acting_as, words, entry.thing, entry.thing_code, changed]
