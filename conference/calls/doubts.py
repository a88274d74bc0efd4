"""What is doubtful about the dates of a call when they are seen together, and which of them are the same."""

from dataclasses import replace
from datetime import date

from .call import Dated
from .cautions import Caution, caution
from .stages import MARKED, ORDER, is_only_mark, meaning_of

SINGLE = frozenset(ORDER)  # stages of which a call has one each
NEAR = 200  # characters within which "extended: ..." belongs to the date before it


def with_doubts(dates: list[Dated], today: date) -> list[Dated]:
    """The dates, each once and with its cautions; a later extension is joined with what it extends."""
    joined = sorted(_without_repeats(_with_extensions(dates)), key=lambda each: each.span)
    return [replace(each, cautions=each.cautions + _doubts(each, joined, today)) for each in joined]


def _with_extensions(dates: list[Dated]) -> list[Dated]:
    """Joins "Papers: 1 March" and "Papers (extended): 8 March" of another line, whichever of them stands first."""
    done = list(dates)
    for new in dates:
        old = _extended_by(new, done)
        if old and old.date and new.date:
            done.remove(new)
            done[done.index(old)] = _extended(new, old, old.date)
    return done


def _extended(new: Dated, old: Dated, old_day: date) -> Dated:
    cautions = [each for each in new.cautions if each.code != "unknown_stage"]
    said = meaning_of(new.label)  # words before the label that it was moved are those of a sentence, not of a list
    is_better = said.is_known and said.is_moved and len(new.label) > len(old.label)
    return replace(
        new,
        stage=old.stage,
        label=new.label if is_better else old.label,
        extended_from=old_day,
        time=new.time or old.time,
        zone=new.zone or old.zone,
        cautions=(*cautions, caution("extended", day=old_day)),
    )


def _extended_by(new: Dated, dates: list[Dated]) -> Dated | None:
    """What a date replaces that says that it was moved: the last above it, or else the first below."""
    if not new.is_moved or new.extended_from:
        return None
    before = [each for each in dates if each.span < new.span]
    earlier = [each for each in dates if each.date and new.date and each.date < new.date]
    if is_only_mark(new.label):
        near = [each for each in before[-1:] if new.span[0] - each.span[1] < NEAR]
        # The news at the head of a call that just "the deadline" was extended speaks of its papers.
        below = [each for each in earlier if each.stage == "paper" and not each.kinds] if not before else []
        return next(iter([*near, *below]), None)
    same = [each for each in earlier if _thing(each) == _thing(new)] if new.stage != "other" else []
    above = [each for each in same if each.span < new.span]
    return next(iter([*above[-1:], *same]), None)


def _without_repeats(dates: list[Dated]) -> list[Dated]:
    """One of those that say the same of the same day: the one of a list, which has a label, before a sentence."""
    kept: list[Dated] = []
    for each in dates:
        same = next((other for other in kept if _is_same(each, other)), None)
        if same is None:
            kept.append(each)
        elif _worth(each) > _worth(same):
            kept[kept.index(same)] = each
    return kept


def _is_same(one: Dated, other: Dated) -> bool:
    if (_thing(one), one.date) != (_thing(other), other.date):
        return False
    if one.date is None:
        return (one.label.lower(), one.text) == (other.label.lower(), other.text)
    is_label_free = one.stage in SINGLE and (one.end == other.end or not (one.end and other.end))
    return is_label_free or (one.label.lower() == other.label.lower() and one.end == other.end)


def _worth(dated: Dated) -> tuple[bool, ...]:
    return bool(dated.end), bool(dated.extended_from), bool(dated.time), bool(dated.label) and len(dated.label) < 60


def _doubts(dated: Dated, dates: list[Dated], today: date) -> tuple[Caution, ...]:
    if not dated.date:
        return ()
    found = [_later(dated, dates), _not_later(dated, dates) or _other_day(dated, dates)]
    if (dated.end or dated.date) < today:
        found.append(caution("past"))
    return tuple(doubt for doubt in found if doubt)


def _later(dated: Dated, dates: list[Dated]) -> Caution | None:
    """A warning if a later stage has an earlier day; stages of other tracks and kinds do not count."""
    if dated.stage not in ORDER or not dated.date:
        return None
    for other in dates:
        is_later = other.stage in ORDER and ORDER.index(other.stage) > ORDER.index(dated.stage)
        is_near = _is_shared(dated.track, other.track) and _is_shared(dated.kinds, other.kinds)
        if is_later and is_near and other.date and (other.end or other.date) < dated.date:
            said = {"label": other.label} if other.label else {}
            return caution("order" if said else "after_event", day=other.date, **said)
    return None


def _is_shared(one: object, other: object) -> bool:
    return not one or not other or one == other


def _not_later(dated: Dated, dates: list[Dated]) -> Caution | None:
    """A warning if something was extended, but the call gives a later day for the same."""
    if not dated.is_moved or dated.extended_from or dated.stage not in SINGLE:
        return None
    days = [each.date for each in dates if each.date and _thing(each) == _thing(dated)]
    later = [day for day in days if dated.date and day > dated.date]
    return caution("not_later", day=max(later)) if later else None


def _other_day(dated: Dated, dates: list[Dated]) -> Caution | None:
    """A warning if the same is said of another day."""
    for other in dates:
        is_same = _thing(dated) == _thing(other) and other is not dated
        if is_same and dated.stage in SINGLE and other.date and dated.date and _is_contradiction(dated, other):
            return caution("twice", day=other.date)
    return None


def _thing(dated: Dated) -> tuple[object, ...]:
    return dated.stage, dated.kinds, dated.track


def _is_contradiction(one: Dated, other: Dated) -> bool:
    if one.stage != "event":
        return _words(one.label) == _words(other.label)
    if not one.date or not other.date or (one.date, one.end) == (other.date, other.end):
        return False
    overlap = one.date <= (other.end or other.date) and other.date <= (one.end or one.date)
    return overlap or _words(one.label) == _words(other.label) or not (one.label and other.label)


def _words(label: str) -> frozenset[str]:
    return frozenset(MARKED.sub(" ", label).lower().split())
