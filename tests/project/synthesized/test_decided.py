"""An invented conference of which most is decided."""

import pytest

from reviewing.models import Assignment, Decision, Review
from submissions.models import Submission
from tests.project.synthesized.making import edition, made

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def conference(django_db_setup, django_db_blocker):
    with made(django_db_blocker, stage="decided"):
        yield


def test_reviews_answer_every_criterion_within_its_scale():
    slugs = set(edition().criteria.values_list("slug", flat=True))

    for review in Review.objects.filter(status="submitted"):
        assert set(review.scores) == slugs
        assert all(answer["lowest"] <= answer["value"] <= answer["highest"] for answer in review.scores.values())
    done = Assignment.objects.filter(status="done")
    assert done.count() == done.filter(review__status="submitted").count() > 0


def test_decisions_of_the_last_track_are_pending():
    first, last = edition().tracks.order_by("position")

    assert not Decision.objects.pending().filter(submission__track=first).exists()
    assert not Decision.objects.released().filter(submission__track=last).exists()
    assert not Submission.objects.accepted().filter(track=last).exists()
