"""The page of all calls: what a search finds, what a wrong entry is told, and the feed of the same calls."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from conference import actions
from conference.models import Edition
from tests.cast import in_days

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def a_call(edition):
    """a_call("Name", closes=30, ...): another public call of the same series."""

    def made(name, *, closes=None, topics=(), **fields):
        fields = {"kind": "conference", "slug": f"call-{Edition.objects.count()}"} | fields
        call = actions.create_edition(edition.series, by=None, name=name, **fields)
        track = actions.add_track(call, slug="track", name=f"Track of {name}", by=None)
        for topic in topics:
            actions.add_topic(call, track=track, name=topic, by=None)
        if closes is not None:
            actions.set_deadline(call, stage="paper", day=in_days(closes), zone="Etc/GMT+12", by=None)
        return actions.publish_edition(call, by=None)

    return made


@pytest.fixture
def calls(a_call):
    a_call("Cities and data", closes=5, place="Mérida", country="MX", topics=["Öffnung der Daten"])
    a_call("Health and care", closes=50, kind="special_issue", year=timezone.localdate().year + 1)
    a_call("Old assembly", starts_on=in_days(-900), ends_on=in_days(-899))


def named(name):
    return next(edition for edition in Edition.objects.all() if str(edition) == name)


def found(as_, query):
    page = as_(None).get(f"/calls/{query}").content.decode()
    names = ["Cities and data", "Health and care", "Old assembly"]
    return [name for name in names if f">{name}</a>" in page]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Cities and data", "Health and care"]),
        ("?state=all", ["Cities and data", "Health and care", "Old assembly"]),
        ("?kind=special_issue", ["Health and care"]),
        ("?q=merida", ["Cities and data"]),
        ("?q=MEXICO+data", ["Cities and data"]),
        ("?q=track+of+cities", ["Cities and data"]),
        ("?q=%C3%B6ffnung", ["Cities and data"]),
        ("?q=nothing+like+it", []),
        ("?topic=offnung+der", ["Cities and data"]),
        ("?topic=cities", []),
        ("?q=assembly", []),
        ("?q=assembly&state=all", ["Old assembly"]),
        ("?q=%27%22%25_", []),
    ],
)
def test_a_search_finds_by_words_topic_kind_and_state(as_, calls, query, names):
    assert found(as_, query) == names


def test_a_search_finds_by_the_month_in_which_a_call_closes(as_, calls):
    month = in_days(50)

    assert found(as_, f"?closes={month:%Y-%m}")[-1:] == ["Health and care"]
    assert f'<option value="{month:%Y-%m}">' in as_(None).get("/calls/").content.decode()


def test_the_month_is_that_which_the_call_states_not_that_of_utc(as_, a_call):
    last = (timezone.localdate().replace(day=1) + timedelta(days=70)).replace(day=1) - timedelta(days=1)
    call = a_call("At the end of a month")
    actions.set_deadline(call, stage="paper", day=last, zone="Etc/GMT+12", by=None)

    page = as_(None).get(f"/calls/?closes={last:%Y-%m}").content.decode()

    assert ">At the end of a month</a>" in page


def test_a_search_finds_by_days(as_, calls):
    year = f"{in_days(-950)}", f"{in_days(-850)}"

    assert found(as_, f"?state=all&begins={year[0]}&ends={year[1]}") == ["Old assembly"]
    assert found(as_, f"?state=all&ends={in_days(-2000)}") == []


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?begins=31+February", "Enter a valid date"),
        ("?begins=2027-02-01&ends=2027-01-01", "The last day is before the first one"),
        ("?closes=soon", "This is no month"),
        ("?kind=carnival", "Select a valid choice"),
        ("?topic=%00", "Null characters are not allowed"),
        (f"?topic={'x' * 201}", "at most 200 characters"),
    ],
)
def test_a_wrong_entry_is_told_and_what_was_typed_stays(as_, calls, query, sentence):
    page = as_(None).get(f"/calls/{query}&q=cities").content.decode()

    assert sentence in page
    assert 'value="cities"' in page


def test_words_that_are_no_words_are_told(as_, calls):
    assert "Null characters are not allowed" in as_(None).get("/calls/?q=%00").content.decode()


def test_a_cancelled_call_is_not_open_any_more(as_, calls):
    Edition.objects.filter(pk=named("Cities and data").pk).update(status="cancelled")

    assert found(as_, "") == ["Health and care"]
    page = as_(None).get("/calls/?state=all").content.decode()
    assert "Cancelled" in page


def test_what_is_not_published_is_found_by_nobody(as_, calls, clara):
    actions.publish_edition(named("Cities and data"), by=None, is_public=False)

    assert found(as_, "?state=all&q=cities") == []
    assert "Cities and data" not in as_(clara).get("/calls/feed.atom").content.decode()


@pytest.mark.parametrize("query", ["", "?q=call&topic=topic&state=all"])
def test_the_page_costs_the_same_for_few_and_many(as_, a_call, query, django_assert_max_num_queries):
    for number in range(3):
        a_call(f"Call {number}", closes=number + 1, topics=["Topic"])
    with django_assert_max_num_queries(4):
        as_(None).get(f"/calls/{query}")

    for number in range(27):
        a_call(f"Further call {number}", closes=number + 1, topics=["Topic"])
    with django_assert_max_num_queries(4):
        page = as_(None).get(f"/calls/{query}").content.decode()
    assert "Page 1 of 2" in page


def test_an_empty_site_says_what_will_be_here(as_, db):
    page = as_(None).get("/calls/").content.decode()

    assert "Nothing has been published here yet" in page


def feed(as_, query=""):
    answer = as_(None).get(f"/calls/feed.atom{query}")
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)


def test_the_feed_has_the_open_calls(as_, calls):
    entries = feed(as_).findall(f"{ATOM}entry")

    assert {entry.findtext(f"{ATOM}title") for entry in entries} == {"Cities and data", "Health and care"}
    assert all(entry.findtext(f"{ATOM}id").startswith("tag:testserver,") for entry in entries)
    assert "Next deadline: " in entries[0].findtext(f"{ATOM}summary")
    assert "Mérida, Mexico" in "".join(entry.findtext(f"{ATOM}summary") or "" for entry in entries)


def test_the_feed_of_a_search_has_what_the_search_finds(as_, calls):
    entries = feed(as_, "?kind=special_issue").findall(f"{ATOM}entry")

    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Health and care"]


def test_an_entry_keeps_its_id_and_is_newer_when_a_deadline_moves(as_, calls):
    call = named("Cities and data")
    before = {e.findtext(f"{ATOM}title"): e for e in feed(as_).findall(f"{ATOM}entry")}[str(call)]

    actions.set_deadline(call, stage="paper", day=in_days(9), zone="Etc/GMT+12", by=None)
    Edition.objects.filter(pk=call.pk).update(slug="renamed")
    call.deadlines.update(changed_at=timezone.now() + timedelta(hours=1))
    after = {e.findtext(f"{ATOM}title"): e for e in feed(as_).findall(f"{ATOM}entry")}[str(call)]

    assert before.findtext(f"{ATOM}id") == after.findtext(f"{ATOM}id")
    assert before.findtext(f"{ATOM}updated") < after.findtext(f"{ATOM}updated")
    assert after.find(f"{ATOM}link").get("href") == "http://testserver/renamed/call/"


def test_a_feed_without_calls_is_still_a_feed(as_, db):
    assert feed(as_).findtext(f"{ATOM}title") == "Calls of testserver"


def test_hostile_names_are_only_text(as_, a_call):
    a_call("</title><script>alert(1)</script>\x0b", closes=3)

    assert "<script>alert" not in as_(None).get("/calls/").content.decode()
    assert "<script>alert" not in as_(None).get("/calls/feed.atom").content.decode()
    assert len(feed(as_).findall(f"{ATOM}entry")) == 1
