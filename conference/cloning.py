"""Copying an edition: which parts there are, what a copy of a row is, and how its dates move."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import models

from conference import files
from conference.models import Deadline, Edition, Entry, Person

# What a call says in words of its own; a copy takes it over as it is.
TEXTS = ("tagline", "description", "guidelines", "review_process", "publication", "policies")
WEEK = timedelta(days=7)
# What a copy never takes over: who it is, and what it has gone through.
ITS_OWN = {"code", "created_at", "changed_at", "removed_at", "sequence"}


@dataclass(frozen=True)
class NewDays:
    """The days that a date of the old edition gets in the new one."""

    day: date
    ends_on: date | None = None


@dataclass
class Cloning:
    """One copying under way: from where to where, by whom, and what has been copied already."""

    old: Edition
    new: Edition
    by: Person | None
    days: dict[str, NewDays]  # code of an old deadline -> its days; dates that are left out are missing
    copies: dict[tuple[type, int], models.Model] = field(default_factory=dict)

    def copy_of(self, row: models.Model | None) -> models.Model | None:
        """What stands for a row in the new edition; None for none, and for what was not copied."""
        return self.copies.get((type(row), row.pk)) if row is not None else None

    def has_lost(self, row: models.Model | None) -> bool:
        """Whether something belonged to a row that was not copied, and so has no place in the new edition."""
        return row is not None and self.copy_of(row) is None

    def copy(self, row: models.Model, **changes) -> models.Model:
        """Saves a copy of a row in the new edition, and remembers what stands for what."""
        made = fresh(row, edition=self.new, **changes)
        made.save()
        self.copies[type(row), row.pk] = made
        return made


@dataclass(frozen=True)
class Part:
    """Something that may be taken over. `copy` runs inside the deed, in the order in which parts are listed."""

    key: str
    label: str
    copy: Callable[[Cloning], None]
    help: str = ""
    is_usual: bool = True  # ticked at first
    order: int = 50
    needs: tuple[str, ...] = ()  # keys of parts without which it would hang in the air


def origin_of(edition: Edition) -> Edition | None:
    """What it was made from; history knows."""
    entry = Entry.objects.filter(edition=edition, deed="conference.clone_edition").first()
    return Edition.objects.filter(code=entry.details["cloned_from"]).first() if entry else None


def still_naming(new: Edition, old: Edition) -> list[str]:
    """The fields of the new edition that name the old one, by its short name or its part of addresses."""
    own, others = ({_plain(name) for name in (each.short_name, each.slug) if name} for each in (new, old))
    # The longest first: one name may begin like the other.
    known = sorted(own | others, key=len, reverse=True)
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in known))
    said = {name: " ".join(getattr(new, name).values()) for name in TEXTS} | {"hashtag": new.hashtag}
    return [name for name, text in said.items() if set(pattern.findall(_plain(text))) & (others - own)]


def _plain(text):
    return " ".join(text.split()).casefold()


def fresh(row: models.Model, **changes) -> models.Model:
    """An unsaved copy under a name of its own. Files are owned twice, so that removing one copy leaves the other."""
    kept = [each for each in row._meta.concrete_fields if not each.primary_key and each.name not in ITS_OWN]
    values = {each.attname: getattr(row, each.attname) for each in kept}
    for each in kept:
        if each.is_relation and each.related_model._meta.label == "conference.File" and values[each.attname]:
            values[each.attname] = files.share(getattr(row, each.name), edition=changes.get("edition")).pk
    made = type(row)(**values)
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def distance(old: Edition, main_day: date | None, *, keeps_weekday: bool) -> timedelta:
    """How far dates move: as far as the main day does; to the nearest whole week where weekdays are kept.

    The main day of a conference is its first, that of a special issue the planned publication.
    """
    before = old.published_on if old.is_special_issue else old.starts_on
    if not (before and main_day):
        return timedelta(0)
    away = main_day - before
    return round(away / WEEK) * WEEK if keeps_weekday else away


def moved(deadlines: Iterable[Deadline], away: timedelta) -> dict[str, NewDays]:
    """Code -> days, each moved by the same distance; local time and zone stay, so nobody's clock time changes."""
    return {each.code: NewDays(each.day + away, each.ends_on and each.ends_on + away) for each in deadlines}
