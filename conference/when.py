"""Days, moments and remaining times in the language of the page. Nothing is invented: what is unknown is not shown.

English is written by conference.dates and Django; the other languages by the Unicode locale data (CLDR) of Babel,
which browsers have, too: a countdown that a script keeps true reads as it was rendered.
"""

from datetime import timedelta

from babel import dates as cldr
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from conference import dates, languages

ENGLISH = {"long": "j F Y", "full": "l, j F Y", "short": "D, j M"}
UNITS = {"days": timedelta(days=1), "hours": timedelta(hours=1), "minutes": timedelta(minutes=1)}
SMALLER = {"days": "hours", "hours": "minutes"}
NEVER_LARGER = 1e9  # Babel would round 70 days to two months


def is_english():
    return languages.current() == languages.source()


def day(on, style="long"):
    """ "long": 1 December 2026, "full": Tuesday, 1 December 2026, "short": Tue, 1 Dec."""
    if is_english():
        return date_format(on, ENGLISH[style])
    if style == "short":
        return cldr.format_skeleton("MMMEd", on, locale=languages.current())
    return cldr.format_date(on, style, locale=languages.current())


def month_of(on):
    """ "February 2027"."""
    if is_english():
        return date_format(on, "F Y")
    return cldr.format_skeleton("yMMMM", on, locale=languages.current())


def days(first, last=None):
    """ "18.–20. Mai 2026", "30 de mayo – 2 de junio de 2026": what both days have in common is said once."""
    last = last or first
    if is_english() or first == last:
        return dates.shown_range(first, last) if is_english() else day(first)
    begins, ends = day(first).split(), day(last).split()
    common = 0
    while common < len(begins) - 1 and begins[-1 - common] == ends[-1 - common]:
        common += 1
    own = begins[: len(begins) - common]
    return " ".join(own) + ("–" if len(own) == 1 else " – ") + day(last)


def clock(at, seconds=False):
    """ "09:30", as all our languages write it."""
    return f"{at:%H:%M:%S}" if seconds else f"{at:%H:%M}"


def moment(local, zone="", seconds=False):
    """ "1 December 2026, 09:30 CET" of a local time."""
    return f"{day(local)}, {clock(local, seconds)} {zone or zone_label(local)}"


def zone_label(local):
    """Letters where the zone has them ("CET"), else the offset ("UTC+03")."""
    name = local.tzname()
    return name if name.isalpha() else f"UTC{name}"


def shown(on, time=None, zone="", ends_on=None):
    """A deadline as it was stated (dates.Shown), in the language of the page."""
    stated = dates.shown(on, time, zone, ends_on)
    if is_english():
        return stated
    return dates.Shown(days(on, ends_on) if on else "", stated.time, _zone(stated.zone, zone))


def _zone(stated, zone):
    """ "anywhere on Earth", "Vienna time (UTC+2)" in the language of the page; "UTC" is the same in all."""
    if zone == dates.AOE:
        return _("anywhere on Earth")
    city, is_time_of, offset = stated.partition(" time")
    if not is_time_of:
        return stated
    place = cldr.get_timezone_location(zone, locale=languages.current(), return_city=True)
    return _("{city} time").format(city=place or city) + offset


def sentence(left):
    """How long something is still open (dates.Remaining): "3 days 4 hours left", "closes in 12 minutes"."""
    if is_english():
        return dates.sentence(left)
    unit = left.code.removeprefix("closed_").removesuffix("_ago").removesuffix("_left")
    if unit == "moments":
        return _("closed just now") if left.is_past else _("closes in less than a minute")
    if left.is_past:
        return _("closed {time_ago}").format(time_ago=_counted(-left.numbers[0], unit, add_direction=True))
    if unit == "minutes":
        return _("closes {in_time}").format(in_time=_counted(left.numbers[0], unit, add_direction=True))
    parts = [_counted(left.numbers[0], unit), left.numbers[1] and _counted(left.numbers[1], SMALLER[unit])]
    return _("{time} left").format(time=" ".join(filter(None, parts)))


def _counted(number, unit, **how):
    """ "3 Tage"; with add_direction "in 3 Tagen", "vor 3 Tagen"."""
    length, granularity = UNITS[unit] * number, unit.removesuffix("s")
    return cldr.format_timedelta(
        length, granularity=granularity, threshold=NEVER_LARGER, locale=languages.current(), **how
    )


def patterns():
    """The sentences of a countdown for the script that keeps it true."""
    return {
        "left": _("{time} left"),
        "closing": _("closes {in_time}"),
        "soon": _("closes in less than a minute"),
        "closed": _("closed"),
    }
