"""Dates that contradict each other, and what follows where one is missing."""

from datetime import UTC, date, datetime

import pytest

from conference.dates import AOE, instant_of
from conference.inference import inferred
from conference.ordering import Dated, contradictions


def dated(stage, day, **fields):
    return Dated(stage, stage, stage.title(), day, **fields)


def test_dates_in_order_contradict_nothing():
    days = zip(
        ["abstract", "paper", "resubmission", "review", "response", "discussion", "notification", "revision", "final"],
        range(1, 10),
        strict=True,
    )

    dates = [dated(stage, date(2027, 3, day)) for stage, day in days]

    assert contradictions([*dates, dated("event", date(2027, 3, 20))]) == []


@pytest.mark.parametrize(
    ("early", "late", "code"),
    [
        ("final", "notification", "final_before_notification"),
        ("paper", "abstract", "paper_before_abstract"),
        ("notification", "paper", "notification_before_paper"),
        ("resubmission", "paper", "resubmission_before_paper"),
        ("notification", "review", "notification_before_review"),
    ],
)
def test_what_stands_the_wrong_way_round_is_told_once(early, late, code):
    [found] = contradictions([dated(late, date(2027, 3, 9)), dated(early, date(2027, 3, 8))])

    assert (found.code, found.keys) == (code, (late, early))
    assert "8 March 2027, before" in found.sentence


def test_nothing_is_due_after_the_conference():
    event = dated("event", date(2027, 10, 9), begins=date(2027, 10, 7))

    [found] = contradictions([dated("final", date(2027, 10, 10)), event])

    assert (found.code, found.keys) == ("final_after_event", ("final", "event"))


def test_what_is_due_on_the_same_day_is_in_order():
    assert contradictions([dated("abstract", date(2027, 3, 8)), dated("paper", date(2027, 3, 8))]) == []


def test_zones_do_not_make_a_contradiction_of_neighbouring_days():
    """8 March anywhere on Earth is over after 9 March in Auckland has begun."""
    abstract = dated("abstract", date(2027, 3, 8), closes_at=instant_of(date(2027, 3, 8), zone=AOE))
    paper = dated("paper", date(2027, 3, 9), closes_at=instant_of(date(2027, 3, 9), zone="Pacific/Auckland"))

    assert contradictions([abstract, paper]) == []


def test_several_events_are_each_compared():
    dates = [dated("final", date(2027, 10, 10)), dated("event", date(2027, 10, 9)), dated("event", date(2027, 11, 9))]

    assert len(contradictions(dates)) == 1


def test_a_full_set_of_dates_leaves_little_to_infer():
    stages = ["abstract", "paper", "resubmission", "review", "notification", "revision", "final"]

    assert inferred(stages) == ["Abstracts are required: a paper whose abstract did not come in time cannot come."]


def test_what_is_missing_is_inferred_as_the_rules_have_it():
    sentences = inferred(["paper"])

    assert sentences[:2] == [
        "No date for abstracts: papers may be started until the full paper is due.",
        "No date for changes: papers that are in can be changed until the full paper is due.",
    ]
    assert len(sentences) == 6


def test_a_call_without_dates_takes_nothing_in():
    assert inferred([])[0] == "No date for abstracts or papers: nothing can be handed in."


def test_contributions_without_a_paper_are_abstracts_alone():
    assert "only an abstract" in inferred(["abstract", "paper"], takes_papers=False)[0]
    assert "only an abstract" in inferred(["abstract"])[0]


def test_encouraged_abstracts_are_told_so():
    assert "may also come without one" in inferred(["abstract", "paper"], optional=["abstract"])[0]


def test_an_instant_alone_decides_nothing_on_one_day():
    noon = datetime(2027, 3, 8, 12, tzinfo=UTC)
    dates = [
        dated("paper", date(2027, 3, 8), closes_at=noon.replace(hour=18)),
        dated("notification", date(2027, 3, 8), closes_at=noon),
    ]

    assert contradictions(dates) == []
