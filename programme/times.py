"""Local times of a programme as instants; a time that the clocks skip or repeat is refused, not guessed."""

from datetime import UTC, date, datetime, time, timedelta

from conference.dates import zone_named


class TimeUnclear(ValueError):
    """A local time that does not exist, or exists twice; the text is a sentence for the person who typed it."""


def instant_at(day: date, clock: time, zone: str) -> datetime:
    """The UTC instant at which clocks in the zone (a tz database name) show this time on this day.

    Raises TimeUnclear where clocks are set forward over it or back to it, ValueError for an unknown zone.
    """
    place = zone_named(zone)
    local = datetime.combine(day, clock.replace(tzinfo=None, fold=0))
    readings = {local.replace(tzinfo=place, fold=fold).astimezone(UTC) for fold in (0, 1)}
    valid = [instant for instant in readings if instant.astimezone(place).replace(tzinfo=None, fold=0) == local]
    if len(valid) == 1:
        return valid[0]
    change = "happens twice" if valid else "does not exist"
    raise TimeUnclear(
        f"{clock:%H:%M} {change} on {day.day} {day:%B %Y} in {zone}, because clocks are changed then. "
        "Please choose a time before or after."
    )


def span_of(
    day: date, starts: time, ends: time, zone: str, *, may_pass_midnight: bool = False
) -> tuple[datetime, datetime]:
    """Start and end as UTC instants; an end before the start is on the next day, where that is allowed.

    Raises ValueError with a sentence where the end is not after the start, and as instant_at.
    """
    last_day = day + timedelta(days=1) if may_pass_midnight and ends <= starts else day
    begins, finishes = instant_at(day, starts, zone), instant_at(last_day, ends, zone)
    if finishes <= begins:
        raise ValueError("The end must be after the start.")
    return begins, finishes
