"""The activity log in words: every deed has its sentence, and nobody is told more than the entries tell."""

import importlib
import re

import pytest
from django.utils import translation

from conference import registry
from conference.models import Entry, Role
from conference.sentences import sentence, told_to
from conference.viewers import Viewer
from tests.cast import person

# What happens before there is a conference, or to a person of all of them, stands in no conference's log.
OF_NO_CONFERENCE = {
    "conference.create_series",
    "conference.introduce",
    "conference.claim",
    "conference.describe_person",
}


def deeds():
    for app in ("conference", "submissions", "reviewing", "programme"):
        offered = importlib.import_module(f"{app}.actions")
        for name in offered.__all__:
            if getattr(getattr(offered, name), "writes_a_line", False):
                yield f"{app}.{name}"


@pytest.fixture
def log(edition, clara, as_):
    """log(): the page as Clara reads it, without tags."""
    return lambda query="": plain(as_(clara).get(f"/copro/manage/log/{query}").content.decode())


def plain(page):
    return " ".join(re.sub(r"<[^>]*>", " ", page.partition("<main")[2]).split())


def happened(edition, deed, by=None, **fields):
    return Entry.objects.create(edition=edition, deed=deed, by=by, thing="site", **fields)


@pytest.mark.parametrize("deed", sorted(set(deeds()) - OF_NO_CONFERENCE))
def test_every_deed_has_its_sentence(deed):
    assert deed in registry.sentences


@pytest.mark.parametrize("deed", sorted(registry.sentences))
def test_a_sentence_says_who_did_it_and_asks_for_nothing_else_but_the_paper(deed):
    with translation.override("en"):
        said = str(registry.sentences[deed])

    assert said.startswith("%(who)s ")
    assert set(re.findall(r"%\((\w+)\)s", said)) <= {"who", "paper"}
    assert said.count("%") == said.count("%(")


@pytest.mark.parametrize("deed", sorted(name for name in registry.sentences if ":" in name))
def test_a_finer_sentence_belongs_to_a_deed(deed):
    assert deed.partition(":")[0] in registry.sentences


def test_a_deed_of_an_earlier_version_is_still_read(edition, clara):
    assert sentence(happened(edition, "conference.some_old_deed", by=clara)) == "Clara Zetkin: some old deed"


def test_a_value_of_the_details_may_have_words_of_its_own(edition, clara, ravi):
    said = [
        sentence(happened(edition, "conference.invite", by=clara, details={"role": role, "person": ravi.code}))
        for role in (Role.REVIEWER, Role.CHAIR)
    ]

    assert said == ["Clara Zetkin invited a reviewer", "Clara Zetkin invited somebody"]


def test_who_takes_a_role_gives_it_to_nobody_else(edition, clara, ravi):
    said = [
        sentence(happened(edition, "conference.appoint", by=by, details={"role": "reviewer", "person": ravi.code}))
        for by in (ravi, clara)
    ]

    assert said == ["Ravi Shankar took on a role", "Clara Zetkin gave somebody a role"]


def test_what_happens_by_itself_is_done_by_the_system(edition):
    assert sentence(happened(edition, "conference.set_look")) == "The system changed the look"


def test_names_and_papers_are_escaped(edition):
    entry = happened(edition, "submissions.hand_in_paper", by=person("Mallory", "<b>", domain="m.example"))

    said = sentence(entry, ("paper <1>", "/a?b&c"))

    assert said == 'Mallory &lt;b&gt; handed in <a href="/a?b&amp;c">paper &lt;1&gt;</a>'


def test_a_percent_sign_in_a_name_is_only_a_percent_sign(edition):
    entry = happened(edition, "conference.set_look", by=person("A%(paper)s", "100%", domain="percent.example"))

    assert sentence(entry) == "A%(paper)s 100% changed the look"


def test_neighbours_that_say_the_same_are_one_line(edition, clara):
    for name in ("set_look", "invite", "invite", "invite", "set_look"):
        happened(edition, f"conference.{name}", by=clara)

    lines = told_to(Viewer(person=clara), Entry.objects.filter(edition=edition).order_by("-pk")[:5], "UTC")

    assert [line.times for line in lines] == [1, 3, 1]


def test_a_day_stands_once_above_what_was_done_on_it(edition, log):
    page = log()

    assert page.count("202") == page.count(" 20") == 1
    assert "Clara Zetkin set up these pages" in page


def test_the_log_of_one_person(edition, track, tom, log):
    happened(edition, "conference.set_look", by=tom)

    assert "set up these pages" in log()
    assert "set up these pages" not in log(f"?by={tom.code}")
    assert "Tom Paine changed the look" in log(f"?by={tom.code}")


def test_only_who_manages_can_be_picked(edition, eve, log):
    happened(edition, "conference.set_look", by=eve)

    assert log(f"?by={eve.code}") == log("?by=0000000000") == log()
    assert eve.name not in log(f"?by={eve.code}").partition("Show")[0]
