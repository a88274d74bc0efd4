"""All calls of the site: what a list of them shows of each, and which of them a search finds."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone

from conference.countries import country_name
from conference.models import Deadline, Edition, Topic, Track
from conference.published.fingerprint import left_of
from conference.text.folding import folded
from conference.texts import Texts

# Long texts, which no list shows.
NOT_LISTED = ["description", "guidelines", "review_process", "publication", "policies", "series__description"]
MOST_TOPICS = 4


@dataclass(frozen=True)
class Wanted:
    """What somebody looks for; what is empty is all the same to them."""

    words: str = ""
    topic: str = ""
    kind: str = ""
    closes_in: str = ""  # a month, "2027-02"
    begins: date | None = None
    ends: date | None = None
    is_open_only: bool = True

    @property
    def asks_for_texts(self) -> bool:
        return bool(self.words.strip() or self.topic.strip())


@dataclass(frozen=True)
class Listing:
    """The calls that were found, those that close next first, and the months in which open ones close."""

    editions: list[Edition] = field(default_factory=list)
    months: list[date] = field(default_factory=list)
    total: int = 0


def public_editions() -> list[Edition]:
    """Every public one without its long texts, in one query. A cancelled call takes nothing any more."""
    found = list(Edition.objects.public().with_next_hand_in().select_related("series").defer(*NOT_LISTED))
    for edition in found:
        if edition.is_cancelled:
            edition.next_hand_in = None
    return found


def listing(wanted: Wanted) -> Listing:
    """Three queries at most, whatever the number of calls."""
    editions = public_editions()
    open_ones = [edition for edition in editions if edition.next_hand_in]
    months = sorted({closing_month(edition) for edition in open_ones})
    found = [edition for edition in (open_ones if wanted.is_open_only else editions) if fits(edition, wanted)]
    if wanted.asks_for_texts:
        found = _with_words(found, wanted)
    return Listing(in_order(found), months, len(editions))


def in_order(found: Iterable[Edition]) -> list[Edition]:
    """Open calls by the deadline that comes next, then all others, the latest first."""
    today = timezone.localdate()
    found = list(found)
    open_ones = sorted((e for e in found if e.next_hand_in), key=lambda e: (e.next_hand_in, e.pk))
    rest = [e for e in found if not e.next_hand_in]
    return open_ones + sorted(rest, key=lambda e: ((e.last_day or today).toordinal(), e.pk), reverse=True)


def fits(edition: Edition, wanted: Wanted) -> bool:
    """Whether its kind, its next deadline and its days are those that are looked for."""
    if wanted.kind and edition.kind != wanted.kind:
        return False
    if wanted.closes_in:
        month = closing_month(edition) if edition.next_hand_in else None
        if not month or f"{month:%Y-%m}" != wanted.closes_in:
            return False
    first, last = edition.starts_on or edition.published_on, edition.last_day or edition.published_on
    if wanted.begins and not (last and last >= wanted.begins):
        return False
    return not (wanted.ends and not (first and first <= wanted.ends))


def closing_month(edition: Edition) -> date:
    """The first of the month in which its next deadline closes, as the call states the day."""
    return edition.next_hand_in_on.replace(day=1)


def seen_of(editions: Iterable[Edition], at: datetime | None = None) -> list:
    """All that a list shows of these: it changes with it."""
    at = at or timezone.now()
    return [
        (
            *(edition.slug, edition.kind, dict(edition.name), edition.short_name, dict(edition.tagline)),
            *(edition.when, edition.place, edition.country, edition.mode, edition.status, dict(edition.status_note)),
            *(edition.former_starts_on, edition.former_ends_on, dict(edition.series.name), edition.series.short_name),
            *(edition.next_hand_in, left_of(edition.next_hand_in, at)),
        )
        for edition in editions
    ]


def topics_of(editions: Iterable[Edition], most: int = MOST_TOPICS) -> dict[int, list[Texts]]:
    """{key of the edition: its first topics}, in one query."""
    found: dict[int, dict[str, Texts]] = defaultdict(dict)
    rows = Topic.objects.filter(edition__in=[edition.pk for edition in editions], parent=None)
    for edition, name in rows.order_by("position", "pk").values_list("edition", "name"):
        found[edition].setdefault(str(name), name)
    return {edition: list(names.values())[:most] for edition, names in found.items()}


def changed_at(editions: Iterable[Edition]) -> dict[int, datetime]:
    """{key of the edition: when its call or one of its dates changed last}."""
    editions = list(editions)
    rows = Deadline.every.filter(edition__in=[edition.pk for edition in editions])
    dates = dict(rows.values_list("edition").annotate(Max("changed_at")))
    return {e.pk: max(filter(None, [e.changed_at, e.status_at, dates.get(e.pk)])) for e in editions}


def _with_words(editions: list[Edition], wanted: Wanted) -> list[Edition]:
    """Those in whose names, places, tracks and topics all words occur, and in a topic what is looked for there."""
    topics: dict[int, list[str]] = defaultdict(list)
    tracks: dict[int, list[str]] = defaultdict(list)
    for texts, model in ((topics, Topic), (tracks, Track)):
        rows = model.objects.filter(edition__is_public=True).order_by()
        for edition, name in rows.values_list("edition", "name"):
            texts[edition].append(_all_languages(name))
    words, topic = folded(wanted.words).split(), " ".join(folded(wanted.topic).split())
    return [
        edition
        for edition in editions
        if _has_all(words, _text_of(edition), topics[edition.pk], tracks[edition.pk])
        and (not topic or any(topic in name for name in topics[edition.pk]))
    ]


def _has_all(words, *texts) -> bool:
    whole = " ".join(text if isinstance(text, str) else " ".join(text) for text in texts)
    return all(word in whole for word in words)


def _text_of(edition: Edition) -> str:
    named = [edition.short_name, edition.slug, edition.place, edition.venue, edition.series.short_name]
    country = country_name(edition.country) if edition.country else ""
    texts = [_all_languages(text) for text in (edition.name, edition.tagline, edition.series.name)]
    return folded(" ".join([*named, country, str(edition.year or ""), *texts]))


def _all_languages(texts: Texts) -> str:
    return folded(" ".join(texts.values()))
