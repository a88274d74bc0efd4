"""`manage.py demo`: loads the demo site once and serves it until Ctrl-C, with nothing but Python to install."""

import os
import socket
import sys
import time
from contextlib import contextmanager
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from conference.models import Edition
from conference.project import catalogues
from conference.project.demo import folder
from conference.project.serving import Supervisor

EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104 - compared with, not listened on


class Command(BaseCommand):
    help = "Starts Convoke with demo data: web server, worker and scheduler together, until Ctrl-C."

    def add_arguments(self, parser):
        parser.add_argument("--no-serve", dest="serve", action="store_false", help="only load the data")
        parser.add_argument("--fresh", action="store_true", help="empty the demo's folder first")
        parser.add_argument("--yes", action="store_true", help="do not ask before emptying it")

    def handle(self, *, serve, fresh, yes, **options):
        if serve:
            refuse_used_port()
        if not settings.DEMO:
            start_again(sys.orig_argv[1:], CONVOKE_DEMO="1")
        refuse_other_sites()
        try:
            with folder.held(settings.DATA):
                if fresh:
                    self.empty_folder(yes)
                self.prepare()
                if serve:
                    self.serve()
        except folder.InUse:
            raise CommandError(
                f"Another demo runs on {settings.DATA}. Please stop it, or choose another folder by CONVOKE_DATA."
            ) from None

    def empty_folder(self, yes):
        """Empties it and starts again from nothing, without asking a second time."""
        if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
            raise CommandError("--fresh empties a folder; the database that DATABASE_URL names is not in it.")
        if not yes and input(f"Remove everything in {settings.DATA}? [y/N] ").strip().lower() != "y":
            raise CommandError("Nothing was removed.")
        connection.close()
        folder.empty(settings.DATA)
        start_again([part for part in sys.orig_argv[1:] if part not in ("--fresh", "--yes")])

    def prepare(self):
        with self.timed("Preparing the database"):
            call_command("migrate", interactive=False, verbosity=0)
            call_command("createcachetable", verbosity=0)
        catalogues.compile_all()
        with self.timed("Gathering style sheets, scripts and pictures"):
            call_command("collectstatic", interactive=False, verbosity=0)
        if not Edition.objects.exists():
            with self.timed("Loading demo data"):
                load_all_or_nothing()

    @contextmanager
    def timed(self, step):
        self.stdout.write(f"{step} ... ", ending="")
        self.stdout.flush()
        start = time.monotonic()
        yield
        self.stdout.write(f"{time.monotonic() - start:.0f} s")

    def serve(self):
        self.stdout.write("Starting the web server, the worker and the scheduler ...")
        supervisor = Supervisor(commands(), say=self.stderr.write, cwd=settings.ROOT)
        if not supervisor.run(is_ready=web_answers, when_ready=self.welcome):
            raise CommandError("Please look at the messages above.")
        self.stdout.write("Stopped. The data is kept for the next time.")

    def welcome(self):
        from conference.project.demo.welcome import welcome  # only here: it brings all apps

        self.stdout.write(welcome(settings.SITE_URL))
        self.stdout.flush()


def start_again(arguments, **environment):
    """The same command in a new process, for settings are read once."""
    sys.stdout.flush()
    os.environ.update(environment)
    os.execv(sys.executable, [sys.executable, *arguments])  # noqa: S606 - our own command line


def refuse_used_port():
    if not settings.PORT.isdecimal() or not 0 < int(settings.PORT) < 65536:
        raise CommandError(f"PORT must be a number between 1 and 65535, not “{settings.PORT}”.")
    family = socket.AF_INET6 if ":" in settings.HOST else socket.AF_INET
    with socket.socket(family) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((settings.HOST, int(settings.PORT)))
        except OSError as problem:
            another = int(settings.PORT) % 65000 + 1
            raise CommandError(
                f"Convoke cannot listen on {settings.HOST}, port {settings.PORT} ({problem.strerror}). Please choose "
                "another port, and another folder if a demo runs already: "
                f"PORT={another} CONVOKE_DATA=.convoke-{another} make demo"
            ) from None


def refuse_other_sites():
    """A database that holds something, but that no demo marked, belongs to somebody."""
    if folder.is_demo(settings.DATA) or Edition._meta.db_table not in connection.introspection.table_names():
        return
    if Edition.objects.exists():
        raise CommandError(
            f"{settings.DATA} (or DATABASE_URL) holds a site that is not a demo; it is left as it is. "
            "Please choose another folder by CONVOKE_DATA."
        )


def load_all_or_nothing():
    """One transaction: a demo that was interrupted while it loaded is loaded again, not served by half."""
    from conference.project.demo.load import load  # only here: it brings all apps and takes a second

    with transaction.atomic():
        load()


def commands():
    python = [sys.executable, "-W", "ignore:You're running the worker with superuser privileges", "-m"]
    celery = [*python, "celery", "--quiet", "-A", "conference.project"]
    host = f"[{settings.HOST}]" if ":" in settings.HOST else settings.HOST
    return {
        "web server": [
            *python,
            "gunicorn",
            "conference.project.wsgi:application",
            f"--bind={host}:{settings.PORT}",
            "--worker-class=gthread",
            "--workers=2",
            "--threads=8",
            "--keep-alive=75",
            "--graceful-timeout=5",
            "--log-level=warning",
        ],
        "worker": [
            *celery,
            "worker",
            # Two long tasks at once leave one for the code that somebody waits for to sign in.
            "--concurrency=3",
            "--loglevel=WARNING",
            "--without-gossip",
            "--without-mingle",
            f"--hostname=demo-{settings.PORT}@%h",
        ],
        "scheduler": [*celery, "beat", "--loglevel=WARNING", "--pidfile="],
    }


def web_answers():
    host = "127.0.0.1" if settings.HOST in EVERYWHERE else settings.HOST
    address = f"http://[{host}]:{settings.PORT}/" if ":" in host else f"http://{host}:{settings.PORT}/"
    try:
        with urlopen(address, timeout=10) as answer:  # noqa: S310 - our own address
            return answer.status < 500
    except HTTPError as problem:
        return problem.code < 500
    except (URLError, OSError):
        return False
