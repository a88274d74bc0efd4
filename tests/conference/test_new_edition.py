"""Making a conference or special issue: who may, what a preset fills in, what is told where it does not work."""

import pytest

from conference import actions
from conference.models import Deadline, Edition, Role, Series
from conference.presets import CLASSIC, PRESETS, presets_for, stages_of

NEW = "/me/new/"


def fields(**changes):
    usual = {"preset": "double_anonymous", "series_name": "Talks on Tea", "name_en": "Tea 2030", "short_name": "Tea"}
    return usual | {"starts_on": "2030-05-01", "ends_on": "2030-05-03", "place": "Linz", "zone": "UTC"} | changes


@pytest.fixture
def organiser(edition, clara):
    return clara


def test_who_organises_one_may_make_another(as_, organiser):
    answer = as_(organiser).post(NEW, fields(issn="20759517", publisher="House"))

    made = Edition.objects.get(slug="tea-2030")
    assert answer.headers["Location"] == "/tea-2030/manage/settings/"
    assert (made.kind, made.preset) == ("conference", "double_anonymous")
    assert (made.reviews_per_paper, made.is_public) == (3, False)
    assert [kind.is_anonymous for kind in made.kinds.all()] == [True, True, True]
    assert (made.series.issn, made.series.kind) == ("2075-9517", "conference")
    assert Role.objects.get(edition=made).person == organiser
    assert made.languages == ["en"]


def test_who_has_no_series_sees_that_its_name_is_needed(as_, eve, settings):
    settings.OPEN_TO_NEW_ORGANISERS = True

    form = as_(eve).post(NEW, fields(series_name="")).context["form"]

    assert form.fields["series_name"].required
    assert form.errors["series_name"] == ["Please name the series or journal that it belongs to."]


@pytest.mark.parametrize("name", ["eve", "tom", "ada"])
def test_others_do_not_even_find_the_page(as_, track, request, name):
    somebody = request.getfixturevalue(name)

    assert as_(somebody).get(NEW).status_code == 404
    assert as_(somebody).post(NEW, fields()).status_code == 404


def test_where_the_site_is_open_everybody_may(as_, eve, settings):
    settings.OPEN_TO_NEW_ORGANISERS = True

    assert as_(eve).post(NEW, fields()).status_code == 302
    assert as_(None).get(NEW).headers["Location"].startswith("/accounts/login/")


def test_administrators_may(as_, eve):
    eve.is_superuser = True
    eve.save()

    assert as_(eve).get(NEW).status_code == 200


def test_a_series_that_one_does_not_run_cannot_be_taken(as_, organiser, other_edition):
    page = as_(organiser).post(NEW, fields(series=other_edition.series.code, series_name=""))

    assert "series" in page.context["form"].errors
    assert other_edition.series.code not in as_(organiser).get(NEW).content.decode()


def test_a_further_one_of_a_series_of_ones_own(as_, organiser, edition):
    as_(organiser).post(NEW, fields(series=edition.series.code, series_name="", short_name="", slug=""))

    assert Edition.objects.get(slug="copro-2030").series == edition.series


def test_a_special_issue_has_its_one_track_and_belongs_to_a_journal(as_, organiser):
    as_(organiser).post(NEW, fields(preset="special_issue", slug="tea-issue", starts_on="", ends_on=""))

    made = Edition.objects.get(slug="tea-issue")
    assert (made.is_special_issue, made.series.kind) == (True, Series.Kind.JOURNAL)
    assert [str(track) for track in made.tracks.all()] == ["Tea 2030"]


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"slug": "copro"}, "slug", "already something"),
        ({"slug": "accounts"}, "slug", "itself uses"),
        ({"short_name": "", "series_name": "東京", "starts_on": "", "ends_on": ""}, "slug", "Please type an address"),
        ({"series_name": ""}, "series_name", "Please name the series"),
        ({"name_en": ""}, "name", "required"),
        ({"issn": "1234"}, "issn", "not an ISSN"),
        ({"ends_on": "2030-04-01"}, "ends_on", "before the first"),
        ({"starts_on": "0001-01-01"}, "starts_on", "check the year"),
        ({"ends_on": "9999-12-31"}, "ends_on", "check the year"),
        ({"preset": "party"}, "preset", "valid choice"),
    ],
)
def test_what_does_not_work_is_told_at_its_field_and_nothing_is_made_or_lost(as_, organiser, typed, field, sentence):
    page = as_(organiser).post(NEW, fields(publisher="Kept House") | typed)

    assert sentence in str(page.context["form"].errors[field])
    assert "Kept House" in page.content.decode()
    assert (Edition.objects.count(), Series.objects.count()) == (1, 1)


def test_the_name_of_the_first_series_is_marked_as_needed(as_, eve, settings):
    settings.OPEN_TO_NEW_ORGANISERS = True
    page = as_(eve).get(NEW)
    assert page.context["form"].fields["series_name"].required

    answer = as_(eve).post(NEW, fields(series_name=""))
    assert answer.context["form"].errors["series_name"] == ["Please name the series or journal that it belongs to."]


def test_who_can_choose_a_series_is_told_when_a_name_is_needed(as_, organiser):
    assert "Needed for a new one" in as_(organiser).get(NEW).content.decode()


def test_a_journal_takes_no_conference(as_, organiser, edition):
    page = as_(organiser).post(NEW, fields(preset="special_issue", series=edition.series.code, series_name=""))

    assert "belongs to a journal" in str(page.context["form"].errors["series"])


# -- Presets -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)
def test_a_preset_has_five_to_seven_dates_in_their_order(preset):
    order = list(Deadline.Stage.values)

    assert 5 <= len(preset.stages) <= 7
    assert sorted(preset.stages, key=order.index) == list(preset.stages) or "revision" in preset.stages
    assert set(preset.stages) <= set(order)
    assert preset.kinds


@pytest.mark.parametrize("preset", PRESETS)
def test_each_preset_can_be_made(clara, preset):
    kind = "journal" if PRESETS[preset].kind == "special_issue" else "conference"
    made = actions.set_up_edition(
        None, preset=preset, slug="made", new_series={"name": "S", "kind": kind}, name={"en": "Made"}, by=clara
    )

    assert made.kinds.count() == len(PRESETS[preset].kinds)
    assert stages_of(made) == PRESETS[preset].stages
    assert not made.deadlines.exists()


def test_what_has_no_preset_asks_for_the_usual_dates(edition):
    assert stages_of(edition) == CLASSIC


def test_presets_of_a_kind():
    assert [preset.key for preset in presets_for("special_issue")] == ["special_issue"]
