"""A record in the shape of WikiCFP: one "field: value" on each line, days in American order, then the text."""

from datetime import date

from conference.countries import country_name
from conference.dates import MONTHS
from conference.published.call import Call, Date
from conference.published.plain import text_of
from conference.published.prose import one_line

UNKNOWN = "N/A"
STAGES = {
    "Abstract Registration Due": ["abstract"],
    "Submission Deadline": ["paper"],
    "Notification Due": ["notification"],
    "Final Version Due": ["final", "revision"],
}


def record_of(call: Call) -> str:
    """The record and the plain text; what a call does not say is "N/A"."""
    lines = [f"{name}: {value or UNKNOWN}" for name, value in fields_of(call).items()]
    return "\n".join([*lines, "", text_of(call)])


def fields_of(call: Call) -> dict[str, str]:
    """The fields by their names there; a stage that tracks date differently has the first of their days."""
    name, short = one_line(str(call.name)), one_line(call.short)
    return {
        "Event": name if name.startswith(short) else f"{short} : {name}",
        "Conference Series": one_line(call.series.short_name or str(call.series.name)),
        "Link": call.call_url,
        "When": _period(call),
        "Where": _where(call),
        **{name: _american(_first(call, stages)) for name, stages in STAGES.items()},
        "Categories": ", ".join(_topics(call)),
    }


def _period(call: Call) -> str:
    if not call.starts_on:
        return ""
    return f"{_american(call.starts_on)} - {_american(call.ends_on or call.starts_on)}"


def _where(call: Call) -> str:
    if call.mode == "online" or call.status == "moved_online":
        return "Online"
    return ", ".join(filter(None, [call.place, country_name(call.country) if call.country else ""]))


def _first(call: Call, stages: list[str]) -> date | None:
    """That of the whole call, else the first that a track has."""
    for stage in stages:
        found = [each for each in call.dates if each.stage == stage and not each.kind]
        shared = [each for each in found if each in call.shared_dates]
        if found:
            return _last_day(min(shared or found, key=lambda each: each.closes_at))
    return None


def _last_day(found: Date) -> date:
    return found.ends_on or found.day


def _american(day: date | None) -> str:
    return f"{MONTHS[day.month - 1][:3]} {day.day}, {day.year}" if day else ""


def _topics(call: Call) -> list[str]:
    names = (one_line(str(topic.name)) for track in call.tracks for topic in track.topics)
    return list(dict.fromkeys(names))[:6]
