"""An invented conference with a programme."""

import pytest
from django.db.models import Count

from conference.models import Message
from conference.project.synthesis import extremes
from programme.models import Release, Session, Slot
from reviewing.models import Assignment, Decision
from submissions.models import Submission
from tests.project.synthesized.making import edition, lightning, made

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def conference(django_db_setup, django_db_blocker):
    with made(django_db_blocker, papers=60, extremes=True):
        yield


def test_the_public_pages_of_a_programme_open_for_everybody(as_):
    session = lightning()

    pages = [f"/big/programme/{slot.code}/" for slot in Slot.objects.all()]
    pages += [f"/big/programme/sessions/{session.code}/", f"/big/programme/{edition().starts_on}/"]

    assert {page: as_(None).get(page).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_numbers_run_without_gaps():
    numbers = Submission.objects.exclude(number=None).order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, 61))
    assert edition().next_number == 61


def test_authors_stand_in_their_order_and_versions_too():
    for paper in Submission.objects.prefetch_related("authors", "versions"):
        positions = sorted(author.position for author in paper.authors.all())
        assert positions == list(range(1, len(positions) + 1))
        numbers = sorted(version.number for version in paper.versions.all())
        assert numbers == list(range(1, len(numbers) + 1))
        assert bool(numbers) == bool(paper.number)


def test_released_decisions_show_in_status_pseudonyms_and_letters():
    released = Decision.objects.released()

    assert released.exists()
    for decision in released.select_related("submission"):
        assert decision.submission.is_decided
        assert Message.objects.filter(
            subject_code=decision.submission.code, template="reviewing/mail/letter.txt"
        ).exists()
    assert not Assignment.objects.filter(status="done", round__decision__in=released, pseudonym="").exists()


def test_the_programme_is_published_twice_and_holds_every_accepted_paper():
    assert list(Release.objects.order_by("version").values_list("version", flat=True)) == [1, 2]
    papers = set(Slot.objects.placed().exclude(submission=None).values_list("submission", flat=True))
    assert papers == set(Submission.objects.accepted().values_list("pk", flat=True))


def test_times_of_slots_stand_as_the_actions_would_set_them():
    before = list(Slot.objects.order_by("pk").values("position", "day", "starts_at"))

    for session in Session.objects.all():
        Slot.objects.keep_in_step(session)

    assert list(Slot.objects.order_by("pk").values("position", "day", "starts_at")) == before


def test_extremes_are_there():
    crowds = Submission.objects.annotate(size=Count("authors"))

    assert crowds.filter(size=extremes.MANY_AUTHORS).exists()
    assert Submission.objects.filter(title=extremes.LONG_TITLE).exists()
    assert max(len(word) for word in extremes.TITLES[1].split()) >= 80
    assert Message.objects.filter(status="failed").exists()
    assert edition().deadlines.annotate(moves=Count("changes")).filter(moves=3).count() == 2
    assert lightning().slots.count() > 0
