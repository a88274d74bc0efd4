"""Days, moments and remaining times are written in the language of the page."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from conference import dates, when
from conference.countries import country_choices, country_name
from conference.templatetags.convoke import countdown_to, day, moment

FIRST, LATER, NEXT_MONTH, NEXT_YEAR = date(2026, 5, 18), date(2026, 5, 20), date(2026, 6, 2), date(2027, 1, 3)
NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


def in_language(code, ask, *arguments, **named):
    with translation.override(code):
        return str(ask(*arguments, **named))


@pytest.mark.parametrize(
    ("language", "last", "shown"),
    [
        ("en", None, "18 May 2026"),
        ("en", LATER, "18–20 May 2026"),
        ("de", None, "18. Mai 2026"),
        ("de", LATER, "18.–20. Mai 2026"),
        ("de", NEXT_MONTH, "18. Mai – 2. Juni 2026"),
        ("de", NEXT_YEAR, "18. Mai 2026 – 3. Januar 2027"),
        ("it", LATER, "18–20 maggio 2026"),
        ("es", LATER, "18–20 de mayo de 2026"),
        ("es", NEXT_MONTH, "18 de mayo – 2 de junio de 2026"),
    ],
)
def test_a_range_says_what_both_days_share_once(language, last, shown):
    assert in_language(language, when.days, FIRST, last) == shown


def test_the_same_day_of_two_years_is_written_out():
    assert in_language("de", when.days, FIRST, date(2027, 5, 18)) == "18. Mai 2026 – 18. Mai 2027"


def test_a_day_with_its_weekday():
    assert in_language("en", when.day, FIRST, "full") == "Monday, 18 May 2026"
    assert in_language("de", when.day, FIRST, "full") == "Montag, 18. Mai 2026"
    assert in_language("es", when.day, FIRST, "short") == "lun, 18 may"


def test_a_moment_in_a_zone():
    assert ">18. Mai 2026, 14:00 CEST<" in in_language(
        "de", moment, datetime(2026, 5, 18, 12, tzinfo=UTC), "Europe/Vienna"
    )
    assert ">18 May 2026<" in in_language("en", day, FIRST)
    assert in_language("it", when.moment, datetime(2026, 5, 18, 9, 5, 7, tzinfo=ZoneInfo("UTC")), seconds=True) == (
        "18 maggio 2026, 09:05:07 UTC"
    )


def test_a_deadline_shows_what_was_stated_and_nothing_else():
    shown = in_language("de", when.shown, FIRST, time(23, 59), "Europe/Vienna")

    assert re.fullmatch(r"18\. Mai 2026, 23:59, .*Wien.* \(UTC\+2\)", shown)
    assert in_language("de", when.shown, FIRST) == "18. Mai 2026"
    assert in_language("de", when.shown, FIRST, time(12), "UTC") == "18. Mai 2026, 12:00, UTC"
    assert in_language("en", when.shown, FIRST, None, dates.AOE) == "18 May 2026, anywhere on Earth"


@pytest.mark.parametrize(
    ("distance", "part"),
    [
        (timedelta(days=3, hours=4), "3 Tage 4 Stunden"),
        (timedelta(days=70), "70 Tage"),
        (timedelta(hours=1, minutes=5), "1 Stunde 5 Minuten"),
        (timedelta(minutes=12), "in 12 Minuten"),
        (-timedelta(days=2, hours=3), "vor 2 Tagen"),
    ],
)
def test_what_remains_is_counted_in_the_words_of_the_language(distance, part):
    left = dates.remaining(NOW + distance, NOW)

    assert part in in_language("de", when.sentence, left)


@pytest.mark.parametrize("days", [0, 1, 3])
@pytest.mark.parametrize("minutes", [0, 1, 61, 300])
@pytest.mark.parametrize("sign", [1, -1])
def test_the_sentences_for_scripts_are_those_of_the_page(days, minutes, sign):
    """A script has only the patterns, and the counts of the browser, which come from the same locale data."""
    left = dates.remaining(NOW + sign * timedelta(days=days, minutes=minutes), NOW)
    words = when.patterns()
    patterns = {
        "left": words["left"].replace("{time}", r"\d+ .*"),
        "closing": words["closing"].replace("{in_time}", ".*"),
    }

    if not left.is_past:
        assert any(re.fullmatch(each, when.sentence(left)) for each in [*patterns.values(), words["soon"]])


def test_a_countdown_brings_its_sentences_along():
    shown = in_language("de", countdown_to, NOW + timedelta(days=4000))

    with translation.override("de"):
        assert f'data-left="{when.patterns()["left"]}"' in shown
    assert 'data-closes="2037-' in shown


def test_countries_have_their_names_and_order_in_the_language():
    with translation.override("de"):
        names = [name for _, name in country_choices()]

        assert (country_name("AT"), country_name("??")) == ("Österreich", "??")
        assert names.index("Norwegen") < names.index("Österreich") < names.index("Pakistan")
    assert country_name("AT") == "Austria"
