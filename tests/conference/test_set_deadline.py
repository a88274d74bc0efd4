"""Setting, moving, shifting and calling off dates: what is kept, and what calendars are told."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from conference import actions
from conference.history import Refused
from conference.models import Deadline, DeadlineChange, Entry, holding
from tests.cast import in_days

AOE = "Etc/GMT+12"


@pytest.fixture
def poster(edition):
    return actions.add_kind(edition, slug="poster", name={"en": "Poster"}, by=None)


def set_paper(edition, days, **fields):
    return actions.set_deadline(
        edition, stage="paper", day=in_days(days), zone=AOE, by=fields.pop("by", None), **fields
    )


@pytest.mark.parametrize(
    ("day", "at", "zone", "closes"),
    [
        # The last place where it is still that day, and the first.
        (date(2027, 5, 18), None, AOE, "2027-05-19T12:00:00"),
        (date(2027, 5, 18), None, "Pacific/Kiritimati", "2027-05-18T10:00:00"),
        (date(2027, 5, 18), None, "Pacific/Apia", "2027-05-18T11:00:00"),
        # Without a zone nobody is shut out.
        (date(2027, 5, 18), None, "", "2027-05-19T12:00:00"),
        # The days on which clocks are changed in Europe have 23 and 25 hours.
        (date(2027, 3, 28), None, "Europe/Vienna", "2027-03-28T22:00:00"),
        (date(2027, 3, 28), time(3, 0), "Europe/Vienna", "2027-03-28T01:00:01"),
        (date(2027, 10, 31), None, "Europe/Vienna", "2027-10-31T23:00:00"),
        (date(2027, 5, 18), time(23, 59), "Europe/Vienna", "2027-05-18T22:00:00"),
    ],
)
def test_a_date_closes_at_the_end_of_what_was_stated(edition, clara, day, at, zone, closes):
    deadline = actions.set_deadline(edition, stage="paper", day=day, time=at, zone=zone, by=clara)

    assert deadline.closes_at == datetime.fromisoformat(closes).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "at", "zone"),
    [
        (date(2027, 3, 28), time(2, 30), "Europe/Vienna"),
        (date(2027, 10, 31), time(2, 30), "Europe/Vienna"),
        (date(2011, 12, 30), None, "Pacific/Apia"),
        (date(2027, 5, 18), None, "Europe/Nowhere"),
    ],
)
def test_a_time_that_is_not_clear_is_refused(edition, clara, day, at, zone):
    with pytest.raises(Refused):
        actions.set_deadline(edition, stage="paper", day=day, time=at, zone=zone, by=clara)


@pytest.mark.parametrize("minutes", [31, -1])
def test_a_grace_is_half_an_hour_at_most(edition, clara, minutes):
    with pytest.raises(Refused, match="grace"):
        set_paper(edition, 9, grace=timedelta(minutes=minutes))


def test_a_last_day_before_the_first_is_refused(edition):
    with pytest.raises(Refused, match="before the first"):
        actions.set_deadline(edition, stage="event", day=in_days(9), ends_on=in_days(8), by=None)


@pytest.mark.parametrize("day", [date(207, 3, 1), date(1, 1, 1), date(9999, 12, 31)])
def test_a_year_that_cannot_be_meant_is_refused(edition, day):
    with pytest.raises(Refused, match="check the year"):
        actions.set_deadline(edition, stage="paper", day=day, zone="Europe/Vienna", by=None)


def test_a_track_of_another_conference_is_refused(edition, other_edition):
    foreign = actions.add_track(other_edition, slug="x", name="X", by=None)

    with pytest.raises(Refused, match="another conference"):
        set_paper(edition, 9, track=foreign)


@pytest.mark.parametrize(
    "change",
    [
        {"day": in_days(12)},
        {"time": time(12)},
        {"zone": "Europe/Vienna"},
        {"label": "Camera-ready"},
        {"ends_on": in_days(11)},
    ],
)
def test_what_pages_say_of_a_date_is_counted_for_calendars(edition, clara, change):
    first = set_paper(edition, 10)
    later = timezone.now() + timedelta(hours=1)

    moved = actions.set_deadline(
        edition, **{"stage": "paper", "day": in_days(10), "zone": AOE, "by": clara} | change, at=later
    )

    edition.refresh_from_db()
    assert (moved.pk, moved.code, moved.sequence, moved.changed_at) == (first.pk, first.code, 1, later)
    assert edition.changed_at == later


def test_saving_the_same_again_changes_nothing(edition):
    set_paper(edition, 10, label="Papers")

    again = set_paper(edition, 10, label="Papers")

    assert (again.sequence, again.changes.count()) == (0, 0)


def test_a_grace_is_told_to_no_calendar(edition):
    set_paper(edition, 10)

    changed = set_paper(edition, 10, grace=timedelta(minutes=10))

    assert (changed.sequence, changed.grace, changed.changes.count()) == (0, timedelta(minutes=10), 0)


def test_a_move_keeps_the_old_date_with_who_and_why(edition, clara):
    set_paper(edition, 10)

    moved = set_paper(edition, 20, by=clara, reason="Storm")

    change = moved.changes.get()
    assert (change.old_day, change.old_zone, change.reason, change.by) == (in_days(10), AOE, "Storm", clara)
    assert Entry.objects.filter(deed="conference.set_deadline", by=clara).exists()


def test_a_label_kept_as_it_was_keeps_its_other_languages(edition, clara):
    for label in ({"en": "Early registration", "de": "Frühbucher"}, "Early registration"):
        deadline = actions.set_deadline(edition, stage="registration", label=label, day=in_days(30), by=clara)

    assert dict(deadline.label) == {"en": "Early registration", "de": "Frühbucher"}


def test_dates_that_were_called_off_are_known_to_calendars_alone(edition, clara):
    deadline = set_paper(edition, 10)

    removed = actions.remove_deadline(deadline, by=clara, reason="No papers this year")

    assert not edition.deadlines.exists()
    assert Deadline.every.get() == removed
    assert (removed.sequence, removed.changed_at) == (1, removed.removed_at)
    assert removed.changes.get().reason == "No papers this year"


def test_a_date_is_called_off_once(edition, clara):
    deadline = set_paper(edition, 10)
    actions.remove_deadline(deadline, by=clara)

    with pytest.raises(Refused, match="already"):
        actions.remove_deadline(deadline, by=clara)


def test_a_date_set_again_takes_its_place_in_calendars(edition, clara):
    deadline = set_paper(edition, 10)
    actions.remove_deadline(deadline, by=clara)

    again = set_paper(edition, 15)

    assert (again.code, again.sequence, again.removed_at) == (deadline.code, 2, None)


def test_undoing_is_a_new_move(edition, clara):
    set_paper(edition, 10)
    moved = set_paper(edition, 20, by=clara, time=time(12))

    undone = actions.undo_move(moved, by=clara)

    assert (undone.day, undone.time, undone.sequence) == (in_days(10), None, 2)
    assert [change.reason for change in undone.changes.order_by("pk")] == ["", "undone"]


def test_undoing_what_never_moved_is_refused(edition, clara):
    with pytest.raises(Refused, match="not been moved"):
        actions.undo_move(set_paper(edition, 10), by=clara)


def test_what_was_called_off_comes_back_unless_it_is_replaced(edition, track, clara):
    deadline = set_paper(edition, 10)
    actions.remove_deadline(deadline, by=clara)
    Deadline.objects.create(edition=edition, stage="paper", day=in_days(12), closes_at=timezone.now())

    with pytest.raises(Refused, match="in its place"):
        actions.undo_move(deadline, by=clara)


def test_days_of_several_are_undone_together(edition, clara):
    for days in (10, 20):
        event = actions.set_deadline(edition, stage="event", day=in_days(days), ends_on=in_days(days + 2), by=clara)

    undone = actions.undo_move(event, by=clara)

    assert (undone.day, undone.ends_on) == (in_days(10), in_days(12))


def test_dates_are_shifted_together_and_keep_their_time_and_zone(edition, clara):
    noon = actions.set_deadline(
        edition, stage="paper", day=date(2027, 3, 21), time=time(12), zone="Europe/Vienna", by=None
    )
    event = actions.set_deadline(edition, stage="event", day=date(2027, 6, 1), ends_on=date(2027, 6, 3), by=None)

    actions.shift_deadlines(edition, deadlines=[noon, event], days=7, reason="Strike", by=clara)

    noon.refresh_from_db()
    event.refresh_from_db()
    assert (noon.day, noon.time, noon.closes_at.hour) == (date(2027, 3, 28), time(12), 10)  # summer time has begun
    assert (event.day, event.ends_on) == (date(2027, 6, 8), date(2027, 6, 10))
    assert Entry.objects.get(deed="conference.shift_deadlines").details["days"] == 7


def test_dates_are_shifted_all_or_none(edition, clara):
    fine = set_paper(edition, 10)
    gap = actions.set_deadline(
        edition, stage="final", day=date(2027, 3, 21), time=time(2, 30), zone="Europe/Vienna", by=None
    )

    with pytest.raises(Refused, match="Final version: 02:30 does not exist"):
        actions.shift_deadlines(edition, deadlines=[fine, gap], days=7, by=clara)

    fine.refresh_from_db()
    assert fine.day == in_days(10)


@pytest.mark.parametrize("days", [0, 4000])
def test_a_shift_by_nothing_or_by_too_much_is_refused(edition, clara, days):
    with pytest.raises(Refused):
        actions.shift_deadlines(edition, deadlines=[set_paper(edition, 10)], days=days, by=clara)


def test_a_date_of_another_conference_is_not_shifted_along(edition, other_edition, clara):
    with pytest.raises(Refused, match="does not exist"):
        actions.shift_deadlines(edition, deadlines=[set_paper(other_edition, 10)], days=7, by=clara)


def test_the_closest_date_holds(edition, track, other_track, kind, poster):
    general = set_paper(edition, 1)
    of_track = set_paper(edition, 20, track=track)
    of_kind = set_paper(edition, 3, kind=poster)
    of_both = set_paper(edition, 4, track=track, kind=poster)

    held = {
        (place, sort): Deadline.objects.filter(stage="paper").holding(place, sort)
        for place in (track, other_track)
        for sort in (kind, poster)
    }

    assert held == {
        (track, kind): [of_track],
        (track, poster): [of_both],
        (other_track, kind): [general],
        (other_track, poster): [of_kind],
    }


def test_dates_of_a_track_are_those_that_hold_for_some_of_its_papers(edition, track, other_track, poster):
    general, of_kind = set_paper(edition, 1), set_paper(edition, 3, kind=poster)
    of_both = set_paper(edition, 4, track=track, kind=poster)

    papers = Deadline.objects.filter(stage="paper")

    assert set(papers.of_track(track)) == {Deadline.objects.get(track=track, kind=None, stage="paper"), of_both}
    assert set(papers.of_track(other_track)) == {general, of_kind}


def test_a_date_of_its_own_is_a_move_for_a_track_of_a_public_call(edition, other_track, clara):
    set_paper(edition, 10)

    own = set_paper(edition, 17, track=other_track, by=clara, reason="Late start")

    change = own.changes.get()
    assert (change.old_day, change.reason) == (in_days(10), "Late start")


def test_before_a_call_is_public_nothing_was_announced(edition, other_track):
    actions.publish_edition(edition, by=None, is_public=False)
    edition.refresh_from_db()
    set_paper(edition, 10)

    set_paper(edition, 17, track=other_track)

    assert not DeadlineChange.objects.exists()


def test_an_own_date_without_words_takes_those_of_the_date_that_it_overrides(edition, track, poster):
    set_paper(edition, 10, label={"en": "Paper submission"})
    own = set_paper(edition, 12, kind=poster)
    worded_itself = set_paper(edition, 14, kind=poster, track=track, label={"en": "Posters of services"})

    names = {str(date) for place in (None, track.pk) for date in holding(edition.deadlines.all(), place, poster.pk)}

    assert not own.label
    assert {"Paper submission", str(worded_itself)} <= names
