"""A track in reviewing: papers that are in, reviewers, and shortcuts through the steps."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from conference.actions import appoint, set_deadline
from conference.models import Role
from reviewing import actions
from reviewing.models import Assignment
from submissions.models import Author, Receipt, Submission, Version
from tests.cast import in_days, person

SCORES = {"relevance": 4, "originality": 3, "method": 4, "clarity": 5, "overall": 1, "confidence": 2}
TOPICS = ["smart cities and sensors", "open data portals", "participatory budgeting", "health services", "e-voting"]


def make_paper(track, number, author, **fields):
    """A paper that has been handed in, as its actions leave it."""
    kind = fields.pop("kind", None) or track.edition.kinds.get()
    fields = {
        "title": f"Study {number} of {TOPICS[number % 5]}",
        "abstract": f"We look at {TOPICS[number % 5]} with citizens as co-producers.",
        "status": Submission.Status.SUBMITTED,
        "submitted_at": timezone.now(),
    } | fields
    paper = Submission.objects.create(
        edition=track.edition, track=track, kind=kind, contact=author, number=number, **fields
    )
    Author.objects.create(
        submission=paper,
        edition=track.edition,
        person=author,
        position=1,
        given_name=author.given_name,
        family_name=author.family_name,
        email=author.email,
        affiliation=author.affiliation,
    )
    hand_in(paper)
    return paper


def hand_in(paper, stage=Version.Stage.PAPER):
    version = Version.objects.create(
        submission=paper, edition=paper.edition, stage=stage, number=paper.versions.count() + 1, content={}
    )
    Receipt.objects.create(version=version, edition=paper.edition, sha256="0" * 64, size=1)
    return version


def review_for(track, somebody):
    appoint(track.edition, person=somebody, role=Role.REVIEWER, track=track, by=None)
    return somebody


@pytest.fixture
def paper(track, ada):
    """Ada's paper, which is in."""
    return make_paper(track, 1, ada)


@pytest.fixture
def zoe(track):
    """Wrote nothing here; reviews for Tom's track, as Ravi and Rosa do."""
    return person("Zoe", "Akins", affiliation="School of Farwater", country="NZ")


@pytest.fixture
def pool(track, ravi, rosa, zoe):
    return [review_for(track, somebody) for somebody in (ravi, rosa, zoe)]


@pytest.fixture
def due(track):
    return set_deadline(track.edition, track=track, stage="review", day=in_days(30), zone="UTC", by=None)


@pytest.fixture
def asked(paper, pool, tom, due):
    """Ravi, Rosa and Zoe have been asked to review Ada's paper."""
    actions.propose(paper.track, by=tom)
    actions.send(paper.track, by=tom)
    return {one.reviewer: one for one in Assignment.objects.filter(submission=paper).select_related("reviewer")}


@pytest.fixture
def accepted(asked, ravi):
    """Ravi's assignment, accepted."""
    return actions.answer(asked[ravi], accepts=True, by=ravi)


def write(assignment, text="Sound work.", confidential="", **scores):
    """Submits a review of this assignment."""
    if assignment.status == Assignment.Status.ASKED:
        assignment = actions.answer(assignment, accepts=True, by=assignment.reviewer)
    return actions.submit_review(
        assignment,
        revision=0,
        by=assignment.reviewer,
        scores=SCORES | scores,
        for_authors=text,
        confidential=confidential,
    )


@pytest.fixture
def reviewed(asked, ravi, rosa, zoe):
    """All three reviews are in."""
    write(asked[ravi], "Ravi’s words.", confidential="Ravi’s secret remark.", overall=2)
    write(asked[rosa], "Rosa’s words.", confidential="Rosa’s secret remark.", overall=-1)
    write(asked[zoe], "Zoe’s words.", overall=1)
    return asked


@pytest.fixture
def decided(reviewed, paper, tom):
    """Accepted by Tom, not released."""
    return actions.decide(paper, outcome="accept", text="Welcome to Linz.", by=tom)


@pytest.fixture
def time_machine_days():
    """`with time_machine_days(2):` it is the day after tomorrow."""
    return lambda days: time_machine.travel(timezone.now() + timedelta(days=days), tick=False)
