"""An invented conference whose papers are being reviewed."""

import pytest
from django.db.models import F

from conference.models import Entry, Message
from reviewing.models import Assignment, Review
from submissions.actions import find_conflicts
from submissions.freezing import fingerprint, frozen
from submissions.models import Conflict, Receipt, Version
from tests.project.synthesized.making import NOW, edition, made

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def conference(django_db_setup, django_db_blocker):
    with made(django_db_blocker, stage="reviewing", papers=60, extremes=True):
        yield


def test_versions_say_what_the_actions_would_freeze():
    for version in Version.objects.select_related("submission", "file", "receipt"):
        assert version.content == frozen(version.submission)
        sha256 = version.file.sha256 if version.file else fingerprint(version.content)[0]
        assert version.receipt.sha256 == sha256


def test_conflicts_are_those_that_the_rules_find():
    before = Conflict.objects.count()
    assert before > 0

    for track in edition().tracks.all():
        find_conflicts(track, by=None)

    assert Conflict.objects.count() == before


def test_nobody_in_conflict_is_asked():
    standing = set(Conflict.objects.standing().values_list("submission", "person"))
    assert not standing & set(Assignment.objects.values_list("submission", "reviewer"))
    assert not Assignment.objects.filter(submission__authors__person=F("reviewer")).exists()


def test_nothing_is_dated_after_now():
    for model, field in ((Entry, "at"), (Message, "created_at"), (Receipt, "at"), (Review, "changed_at")):
        assert not model.objects.filter(**{f"{field}__gt": NOW}).exists(), model
