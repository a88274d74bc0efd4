"""The servers that some tests need beside them: where they are, and what is said when they do not answer."""

import os
from functools import cache
from urllib.parse import urlsplit

import psycopg
import pytest
from kombu import Connection

POSTGRES = os.environ.get("DATABASE_TEST_URL", "postgres://postgres@127.0.0.1:5432/postgres")
RABBITMQ = os.environ.get("RABBITMQ_TEST_URL", "amqp://guest:guest@127.0.0.1:5672//")
REDIS = os.environ.get("REDIS_TEST_URL", "redis://127.0.0.1:6379/9")
NAMES = {POSTGRES: "PostgreSQL (DATABASE_TEST_URL)", RABBITMQ: "RabbitMQ (RABBITMQ_TEST_URL)"}
NAMES[REDIS] = "Redis (REDIS_TEST_URL)"
IN_CI = os.environ.get("CI", "") not in ("", "0", "false")


@cache
def answers(url: str) -> bool:
    """Whether a server answers there within two seconds."""
    try:
        if url.startswith("postgres"):
            psycopg.connect(url, connect_timeout=2).close()
        else:
            with Connection(url, connect_timeout=2, transport_options={"socket_connect_timeout": 2}) as connection:
                connection.ensure_connection(max_retries=1, timeout=2)
    except Exception:  # whatever a client library says: it is not there
        return False
    return True


def need(url: str) -> str:
    """The address, if the server answers; else the test is skipped with a reason, and fails in CI."""
    if not answers(url):
        absent(f"no {NAMES[url]} answers")
    return url


def absent(reason: str) -> None:
    """Something outside that a test needs is missing: in CI that is a failure, elsewhere the test says so and skips."""
    if IN_CI:
        pytest.fail(f"{reason}; in CI it must be there", pytrace=False)
    pytest.skip(reason)


def hosts() -> set[str]:
    return {urlsplit(url).hostname for url in NAMES}
