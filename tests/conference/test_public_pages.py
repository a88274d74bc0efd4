"""Pages for everybody: the front page, an edition, its call, a track."""

import pytest

from conference import actions, when
from tests.cast import in_days


@pytest.fixture
def special_issue(ada):
    series = actions.create_series("Journal of Services", by=None, kind="journal")
    issue = actions.create_edition(
        series, slug="issue", by=None, kind="special_issue", name="Citizens as co-producers", short_name="Issue"
    )
    track = actions.add_track(issue, slug="articles", name="Articles of the hidden track", by=None)
    actions.appoint(issue, person=ada, role="chair", track=track, by=None)
    return actions.publish_edition(issue, by=None)


def test_open_calls_come_first(as_, track, other_edition):
    page = as_(None).get("/").content.decode()

    assert page.index("Open calls") < page.index("CoPro: Conference") < page.index("Another conference")


def test_an_edition_that_is_not_published_looks_absent(as_, edition, clara, eve):
    actions.publish_edition(edition, by=clara, is_public=False)

    assert as_(None).get("/copro/").status_code == 404
    assert as_(eve).get("/copro/call/").status_code == 404
    assert "CoPro" not in as_(None).get("/").content.decode()


def test_who_manages_a_hidden_call_reads_its_pages_and_no_cache_keeps_them(as_, edition, track, clara, tom, ravi):
    actions.appoint(edition, person=ravi, role="reviewer", track=track, by=None)
    actions.publish_edition(edition, by=clara, is_public=False)

    for path in ("/copro/", "/copro/call/", f"/copro/tracks/{track.slug}/", "/copro/call.txt", "/copro/dates.ics"):
        assert {person: as_(person).get(path).status_code for person in (ravi, None)} == {ravi: 404, None: 404}
        for person in (clara, tom):
            page = as_(person).get(path)
            assert page.status_code == 200
            assert "no-store" in page["Cache-Control"] and "public" not in page["Cache-Control"]
            assert "ETag" not in page
    assert "the call is not open" in as_(tom).get("/copro/call/").content.decode()


def test_a_public_page_does_not_say_that_it_is_hidden(as_, track, clara):
    assert "the call is not open" not in as_(clara).get("/copro/call/").content.decode()


def test_the_call_shows_tracks_chairs_topics_and_dates_with_their_zone(as_, track, edition):
    actions.add_topic(edition, track=track, name="Citizens as co-producers", by=None)

    page = as_(None).get("/copro/call/").content.decode()

    assert "Tom Paine" in page
    assert "Citizens as co-producers" in page
    assert "anywhere on Earth" in page
    assert "references not counted" in page
    assert "days" in page and "left" in page


def test_a_zone_that_was_not_stated_is_not_printed(as_, edition, kind):
    track = actions.add_track(edition, slug="plain", name="Plain", by=None)
    actions.set_deadline(edition, track=track, stage="paper", day=in_days(5), by=None)

    page = as_(None).get("/copro/tracks/plain/").content.decode()

    assert "Earth" not in page and "UTC" not in page


def test_a_moved_deadline_shows_the_old_date_struck_out(as_, track, edition, clara):
    old = track.deadlines.get(stage="paper").shown.day
    actions.set_deadline(
        edition, track=track, stage="paper", day=in_days(27), zone="Etc/GMT+12", by=clara, reason="Snow"
    )

    page = as_(None).get("/copro/call/").content.decode()

    assert f"</span>{old}</s>" in page
    assert "Snow" not in page


@pytest.fixture
def unopened(edition, clara):
    """Clara's next conference, whose call nobody has been able to read yet."""
    coming = actions.create_edition(edition.series, slug="next", by=clara, kind="conference", name="CoPro, the next")
    actions.add_kind(coming, slug="paper", name={"en": "Full paper"}, by=clara)
    return coming


def set_days(edition, *days, stage="paper", **fields):
    """One date, set and then moved from day to day."""
    for day in days:
        date = actions.set_deadline(edition, stage=stage, day=in_days(day), zone="Etc/GMT+12", **fields)
    return date


def test_what_was_set_right_before_the_call_opened_is_no_change_for_anybody(as_, unopened, clara):
    paper = set_days(unopened, 10, 20, by=clara)
    actions.remove_deadline(set_days(unopened, 60, stage="final", by=clara), by=clara)
    actions.publish_edition(unopened, by=clara)

    pages = [as_(None).get(f"/next/call{end}").content.decode() for end in ("/", ".txt")]
    feed = as_(None).get("/next/dates.ics").content.decode()
    workbench = as_(clara).get("/next/manage/dates/").content.decode()

    assert not any(word in page for page in pages for word in ("<s>", "formerly", "Changed on", "Final version"))
    assert "Formerly" not in feed and "Cancelled" not in feed
    assert "<s>" not in workbench
    assert paper.changes.count() == 1


def test_what_moves_after_the_call_opened_is_told_from_then_on(as_, unopened, clara):
    announced = set_days(unopened, 10, 20, by=clara).shown.day
    actions.publish_edition(unopened, by=clara)
    set_days(unopened, 30, by=clara)

    page = as_(None).get("/next/call/").content.decode()

    assert "Changed on" in page
    assert f"</span>{announced}</s>" in page
    assert f"</span>{when.day(in_days(10))}" not in page


def test_a_move_that_was_announced_elsewhere_is_told_though_it_came_in_before_the_call_opened(as_, unopened, clara):
    set_days(unopened, 10, by=clara)
    set_days(unopened, 20, tells=False, is_known=True, by=clara)
    actions.publish_edition(unopened, by=clara)

    page = as_(None).get("/next/call/").content.decode()

    assert f"</span>{when.day(in_days(10))}</s>" in page


def test_an_own_date_of_a_type_has_the_words_of_the_date_that_it_overrides(as_, edition, kind):
    poster = actions.add_kind(edition, slug="poster", name={"en": "Poster"}, by=None)
    date = {"stage": "paper", "label": {"en": "Paper submission"}, "by": None}
    actions.set_deadline(edition, day=in_days(20), **date)
    actions.set_deadline(edition, day=in_days(25), kind=poster, zone="Etc/GMT+12", **date | {"label": {}})

    page = as_(None).get("/copro/call/").content.decode()

    assert "Paper submission (Poster)" in page
    assert "Full paper (Poster)" not in page


def test_a_zone_that_one_deadline_leaves_open_is_not_said_to_be_that_of_all(as_, edition, kind):
    actions.set_deadline(edition, stage="paper", day=in_days(20), by=None)
    actions.set_deadline(edition, stage="final", day=in_days(60), zone="Etc/GMT+12", by=None)

    for end in ("/", ".txt"):
        page = as_(None).get(f"/copro/call{end}").content.decode()

        assert "Time zone of all deadlines" not in page
        assert page.count("anywhere on Earth") == 1


def test_a_call_without_dates_shows_no_empty_table(as_, special_issue):
    page = as_(None).get("/issue/call/").content.decode()

    assert "Important dates" not in page
    assert "Ada Lovelace" in page


def test_what_is_being_reviewed_is_under_way(as_, special_issue):
    page = as_(None).get("/").content.decode()

    assert page.index("Under way or coming up") < page.index("Citizens as co-producers")


def test_people_of_a_special_issue_are_called_as_there(as_, special_issue, clara):
    actions.appoint(special_issue, person=clara, role="organiser", by=None)

    page = as_(clara).get("/issue/manage/people/").content.decode()

    assert "<td>Guest editor</td>" in page
    for word in ("Session chair", "hidden track", ">Chair<", ">Track<"):
        assert word not in page, word


def test_a_guest_editor_who_is_invited_is_one_of_the_only_track(as_, special_issue, clara):
    actions.appoint(special_issue, person=clara, role="organiser", by=None)
    somebody = {"email": "g@uest.example", "family_name": "Guest", "role": "chair"}
    as_(clara).post("/issue/manage/people/", somebody)

    invitation = special_issue.invitations.get()
    assert (invitation.track, invitation.get_role_display()) == (special_issue.tracks.get(), "Guest editor")


def test_a_page_that_is_not_there_says_what_is_true_for_visitors_too(as_, edition):
    page = as_(None).get("/copro/pages/nowhere/").content.decode()

    assert "or the page is not open to everybody" in page


def test_a_special_issue_does_not_show_its_track(as_, special_issue):
    for path in ("/issue/", "/issue/call/", "/issue/tracks/articles/"):
        assert "hidden track" not in as_(None).get(path).content.decode(), path


def test_public_pages_carry_no_personal_byte(as_, track, tom):
    for path in ("/", "/copro/", "/copro/call/", "/copro/tracks/services/"):
        stranger, chair = as_(None).get(path), as_(tom).get(path)

        assert stranger.content == chair.content, path
        assert "Cookie" not in stranger.headers.get("Vary", ""), path


def test_the_account_menu_comes_by_a_small_request(as_, ada):
    assert "Sign in" in as_(None).get("/me/menu/").content.decode()
    assert "Ada Lovelace" in as_(ada).get("/me/menu/").content.decode()
    assert "no-store" in as_(ada).get("/me/menu/").headers["Cache-Control"]


def test_a_former_address_leads_to_the_new_one(as_, edition):
    edition.former_slugs.create(slug="copro-old")

    answer = as_(None).get("/copro-old/call/")

    assert (answer.status_code, answer.headers["Location"]) == (301, "/copro/call/")


@pytest.mark.parametrize("more", [2, 29])
def test_the_call_costs_the_same_for_few_and_many_tracks(as_, track, edition, tom, more, django_assert_num_queries):
    for number in range(more):
        extra = actions.add_track(edition, slug=f"t{number}", name=f"Track {number}", by=None)
        actions.appoint(edition, person=tom, role="chair", track=extra, by=None)
        actions.set_deadline(edition, track=extra, stage="paper", day=in_days(9), by=None)

    with django_assert_num_queries(10):
        as_(None).get("/copro/call/")


@pytest.mark.parametrize("more", [2, 29])
def test_the_front_page_costs_the_same_for_few_and_many(as_, edition, more, django_assert_num_queries):
    for number in range(more):
        another = actions.create_edition(
            edition.series, slug=f"e{number}", by=None, kind="conference", name=f"Edition {number}"
        )
        actions.publish_edition(another, by=None)

    with django_assert_num_queries(1):
        as_(None).get("/")


def test_hostile_markdown_becomes_harmless(as_, edition):
    edition.description = "# Big\n<script>alert(1)</script> [x](javascript:alert(1)) **bold**"
    edition.save()

    page = as_(None).get("/copro/").content.decode()

    assert "<strong>bold</strong>" in page
    assert "<script>alert" not in page and 'href="javascript' not in page


def test_pages_send_the_strict_headers(as_, edition):
    headers = as_(None).get("/copro/").headers

    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe-inline" not in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
