"""Settings: every variable is documented, and a production-like environment passes Django's own checks."""

import os
import re
import subprocess
import sys
from pathlib import Path

import allauth
import pytest
from django.contrib.staticfiles import finders

ROOT = Path(__file__).parents[2]
DOCUMENTED = set(re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs/settings.md").read_text(), re.MULTILINE))


def variables_read_by(*places):
    code = "".join((ROOT / place).read_text() for place in places)
    return set(re.findall(r'(?:\benv(?:\.\w+)?\(|environ\.get\()\s*"([A-Z_]+)"', code))


def settings_of(tmp_path, expression, **environment):
    """What an expression gives in a site with this environment and nothing else."""
    script = f"import conference.project.settings as settings; print({expression})"
    surroundings = {"PATH": os.environ["PATH"], "CONVOKE_DATA": str(tmp_path)} | environment
    done = subprocess.run([sys.executable, "-c", script], env=surroundings, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_every_variable_is_documented_and_every_documented_one_exists():
    read = variables_read_by("conference/project/settings.py", "tests/servers.py")

    assert read <= DOCUMENTED
    assert DOCUMENTED - read == {"CONVOKE_DATASETS", "PYTHON"}


def test_a_site_without_any_settings_keeps_everything_in_one_folder(tmp_path):
    shown = settings_of(tmp_path, "(settings.DATABASES['default']['NAME'], settings.CELERY_BROKER_URL)")

    assert shown == f"('{tmp_path}/convoke.sqlite3', 'filesystem://localhost')"
    assert (tmp_path / "broker" / "queue").is_dir()


def test_the_secret_key_stays_the_same_and_is_readable_by_its_owner_only(tmp_path):
    first = settings_of(tmp_path, "settings.SECRET_KEY")

    assert settings_of(tmp_path, "settings.SECRET_KEY") == first
    assert len(first) >= 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0


def test_the_site_answers_under_its_own_address(tmp_path):
    shown = settings_of(tmp_path, "settings.ALLOWED_HOSTS[-1]", SITE_URL="https://conference.example.org/")

    assert shown == "conference.example.org"


def test_two_demos_on_one_machine_do_not_share_cookies(tmp_path):
    names = {settings_of(tmp_path, "settings.SESSION_COOKIE_NAME", CONVOKE_DEMO="1", PORT=port) for port in ("1", "2")}

    assert len(names) == 2


@pytest.mark.parametrize("url", ["postgres://u:p@h/convoke", "sqlite:////tmp/other.sqlite3"])
def test_the_database_is_taken_from_the_environment(tmp_path, url):
    engine = settings_of(tmp_path, "settings.DATABASES['default']['ENGINE']", DATABASE_URL=url)

    assert engine == f"django.db.backends.{'postgresql' if url.startswith('postgres') else 'sqlite3'}"


def test_redis_brings_the_work_of_a_dead_worker_back_in_minutes(tmp_path):
    shown = settings_of(
        tmp_path, "settings.CELERY_BROKER_TRANSPORT_OPTIONS", CELERY_BROKER_URL="redis://localhost:6379/0"
    )

    assert "'visibility_timeout': 300" in shown


def test_production_has_nothing_to_be_warned_of(tmp_path):
    environment = {
        "PATH": os.environ["PATH"],
        "CONVOKE_DATA": str(tmp_path),
        "SITE_URL": "https://conference.example.org",
    }
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]

    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr


def test_every_static_file_that_a_page_names_is_among_those_that_are_gathered():
    ours = ROOT / "templates"
    theirs = Path(allauth.__file__).parent / "templates"
    pages = [*ours.rglob("*.html"), *(theirs / "account").rglob("*.html"), *(theirs / "mfa").rglob("*.html")]

    named = {name for page in pages for name in re.findall(r"{% static ['\"]([^'\"]+)", page.read_text())}

    assert {name for name in named if not finders.find(name)} == set()
