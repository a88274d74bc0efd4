"""What every test gets: the cast, and that nothing leaves this machine."""

import socket

import pytest
from hypothesis import HealthCheck, settings

from conference.project import catalogues
from tests import servers

# How fast examples come depends on what else the machine does; that says nothing about our code.
settings.register_profile("busy machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("busy machine")

pytest_plugins = ["tests.cast"]
DATABASE = {"db", "transactional_db", "django_db_setup"}


def pytest_configure(config):
    """Translations are compiled once, before the processes that run tests beside each other read them."""
    if not hasattr(config, "workerinput"):
        catalogues.compile_all()


def pytest_addoption(parser):
    parser.addoption("--with-database", action="store_true", help="only tests that use the database")


def pytest_collection_modifyitems(config, items):
    """What knows no database says the same on every one of them."""
    if config.getoption("--with-database"):
        config.hook.pytest_deselected(items=[item for item in items if not uses_database(item)])
        items[:] = [item for item in items if uses_database(item)]


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


def is_near(host):
    return host in ("localhost", "::1") or host.startswith("127.") or host in servers.hosts()
