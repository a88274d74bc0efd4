"""A release as pages read it."""

from datetime import date

from programme.agenda import Agenda
from tests.samples import conference, document, edition, keynote, slot


def test_days_are_in_order_and_what_has_no_time_comes_last():
    agenda = Agenda(conference())

    assert [day.date for day in agenda.days] == [date(2026, 12, 1), date(2026, 12, 2)]
    assert [entry.title for entry in agenda.days[0].sessions] == ["Data", "Coffee", "Opening keynote"]
    assert [entry.title for entry in agenda.days[1].sessions] == ["A talk alone", "A talk some time"]


def test_times_are_local():
    talk = Agenda(conference()).talks["SLOTDATA01"]

    assert f"{talk.begins:%H:%M}" == "09:00"


def test_a_keynote_with_a_day_and_no_slot_stands_on_its_day():
    loose = keynote(slot=None, day="2016-05-18")

    (day,) = Agenda(document(keynotes=[loose])).days

    assert (day.date, day.keynotes, day.sessions) == (date(2016, 5, 18), [loose], [])


def test_a_keynote_that_is_scheduled_is_told_once():
    assert all(not day.keynotes for day in Agenda(conference()).days)


def test_cancelled_remains_stay_with_their_session():
    remains = conference()
    remains["sessions"][0]["slots"] = ["SLOTDATA01"]

    assert [talk.code for talk in Agenda(remains).sessions["SESSIONDAT"].talks] == ["SLOTDATA01", "SLOTDATA02"]


def test_neighbours_are_those_of_the_session_and_in_an_issue_of_all():
    agenda = Agenda(conference())
    articles = [slot("A000000000", "A"), slot("B000000000", "B")]
    issue = Agenda(document(slots=articles, edition=edition(kind="special_issue")))

    assert agenda.neighbours(agenda.talks["SLOTDATA02"]) == (agenda.talks["SLOTDATA01"], None)
    assert issue.neighbours(issue.talks["A000000000"]) == (None, issue.talks["B000000000"])
