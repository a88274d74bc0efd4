"""What somebody should look at before taking over what was read: a code, values, and the sentence for them."""

from dataclasses import dataclass
from datetime import date

from conference.dates import shown_range


def gettext_noop(sentence: str) -> str:
    """Marks a sentence for translation; here it stays English, for this package knows no site."""
    return sentence


SENTENCES = {
    "year_missing": gettext_noop("The year is missing. %(year)s was taken from the dates beside it."),
    "year_unknown": gettext_noop("The year is missing, and no other date says which one it is."),
    "ambiguous": gettext_noop("This may be %(one)s or %(other)s. Nothing in the call says which."),
    "ambiguous_read": gettext_noop(
        "This may be %(one)s or %(other)s. It was read as %(one)s, as the other dates here."
    ),
    "month_first": gettext_noop("Read as month/day, because %(day)s cannot be a month."),
    "no_such_day": gettext_noop("There is no such day."),
    "day_not_said": gettext_noop("The call does not say which day."),
    "past": gettext_noop("This day is in the past."),
    "after_event": gettext_noop("This is after the conference itself (%(day)s)."),
    "order": gettext_noop("This is after “%(label)s” (%(day)s), which should come later."),
    "ends_before": gettext_noop("The end is before the beginning."),
    "extended": gettext_noop("The older date, %(day)s, stands beside it."),
    "extended_by_order": gettext_noop(
        "Two dates stand side by side and nothing says which is valid. The later one was taken, the other is %(day)s."
    ),
    "not_later": gettext_noop(
        "The call says that this was extended, but gives a later day for the same: %(day)s. Please tick the valid one."
    ),
    "twice": gettext_noop("The call gives another day for the same: %(day)s."),
    "unknown_stage": gettext_noop("It is not clear what is due on this day."),
    "weekday": gettext_noop("%(day)s is another day of the week than the call says."),
    "midnight": gettext_noop("Midnight was read as the end of this day."),
    "zone_unclear": gettext_noop("These letters stand for several time zones. Please choose one."),
}


@dataclass(frozen=True)
class Caution:
    """A warning of this code; its values are days, or what stands in the text."""

    code: str
    values: tuple[tuple[str, object], ...] = ()

    @property
    def sentence(self) -> str:
        """In English; pages say SENTENCES in their own language."""
        written = {name: shown_range(value) if isinstance(value, date) else value for name, value in self.values}
        return SENTENCES[self.code] % written


def caution(code: str, **values: object) -> Caution:
    return Caution(code, tuple(values.items()))
