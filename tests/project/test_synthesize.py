"""`manage.py synthesize`: the same data for the same seed, rows as actions leave them, pages that open."""

import json

import pytest
from django.core import serializers
from django.core.management import CommandError
from django.db import connection, transaction

from conference import registry, scope
from conference.models import Edition, Entry, File, Job, Message, Person
from conference.viewers import Viewer
from programme.models import Release, Slot
from reviewing.models import Assignment, Decision, Review
from submissions.models import Author, Conflict, Receipt, Submission, Version
from tests.project.synthesized.making import edition, synthesize

BESIDE = "submissions.csv reviewers/invite/ programme/rooms/ programme/keynotes/".split()
PUBLIC = ["", "call/"]
MODELS = [
    Person,
    Submission,
    Author,
    Version,
    Receipt,
    Conflict,
    Assignment,
    Review,
    Decision,
    Slot,
    Message,
    Job,
    File,
]
RELEASED = ["programme/", "programme.ics", "programme.json"]

pytestmark = pytest.mark.django_db


def organiser():
    return Person.objects.get(email="organiser@organiser.example")


def rooms(somebody):
    """Every page of the workbench, also those of apps to come."""
    return [room.url for each in registry.workbench for room in each(Viewer(person=somebody), edition())]


def written():
    """Every row as plain values, without the keys that a database gives."""
    rows = []
    for model in MODELS:
        for row in serializers.serialize("python", model.objects.all()):
            fields = {name: value for name, value in row["fields"].items() if not isinstance(value, int | list)}
            rows.append((row["model"], sorted((name, str(value)) for name, value in fields.items())))
    rows += [(entry.deed, entry.at, str(entry.details), entry.subject_code) for entry in Entry.objects.all()]
    rows += [release.document for release in Release.objects.order_by("version")]
    return sorted(map(str, rows))


def made_and_undone(**options):
    with transaction.atomic():
        synthesize(**options)
        rows = written()
        transaction.set_rollback(True)
    return rows


def test_the_same_seed_gives_the_same_data():
    assert made_and_undone() == made_and_undone()


def test_another_seed_gives_other_data():
    assert made_and_undone() != made_and_undone(seed=8)


def test_it_makes_as_many_as_were_asked_for():
    told = json.loads(synthesize(json=True))

    assert Submission.objects.exclude(number=None).count() == 24
    assert Submission.objects.filter(status="draft").count() == 1
    assert edition().roles.filter(role="reviewer").count() == 12
    assert edition().tracks.count() == 2
    assert (told["slug"], told["submissions"]) == ("big", 25)


@pytest.mark.parametrize("stage", ["call", "reviewing", "decided", "programme", "empty"])
@pytest.mark.parametrize("extreme", [False, True])
def test_every_page_opens_for_the_organiser(as_, stage, extreme):
    synthesize(stage=stage, extremes=extreme)
    browser = as_(organiser())

    pages = [
        *rooms(organiser()),
        *(f"/big/manage/{page}" for page in BESIDE),
        *(f"/big/{page}" for page in PUBLIC),
        "/me/",
        "/",
    ]
    pages += [f"/big/{page}" for page in RELEASED] if stage == "programme" else []
    pages += [paper.get_absolute_url() for paper in Submission.objects.exclude(number=None)[:9]]

    assert {page: browser.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_an_empty_one_has_nothing_but_a_name():
    synthesize(stage="empty")

    assert edition().tracks.count() == edition().submissions.count() == edition().deadlines.count() == 0
    assert edition().starts_on is None


def test_no_row_mixes_editions():
    """The guards of the database stand, and let all of it in."""
    synthesize("big", extremes=True)
    synthesize("bigger")

    scope.guard()
    for table, column, target, key in scope.links():
        with connection.cursor() as cursor:
            cursor.execute(
                f'SELECT count(*) FROM "{table}" a JOIN "{target}" b ON a."{column}" = b."{key}" '
                'WHERE a."edition_id" <> b."edition_id"'
            )
            assert cursor.fetchone()[0] == 0, table


def test_a_slug_that_exists_is_refused():
    synthesize(stage="empty")

    with pytest.raises(CommandError, match="already something at “big”"):
        synthesize(stage="empty")


def test_a_reserved_slug_is_refused():
    with pytest.raises(CommandError, match="the site itself uses"):
        synthesize("accounts", stage="empty")


def test_a_site_that_is_no_demo_is_left_as_it_is():
    with pytest.raises(CommandError, match="not a demo"):
        synthesize(yes_invented=False)

    assert not Edition.objects.exists()


def test_reviewing_needs_reviewers():
    with pytest.raises(CommandError, match="at least one reviewer"):
        synthesize(reviewers=0)


def test_an_organiser_whom_the_site_knows_gets_the_role(clara):
    Person.objects.filter(pk=clara.pk).update(email="organiser@organiser.example")

    synthesize(stage="empty")

    assert edition().roles.get(role="organiser").person == clara
