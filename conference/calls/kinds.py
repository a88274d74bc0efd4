"""The kinds of contribution that a call asks for, each with its limits."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from .call import Dated, Limit, Span
from .limits import GENERAL, Extent, extents_in, kinds_in
from .lines import Line

# Limits of these are no limits of contributions: "a proposal of 2 pages for a workshop", "a CV of 1 page".
NO_CONTRIBUTION = re.compile(
    r"\b(?:cv|bio(?:graphy|note)?s?|curriculum|cover letter|keywords|title)\b[^.,;]{0,20}$", re.IGNORECASE
)


def limits_in(lines: list[Line], dates: list[Dated]) -> list[Limit]:
    """Kinds with their limits, in the order of the text; one entry for each kind."""
    found: dict[str, Limit] = {}
    for limit in sorted([*_stated(lines), *_listed(lines), *_of_labels(lines, dates)], key=lambda limit: limit.span):
        key = limit.kind.lower()
        found[key] = _joined(found[key], limit) if key in found else limit
    specific = [limit for key, limit in found.items() if key not in GENERAL or _has_extent(limit)]
    return specific or list(found.values())


def _stated(lines: list[Line]) -> Iterator[Limit]:
    for at, line in enumerate(lines):
        if line.part in ("signature", "committee") or line.is_blank:
            continue
        for extent in extents_in(line.body):
            above = lines[at - 1].body if at and not line.bullet else ""
            if not NO_CONTRIBUTION.search(line.body[: extent.start]):
                yield from (_limit(extent, line, kind) for kind in _kinds_of(extent, line.body, above))


def _limit(extent: Extent, line: Line, kind: str) -> Limit:
    behind = line.body[extent.end :]
    span = (line.body_start + extent.start, line.body_start + extent.end)
    sizes = {
        "words": {"min_words": extent.least, "max_words": extent.most},
        "pages": {"min_pages": extent.least, "max_pages": extent.most},
        "characters": {"max_characters": extent.most},
    }[extent.unit]
    return Limit(kind, span, references_counted=extent.references_counted if behind or extent else None, **sizes)


def _kinds_of(extent: Extent, body: str, above: str) -> list[str]:
    """The kinds that a limit is for: the last ones named before it in its sentence, else the first behind it."""
    sentence_start = max(
        (match.end() for match in re.finditer(r"[.;!?]\s+(?=[A-ZÀ-Ý])", body[: extent.start])), default=0
    )
    before = [kind for kind in kinds_in(body[: extent.start]) if kind[0] >= sentence_start]
    if before:
        return _together(before, body)
    behind = [name for start, _, name in kinds_in(body[extent.end :]) if start <= 40]
    if behind:
        return behind[:1]
    earlier = [name for _, _, name in kinds_in(body[: extent.start])] or [name for _, _, name in kinds_in(above)]
    return earlier[-1:] or ["Paper"]


def _together(kinds: list[tuple[int, int, str]], body: str) -> list[str]:
    """The last kind, and those before it that are joined with it: "papers and essays (at most 5 pages)"."""
    names = [kinds[-1][2]]
    for one, other in pairwise(reversed(kinds)):
        if not re.fullmatch(r"\s*(?:,|and|or|und|oder|e|o|y|et|ou|/|&|,\s*and|,\s*or)\s*", body[other[1] : one[0]]):
            break
        names.insert(0, other[2])
    return names


def _listed(lines: list[Line]) -> Iterator[Limit]:
    """Kinds at the beginning of the bullets of a part about submissions: "- Posters: ..."."""
    for line in lines:
        if line.part == "submission" and line.bullet:
            for start, end, name in kinds_in(line.body)[:1]:
                if start <= 2:
                    yield Limit(name, _span(line, start, end))


def _of_labels(lines: list[Line], dates: list[Dated]) -> Iterator[Limit]:
    """Kinds that dates are named for: "full papers, short papers and posters: 1 March"."""
    starts = [line.start for line in lines]
    for dated in dates:
        if dated.stage not in ("abstract", "paper", "final", "doctoral_consortium"):
            continue
        line = lines[bisect_right(starts, dated.span[0]) - 1]
        for start, end, name in kinds_in(line.body):
            if name.lower() not in GENERAL | {"abstract"} and line.body[start:end].lower() in dated.label.lower():
                yield Limit(name, _span(line, start, end))


def _joined(one: Limit, other: Limit) -> Limit:
    """What both say of a kind; where both say something, the first counts."""
    names = ("min_words", "max_words", "min_pages", "max_pages", "max_characters", "references_counted")
    values = {name: getattr(one, name) if getattr(one, name) is not None else getattr(other, name) for name in names}
    return Limit(one.kind, one.span if _has_extent(one) or not _has_extent(other) else other.span, **values)


def _has_extent(limit: Limit) -> bool:
    return any([limit.min_words, limit.max_words, limit.min_pages, limit.max_pages, limit.max_characters])


def _span(line: Line, start: int, end: int) -> Span:
    return line.body_start + start, line.body_start + end
