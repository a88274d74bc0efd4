"""Making a new edition from an old one: dates move, clock times stay, people are asked, papers stay where they are."""

from datetime import date, time, timedelta

import pytest

from conference import actions, files, when
from conference.cloning import NewDays, distance, moved
from conference.history import Refused
from conference.models import Deadline, Edition, Entry, File, Invitation, Page, Question, Role, Topic
from tests.cast import in_days
from tests.conference.forms_sent import sent

EVERYTHING = ["settings", "texts", "look", "tracks", "topics", "kinds", "dates", "questions", "pages", "mail-texts"]


def clone(old, by, *, parts=EVERYTHING, away=timedelta(365), slug="copro-next", **fields):
    days = moved(old.deadlines.all(), away)
    fields = {"name": {"en": "CoPro, the next"}, "short_name": "CoPro next"} | fields
    return actions.clone_edition(old, by=by, parts=parts, days=days, slug=slug, **fields)


def test_tracks_topics_kinds_and_dates_come_along(edition, track, kind, clara):
    parent = actions.add_topic(edition, name="Services", track=track, by=clara)
    Topic.objects.create(edition=edition, track=track, parent=parent, name="Health")

    made = clone(edition, clara)

    [copied] = made.tracks.all()
    assert (copied.slug, str(copied)) == ("services", "Co-production of services")
    assert [str(each) for each in made.kinds.all()] == ["Full paper"]
    assert [(str(topic), str(topic.parent)) for topic in copied.topics.order_by("pk")] == [
        ("Services", "None"),
        ("Health", "Services"),
    ]
    assert set(made.deadlines.values_list("stage", "track")) == {("abstract", copied.pk), ("paper", copied.pk)}


def test_a_date_keeps_its_clock_time_and_zone_over_a_change_of_the_clocks(edition, clara):
    actions.set_deadline(edition, stage="paper", day=date(2027, 3, 26), time=time(17), zone="Europe/Vienna", by=clara)

    made = clone(edition, clara, away=timedelta(7))

    deadline = made.deadlines.get()
    assert (deadline.day, deadline.time, deadline.zone) == (date(2027, 4, 2), time(17), "Europe/Vienna")
    assert deadline.closes_at.isoformat() == "2027-04-02T15:00:01+00:00"


def test_the_29th_of_february_moves_by_days_like_all_others(edition, clara):
    actions.set_deadline(edition, stage="paper", day=date(2028, 2, 29), by=clara)

    assert clone(edition, clara, away=timedelta(366)).deadlines.get().day == date(2029, 3, 1)


@pytest.mark.parametrize(
    ("first", "keeps", "days"),
    [(date(2028, 5, 17), False, 365), (date(2028, 5, 17), True, 364), (date(2028, 5, 22), True, 371), (None, True, 0)],
)
def test_how_far_dates_move(edition, first, keeps, days):
    edition.starts_on = date(2027, 5, 18)

    assert distance(edition, first, keeps_weekday=keeps) == timedelta(days)


def test_a_date_that_is_left_out_is_not_taken_over(edition, track, clara):
    [abstract, _paper] = edition.deadlines.order_by("day")

    made = actions.clone_edition(
        edition,
        by=clara,
        parts=["tracks", "kinds", "dates"],
        days={abstract.code: NewDays(in_days(400))},
        slug="next",
        name={"en": "Next"},
    )

    assert list(made.deadlines.values_list("stage", "day")) == [("abstract", in_days(400))]


def test_what_belonged_to_a_track_that_stays_behind_stays_behind(edition, track, clara):
    actions.add_topic(edition, name="Services", track=track, by=clara)

    made = clone(edition, clara, parts=["topics", "kinds", "dates"])

    assert (made.topics.count(), made.deadlines.count(), made.kinds.count()) == (0, 0, 1)


def test_people_are_asked_and_have_no_role_before_they_agree(edition, track, clara, tom):
    made = clone(edition, clara, parts=[*EVERYTHING, "chairs"])

    assert list(made.roles.values_list("person", "role")) == [(clara.pk, Role.ORGANISER)]
    [asked] = Invitation.objects.filter(edition=made)
    assert (asked.person, asked.role, asked.track.slug) == (tom, Role.CHAIR, "services")


def test_a_copy_is_not_public_and_history_says_where_it_comes_from(edition, clara):
    made = clone(edition, clara)

    entry = Entry.objects.get(deed="conference.clone_edition")
    assert made.is_public is False
    assert entry.details["cloned_from"] == edition.code


def test_form_fields_keep_their_conditions_among_themselves(edition, kind, clara):
    first = Question.objects.create(edition=edition, type="checkbox", label={"en": "Data?"})
    second = Question.objects.create(edition=edition, type="text", label={"en": "Where?"}, depends_on=first)
    second.kinds.add(kind)

    made = clone(edition, clara)

    copied = made.questions.get(depends_on__isnull=False)
    assert copied.depends_on == made.questions.get(depends_on=None)
    assert [each.edition for each in copied.kinds.all()] == [made]


def test_pages_are_taken_over_hidden(edition, clara):
    Page.objects.create(edition=edition, slug="venue", title={"en": "Venue"}, is_shown=True)

    assert clone(edition, clara).pages.get().is_shown is False


def test_a_logo_outlives_the_edition_from_which_it_was_copied(edition, clara):
    edition.logo = files.store([b"picture"], name="l", kind=File.Kind.LOGO, content_type="image/webp", edition=edition)
    edition.save()

    made = clone(edition, clara)
    files.discard(edition.logo)
    made.refresh_from_db()

    assert files.path_of(made.logo).read_bytes() == b"picture"


def test_nothing_is_left_behind_where_something_is_refused(edition, track, clara):
    actions.set_deadline(edition, stage="other", label="Tea", day=in_days(3), zone="Europe/Vienna", by=clara)
    days = moved(edition.deadlines.all(), timedelta(0))
    before = Edition.objects.count()
    Deadline.objects.filter(stage="other").update(zone="Nowhere/Land")

    with pytest.raises(Refused, match="no time zone"):
        actions.clone_edition(edition, by=clara, parts=EVERYTHING, days=days, slug="next", name={"en": "N"})

    assert Edition.objects.count() == before


def test_an_address_that_is_taken_is_refused(edition, clara):
    with pytest.raises(Refused, match="already something"):
        clone(edition, clara, slug="copro")


def first_step(**changes):
    fields = {
        "step": "dates",
        "name_en": "CoPro, the next",
        "short_name": "CoPro next",
        "slug": "copro-next",
        "starts_on": in_days(80 + 364),
        "ends_on": in_days(82 + 364),
        "keeps_weekday": "on",
        "taken": ["tracks", "kinds", "dates"],
    }
    return fields | changes


def test_the_page_shows_all_dates_before_anything_is_saved(as_, edition, track, clara):
    before = Edition.objects.count()

    page = as_(clara).post("/copro/manage/clone/", first_step()).content.decode()

    assert Edition.objects.count() == before
    for days in (10, 20):
        assert f'value="{in_days(days + 364).isoformat()}"' in page


def test_a_date_changed_in_the_table_is_the_one_that_is_saved(as_, edition, track, clara):
    abstract, _paper = edition.deadlines.order_by("day")
    typed = {f"day-{abstract.code}": in_days(400).isoformat(), f"take-{abstract.code}": "on"}

    answer = as_(clara).post("/copro/manage/clone/", first_step(step="create") | typed)

    assert answer.headers["Location"] == "/copro-next/manage/readiness/"
    made = Edition.objects.get(slug="copro-next")
    assert list(made.deadlines.values_list("stage", "day")) == [("abstract", in_days(400))]
    assert made.starts_on == in_days(80 + 364)


def test_a_day_that_is_none_is_told_at_its_place_and_nothing_typed_is_lost(as_, edition, track, clara):
    abstract, _paper = edition.deadlines.order_by("day")
    typed = {f"day-{abstract.code}": "2027-02-31", f"take-{abstract.code}": "on"}

    page = as_(clara).post("/copro/manage/clone/", first_step(step="create") | typed).content.decode()

    assert "This is no day" in page
    assert 'value="CoPro, the next"' in page
    assert not Edition.objects.filter(slug="copro-next").exists()


def test_a_taken_address_is_told_at_its_field(as_, edition, track, clara):
    page = as_(clara).post("/copro/manage/clone/", first_step(slug="copro")).content.decode()

    assert "There is already something at" in page
    assert 'value="CoPro next"' in page


def the_table(page):
    """What the browser sends of the second step, as it stands in the page."""
    return {name: value for name, value in sent(page.content.decode()).items() if name != "step"}


def test_the_weekday_of_the_old_date_is_shown_too(as_, edition, track, clara):
    old = edition.deadlines.order_by("day").first().day

    page = as_(clara).post("/copro/manage/clone/", first_step()).content.decode()

    assert f'<time datetime="{old.isoformat()}">{when.day(old, "short")}</time>' in page


def test_dates_changed_by_hand_outlive_going_back(as_, edition, track, clara):
    browser = as_(clara)
    abstract, paper = edition.deadlines.order_by("day")
    table = the_table(browser.post("/copro/manage/clone/", first_step()))
    changed = table | {f"day-{abstract.code}": in_days(370).isoformat(), "step": "back"}

    first = the_table(browser.post("/copro/manage/clone/", changed))
    later = first | {"starts_on": in_days(80 + 371), "ends_on": in_days(82 + 371), "step": "dates"}
    again = the_table(browser.post("/copro/manage/clone/", later))

    assert again[f"day-{abstract.code}"] == in_days(370).isoformat()
    assert again[f"day-{paper.code}"] == in_days(20 + 371).isoformat()


def test_a_date_that_was_left_out_stays_out_when_going_back(as_, edition, track, clara):
    browser = as_(clara)
    abstract, _paper = edition.deadlines.order_by("day")
    table = the_table(browser.post("/copro/manage/clone/", first_step()))
    del table[f"take-{abstract.code}"]

    first = the_table(browser.post("/copro/manage/clone/", table | {"step": "back"}))
    again = the_table(browser.post("/copro/manage/clone/", first | {"step": "dates"}))

    assert f"take-{abstract.code}" not in again


def test_dates_that_contradict_themselves_are_told_before_they_are_saved(as_, edition, track, clara):
    browser = as_(clara)
    _abstract, paper = edition.deadlines.order_by("day")
    table = the_table(browser.post("/copro/manage/clone/", first_step()))

    wrong = table | {f"day-{paper.code}": in_days(900).isoformat(), "step": "create"}
    page = browser.post("/copro/manage/clone/", wrong)

    assert "when the conference is over" in page.content.decode()
    assert not Edition.objects.filter(slug="copro-next").exists()
    answer = browser.post("/copro/manage/clone/", the_table(page) | {"step": "create"})
    assert answer.headers["Location"] == "/copro-next/manage/readiness/"


def test_dates_that_were_mended_are_saved_at_once(as_, edition, track, clara):
    browser = as_(clara)
    _abstract, paper = edition.deadlines.order_by("day")
    right = the_table(browser.post("/copro/manage/clone/", first_step()))
    wrong = right | {f"day-{paper.code}": in_days(900).isoformat(), "step": "create"}
    told = the_table(browser.post("/copro/manage/clone/", wrong))

    browser.post("/copro/manage/clone/", told | right | {"step": "create"})

    assert Edition.objects.filter(slug="copro-next").exists()


def test_a_year_that_cannot_be_meant_is_told_in_both_steps(as_, edition, track, clara):
    browser = as_(clara)
    abstract, _paper = edition.deadlines.order_by("day")
    typed = {f"day-{abstract.code}": "0207-03-01", f"take-{abstract.code}": "on", "step": "create"}

    for fields in (first_step(starts_on="0001-01-01"), first_step(ends_on="9999-12-31"), first_step() | typed):
        assert "Please check the year." in browser.post("/copro/manage/clone/", fields).content.decode()
    assert not Edition.objects.filter(slug="copro-next").exists()


def test_what_is_missing_is_told_once(as_, edition, track, clara):
    page = as_(clara).post("/copro/manage/clone/", {"step": "dates"}).content.decode()

    assert page.count("data-error-summary") == 1


def test_dates_of_a_special_issue_move_with_its_publication(as_, clara):
    issue = a_special_issue(clara, published_on=in_days(100))
    actions.set_deadline(issue, stage="paper", day=in_days(20), by=clara)
    fields = first_step(published_on=in_days(100 + 364), volume="8", slug="issue-next")

    browser = as_(clara)
    assert "as far as the planned publication moves" in browser.get("/issue/manage/clone/").content.decode()
    table = the_table(browser.post("/issue/manage/clone/", fields))
    answer = browser.post("/issue/manage/clone/", table | {"step": "create"})

    assert answer.headers["Location"] == "/issue-next/manage/readiness/"
    made = Edition.objects.get(slug="issue-next")
    assert (made.published_on, made.deadlines.get().day) == (in_days(464), in_days(384))


def a_special_issue(by, **fields):
    journal = actions.create_series({"en": "JeDEM"}, kind="journal", by=by)
    issue = actions.create_edition(
        journal, slug="issue", kind="special_issue", name={"en": "Issue"}, languages=["en"], by=by, **fields
    )
    actions.add_track(issue, slug="issue", name={"en": "Issue"}, by=by)
    return issue


@pytest.mark.parametrize("step", ["dates", "create"])
def test_chairs_and_strangers_find_no_such_page(as_, edition, track, tom, eve, step):
    for somebody in (tom, eve):
        assert as_(somebody).get("/copro/manage/clone/").status_code == 404
        assert as_(somebody).post("/copro/manage/clone/", first_step(step=step)).status_code == 404
