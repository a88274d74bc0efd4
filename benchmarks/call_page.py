"""CPU time and queries of a public call: made anew, kept by the process, and not changed (304).

    python benchmarks/call_page.py [--tracks 20] [--times 20]

Works on a database in memory; the smallest of several runs counts, for what else the machine does only adds.
"""

import argparse
import os
import sys
import time
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

TEXT = "We look for studies of how citizens and offices make services together, and of what becomes of them. " * 6


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--tracks", type=int, default=20)
    parser.add_argument("--times", type=int, default=20)
    asked = parser.parse_args()
    django.setup()
    from django.conf import settings
    from django.db import connection

    # Not the environment of tests: in it every template keeps a copy of all that it was told.
    settings.ALLOWED_HOSTS = ["*"]
    connection.creation.create_test_db(verbosity=0)
    make_call(asked.tracks)
    for path in ("/bench/call/", "/bench/", "/bench/call.txt", "/bench/dates.ics", "/calls/"):
        measure(path, asked.times)


def make_call(tracks):
    """A conference with this many tracks, each with two chairs, ten topics, a text, and a date of its own."""
    from django.utils import timezone

    from conference import actions
    from conference.models import Person, Role

    today = timezone.localdate()
    series = actions.create_series("Congress", by=None, kind="conference")
    edition = actions.create_edition(
        series, slug="bench", by=None, kind="conference", name="Congress of many tracks", description=TEXT * 3
    )
    for name in ("Full paper", "Short paper", "Poster"):
        actions.add_kind(edition, slug=name.split()[0].lower(), name=name, max_pages=12, by=None)
    for number in range(tracks):
        track = actions.add_track(edition, slug=f"t{number}", name=f"Track {number}", description=TEXT, by=None)
        for chair in range(2):
            address = f"chair{number}-{chair}@bench.example"
            person = Person.objects.create_user(address, given_name="Chair", family_name=f"{number} {chair}")
            actions.appoint(edition, person=person, role=Role.CHAIR, track=track, by=None)
        for topic in range(10):
            actions.add_topic(edition, track=track, name=f"Topic {topic} of track {number}", by=None)
        day = today + timedelta(days=60 + number)
        actions.set_deadline(edition, track=track, stage="paper", day=day, zone="Etc/GMT+12", by=None)
    for stage, days in (("abstract", 30), ("notification", 120), ("final", 150)):
        actions.set_deadline(edition, stage=stage, day=today + timedelta(days=days), zone="Etc/GMT+12", by=None)
    actions.publish_edition(edition, by=None)


def measure(path, times):
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from conference.views import conditional

    client = Client()
    etag = client.get(path).headers["ETag"]
    told = []
    for state, headers in (("anew", {}), ("kept", {}), ("304", {"If-None-Match": etag})):
        best = float("inf")
        for _ in range(times):
            if state == "anew":
                conditional.forget()
            before = time.process_time()
            answer = client.get(path, headers=headers)
            best = min(best, time.process_time() - before)
        if state == "anew":
            conditional.forget()
        with CaptureQueriesContext(connection) as queries:
            client.get(path, headers=headers)
        told.append(f"{state} {best * 1000:.1f} ms, {len(queries)} queries")
    print(f"{path:18} {len(answer.content) or len(client.get(path).content):7} bytes: {'; '.join(told)}")


if __name__ == "__main__":
    main()
