"""The shapes in which calls write days, one by one, and that any text at all can be read."""

from datetime import date, time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conference.calls import as_dict, dates_in, read, summary
from conference.calls.clock import times_in, zones_in
from conference.calls.days import Day, Numbers

TODAY = date(2026, 11, 22)


def days(text):
    return [(mention.first, mention.last) for mention in dates_in(text)]


def on(year, month, day):
    return Day(year, month, day)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("12 December 2016", on(2016, 12, 12), None),
        ("May 5, 2016", on(2016, 5, 5), None),
        ("Nov 17, 2005", on(2005, 11, 17), None),
        ("1st of May, 2027", on(2027, 5, 1), None),
        ("2 May '27", on(2027, 5, 2), None),
        ("Friday 1 May 2027", on(2027, 5, 1), None),
        ("2027-03-15", on(2027, 3, 15), None),
        ("2027 March 15", on(2027, 3, 15), None),
        ("15-Mar-2027", on(2027, 3, 15), None),
        ("Montag, den 15. März 2027", on(2027, 3, 15), None),
        ("lunedì 1° marzo 2027", on(2027, 3, 1), None),
        ("15 gen 2027", on(2027, 1, 15), None),
        ("15 de marzo de 2027", on(2027, 3, 15), None),
        ("1er février 2027", on(2027, 2, 1), None),
        ("22 September", on(None, 9, 22), None),
        ("2-4 September 2019", on(2019, 9, 2), on(2019, 9, 4)),
        ("June 12-14th, 2024", on(2024, 6, 12), on(2024, 6, 14)),
        ("31 August – 3 September", on(None, 8, 31), on(None, 9, 3)),
        ("September 30 – October 2, 2025", on(2025, 9, 30), on(2025, 10, 2)),
        ("30 December – 2 January 2028", on(2027, 12, 30), on(2028, 1, 2)),
        ("October 7 – 8, 2016", on(2016, 10, 7), on(2016, 10, 8)),
        ("7 and 8 October 2016", on(2016, 10, 7), on(2016, 10, 8)),
        ("dal 2 al 4 settembre 2027", on(2027, 9, 2), on(2027, 9, 4)),
        ("del 2 al 4 de septiembre de 2027", on(2027, 9, 2), on(2027, 9, 4)),
        ("vom 2. bis 4. September 2027", on(2027, 9, 2), on(2027, 9, 4)),
        ("du 2 au 4 septembre 2027", on(2027, 9, 2), on(2027, 9, 4)),
        ("Thursday-Saturday, 2-4 September 2027", on(2027, 9, 2), on(2027, 9, 4)),
        ("2027-03-15 – 2027-03-17", on(2027, 3, 15), on(2027, 3, 17)),
    ],
)
def test_a_shape_is_read(text, first, last):
    assert days(text) == [(first, last)]


@pytest.mark.parametrize(
    ("text", "numbers", "order"),
    [
        ("15.03.2027", Numbers(15, 3, 2027, is_dotted=True), "day"),
        ("11/1/2020", Numbers(11, 1, 2020), ""),
        ("6/15/2027", Numbers(6, 15, 2027), "month"),
        ("15/6/2027", Numbers(15, 6, 2027), "day"),
    ],
)
def test_numbers_keep_open_which_is_the_month(text, numbers, order):
    assert days(text) == [(numbers, None)]
    assert numbers.order == order


def test_a_range_in_numbers_is_read_once():
    (mention,) = dates_in("15.-17.5. 2017")

    assert (mention.first.read("day"), mention.last.read("day")) == (on(2017, 5, 15), on(2017, 5, 17))


def test_cells_that_were_glued_together_are_two_dates():
    assert days("October 7November 18") == [(on(None, 10, 7), None), (on(None, 11, 18), None)]


@pytest.mark.parametrize("text", ["end of August", "mid-February 2027", "Fall 2027", "Q3 2027", "Ende Mai 2027", "TBA"])
def test_what_is_no_day_has_none(text):
    assert days(text) == [(None, None)]


@pytest.mark.parametrize("text", ["you may 5 times", "data set 3 ago 5", "ISSN 2075-9517", "doi 10.1145/3123.2016"])
def test_other_numbers_are_no_dates(text):
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "at", "zone"),
    [
        ("11:59 PM AoE (UTC-12)", time(23, 59), "AoE"),
        ("11:59 pm, anywhere on Earth", time(23, 59), "AoE"),
        ("5:00PM Pacific Time", time(17), "America/Los_Angeles"),
        ("12:00 (noon) CET", time(12), "Europe/Berlin"),
        ("23:59 GMT+2", time(23, 59), "Etc/GMT-2"),
        ("23.59 Uhr MEZ", time(23, 59), "Europe/Berlin"),
        ("5pm EDT", time(17), "America/New_York"),
        ("18h00 UTC", time(18), "UTC"),
        ("noon Vienna time", time(12), "Europe/Vienna"),
        ("ore 12:00, ora di Roma", time(12), "Europe/Rome"),
        ("12:00 CST", time(12), ""),
    ],
)
def test_a_time_and_its_zone_are_read(text, at, zone):
    assert [found.time for found in times_in(text)] == [at]
    assert [found.name for found in zones_in(text)] == [zone]


def only(text):
    (dated,) = read(text, TODAY).dates
    return dated


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("Paper submission: ~~1 March 2027~~ 8 March 2027", 1, 8),
        ("Paper submission: <s>1 March 2027</s> 8 March 2027", 1, 8),
        ("Paper submission: 8 March 2027 (was: 1 March 2027)", 1, 8),
        ("Paper submission: 8 March 2027 (extended from 1 March)", 1, 8),
        ("Paper submission: 1 March 2027 → 8 March 2027", 1, 8),
        ("Paper submission: 1 March 2027, extended to 8 March 2027", 1, 8),
        ("Paper submission (extended): 1 March 2027 8 March 2027", 1, 8),
        ("Paper submission: 1 March 2027\nEXTENDED: 8 March 2027", 1, 8),
        ("Paper submission: 1 March 2027\nPaper submission (extended): 8 March 2027", 1, 8),
        ("The submission deadline has been extended from 1 March 2027 to 8 March 2027.", 1, 8),
        ("Einreichung: 8.3.2027 (bisher: 1.3.2027)", 1, 8),
        ("Invio dei contributi: 1 marzo 2027 prorogato al 8 marzo 2027", 1, 8),
        ("Envío de artículos: 1 de marzo de 2027, ampliado hasta el 8 de marzo de 2027", 1, 8),
    ],
)
def test_an_old_date_beside_the_new_one_is_told(text, old, new):
    dated = only(text)

    assert (dated.stage, dated.extended_from, dated.date) == ("paper", date(2027, 3, old), date(2027, 3, new))
    assert {caution.code for caution in dated.cautions} & {"extended", "extended_by_order"}


@pytest.mark.parametrize(
    ("label", "stage"),
    [
        ("Abstract submission", "abstract"),
        ("Paper registration", "abstract"),
        ("Full papers due", "paper"),
        ("Deadline", "paper"),
        ("Hard deadline", "paper"),
        ("Extended submission deadline", "paper"),
        ("Resubmission", "resubmission"),
        ("Reviews due", "review"),
        ("Rebuttal period", "response"),
        ("Reviewer discussion", "discussion"),
        ("Notification of acceptance", "notification"),
        ("Review results", "notification"),
        ("Revised papers due", "revision"),
        ("Camera-ready version", "final"),
        ("Final paper or poster submission", "final"),
        ("PhD symposium", "doctoral_consortium"),
        ("Early-bird registration", "registration"),
        ("Conference dates", "event"),
        ("Workshop proposals", "other"),
        ("Submission system opens", "other"),
        ("Publication of the issue", "other"),
        ("Einreichungsfrist für Vollbeiträge", "paper"),
        ("Endfassung", "final"),
        ("Notifica agli autori", "notification"),
        ("Iscrizione", "registration"),
        ("Fecha límite de envío de resúmenes", "abstract"),
        ("Soumission des articles", "paper"),
    ],
)
def test_a_label_has_its_stage(label, stage):
    assert only(f"{label}: 15 March 2027").stage == stage


def test_an_unknown_label_in_a_list_of_dates_is_kept_with_a_warning():
    dated = read("Important dates\nPaper submission: 1 March 2027\nBoat trip: 3 March 2027", TODAY).dates[1]

    assert (dated.stage, dated.label) == ("other", "Boat trip")
    assert [caution.code for caution in dated.cautions] == ["unknown_stage"]


def test_a_year_is_never_taken_from_nowhere():
    dated = only("Important dates\nPaper submission: 15 March")

    assert (dated.date, dated.text) == (None, "15 March")
    assert [caution.code for caution in dated.cautions] == ["year_unknown"]


def test_every_warning_has_its_sentence():
    text = "Dates\nPapers: 15 March\nNotification: 1 May 2027\nFinal version: Monday, 2 April 2027"

    sentences = [caution.sentence for dated in read(text, TODAY).dates for caution in dated.cautions]

    assert sentences == [
        "The year is missing. 2027 was taken from the dates beside it.",
        "This is after “Final version” (2 April 2027), which should come later.",
        "2 April 2027 is another day of the week than the call says.",
    ]


_PIECES = """
May 5, 2016~15.-17.5. 2017~11/1/2020~31 August – 3 September~<s>1 March 2027</s>~8 March 2027~Paper submission: ~
Track 1: ~Chairs: ~Topics: ~• ~ o ~Important dates~AoE~23:59~(extended)~Zoë Müller (Uni)~Special issue~|~--~12 pages~
30 February 2027~Q3 2027~TBA~was: ~XII Convegno ~2027~'27~Notification~, ~:~;~.
"""
PIECES = st.sampled_from([*_PIECES.replace("\n", "").split("~"), "\n", "\n\n", "\t", "\r\n", "\f", "~~"])
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join))


@settings(max_examples=200, deadline=None)
@given(TEXTS)
@example("\x00")
@example("Paper: 1 May 2027\r\nNotification: 1 June 2027\u2028Final: 1 July 2027")
def test_any_text_can_be_read_and_places_lie_in_it(text):
    call = read(text, TODAY)

    summary(call)
    as_dict(call)
    parts = [*call.tracks, *call.people, *call.dates, *call.topics, *call.limits, *call.edition.values()]
    assert all(0 <= part.span[0] <= part.span[1] <= len(text) for part in parts)
    assert all(str(dated.date.day) in text[slice(*dated.span)] for dated in call.dates if dated.date)
