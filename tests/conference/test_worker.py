"""A worker that is killed in the middle of sending loses no mail, and sends none again that is marked as sent."""

import os
import time
from collections import Counter
from contextlib import contextmanager

import psycopg
import pytest

from tests import servers
from tests.workers import MailServer, Site

pytestmark = pytest.mark.worker

PEOPLE = 60
ENQUEUE = f"""
from django.db import transaction
from conference import mail
with transaction.atomic():
    for number in range({PEOPLE}):
        mail.store_account_mail(f"person{{number}}@example.org", "Your code", "It is 1234.")
"""


@pytest.fixture
def mail_server():
    server = MailServer(seconds_per_mail=0.06)
    server.start()
    yield server
    server.stop()


@contextmanager
def scratch_database():
    """An empty PostgreSQL database that goes at the end, whoever still uses it."""
    name = f"convoke_worker_{os.getpid()}"
    with psycopg.connect(servers.need(servers.POSTGRES), autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {name}")
        try:
            yield servers.POSTGRES.rpartition("/")[0] + f"/{name}"
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_a_killed_worker_loses_no_mail(tmp_path, mail_server):
    with Site(tmp_path, broker="filesystem://localhost", mail_server=mail_server) as site:
        assert_that_killing_loses_nothing(site, mail_server)


@pytest.mark.server
@pytest.mark.parametrize(
    "broker", ["filesystem://localhost", servers.RABBITMQ, servers.REDIS], ids=lambda url: url.split(":")[0]
)
def test_a_killed_worker_loses_no_mail_on_servers(tmp_path, mail_server, broker):
    if not broker.startswith("filesystem"):
        servers.need(broker)

    with (
        scratch_database() as database,
        Site(tmp_path, broker=broker, mail_server=mail_server, database=database) as site,
    ):
        assert_that_killing_loses_nothing(site, mail_server)


def assert_that_killing_loses_nothing(site, mail_server):
    site.python(ENQUEUE)
    first = site.start_worker()
    assert mail_server.wait_for_begun(PEOPLE // 3, seconds=60)
    site.kill(first)
    marked = site.marks()["messages"]
    sent_before = {code for code, status in marked.items() if status == "sent"}
    assert 0 < len(sent_before) < PEOPLE

    site.start_worker()
    marks = wake_until_all_is_done(site, mail_server)

    assert Counter(marks["messages"].values()) == {"sent": PEOPLE}
    assert Counter(marks["jobs"]) == {"done": PEOPLE}
    assert {address for _, address in mail_server.accepted} == {f"person{n}@example.org" for n in range(PEOPLE)}
    copies = Counter(message_id.strip("<>").partition("@")[0] for message_id, _ in mail_server.accepted)
    assert copies.keys() == marked.keys()
    assert copies.total() - PEOPLE <= 1, "one kill may double the one mail that was on its way, no more"
    assert {copies[code] for code in sent_before} == {1}


def wake_until_all_is_done(site, mail_server):
    """Wakes the worker as beat would; the job of the killed one is taken over when its lease is over."""
    latest = time.monotonic() + 60
    while time.monotonic() < latest:
        site.wake()
        mail_server.wait_for(PEOPLE, seconds=2)
        if len({address for _, address in mail_server.accepted}) == PEOPLE:
            marks = site.marks()
            if set(marks["jobs"]) == {"done"}:
                return marks
    return site.marks()
