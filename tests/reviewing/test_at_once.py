"""Two chairs who press a button at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from conference.history import Refused
from conference.models import Message
from reviewing import actions
from reviewing.models import Assignment, Decision

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def a_database_with_many_writers():
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one writer in after the other; run with DATABASE_URL of a PostgreSQL")


def at_once(*deeds):
    """Does all deeds in threads that start together; what each returned, or the refusal."""
    start = Barrier(len(deeds))

    def do(deed):
        try:
            start.wait(10)
            return deed()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(do, deeds))


def refusals(results):
    return [str(result) for result in results if isinstance(result, Refused)]


def test_a_reviewer_is_put_on_a_paper_once(paper, pool, tom, clara, ravi):
    results = at_once(
        lambda: actions.add_reviewer(paper, reviewer=ravi, by=tom),
        lambda: actions.add_reviewer(paper, reviewer=ravi, by=clara),
    )

    assert refusals(results) == ["Ravi Shankar is on this paper already."]
    assert Assignment.objects.count() == 1


def test_proposing_at_once_proposes_once(paper, pool, tom, clara):
    at_once(lambda: actions.propose(paper.track, by=tom), lambda: actions.propose(paper.track, by=clara))

    assert Assignment.objects.count() == 3


def test_a_request_is_sent_once(paper, pool, tom, clara):
    actions.propose(paper.track, by=tom)

    results = at_once(lambda: actions.send(paper.track, by=tom), lambda: actions.send(paper.track, by=clara))

    assert refusals(results) == ["There is nothing to send: please propose an assignment first."]
    assert Message.objects.filter(template="reviewing/mail/request.txt").count() == 3


def test_decisions_are_released_once(paper, pool, track, tom, clara):
    actions.decide(paper, outcome="accept", by=tom)

    results = at_once(
        lambda: actions.release_decisions(track, by=tom), lambda: actions.release_decisions(track, by=clara)
    )

    assert refusals(results) == ["There is no decision to release."]
    assert Message.objects.filter(template="reviewing/mail/letter.txt").count() == 1
    assert Decision.objects.released().count() == 1
