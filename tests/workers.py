"""Real sites beside the tests: a database, a broker, a mail server and workers in processes of their own."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from email import message_from_bytes
from pathlib import Path
from subprocess import DEVNULL

from aiosmtpd.controller import Controller
from celery import Celery
from celery.platforms import EX_OK
from kombu import Connection, Exchange, Queue

from conference.codes import new_code
from conference.project.broker import folder_transport

ROOT = Path(__file__).parents[1]
START = "import django; django.setup()\n"
MARKS = """
import json
from conference.models import Job, Message
print(json.dumps({
    "messages": dict(Message.objects.values_list("code", "status")),
    "jobs": list(Job.objects.values_list("status", flat=True)),
}))
"""


class MailServer(Controller):
    """Accepts every mail, slowly, and writes down which ones it said yes to."""

    def __init__(self, *, seconds_per_mail):
        self.seconds_per_mail, self.changed = seconds_per_mail, threading.Condition()
        self.begun, self.accepted = 0, []
        super().__init__(self, hostname="127.0.0.1", port=free_port())

    async def handle_DATA(self, server, session, envelope):
        message_id = message_from_bytes(envelope.content)["Message-ID"]
        with self.changed:
            self.begun += 1
            self.changed.notify_all()
        await asyncio.sleep(self.seconds_per_mail)
        with self.changed:
            self.accepted.extend((message_id, address) for address in envelope.rcpt_tos)
            self.changed.notify_all()
        return "250 OK"

    def wait_for_begun(self, mails, *, seconds):
        """Waits until so many mails have come in, of which the last is not yet accepted; returns whether they have."""
        with self.changed:
            return self.changed.wait_for(lambda: self.begun >= mails, seconds)

    def wait_for(self, people, *, seconds):
        """Waits until so many people have got a mail; returns whether they have."""
        with self.changed:
            return self.changed.wait_for(lambda: len({address for _, address in self.accepted}) >= people, seconds)


def free_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


class Site:
    """A site of its own. Use it as a context: at the end its workers are killed and its queue is removed."""

    def __init__(self, folder, *, broker, mail_server, database=""):
        self.broker, self.queue = broker, f"convoke-test-{new_code().lower()}"
        self.transport = folder_transport(folder / "broker") if broker.startswith("filesystem") else {}
        self.workers = []
        self.environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {
            "DJANGO_SETTINGS_MODULE": "conference.project.settings",
            "CONVOKE_DATA": str(folder),
            "CELERY_BROKER_URL": broker,
            "CELERY_QUEUE": self.queue,
            "EMAIL_URL": f"smtp://127.0.0.1:{mail_server.port}",
            "JOB_LEASE_SECONDS": "2",
            "SITE_URL": "http://testserver",
        }
        if database:
            self.environment["DATABASE_URL"] = database

    def __enter__(self):
        self.python("from django.core.management import call_command; call_command('migrate', verbosity=0)")
        return self

    def __exit__(self, *problem):
        for worker in self.workers:
            self.kill(worker)
        if not self.transport:
            with Connection(self.broker) as connection:
                Queue(self.queue, Exchange(self.queue))(connection).delete()
                Exchange(self.queue)(connection).delete()

    def python(self, code):
        """What a piece of Python prints when it runs inside the site."""
        command = [sys.executable, "-c", START + code]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == EX_OK, done.stderr
        return done.stdout

    def marks(self):
        """How messages (by code) and jobs stand in its database."""
        return json.loads(self.python(MARKS))

    def start_worker(self):
        command = [sys.executable, "-m", "celery", "--quiet", "-A", "conference.project", "worker"]
        command += ["--concurrency=1", "--loglevel=ERROR", "--without-gossip", "--without-mingle"]
        command += [f"--hostname={self.queue}@%h"]
        worker = subprocess.Popen(command, cwd=ROOT, env=self.environment, start_new_session=True, stderr=DEVNULL)
        self.workers.append(worker)
        return worker

    def kill(self, worker):
        """kill -9 for the worker and its children at once, as a lost machine would."""
        if worker.poll() is None:
            os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()

    def wake(self):
        """What beat does every few seconds."""
        with Celery("beat", broker=self.broker, set_as_current=False) as app:
            app.conf.update(task_default_queue=self.queue, broker_transport_options=self.transport)
            app.send_task("conference.tasks.sweep", expires=20)
