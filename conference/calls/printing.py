"""What was read from a call, for programs (plain dicts) and for people (lines of text)."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from .call import Call, Dated, Human, Limit, Named

ROLES = {"organiser": "organiser", "chair": "chair", "guest_editor": "guest editor"}


def as_dict(call: Call) -> dict[str, Any]:
    """Everything in plain values; of each edition fact the place is in `spans`. What the call does not say is null."""
    return {
        "edition": _edition(call),
        "tracks": [_named(track) for track in call.tracks],
        "people": [_human(human) for human in call.people],
        "dates": [_dated(dated) for dated in call.dates],
        "topics": [_named(topic) for topic in call.topics],
        "limits": [_limit(limit) for limit in call.limits],
    }


def summary(call: Call) -> str:
    """What was read, a line each, with the number of the line in the text that says so."""
    parts = [
        ("Edition", [f"{name}: {fact.value}{_line(call, fact.span)}" for name, fact in call.edition.items()]),
        ("Tracks", [f"{track.name}{_line(call, track.span)}" for track in call.tracks]),
        ("People", [f"{_introduced(human)}{_line(call, human.span)}" for human in call.people]),
        ("Dates", [row for dated in call.dates for row in _rows(call, dated)]),
        ("Topics", [f"{topic.name}{_line(call, topic.span)}" for topic in call.topics]),
        ("Limits", [f"{_limited(limit)}{_line(call, limit.span)}" for limit in call.limits]),
    ]
    return "\n".join(row for title, rows in parts for row in _part(title, rows))


def _edition(call: Call) -> dict[str, Any]:
    names = (
        "name",
        "ordinal",
        "title",
        "theme",
        "journal",
        "volume",
        "issue",
        "year",
        "place",
        "starts",
        "ends",
        "zone",
    )
    said = {name: fact.value for name, fact in call.edition.items()}
    spans = {name: list(fact.span) for name, fact in call.edition.items()}
    return {"kind": call.kind, **{name: said.get(name) for name in names}, "spans": spans}


def _named(named: Named) -> dict[str, Any]:
    return {"name": named.name, "span": list(named.span)}


def _human(human: Human) -> dict[str, Any]:
    return {
        "name": human.name,
        "given": human.given,
        "family": human.family,
        "affiliation": human.affiliation or None,
        "role": human.role,
        "email": human.email or None,
        "track": human.track or None,
        "span": list(human.span),
    }


def _dated(dated: Dated) -> dict[str, Any]:
    always = {
        "stage": dated.stage,
        "label": dated.label,
        "date": _iso(dated.date),
        "end": _iso(dated.end),
        "time": f"{dated.time:%H:%M}" if dated.time else None,
        "zone": dated.zone,
        "extended_from": _iso(dated.extended_from),
        "span": list(dated.span),
        "warnings": [{"code": caution.code, "sentence": caution.sentence} for caution in dated.cautions],
    }
    where_said = {
        "text": dated.text,
        "optional": dated.is_optional,
        "min_words": dated.min_words,
        "max_words": dated.max_words,
        "kinds": list(dated.kinds),
        "track": dated.track,
    }
    more = {name: value for name, value in where_said.items() if value}
    if dated.references_counted is not None:
        more["references_counted"] = dated.references_counted
    return always | more


def _limit(limit: Limit) -> dict[str, Any]:
    return {
        "kind": limit.kind,
        "min_words": limit.min_words,
        "max_words": limit.max_words,
        "min_pages": limit.min_pages,
        "max_pages": limit.max_pages,
        "max_characters": limit.max_characters,
        "references_counted": limit.references_counted,
        "span": list(limit.span),
    }


def _part(title: str, rows: list[str]) -> Iterator[str]:
    yield f"{title}:" if rows else f"{title}: none found."
    yield from (f"  {row}" for row in rows)


def _line(call: Call, span: tuple[int, int]) -> str:
    return f"  [line {call.text.count(chr(10), 0, span[0]) + 1}]"


def _introduced(human: Human) -> str:
    known = [
        human.name,
        human.affiliation,
        human.email,
        f"({ROLES[human.role]}{' of ' + human.track if human.track else ''})",
    ]
    return ", ".join(filter(None, known))


def _rows(call: Call, dated: Dated) -> Iterator[str]:
    day = _iso(dated.date) or f"no day ({dated.text})"
    days = f"{day} to {dated.end.isoformat()}" if dated.end else day
    clock = [f"{dated.time:%H:%M}" if dated.time else "", dated.zone or ""]
    more = [
        f"extended from {dated.extended_from.isoformat()}" if dated.extended_from else "",
        "optional" if dated.is_optional else "",
        f"track {dated.track}" if dated.track else "",
    ]
    rest = "; ".join(filter(None, [" ".join(filter(None, [days, *clock])), *more]))
    yield f"{dated.stage}: {rest}{' - ' + dated.label if dated.label else ''}{_line(call, dated.span)}"
    yield from (f"    ! {caution.sentence}" for caution in dated.cautions)


def _limited(limit: Limit) -> str:
    sizes = [
        _size(limit.min_words, limit.max_words, "words"),
        _size(limit.min_pages, limit.max_pages, "pages"),
        _size(None, limit.max_characters, "characters"),
    ]
    references = {True: "with references", False: "without references", None: ""}[limit.references_counted]
    return ", ".join(filter(None, [limit.kind, *sizes, references]))


def _size(least: int | None, most: int | None, unit: str) -> str:
    if least and most:
        return f"{least} to {most} {unit}"
    return f"at most {most} {unit}" if most else f"at least {least} {unit}" if least else ""


def _iso(day: date | time | None) -> str | None:
    return day.isoformat() if day else None
