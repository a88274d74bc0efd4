"""Tracks, topics and contribution types: added, changed, ordered, removed, and never away from under a paper."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conference import actions
from conference.history import Refused
from conference.models import Kind, Topic, Track
from conference.topics import rows_of, typed
from submissions import actions as papers
from tests.conference.forms_sent import sent

TRACKS = "/copro/manage/settings/tracks/"
TYPES = "/copro/manage/settings/types/"


@pytest.fixture
def draft(track, kind, ada):
    return papers.start(track, kind=kind, by=ada)


def names(edition, track=None):
    rows = Topic.objects.filter(edition=edition, track=track).order_by("position")
    return [("  " if topic.parent_id else "") + str(topic) for topic in rows]


def called(name):
    return next(topic for topic in Topic.objects.all() if str(topic) == name)


# -- Tracks --------------------------------------------------------------------------------------------------------


def test_a_track_is_added_with_an_address_made_from_its_name(as_, edition, clara):
    answer = as_(clara).post(TRACKS + "add/", {"name_en": "Open Data & Cities", "description_en": "Call"})

    track = edition.tracks.get()
    assert answer.status_code == 302
    assert (track.slug, str(track.description)) == ("open-data-cities", "Call")


def test_an_address_that_another_track_has_is_told_and_what_was_typed_stays(as_, track, clara):
    page = as_(clara).post(TRACKS + "add/", {"name_en": "Mine", "slug": "services", "description_en": "Long call"})

    assert "Another track has this address" in page.content.decode()
    assert "Long call" in page.content.decode()
    assert Track.objects.count() == 1


def test_a_track_is_changed_on_its_page(as_, track, clara):
    address = f"{TRACKS}{track.code}/"
    browser = as_(clara)

    browser.post(address, sent(browser.get(address).content.decode()) | {"reply_to": "t@copro.example", "slug": "s2"})

    track.refresh_from_db()
    assert (track.reply_to, track.slug, str(track)) == ("t@copro.example", "s2", "Co-production of services")


@pytest.mark.parametrize("deed", ["", "topics/", "move/", "remove/"])
def test_chairs_and_strangers_do_not_touch_a_track(as_, track, tom, eve, deed):
    for somebody in (tom, eve):
        assert as_(somebody).post(f"{TRACKS}{track.code}/{deed}", {"name_en": "Mine", "up": "1"}).status_code == 404
    assert Track.objects.get().name == {"en": "Co-production of services"}


def test_a_track_of_another_conference_is_not_found(as_, track, other_edition, clara):
    actions.appoint(other_edition, person=clara, role="organiser", by=None)

    assert as_(clara).get(f"/other/manage/settings/tracks/{track.code}/").status_code == 404


def test_tracks_are_put_into_another_order(as_, track, other_track, clara):
    as_(clara).post(f"{TRACKS}{other_track.code}/move/", {"up": "1"})

    assert [row.code for row in track.edition.tracks.order_by("position")] == [other_track.code, track.code]


def test_the_first_goes_no_further_up(track, other_track, clara):
    with pytest.raises(Refused):
        actions.move_track(track, up=True, by=clara)


def test_an_empty_track_is_removed_with_all_that_hangs_on_it(as_, track, clara):
    actions.add_topic(track.edition, name={"en": "T"}, track=track, by=None)

    assert as_(clara).post(f"{TRACKS}{track.code}/remove/").status_code == 302
    assert (Track.objects.count(), Topic.objects.count()) == (0, 0)


def test_a_track_with_papers_stays(as_, draft, clara):
    page = as_(clara).post(f"{TRACKS}{draft.track.code}/remove/", follow=True).content.decode()

    assert "There are papers or drafts in this track" in page
    assert Track.objects.count() == 1


def test_a_new_track_comes_last_also_after_one_was_removed(edition, track, other_track, clara):
    actions.remove_track(track, by=clara)
    new = actions.add_track(edition, slug="new", name={"en": "New"}, by=clara)

    assert new.position > other_track.position


def test_the_list_costs_the_same_for_few_and_many(as_, track, clara, django_assert_num_queries):
    browser = as_(clara)
    with CaptureQueriesContext(connection) as few:
        browser.get(TRACKS)
    for number in range(20):
        more = actions.add_track(track.edition, slug=f"t{number}", name={"en": f"Track {number}"}, by=clara)
        actions.add_topic(track.edition, name={"en": "T"}, track=more, by=clara)

    with django_assert_num_queries(len(few)):
        page = browser.get(TRACKS).content.decode()
    assert page.count("Track 1") >= 1
    assert page.count('name="up"') == 2 * 21


# -- Topics --------------------------------------------------------------------------------------------------------


def test_topics_are_written_line_by_line_in_two_levels(as_, track, clara):
    actions.edit_edition(track.edition, languages=["en", "de"], by=clara)
    address = f"{TRACKS}{track.code}/topics/"

    as_(clara).post(address, {"topics_en": "Data\r\n Open data\r\nHealth", "topics_de": "Daten\r\n\r\nGesundheit"})

    assert names(track.edition, track) == ["Data", "  Open data", "Health"]
    assert called("Health").name["de"] == "Gesundheit"
    assert "Daten\n\nGesundheit" in as_(clara).get(address).content.decode()


def test_topics_whose_names_stay_stay_the_same_ones(edition, clara):
    actions.edit_topics(edition, rows=rows_of({"en": "A\nB\nC"}), by=clara)
    codes = {str(topic): topic.code for topic in Topic.objects.all()}

    actions.edit_topics(edition, rows=rows_of({"en": "C\n A\nD", "de": "Tse\n\n"}), by=clara)

    now = {str(topic): topic.code for topic in Topic.objects.all()}
    assert names(edition) == ["C", "  A", "D"]
    assert (now["A"], now["C"]) == (codes["A"], codes["C"])


def test_a_topic_that_papers_have_stays_and_may_have_another_name(as_, draft, clara):
    track = draft.track
    actions.edit_topics(track.edition, track=track, rows=rows_of({"en": "A\nB"}), by=clara)
    topic = called("A")
    draft.topics.add(topic)

    with pytest.raises(Refused, match="“A”"):
        actions.edit_topics(track.edition, track=track, rows=rows_of({"en": "B"}), by=clara)
    assert names(track.edition, track) == ["A", "B"]

    as_(clara).post(f"/copro/manage/settings/topics/{topic.code}/", {"name_en": "Alpha"})
    assert [str(each) for each in draft.topics.all()] == ["Alpha"]


def test_a_refused_list_of_topics_stays_in_the_field(as_, track, clara):
    page = as_(clara).post(f"{TRACKS}{track.code}/topics/", {"topics_en": "A\nA"}).content.decode()

    assert "“A” is there twice" in page
    assert "A\nA</textarea>" in page


@pytest.mark.parametrize(("written", "sentence"), [(" A\nB", "Line 1 is set in"), ("x" * 201, "Line 1 is too long")])
def test_a_line_that_makes_no_sense_is_told(as_, track, clara, written, sentence):
    page = as_(clara).post(f"{TRACKS}{track.code}/topics/", {"topics_en": written}).content.decode()

    assert sentence in page
    assert Topic.objects.count() == 0


def test_what_is_written_reads_back_as_it_was(edition, clara):
    texts = {"en": "Data\n  Open data\n\nHealth".replace("\n\n", "\n"), "de": "Daten\n\nGesundheit"}
    actions.edit_topics(edition, rows=rows_of(texts), by=clara)

    assert typed(edition.topics.order_by("position"), ["en", "de"]) == texts


def test_two_organisers_edit_the_topics(as_, track, clara, eve):
    actions.appoint(track.edition, person=eve, role="organiser", by=None)
    address = f"{TRACKS}{track.code}/topics/"
    hers, his = (sent(as_(who).get(address).content.decode()) for who in (clara, eve))
    as_(clara).post(address, hers | {"topics_en": "A"})

    told = as_(eve).post(address, his | {"topics_en": "B"}).content.decode()

    assert "Stored now: English: A" in told
    assert names(track.edition, track) == ["A"]


# -- Contribution types --------------------------------------------------------------------------------------------


def fields_of_kind(**changes):
    usual = {"name_en": "Poster", "max_words": "300", "max_bytes": "5", "minutes": "5", "is_anonymous": "no"}
    return usual | changes


def test_a_contribution_type_is_added_with_its_limits(as_, edition, clara):
    links = "Word template https://x.example/t.docx\nLaTeX https://x.example/t.zip"

    answer = as_(clara).post(TYPES + "add/", fields_of_kind(templates=links, stages=["paper"]))

    kind = Kind.objects.get()
    assert answer.status_code == 302
    assert (kind.slug, kind.max_bytes, kind.is_anonymous, kind.stages) == ("poster", 5 * 1024 * 1024, False, ["paper"])
    assert kind.templates == [
        {"label": "Word template", "url": "https://x.example/t.docx"},
        {"label": "LaTeX", "url": "https://x.example/t.zip"},
    ]


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("templates", "Word http://x.example/a", "Line 1 does not end with an address"),
        ("templates", "https://x.example/a", "Line 1: please write what the link is"),
        ("templates", "\n".join(f"T{n} https://x.example/{n}" for n in range(6)), "At most 5 links"),
        ("max_bytes", "9999", "between 0.1 and 50 MB"),
        ("max_words", "0", "greater than or equal to 10"),
        ("max_paper_words", "5", "less than the least"),
    ],
)
def test_a_limit_that_makes_no_sense_is_told_at_its_field(as_, edition, clara, field, value, sentence):
    page = as_(clara).post(TYPES + "add/", fields_of_kind(**{"min_paper_words": "10", field: value}))

    assert sentence in str(page.context["form"].errors[field])
    assert Kind.objects.count() == 0


def test_saving_a_type_as_it_stands_changes_nothing(as_, kind, clara):
    before = {field.name: getattr(kind, field.name) for field in Kind._meta.concrete_fields}
    address = f"{TYPES}{kind.code}/"
    browser = as_(clara)

    assert browser.post(address, sent(browser.get(address).content.decode())).status_code == 302
    assert {field.name: getattr(Kind.objects.get(), field.name) for field in Kind._meta.concrete_fields} == before


def test_what_the_call_did_not_say_of_anonymity_stays_unsaid(as_, kind, clara):
    Kind.objects.update(is_anonymous=None)
    address = f"{TYPES}{kind.code}/"
    browser = as_(clara)

    browser.post(address, sent(browser.get(address).content.decode()) | {"max_pages": "9"})

    assert (Kind.objects.get().is_anonymous, Kind.objects.get().max_pages) == (None, 9)


def test_a_type_with_papers_stays_and_an_unused_one_goes(as_, draft, clara):
    unused = actions.add_kind(draft.edition, name={"en": "Poster"}, by=clara)

    page = as_(clara).post(f"{TYPES}{draft.kind.code}/remove/", follow=True).content.decode()
    as_(clara).post(f"{TYPES}{unused.code}/remove/")

    assert "There are papers or drafts of this type" in page
    assert list(Kind.objects.all()) == [draft.kind]


def test_two_types_of_one_name_in_one_choice_are_refused_whatever_the_language(edition, track, other_track, clara):
    first = actions.add_kind(edition, name={"en": "Demo video"}, track=track, by=clara)
    poster = actions.add_kind(edition, name={"en": "Poster"}, by=clara)

    for name in ({"en": " demo  VIDEO"}, {"en": "Article", "de": "Demo video"}):
        with pytest.raises(Refused, match="“Demo video” already"):
            actions.add_kind(edition, name=name, by=clara)
    with pytest.raises(Refused, match="“Demo video” already"):
        actions.edit_kind(poster, name={"en": "Demo video"}, by=clara)
    elsewhere = actions.add_kind(edition, name={"en": "Demo video"}, track=other_track, by=clara)
    with pytest.raises(Refused, match="“Demo video” already"):
        actions.edit_kind(elsewhere, track=None, by=clara)

    assert actions.edit_kind(first, name={"en": "DEMO video"}, by=clara).name == {"en": "DEMO video"}


def test_types_of_like_names_have_addresses_of_their_own(edition, clara):
    kinds = [actions.add_kind(edition, name={"en": f"Full paper{mark}"}, by=clara) for mark in ("", "!", "?")]

    assert [kind.slug for kind in kinds] == ["full-paper", "full-paper-2", "full-paper-3"]


@pytest.mark.parametrize("deed", ["", "move/", "remove/"])
def test_chairs_and_strangers_do_not_touch_a_type(as_, track, kind, tom, eve, deed):
    for somebody in (tom, eve):
        assert as_(somebody).post(f"{TYPES}{kind.code}/{deed}", fields_of_kind(up="1")).status_code == 404


def test_types_are_put_into_another_order(as_, kind, clara):
    second = actions.add_kind(kind.edition, name={"en": "Poster"}, by=clara)

    as_(clara).post(f"{TYPES}{kind.code}/move/", {"up": "0"})

    assert list(kind.edition.kinds.order_by("position")) == [second, kind]


def test_the_list_of_types_costs_the_same_for_few_and_many(as_, track, clara, django_assert_num_queries):
    browser = as_(clara)
    with CaptureQueriesContext(connection) as few:
        browser.get(TYPES)
    for number in range(30):
        actions.add_kind(track.edition, name={"en": f"Kind {number}"}, track=track, by=clara)

    with django_assert_num_queries(len(few)):
        assert browser.get(TYPES).status_code == 200
