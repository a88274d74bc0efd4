"""Catalogues of translations: the words of the site, their translations (.po), and what Django reads (.mo).

All in Python: neither who runs a site nor who translates it needs the tools of GNU gettext.
"""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

APPS = ["conference", "submissions", "reviewing", "programme"]
CALLS = {
    **dict.fromkeys(["_", "gettext", "gettext_lazy", "gettext_noop"]),
    **dict.fromkeys(["ngettext", "ngettext_lazy"], (1, 2)),
    **dict.fromkeys(["pgettext", "pgettext_lazy"], ((1, "c"), 2)),
    **dict.fromkeys(["npgettext", "npgettext_lazy"], ((1, "c"), 2, 3)),
}
# Heads of a catalogue that say nothing, or would change whenever it is written anew.
IDLE_LINES = re.compile(
    r'^"(Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team'
    r"|Generated-By): .*\n",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Word:
    """One text to translate: (singular, plural) where it counts something."""

    id: str | tuple[str, str]
    context: str | None
    comments: tuple[str, ...] = ()


def sources() -> list[Path]:
    """All files that hold words, relative to the root of the project."""
    found = [path for ending in ("html", "txt") for path in (settings.ROOT / "templates").rglob(f"*.{ending}")]
    found += [path for app in APPS for path in (settings.ROOT / app).rglob("*.py") if "migrations" not in path.parts]
    return sorted(path.relative_to(settings.ROOT) for path in found)


def words_of(path: Path) -> Iterator[Word]:
    """The words of a module or template, in their order; the path is relative to the root of the project."""
    text = (settings.ROOT / path).read_text()
    if path.suffix != ".py":
        # What templatize leaves is a row of calls, but its lines are indented as those of the page were.
        text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
    found = extract("python", BytesIO(text.encode()), CALLS, ["Translators:"])
    for _line, messages, comments, context in found:
        yield Word(messages, context, tuple(comments))


def all_words() -> Catalog:
    catalog = Catalog(domain="django", charset="utf-8")
    for path in sources():
        for word in words_of(path):
            catalog.add(word.id, context=word.context, auto_comments=word.comments, locations=[(path.as_posix(), 0)])
    return catalog


def languages() -> list[str]:
    return [code for code, name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def file_of(language: str) -> Path:
    return settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    if not file_of(language).exists():
        return Catalog(locale=language, domain="django", charset="utf-8")
    with file_of(language).open("rb") as file:
        return read_po(file, locale=language, domain="django")


def renew(language: str, words: Catalog) -> Catalog:
    """Brings the words of a language up to date: new ones are empty, those that are gone are dropped."""
    catalog = read(language)
    catalog.update(words, no_fuzzy_matching=True)
    catalog.header_comment = f"# Convoke in {catalog.locale.english_name}. See docs/translating.md."
    catalog.fuzzy = False
    text = BytesIO()
    write_po(text, catalog, width=0, include_lineno=False, ignore_obsolete=True)
    _replace(file_of(language), IDLE_LINES.sub("", text.getvalue().decode()).encode())
    return catalog


def compile_all() -> list[str]:
    """Makes .mo files where they are missing or older than their .po; returns the languages that were made."""
    made = []
    for language in languages():
        source, target = file_of(language), file_of(language).with_suffix(".mo")
        if source.exists() and (not target.exists() or target.stat().st_mtime < source.stat().st_mtime):
            text = BytesIO()
            write_mo(text, read(language))
            _replace(target, text.getvalue())
            made.append(language)
    return made


def _replace(path: Path, content: bytes) -> None:
    """At once: a process that starts meanwhile reads the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)
