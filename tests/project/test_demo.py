"""`manage.py demo`: refuses what would do harm before it starts anything, and loads its data once."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from urllib.request import urlopen

import pytest

from conference.project.demo import folder
from tests.workers import free_port

pytestmark = pytest.mark.worker
ROOT = Path(__file__).parents[2]


def demo(data, *arguments, port=None, **options):
    environment = {"PATH": os.environ["PATH"], "CONVOKE_DATA": str(data), "PORT": str(port or free_port())}
    command = [sys.executable, "manage.py", "demo", *arguments]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options
    )


def outcome(process):
    out, err = process.communicate(timeout=300)
    return process.returncode, out, err


def count(data, table):
    with closing(sqlite3.connect(data / "convoke.sqlite3")) as database:
        return database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory, loaded_demo):
    """A demo's folder with all of its data."""
    data = tmp_path_factory.mktemp("demo") / "site"
    loaded_demo.copy_to(data, free_port(), is_worked=False)
    return data


def test_a_port_in_use_is_told_before_anything_is_made(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        code, out, err = outcome(demo(tmp_path, port=port))

    assert code == 1
    assert f"cannot listen on 127.0.0.1, port {port}" in err
    assert out == ""
    assert not (tmp_path / "convoke.sqlite3").exists()


def test_a_port_must_be_a_number(tmp_path):
    code, _, err = outcome(demo(tmp_path, port="http"))

    assert code == 1
    assert "PORT must be a number" in err


def test_two_demos_do_not_share_a_folder(loaded):
    with folder.held(loaded):
        code, _, err = outcome(demo(loaded, "--no-serve"))

    assert code == 1
    assert "Another demo runs" in err


def test_a_site_that_is_not_a_demo_is_left_as_it_is(loaded):
    (loaded / folder.MARK).rename(loaded / "kept")
    try:
        code, _, err = outcome(demo(loaded, "--fresh", "--yes", "--no-serve"))
    finally:
        (loaded / "kept").rename(loaded / folder.MARK)

    assert code == 1
    assert "not a demo" in err
    assert count(loaded, "conference_edition") > 0


def test_the_data_is_loaded_once(loaded):
    before = count(loaded, "conference_edition")

    code, out, err = outcome(demo(loaded, "--no-serve"))

    assert (code, err) == (0, "")
    assert "Loading" not in out
    assert count(loaded, "conference_edition") == before > 0


def test_emptying_asks_first(tmp_path):
    (tmp_path / folder.MARK).touch()
    (tmp_path / "files").mkdir()

    code, _, _ = outcome(demo(tmp_path, "--fresh", "--no-serve", stdin=subprocess.DEVNULL))

    assert code == 1
    assert (tmp_path / "files").exists()


def test_emptying_keeps_nothing_but_the_mark(tmp_path):
    (tmp_path / folder.MARK).touch()
    (tmp_path / "files" / "ab").mkdir(parents=True)
    (tmp_path / "files" / "ab" / "blob").touch()
    (tmp_path / "convoke.sqlite3").touch()

    folder.empty(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == [folder.MARK]


def test_it_serves_and_ctrl_c_stops_all_of_it(loaded):
    port = free_port()
    process = demo(loaded, port=port, start_new_session=True)
    try:
        said = wait_for_line(process, "Ctrl-C stops it")
        page = urlopen(f"http://127.0.0.1:{port}/").read().decode()
        mail_came = wait_for_mail(loaded / "mail")
        start = time.monotonic()
        os.kill(process.pid, signal.SIGINT)
        code, out, _ = outcome(process)
    finally:
        process.kill()

    assert "CeDEM16" in page
    assert mail_came
    assert "organiser@organiser.example" in said
    assert (code, out.splitlines()[-1]) == (0, "Stopped. The data is kept for the next time.")
    assert time.monotonic() - start < 10
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(("127.0.0.1", port))


def wait_for_mail(place):
    """Whether the worker has delivered anything of what the loading left to do, within a minute."""
    latest = time.monotonic() + 60
    while time.monotonic() < latest and not (place.is_dir() and any(place.iterdir())):
        time.sleep(0.2)
    return place.is_dir() and any(place.iterdir())


def wait_for_line(process, words):
    said = ""
    for line in process.stdout:
        said += line
        if words in line:
            return said
    raise AssertionError(said + process.stderr.read())
