"""What every test gets: the cast, and that nothing leaves this machine."""

import gc
import os
import socket

import pytest
from django.db import connection
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings

from conference.project import catalogues
from tests import servers
from tests.demo_data import LoadedDemo

# How fast examples come depends on what else the machine does; that says nothing about our code.
settings.register_profile("busy machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy machine")

pytest_plugins = ["tests.cast"]
DATABASE = {"db", "transactional_db", "django_db_setup"}


def pytest_configure(config):
    """Translations are compiled once, before the processes that run tests beside each other read them."""
    if not hasattr(config, "workerinput"):
        catalogues.compile_all()
    gc.freeze()  # what is loaded by now is not looked through again and again
    gc.set_threshold(50_000, 20, 20)


def pytest_addoption(parser):
    parser.addoption("--with-database", action="store_true", help="tests that use the database, one input of each")


# Files that take longest, and often wait for other processes: begun first, they never are what all wait for.
LONGEST = ("test_every_page.py", "test_main_job.py", "test_worker.py")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """What knows no database says the same on every one of them; and of a test with many inputs one shows whether a
    second database understands its statements, too."""
    if config.getoption("--with-database"):
        kept = list({item.nodeid.partition("[")[0]: item for item in reversed(items) if uses_database(item)}.values())
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept[::-1]
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else len(LONGEST))


def uses_database(item):
    return bool(DATABASE & set(item.fixturenames) or item.get_closest_marker("django_db"))


@pytest.fixture(scope="session", autouse=True)
def nothing_leaves_this_machine():
    """Connections may go to this machine and to the servers that the tests were told of, nowhere else."""
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and not is_near(address[0]):
            raise AssertionError(f"A test tried to reach {address[0]}.")
        return connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(scope="session", autouse=True)
def emptied_between_tests():
    """Tests that commit empty the whole database behind them, history too; migrate's signal guards it again."""
    from conference import permanence  # models can be imported only now

    tear_down = TransactionTestCase._fixture_teardown

    def emptied(self):
        permanence.release()
        tear_down(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", emptied)
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """SQLite is asked once per process whether it knows JSON: here, not while a test counts the queries of a page."""
    with django_db_blocker.unblock():
        assert connection.features.supports_json_field


@pytest.fixture(scope="session")
def loaded_demo(tmp_path_factory):
    """The demo's data, loaded once for all processes of this run."""
    own = tmp_path_factory.getbasetemp()
    return LoadedDemo(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)


def is_near(host):
    return host in ("localhost", "::1") or host.startswith("127.") or host in servers.hosts()
