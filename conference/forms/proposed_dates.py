"""The dates of a call seen together: which are ticked at first, which exclude and which contradict each other."""

from itertools import pairwise

from django.utils.translation import gettext as _

from conference import dates, when
from conference.models import Deadline, Edition, Kind, Track
from conference.texts import Texts
from conference.timetable import contradictions_of

Stage = Deadline.Stage


def initial_dates(found, kinds):
    """(what a row starts with, the date for whose sake it is not ticked or None) of each.

    Ticked are those with a day, of each stage the first; none whose end is before its beginning.
    """
    ticked, rows = {}, []
    for each in found:
        rival = ticked.get(_place(each))
        is_clear = each.date and "ends_before" not in _codes(each)
        if is_clear and not rival:
            ticked[_place(each)] = each
        rows.append((_initial(each, kinds) | {"take": bool(is_clear and not rival)}, rival if each.date else None))
    return rows


def _place(found):
    """What there is one date of. Of some stages there are several with words of their own, but not where the call
    gives two days for the same."""
    is_one = found.stage not in Deadline.INFORMATIONAL or "twice" in _codes(found)
    return found.stage, found.track, found.kinds, "" if is_one else found.label


def _codes(found):
    return {caution.code for caution in found.cautions}


def rivalry(rival):
    """Why a date is not ticked at first."""
    words = {"label": rival.label or Stage(rival.stage).label, "day": when.day(rival.date)}
    return _("“%(label)s” (%(day)s) is for the same stage, so this one is not ticked at first.") % words


def _initial(found, kinds):
    return {
        "stage": found.stage,
        "label": found.label,
        "day": found.date,
        "ends_on": found.end,
        "extended_from": found.extended_from,
        "time": found.time,
        "zone": dates.AOE if found.zone == "AoE" else found.zone or "",
        "track": found.track,
        "kinds": ", ".join(name for name in found.kinds if name.lower() in kinds),
        "is_optional": found.is_optional,
    }


def check_dates(rows, tracks, kinds):
    """Says at the rows what cannot be taken over; tracks and kinds are the names that are."""
    seen = set()
    for row in rows:
        track, own = row.cleaned_data["track"].lower(), [name.lower() for name in row.cleaned_data["kinds"]]
        if track and track not in tracks:
            row.add_error("track", _("No track of this name is taken over."))
        if set(own) - kinds:
            row.add_error("kinds", _("No contribution type of this name is taken over."))
        stage, words = row.cleaned_data["stage"], row.cleaned_data["label"].lower()
        is_told_apart = stage in Deadline.INFORMATIONAL
        places = {(stage, track, kind, words if is_told_apart else "") for kind in own or [""]}
        if places & seen and is_told_apart:
            row.add_error("label", _("There is a date with these words already. Please tell this one apart."))
        elif places & seen:
            row.add_error("stage", _("Another date has this stage, too. Please untick one, or say what it is for."))
        seen |= places


def to_mind(rows, preset_kind):
    """Sentences about dates that cannot all be right; they may be taken over, but not unseen."""
    deadlines = _deadlines(rows, preset_kind)
    return [*(each.sentence for each in contradictions_of(deadlines)), *_events_twice(deadlines)]


def _events_twice(deadlines):
    events = sorted((each for each in deadlines if each.stage == Stage.EVENT), key=lambda each: each.scope)
    for one, other in pairwise(events):
        if one.scope == other.scope:
            words = {"one": _told(one), "other": _told(other)}
            yield _("Two dates say when the conference is: %(one)s and %(other)s.") % words


def _told(deadline):
    return f"“{deadline}” ({deadline.when})"


def _deadlines(rows, preset_kind):
    """The dates as they would be; not to be saved."""
    edition, tracks, kinds = Edition(kind=preset_kind), {}, {}
    return [
        Deadline(
            edition=edition,
            code=f"{row.prefix} {kind}",
            stage=row.cleaned_data["stage"],
            label=_said(row.cleaned_data["label"]),
            day=row.cleaned_data["day"],
            ends_on=row.cleaned_data["ends_on"],
            track=_one(tracks, Track, row.cleaned_data["track"]),
            kind=_one(kinds, Kind, kind),
        )
        for row in rows
        for kind in row.cleaned_data["kinds"] or [""]
    ]


def _said(words):
    return Texts({"en": words} if words else {})


def _one(known, model, name):
    """The track or type of this name, one object for each."""
    return known.setdefault(name.lower(), model(pk=len(known) + 1, name=_said(name))) if name else None
