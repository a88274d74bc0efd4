"""`manage.py synthesize`: the same data for the same seed, rows as actions leave them, pages that open."""

import json
from io import StringIO

import pytest
from django.core import serializers
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import Count, F

from conference import registry, scope
from conference.models import Edition, Entry, File, Job, Message, Person
from conference.project.synthesis import extremes
from conference.viewers import Viewer
from programme.models import Release, Session, Slot
from reviewing.models import Assignment, Decision, Review
from submissions.actions import find_conflicts
from submissions.freezing import fingerprint, frozen
from submissions.models import Author, Conflict, Receipt, Submission, Version

NOW = "2026-03-01T12:00:00+00:00"
SMALL = {"papers": 24, "reviewers": 12, "tracks": 2, "seed": 7, "now": NOW, "yes_invented": True}
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


def synthesize(slug="big", **options):
    out = StringIO()
    arguments = SMALL | options
    words = [f"--{name}={value}" for name, value in arguments.items() if not isinstance(value, bool)]
    flags = [f"--{name.replace('_', '-')}" for name, value in arguments.items() if value is True]
    call_command("synthesize", f"--slug={slug}", *words, *flags, stdout=out)
    return out.getvalue()


def edition():
    return Edition.objects.get(slug="big")


def lightning():
    return next(session for session in Session.objects.all() if str(session.title) == "Lightning talks")


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


def test_the_public_pages_of_a_programme_open_for_everybody(as_):
    synthesize(extremes=True, papers=60)
    session = lightning()

    pages = [f"/big/programme/{slot.code}/" for slot in Slot.objects.all()]
    pages += [f"/big/programme/sessions/{session.code}/", f"/big/programme/{edition().starts_on}/"]

    assert {page: as_(None).get(page).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_versions_say_what_the_actions_would_freeze():
    synthesize(stage="reviewing", extremes=True)

    for version in Version.objects.select_related("submission", "file", "receipt"):
        assert version.content == frozen(version.submission)
        sha256 = version.file.sha256 if version.file else fingerprint(version.content)[0]
        assert version.receipt.sha256 == sha256


def test_numbers_run_without_gaps():
    synthesize()

    numbers = Submission.objects.exclude(number=None).order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, 25))
    assert edition().next_number == 25


def test_authors_stand_in_their_order_and_versions_too():
    synthesize(extremes=True)

    for paper in Submission.objects.prefetch_related("authors", "versions"):
        positions = sorted(author.position for author in paper.authors.all())
        assert positions == list(range(1, len(positions) + 1))
        numbers = sorted(version.number for version in paper.versions.all())
        assert numbers == list(range(1, len(numbers) + 1))
        assert bool(numbers) == bool(paper.number)


def test_conflicts_are_those_that_the_rules_find():
    synthesize(stage="reviewing", papers=60, extremes=True)
    before = Conflict.objects.count()
    assert before > 0

    for track in edition().tracks.all():
        find_conflicts(track, by=None)

    assert Conflict.objects.count() == before


def test_nobody_in_conflict_is_asked():
    synthesize(stage="reviewing", papers=60)

    standing = set(Conflict.objects.standing().values_list("submission", "person"))
    assert not standing & set(Assignment.objects.values_list("submission", "reviewer"))
    assert not Assignment.objects.filter(submission__authors__person=F("reviewer")).exists()


def test_reviews_answer_every_criterion_within_its_scale():
    synthesize(stage="decided")
    slugs = set(edition().criteria.values_list("slug", flat=True))

    for review in Review.objects.filter(status="submitted"):
        assert set(review.scores) == slugs
        assert all(answer["lowest"] <= answer["value"] <= answer["highest"] for answer in review.scores.values())
    done = Assignment.objects.filter(status="done")
    assert done.count() == done.filter(review__status="submitted").count() > 0


def test_decisions_of_the_last_track_are_pending():
    synthesize(stage="decided")
    first, last = edition().tracks.order_by("position")

    assert not Decision.objects.pending().filter(submission__track=first).exists()
    assert not Decision.objects.released().filter(submission__track=last).exists()
    assert not Submission.objects.accepted().filter(track=last).exists()


def test_released_decisions_show_in_status_pseudonyms_and_letters():
    synthesize()
    released = Decision.objects.released()

    assert released.exists()
    for decision in released.select_related("submission"):
        assert decision.submission.is_decided
        assert Message.objects.filter(
            subject_code=decision.submission.code, template="reviewing/mail/letter.txt"
        ).exists()
    assert not Assignment.objects.filter(status="done", round__decision__in=released, pseudonym="").exists()


def test_the_programme_is_published_twice_and_holds_every_accepted_paper():
    synthesize()

    assert list(Release.objects.order_by("version").values_list("version", flat=True)) == [1, 2]
    papers = set(Slot.objects.placed().exclude(submission=None).values_list("submission", flat=True))
    assert papers == set(Submission.objects.accepted().values_list("pk", flat=True))


def test_times_of_slots_stand_as_the_actions_would_set_them():
    synthesize(extremes=True)
    before = list(Slot.objects.order_by("pk").values("position", "day", "starts_at"))

    for session in Session.objects.all():
        Slot.objects.keep_in_step(session)

    assert list(Slot.objects.order_by("pk").values("position", "day", "starts_at")) == before


def test_nothing_is_dated_after_now():
    synthesize(stage="reviewing")

    for model, field in ((Entry, "at"), (Message, "created_at"), (Receipt, "at"), (Review, "changed_at")):
        assert not model.objects.filter(**{f"{field}__gt": NOW}).exists(), model


def test_extremes_are_there():
    synthesize(papers=60, extremes=True)
    crowds = Submission.objects.annotate(size=Count("authors"))

    assert crowds.filter(size=extremes.MANY_AUTHORS).exists()
    assert Submission.objects.filter(title=extremes.LONG_TITLE).exists()
    assert max(len(word) for word in extremes.TITLES[1].split()) >= 80
    assert Message.objects.filter(status="failed").exists()
    assert edition().deadlines.annotate(moves=Count("changes")).filter(moves=3).count() == 2
    assert lightning().slots.count() > 0


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
