"""The activity log in words: what an entry says to the person who reads it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conference import registry
from conference.models import Entry

# Name of a deed -> what is said of it; after a colon stands a value from the details that deserves words of its own.
SENTENCES = {
    "conference.create_edition": gettext_lazy("%(who)s set up these pages"),
    "conference.publish_edition": gettext_lazy("%(who)s decided who sees the public pages"),
    "conference.set_look": gettext_lazy("%(who)s changed the look"),
    "conference.add_track": gettext_lazy("%(who)s added a track"),
    "conference.add_topic": gettext_lazy("%(who)s added a topic"),
    "conference.add_kind": gettext_lazy("%(who)s added a contribution type"),
    "conference.set_deadline": gettext_lazy("%(who)s set or moved a date"),
    "conference.appoint": gettext_lazy("%(who)s gave somebody a role"),
    "conference.appoint:oneself": gettext_lazy("%(who)s took on a role"),
    "conference.invite": gettext_lazy("%(who)s invited somebody"),
    "conference.invite:reviewer": gettext_lazy("%(who)s invited a reviewer"),
    "conference.answer_invitation": gettext_lazy("%(who)s answered an invitation"),
    "conference.answer_invitation:accepted": gettext_lazy("%(who)s accepted an invitation"),
    "conference.answer_invitation:declined": gettext_lazy("%(who)s declined an invitation"),
    "conference.withdraw_invitation": gettext_lazy("%(who)s withdrew an invitation"),
    "conference.cancel_task": gettext_lazy("%(who)s stopped a task"),
}


@dataclass(frozen=True)
class Line:
    """What is read: the last moment, the day in the conference's zone, a sentence, how often it is true in a row."""

    at: datetime
    day: date
    sentence: SafeString
    times: int = 1


def told_to(viewer, entries: Iterable[Entry], zone: str) -> list[Line]:
    """In the order of the entries, which came through their gate. Papers are named to those who may open them only."""
    entries = list(entries)
    codes = {entry.subject_code for entry in entries} - {""}
    papers = {code: found for rule in registry.named_papers for code, found in rule(viewer, codes).items()}
    return _gathered(_line(entry, papers.get(entry.subject_code), zone) for entry in entries)


def _gathered(lines):
    """Neighbours that say the same of the same day are one line: ten conflicts confirmed need not be read ten times."""
    found = []
    for line in lines:
        if found and (found[-1].day, found[-1].sentence) == (line.day, line.sentence):
            found[-1] = replace(found[-1], times=found[-1].times + 1)
        else:
            found.append(line)
    return found


def _line(entry, paper, zone):
    local = entry.at.astimezone(ZoneInfo(zone or "UTC"))
    return Line(entry.at, local.date(), sentence(entry, paper))


def sentence(entry: Entry, paper: tuple[str, str] | None = None) -> SafeString:
    """What the entry says; paper: (label, address) of the one that it is about."""
    who = entry.by.name if entry.by else capfirst(_("the system"))
    named = format_html('<a href="{1}">{0}</a>', *paper) if paper else _("a paper")
    pattern = _pattern(entry)
    if pattern is None:
        return format_html("{}: {}", who, readable(entry.deed))
    words = str(pattern) % {"who": conditional_escape(who), "paper": conditional_escape(named)}
    return mark_safe(words)  # noqa: S308 - a sentence of ours, filled with what was escaped just above


def _pattern(entry):
    values = [value for value in entry.details.values() if isinstance(value, str)]
    if entry.by and entry.by.code in values:
        values.append("oneself")
    names = [f"{entry.deed}:{value}" for value in values] + [entry.deed]
    return next((registry.sentences[name] for name in names if name in registry.sentences), None)


def readable(deed: str) -> str:
    """For a deed without a sentence, such as one of an earlier version: "app.some_deed" is "some deed"."""
    return deed.partition(".")[2].replace("_", " ")
